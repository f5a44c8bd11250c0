import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import { inUseSince, putInUseBy } from '../vault/staged.queries.js';
import type { CertifiedEvidence } from './certified.js';

export interface Transfer {
  handoverId: string;
  accountId: string;
  platform: string;
  handle: string;
  /** JSON arrays. */
  seats: string;
  holds: string;
  successorId: string | null;
  successor: string | null;
  namedBy: string | null;
  namedAt: string | null;
  acceptedAt: string | null;
}

/** Every account of the case with who took it over. */
export const transfersOf = (db: EntityManager, caseId: string): Promise<Transfer[]> =>
  rows(
    db,
    sql`select h.id as "handoverId", h.account_id as "accountId", a.platform, a.handle, h.seats, h.holds,
          h.successor_id as "successorId", p.full_name as successor, h.named_by as "namedBy", h.named_at as "namedAt",
          h.accepted_at as "acceptedAt"
        from handover h join account a on a.id = h.account_id left join person p on p.id = h.successor_id
        where h.case_id = ${caseId} order by h.account_id`,
  );

export interface RenewedVersion {
  credentialId: string;
  accountId: string;
  kind: string;
  lastSeenVersion: number;
  currentVersion: number;
  version: number;
  storedAt: string;
  storedBy: string;
}

/** Secrets the leaver knew once, with every version that came into use since the last one they saw. */
export const renewedVersions = (db: EntityManager, personId: string): Promise<RenewedVersion[]> =>
  rows(
    db,
    sql`select c.id as "credentialId", c.account_id as "accountId", c.kind, s.last as "lastSeenVersion",
          c.current_version as "currentVersion", v.number as version, ${inUseSince('v')} as "storedAt",
          ${putInUseBy('v')} as "storedBy"
        from (select credential_id, max(number) as last from exposure where person_id = ${personId} group by credential_id) s
        join credential c on c.id = s.credential_id
        join credential_version v on v.credential_id = c.id and v.number > s.last and v.number <= c.current_version
        where ${inUseSince('v')} is not null
        order by c.id, v.number`,
  );

/** What was given as evidence, by its hash, and who looked at it; never what it says. */
export const certifiedEvidence = (db: EntityManager, caseId: string): Promise<CertifiedEvidence[]> =>
  rows(
    db,
    sql`select e.task_id as "taskId", t.code, t.account_id as "accountId", e.kind, e.hash as sha256, e.added_by as "addedBy",
          e.added_at as "addedAt", case when t.status = 'verified' then t.verified_by end as "verifiedBy",
          case when t.status = 'verified' then t.verified_at end as "verifiedAt"
        from task_evidence e join task t on t.id = e.task_id where t.case_id = ${caseId} order by e.added_at, e.id`,
  );

const NAMES_AT_ONCE = 500;

/** Names by id, for as many as there are. */
export async function namesOf(db: EntityManager, ids: Iterable<string | null>): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null).sort();
  const names: Record<string, string> = {};
  for (let from = 0; from < wanted.length; from += NAMES_AT_ONCE) {
    const found = await rows<{ id: string; name: string }>(
      db,
      sql`select id, full_name as name from person where id in ${list(wanted.slice(from, from + NAMES_AT_ONCE))} order by id`,
    );
    for (const { id, name } of found) names[id] = name;
  }
  return names;
}
