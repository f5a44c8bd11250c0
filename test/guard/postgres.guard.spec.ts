import { Client } from 'pg';
import { onPostgres } from '../support/databases.js';

/** Without this, a run that lost its server would look like one that passed on both databases. */
onPostgres('postgres: the tests have a real server of their own', () => {
  const url = process.env['TEST_DATABASE_URL'] ?? '';

  async function query(connectionString: string, ...statements: string[]): Promise<unknown[]> {
    const client = new Client({ connectionString });
    await client.connect();
    try {
      let rows: unknown[] = [];
      for (const statement of statements) rows = (await client.query(statement)).rows;
      return rows;
    } finally {
      await client.end();
    }
  }

  it('is PostgreSQL 14 or later, in UTF-8', async () => {
    const [found] = (await query(
      url,
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    )) as {
      version: number;
      encoding: string;
    }[];
    expect(found?.version).toBeGreaterThanOrEqual(140000);
    expect(found?.encoding).toBe('UTF8');
  });

  it('makes a database from a template, as every test application does', async () => {
    const [template, copy] = [`guard_template_${process.pid}`, `guard_copy_${process.pid}`];
    const at = (name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
    try {
      await query(url, `create database ${template}`);
      await query(at(template), 'create table kept (id text)', "insert into kept values ('one')");
      await query(url, `create database ${copy} template ${template}`);
      expect(await query(at(copy), 'select id from kept')).toEqual([{ id: 'one' }]);
    } finally {
      await query(url, `drop database if exists ${copy}`, `drop database if exists ${template}`);
    }
  });
});
