import type { EntityManager } from 'typeorm';
import type { AccessExtra, SealedAccessRow } from '../access/access-list.queries.js';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Catalogue } from '../platforms/platform.js';
import { saidBy } from '../policies/gate.queries.js';
import type { PolicyNumber } from '../policies/policy.queries.js';
import { LOGIN_KINDS, sharedLogins } from '../vault/shared-login.queries.js';

/** A row of the access list with what other modules know of it. */
export interface ExportedAccess extends SealedAccessRow {
  factorHolderId: string | null;
  acknowledgementId: string | null;
}

/** Second factor and acknowledgement come with each row; without a charter nobody could have accepted one. */
export const accessFacts = (charter: PolicyNumber | null): AccessExtra => ({
  columns: sql`, a.second_factor_holder_id as "factorHolderId", ${raw(charter ? 'ack.id' : 'null')} as "acknowledgementId"`,
  joins: charter
    ? sql`left join acknowledgement ack on ack.person_id = p.id and ack.policy_code = ${charter.policyCode} and ack.number = ${charter.number}
        and ${saidBy('ack', '9999-12-31')}`
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

/**
 * Who has seen what on the accounts from one id to another, both included: one statement for a whole page of rows. Whoever saw
 * a login has seen it for every account it opens.
 */
export async function sightsBetween(
  db: EntityManager,
  catalogue: Catalogue,
  from: string,
  to: string,
): Promise<Map<string, Sight>> {
  const found = await rows<SightRow>(
    db,
    sql`select s.account_id as "accountId", s.person_id as "personId", max(s.revealed_at) as "lastRevealAt",
          max(s.is_current) as current
        from (${sights(sql`c.account_id`, sql`credential c`)} where c.account_id >= ${from} and c.account_id <= ${to}
          union all ${sights(
            sql`g.account_id`,
            sql`(${sharedLogins(catalogue, sql`x.id >= ${from} and x.id <= ${to}`)}) g
              join credential c on c.account_id = g.other_id and c.kind in ${list(LOGIN_KINDS)}`,
          )}) s
        group by s.account_id, s.person_id`,
  );
  return new Map(
    found.map((row) => [
      sightKey(row.accountId, row.personId),
      { lastRevealAt: row.lastRevealAt, isCurrent: Number(row.current) === 1 },
    ]),
  );
}

const sights = (account: Sql, credentials: Sql): Sql => sql`
  select ${account} as account_id, e.person_id, case when e.kind = 'revealed' then e.at end as revealed_at,
    case when e.number = c.current_version and c.retired_at is null then 1 else 0 end as is_current
  from ${credentials} join exposure e on e.credential_id = c.id`;

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
