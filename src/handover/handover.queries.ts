import type { EntityManager } from 'typeorm';
import { OWNER_SEATS } from '../accounts/seat.rules.js';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Keyring } from '../keyring/keyring.js';
import type { HandoverQuery } from './handover.dto.js';
import type { Handover } from './handover.entity.js';
import { isProvenHandover } from './handover.mac.js';

const COLUMNS = sql`h.id, h.case_id as "caseId", h.account_id as "accountId", h.seats, h.holds,
  h.successor_id as "successorId", h.named_by as "namedBy", h.named_at as "namedAt", h.accepted_at as "acceptedAt",
  h.proposal, h.replaces_id as "replacesId", h.completed_at as "completedAt", h.completed_by as "completedBy", h.version, h.mac`;

/** Of handover `h`: this person is its successor or keeps its account. */
export const concerning = (personId: string): Sql => sql`(h.successor_id = ${personId} or exists (select 1 from seat s
  where s.account_id = h.account_id and s.person_id = ${personId} and s.ended_at is null and s.seat in ${list(OWNER_SEATS)}))`;

/** A page of a case's handovers; `only` narrows it to a successor's, and to those of the accounts they keep. */
export async function handoversOf(
  db: EntityManager,
  about: { caseId: string; only: string | null },
  query: HandoverQuery,
): Promise<Page<Handover>> {
  const account = query.accountId ? sql` and h.account_id = ${query.accountId}` : raw('');
  const successor = query.successorId ? sql` and h.successor_id = ${query.successorId}` : raw('');
  const only = about.only === null ? raw('') : sql` and ${concerning(about.only)}`;
  const matching = sql`h.case_id = ${about.caseId}${account}${successor}${only}`;
  const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
  const found = await rows<Handover>(
    db,
    sql`select ${COLUMNS} from handover h where ${matching} and h.id > ${after ?? ''} order by h.id limit ${query.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from handover h where ${matching}`);
  return pageOf(found, query.limit, Number(count?.n ?? 0), (handover) => [handover.id]);
}

/** A handover as it stands in the table, and whether it is believed: made with the root key, and the log knows no newer state. */
export interface FoundHandover {
  row: Handover;
  isProven: boolean;
}

/** Those that `condition` (over `h`, its case `k` and its account `a`) finds, in the order of their ids. */
export async function findHandovers(db: EntityManager, keyring: Keyring, condition: Sql): Promise<FoundHandover[]> {
  const found = await rows<Handover & { leaf: string | null }>(
    db,
    sql`select ${COLUMNS}, (select l.body from ledger_leaf l where l.mark = 'handover:' || h.id order by l.position desc limit 1) as leaf
        from handover h join offboarding_case k on k.id = h.case_id join account a on a.id = h.account_id
        where ${condition} order by h.id`,
  );
  return found.map(({ leaf, ...row }) => ({ row, isProven: isProvenHandover(keyring, row, leaf) }));
}

export interface Acceptance {
  total: number;
  accepted: number;
  completed: number;
}

/** How far the accounts of these cases are: taken over, and finished before the last day. */
export async function acceptanceOf(db: EntityManager, caseIds: readonly string[]): Promise<Map<string, Acceptance>> {
  const found = await rows<{ caseId: string } & Record<keyof Acceptance, number | string>>(
    db,
    sql`select case_id as "caseId", count(*) as total, count(accepted_at) as accepted, count(completed_at) as completed
        from handover where case_id in ${list(caseIds)} group by case_id`,
  );
  const counted = new Map(
    found.map(({ caseId, total, accepted, completed }) => [
      caseId,
      { total: Number(total), accepted: Number(accepted), completed: Number(completed) },
    ]),
  );
  return new Map(caseIds.map((id) => [id, counted.get(id) ?? { total: 0, accepted: 0, completed: 0 }]));
}
