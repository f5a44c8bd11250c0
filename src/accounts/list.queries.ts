import type { EntityManager } from 'typeorm';
import { containing, join, raw, rows, sql, type Sql } from '../database/sql.js';
import { wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { AccountQuery } from './account.dto.js';
import type { Account } from './account.entity.js';
import { CRITICALITIES } from './account.fields.dto.js';
import { accountColumns } from './account.queries.js';

/** Filters that are one column each. */
const FILTERS = ['platform', 'brand', 'status', 'criticality', 'accessModel', 'recoveryPhone', 'language'] as const;

const snake = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** The condition on `account a` a list asks for, within what its reader sees. */
export function conditionsOf(query: AccountQuery, visible: Sql | null): Sql {
  const parts = FILTERS.filter((field) => query[field] !== undefined).map(
    (field) => sql`${raw(`a.${snake(field)}`)} = ${query[field]}`,
  );
  if (query.registrationEmail !== undefined)
    parts.push(sql`a.registration_email = ${query.registrationEmail.trim().toLowerCase()}`);
  if (query.handle !== undefined) parts.push(called(query.handle));
  if (query.ownerId !== undefined) {
    parts.push(
      sql`a.id in (select account_id from seat where person_id = ${query.ownerId} and seat = 'owner' and ended_at is null)`,
    );
  }
  if (query.missing !== undefined) parts.push(lacking(query.missing));
  if (query.frozen !== undefined)
    parts.push(raw(query.frozen === 'yes' ? 'a.frozen_at is not null' : 'a.frozen_at is null'));
  for (const word of wordsOf(query.q ?? '')) parts.push(sql`a.search_text like ${containing(word)} escape '\\'`);
  if (visible) parts.push(visible);
  return parts.length === 0 ? sql`1 = 1` : join(parts, ' and ');
}

function lacking(what: NonNullable<AccountQuery['missing']>): Sql {
  const open = sql`a.status <> 'closed'`;
  return what === 'owner' || what === 'backup_owner'
    ? sql`${open} and not exists (select 1 from seat m where m.account_id = a.id and m.seat = ${what} and m.ended_at is null)`
    : sql`${open} and ${raw(`a.${what}`)} is null`;
}

/** As the platform compares handles: lower case, and on some without dots. */
function called(handle: string): Sql {
  const key = handle.trim().replace(/^@/, '').toLowerCase();
  return sql`(a.handle_key = ${key} or (a.handle_key = ${key.replaceAll('.', '')} and a.handle like ${'%.%'}))`;
}

const KEYS = { displayName: 'nameKey', handle: 'handleKey', platform: 'platform', createdAt: 'createdAt' } as const;

/** One page by key: as many index steps as rows, however deep in the list. */
export function pageOfAccounts(
  db: EntityManager,
  query: AccountQuery,
  conditions: Sql,
  total: number,
): Promise<Page<Account>> {
  const field = query.sort.replace(/^-/, '') as keyof typeof KEYS | 'criticality';
  return field === 'criticality'
    ? pageByRank(db, query, conditions, total)
    : pageByKey(db, query, conditions, total, KEYS[field]);
}

async function pageByKey(
  db: EntityManager,
  query: AccountQuery,
  conditions: Sql,
  total: number,
  key: (typeof KEYS)[keyof typeof KEYS],
): Promise<Page<Account>> {
  const { order, beyond } = direction(query);
  const column = raw(`a.${snake(key)}`);
  const after = query.cursor === undefined ? sql`` : cursorBeyond(query.cursor, column, beyond);
  const found = await rows<Account>(
    db,
    sql`select ${accountColumns(db)} from account a where ${conditions}${after}
        order by ${column} ${order}, a.id ${order} limit ${query.limit + 1}`,
  );
  return pageOf(found, query.limit, total, (row) => [row[key], row.id]);
}

function cursorBeyond(cursor: string, column: Sql, beyond: Sql): Sql {
  const [key, id] = decodeCursor(cursor, 2);
  return sql` and (${column}, a.id) ${beyond} (${String(key)}, ${String(id)})`;
}

const direction = ({ sort }: AccountQuery): { order: Sql; beyond: Sql } =>
  sort.startsWith('-') ? { order: raw('desc'), beyond: raw('<') } : { order: raw('asc'), beyond: raw('>') };

/** High, medium, low is no order of letters: each rank is its own range of the index. */
async function pageByRank(
  db: EntityManager,
  query: AccountQuery,
  conditions: Sql,
  total: number,
): Promise<Page<Account>> {
  const { order, beyond } = direction(query);
  const ranks: readonly string[] = query.sort.startsWith('-') ? [...CRITICALITIES].reverse() : CRITICALITIES;
  const [rank, id] = query.cursor === undefined ? [ranks[0], null] : decodeCursor(query.cursor, 2);
  const found: Account[] = [];
  for (const criticality of ranks.slice(Math.max(0, ranks.indexOf(String(rank))))) {
    const after = id !== null && criticality === rank ? sql` and a.id ${beyond} ${String(id)}` : sql``;
    const missing = query.limit + 1 - found.length;
    if (missing === 0) break;
    found.push(
      ...(await rows<Account>(
        db,
        sql`select ${accountColumns(db)} from account a where ${conditions} and a.criticality = ${criticality}${after}
            order by a.id ${order} limit ${missing}`,
      )),
    );
  }
  return pageOf(found, query.limit, total, (row) => [row.criticality, row.id]);
}
