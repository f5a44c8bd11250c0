import type { EntityManager } from 'typeorm';
import { containing, forShare, forUpdate, join, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { fold, wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import type { BrandQuery } from './brand.dto.js';
import type { Brand } from './brand.entity.js';
import { isAuthenticBrand } from './brand.mac.js';
import { isNewest } from './mark.rules.js';

/** A brand with the present name of whoever is accountable for it. */
export interface NamedBrand extends Brand {
  fullName: string;
}

type Row = NamedBrand & { leaf: string | null };

const brands = (condition: Sql, tail: Sql = raw('')): Sql => sql`
  select b.id, b.name, b.name_key as "nameKey", b.accountable_id as "accountableId", b.since, b.created_at as "createdAt",
    b.given_by as "givenBy", b.reason, b.ended_at as "endedAt", b.ended_by as "endedBy", b.version, b.mac,
    p.full_name as "fullName",
    (select l.body from ledger_leaf l where l.mark = 'brand:' || b.id order by l.position desc limit 1) as leaf
  from brand b join person p on p.id = b.accountable_id where ${condition}${tail}`;

/** Made with the root key, and the log knows no newer state of it. */
const isBelieved = (keyring: Keyring, row: Row): boolean =>
  isAuthenticBrand(keyring, row) && isNewest(row.version, row.leaf);

const believed = (keyring: Keyring, found: readonly Row[]): NamedBrand[] =>
  found.filter((row) => isBelieved(keyring, row)).map(({ leaf: _, ...row }) => row);

/** The brand of this name, in whatever spelling; `hold` keeps its accountable person until the transaction ends. */
export async function brandNamed(
  db: EntityManager,
  keyring: Keyring,
  name: string,
  { hold = false } = {},
): Promise<NamedBrand | null> {
  const live = sql`b.name_key = ${fold(name)} and b.ended_at is null`;
  const [brand] = believed(keyring, await rows<Row>(db, brands(live, hold ? forShare(db, 'b') : raw(''))));
  return brand ?? null;
}

/** The live row under this key, believed or not: it is what a new one must end first. */
export async function heldBrand(
  db: EntityManager,
  keyring: Keyring,
  nameKey: string,
): Promise<{ row: Brand; isBelieved: boolean } | null> {
  await one(db, sql`select id from brand where name_key = ${nameKey} and ended_at is null${forUpdate(db)}`);
  const [row] = await rows<Row>(db, brands(sql`b.name_key = ${nameKey} and b.ended_at is null`));
  if (!row) return null;
  const { leaf: _, fullName: _name, ...brand } = row;
  return { row: brand, isBelieved: isBelieved(keyring, row) };
}

/** The keys of the brands a person is accountable for. */
export const brandKeysOf = async (db: EntityManager, keyring: Keyring, personId: string): Promise<string[]> =>
  believed(keyring, await rows<Row>(db, brands(sql`b.accountable_id = ${personId} and b.ended_at is null`))).map(
    (brand) => brand.nameKey,
  );

/** Who is accountable for each brand now, by the key of its name. */
export const accountables = async (db: EntityManager, keyring: Keyring): Promise<Map<string, string>> =>
  new Map(
    believed(keyring, await rows<Row>(db, brands(raw('b.ended_at is null')))).map((brand) => [
      brand.nameKey,
      brand.accountableId,
    ]),
  );

/** Everybody who was accountable for a brand, newest first. */
export async function brandHistory(db: EntityManager, keyring: Keyring, name: string): Promise<NamedBrand[]> {
  const found = await rows<Row>(db, brands(sql`b.name_key = ${fold(name)}`, raw(' order by b.id desc limit 200')));
  return believed(keyring, found);
}

/** A brand that accounts carry, whether or not anybody is accountable for it. */
export interface CarriedBrand {
  name: string;
  accounts: number;
  named: NamedBrand | null;
}

/** The brands of open accounts `a` that meet the condition, and those somebody is accountable for, by name; at most 500. */
export async function brandsCarried(db: EntityManager, keyring: Keyring, visible: Sql | null): Promise<CarriedBrand[]> {
  const condition = visible ? sql` and ${visible}` : raw('');
  const found = await rows<{ name: string; n: number | string }>(
    db,
    sql`select a.brand as name, count(*) as n from account a where a.brand is not null and a.status <> 'closed'${condition}
        group by a.brand order by a.brand limit 500`,
  );
  const known = believed(
    keyring,
    await rows<Row>(db, brands(raw('b.ended_at is null'), raw(' order by b.name_key limit 500'))),
  );
  const carried = new Map(
    known.map((named) => [named.nameKey, { name: named.name, accounts: 0, named: named as NamedBrand | null }]),
  );
  for (const { name, n } of found) {
    const there = carried.get(fold(name)) ?? { name, accounts: 0, named: null };
    carried.set(fold(name), { ...there, accounts: there.accounts + Number(n) });
  }
  return [...carried.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, brand]) => brand);
}

/** By name. */
export async function brandPage(db: EntityManager, keyring: Keyring, query: BrandQuery): Promise<Page<NamedBrand>> {
  const parts = [raw('b.ended_at is null')];
  for (const word of wordsOf(query.q ?? '')) parts.push(sql`b.name_key like ${containing(word)} escape '\\'`);
  if (query.accountableId !== undefined) parts.push(sql`b.accountable_id = ${query.accountableId}`);
  const matching = join(parts, ' and ');
  const [after] = query.cursor === undefined ? [''] : decodeCursor(query.cursor, 1);
  const found = await rows<Row>(
    db,
    brands(sql`${matching} and b.name_key > ${after ?? ''}`, sql` order by b.name_key limit ${query.limit + 1}`),
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from brand b where ${matching}`);
  const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.nameKey]);
  return { ...page, items: believed(keyring, page.items) };
}
