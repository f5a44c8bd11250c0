import type { EntityManager } from 'typeorm';
import type { AccessExtra, SealedAccessRow } from '../access/access-list.queries.js';
import { one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { PolicyNumber } from '../policies/policy.queries.js';

/** A row of the access list with what other modules know of it. */
export interface ExportedAccess extends SealedAccessRow {
  factorHolderId: string | null;
  acknowledgementId: string | null;
}

/** Second factor and acknowledgement come with each row; without a charter nobody could have accepted one. */
export const accessFacts = (charter: PolicyNumber | null): AccessExtra => ({
  columns: sql`, a.second_factor_holder_id as "factorHolderId", ${raw(charter ? 'ack.id' : 'null')} as "acknowledgementId"`,
  joins: charter
    ? sql`left join acknowledgement ack on ack.person_id = p.id and ack.policy_code = ${charter.policyCode} and ack.number = ${charter.number}`
    : raw(''),
});

/** How many grants, seats and emergencies there have ever been: no list is longer. */
export async function countRights(db: EntityManager): Promise<number> {
  const found = await one<{ n: number | string }>(
    db,
    sql`select (select count(*) from access_grant) + (select count(*) from seat)
      + (select count(*) from break_glass_opening) as n`,
  );
  return Number(found?.n ?? 0);
}

export interface Sight {
  lastRevealAt: string | null;
  /** Has seen a value that is still in use. */
  isCurrent: boolean;
}

export const sightKey = (accountId: string, personId: string): string => `${accountId} ${personId}`;

interface SightRow {
  accountId: string;
  personId: string;
  lastRevealAt: string | null;
  current: number | string;
}

/** Who has seen what on the accounts from one id to another, both included: one statement for a whole page of rows. */
export async function sightsBetween(db: EntityManager, from: string, to: string): Promise<Map<string, Sight>> {
  const found = await rows<SightRow>(
    db,
    sql`select c.account_id as "accountId", e.person_id as "personId",
          max(case when e.kind = 'revealed' then e.at end) as "lastRevealAt",
          max(case when e.number = c.current_version and c.retired_at is null then 1 else 0 end) as current
        from credential c join exposure e on e.credential_id = c.id
        where c.account_id >= ${from} and c.account_id <= ${to} group by c.account_id, e.person_id`,
  );
  return new Map(
    found.map((row) => [
      sightKey(row.accountId, row.personId),
      { lastRevealAt: row.lastRevealAt, isCurrent: Number(row.current) === 1 },
    ]),
  );
}

/** When rights were last confirmed in a review, by `grant:<id>`, and owner seats with the entry they answer for, by `account:<id>`. */
export async function reviewsBetween(
  db: EntityManager,
  from: string,
  to: string,
  day: string,
): Promise<Map<string, string>> {
  const reviewed = (
    subject: Sql,
    condition: Sql,
  ): Sql => sql`select ${subject} as subject, i.decided_at as at from review_item i
    where i.account_id >= ${from} and i.account_id <= ${to} and i.decided_at < ${`${day}T24`} and ${condition}`;
  const found = await rows<{ subject: string; at: string }>(
    db,
    sql`select r.subject, max(r.at) as at from (
          ${reviewed(raw('i.subject'), raw(`i.state = 'certified'`))}
          union all ${reviewed(raw(`'grant:' || i.result_grant_id`), raw('i.result_grant_id is not null'))}) r
        group by r.subject`,
  );
  return new Map(found.map(({ subject, at }) => [subject, at]));
}
