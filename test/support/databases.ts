import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

export type DatabaseKind = 'sqlite' | 'postgres';

/** Which databases this run covers; both unless the runner was told one. */
export const KINDS: DatabaseKind[] = (['sqlite', 'postgres'] as const).filter((kind) =>
  (process.env['TEST_DATABASES'] ?? 'sqlite,postgres').split(',').includes(kind),
);

export async function asAdmin<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set: the test run starts a PostgreSQL of its own, see scripts/test.mjs');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Where a database of the test server is reached. */
export function databaseUrl(name: string): string {
  const url = new URL(process.env['TEST_DATABASE_URL'] as string);
  url.pathname = `/${name}`;
  return url.toString();
}

/** A fresh PostgreSQL database, empty or a copy of `template`; `drop` removes it with whatever still hangs on it. */
export async function freshPostgres(template?: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `story_${randomBytes(6).toString('hex')}`;
  await asAdmin((client) => client.query(`create database ${name}${template ? ` template ${template}` : ''}`));
  return {
    url: databaseUrl(name),
    drop: () => asAdmin(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** A story that only PostgreSQL has: several processes on one database. A run that leaves it out says so. */
export function onPostgres(title: string, story: () => void): void {
  if (KINDS.includes('postgres')) describe(title, story);
  else it(`${title}: left out of this run`, () => expect(KINDS).not.toContain('postgres'));
}
