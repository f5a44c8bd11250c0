import type { EntityManager } from 'typeorm';
import { forUpdate, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Grant } from './access.entity.js';
import { isAuthenticGrant } from './grant.mac.js';

/** `isLiveOn` as a condition: begun, not ended on or before `day`, not past its last day. Same rule, same edges. */
export const liveGrant = (alias: string, day: string): Sql =>
  sql`${raw(alias)}.since <= ${day} and (${raw(alias)}.ended_on is null or ${raw(alias)}.ended_on > ${day})
      and (${raw(alias)}.until is null or ${raw(alias)}.until >= ${day})`;

/** Not ended, and its days meet those from `since` to `until` (null: open-ended), both inclusive. */
export const grantDuring = (alias: string, since: string, until: string | null): Sql =>
  sql`(${raw(alias)}.ended_on is null or ${raw(alias)}.ended_on > ${since})
      and (${raw(alias)}.until is null or ${raw(alias)}.until >= ${since})
      ${until === null ? raw('') : sql`and ${raw(alias)}.since <= ${until}`}`;

/** The body of the newest leaf that fixes the state of a grant, as a column of a query over `alias`. */
export const markOf = (alias: string): Sql =>
  raw(`(select mark_leaf.body from ledger_leaf mark_leaf where mark_leaf.mark = 'grant:' || ${alias}.id
        order by mark_leaf.position desc limit 1)`);

/** What the leaf of a grant fixes beside its MAC. */
interface Marked {
  version: number;
  for?: string | null;
}

/** A row without a mark was imported and never changed since; in whose name a delegate approved is what the log says. */
function isAsMarked(row: MarkedGrant): boolean {
  if (row.markBody === null) return true;
  const { details } = JSON.parse(row.markBody) as { details: Marked };
  if (row.version < details.version) return false;
  return row.version > details.version || details.for === undefined || details.for === row.approvedFor;
}

export type MarkedGrant = Grant & { markBody: string | null };

/**
 * Neither forged nor restored: the MAC fits and the log knows no newer version. A row may be ahead of the log for the
 * moment in which its leaf waits for its place in the tree; an older row put back never is.
 */
export const isProvenGrant = (keyring: Keyring, row: MarkedGrant): boolean =>
  isAuthenticGrant(keyring, row) && isAsMarked(row);

/** Every column of a grant `g` under its property name, and its mark. */
export const GRANT_COLUMNS: Sql = sql`g.id, g.account_id as "accountId", g.person_id as "personId", g.level,
  g.native_role as "nativeRole", g.reason, g.requested_by as "requestedBy", g.approved_by as "approvedBy", g.approved_for as "approvedFor", g.since, g.until,
  g.status, g.ended_on as "endedOn", g.ended_at as "endedAt", g.ended_by as "endedBy", g.ended_reason as "endedReason",
  g.scope, g.ticket, g.group_grant_id as "groupGrantId", g.continues_id as "continuesId", g.created_at as "createdAt", g.version, g.mac, ${markOf('g')} as "markBody"`;

/** The grants that `condition` (over `g`) finds and that can be trusted; forged and restored rows are absent. */
export async function provenGrants(
  db: EntityManager,
  keyring: Keyring,
  condition: Sql,
  tail: Sql = raw(''),
): Promise<Grant[]> {
  const found = await rows<MarkedGrant>(db, sql`select ${GRANT_COLUMNS} from access_grant g where ${condition}${tail}`);
  return found.filter((row) => isProvenGrant(keyring, row)).map(({ markBody: _, ...grant }) => grant);
}

/** One grant, held until the transaction ends; null when there is none that can be trusted. */
export async function holdGrant(db: EntityManager, keyring: Keyring, id: string): Promise<Grant | null> {
  await rows(db, sql`select id from access_grant where id = ${id}${forUpdate(db)}`);
  const [grant] = await provenGrants(db, keyring, sql`g.id = ${id}`);
  return grant ?? null;
}
