import type { EntityManager } from 'typeorm';
import { raw, sql } from '../database/sql.js';
import { Failure } from '../kernel/failure.js';
import { nameIn } from '../platforms/handle.rules.js';
import type { Catalogue } from '../platforms/platform.js';
import { PAGE, paged } from './inserts.js';

/** Everybody's id by mail address as it is compared: loaded once, asked for every row. */
export async function peopleByMail(db: EntityManager): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  const page = (after: string) =>
    sql`select id, email_key as "key" from person where id > ${after} order by id limit ${PAGE}`;
  for await (const { id, key } of paged<{ id: string; key: string }>(db, page)) people.set(key, id);
  return people;
}

/** `platform` and key of an account in one text; no platform id holds a line break. */
export const nameKeyOf = (platform: string, key: string): string => `${platform}\n${key}`;

interface Named {
  id: string;
  platform: string;
  key: string;
}

/** Every account's id by its comparison key; where a name was taken up again, the account that is not closed has it. */
export async function accountsByName(db: EntityManager): Promise<Map<string, string>> {
  const accounts = new Map<string, string>();
  for (const closed of ["status = 'closed'", "status <> 'closed'"]) {
    const page = (after: string) =>
      sql`select id, platform, handle_key as "key" from account where ${raw(closed)} and id > ${after} order by id limit ${PAGE}`;
    for await (const { id, platform, key } of paged<Named>(db, page)) accounts.set(nameKeyOf(platform, key), id);
  }
  return accounts;
}

/** Rule 8: another spelling of a handle is the same account. Files name the same few thousands of times. */
export class AccountFinder {
  private readonly spellings = new Map<string, string | null>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly accounts: ReadonlyMap<string, string>,
  ) {}

  find(platform: string, handle: string): string | null {
    const spelling = nameKeyOf(platform, handle);
    const known = this.spellings.get(spelling);
    if (known !== undefined) return known;
    const named = nameIn(this.catalogue, platform, handle, { archived: true });
    const id = named instanceof Failure ? null : (this.accounts.get(nameKeyOf(platform, named.key)) ?? null);
    if (this.spellings.size < 500_000) this.spellings.set(spelling, id);
    return id;
  }
}
