import type { EntityManager } from 'typeorm';
import { accountsOn, endOf } from '../accounts/history.js';
import { insertRows, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { wasInUse } from './staged.queries.js';
import { EXPOSURE_COLUMNS, exposureRow, type Seen } from './exposure.rows.js';

/** Narrows what is looked at; nothing given means everything. */
export interface ExposureFilter {
  accountIds?: readonly string[];
  personId?: string;
  credentialId?: string;
}

/** Somebody has seen the current version of a credential in use. */
export interface CurrentExposure {
  credentialId: string;
  accountId: string;
  kind: string;
  accessModel: string;
  /** Number of the version. */
  number: number;
  personId: string;
  firstAt: string;
  lastAt: string;
  /** When they first saw it in an emergency, relying on no other right. */
  emergencyAt: string | null;
}

/** As a condition over `c` (credential), `a` (account) and `e` (exposure): of current versions, of accounts that still exist. */
export const currentlySeen = (filter: ExposureFilter): Sql =>
  sql`e.number = c.current_version and c.retired_at is null and a.status <> ${'closed'}${narrowed(filter)}`;

/**
 * The same at the end of a UTC day: `c` is then `credentialsOn`, `a` the accounts of that day. What was stored in the vault and
 * when is never rewritten, so nothing else needs a history.
 */
const seenOn = (filter: ExposureFilter, on: string): Sql =>
  sql`e.number = c.current_version and e.at < ${endOf(on)} and a.status <> ${'closed'}${narrowed(filter)}`;

/** Credentials that were in the vault at the end of a day with the version that was then in use; in place of `credential`. */
const credentialsOn = (on: string): Sql => sql`(select k.id, k.account_id, k.kind,
  (select max(v.number) from credential_version v where v.credential_id = k.id and v.created_at < ${endOf(on)} and ${wasInUse('v', on)}) as current_version
  from credential k where k.created_at < ${endOf(on)} and (k.retired_at is null or k.retired_at >= ${endOf(on)}))`;

/** Who has seen what: the tables and the condition, now or at the end of a day. */
export const seenTables = (filter: ExposureFilter, on?: string): { from: Sql; where: Sql } =>
  on === undefined
    ? {
        from: raw('exposure e join credential c on c.id = e.credential_id join account a on a.id = c.account_id'),
        where: currentlySeen(filter),
      }
    : {
        from: sql`exposure e join ${credentialsOn(on)} c on c.id = e.credential_id join ${accountsOn(on)} a on a.id = c.account_id`,
        where: seenOn(filter, on),
      };

function narrowed({ accountIds, personId, credentialId }: ExposureFilter): Sql {
  const accounts = accountIds ? sql` and c.account_id in ${list(accountIds)}` : raw('');
  const person = personId === undefined ? raw('') : sql` and e.person_id = ${personId}`;
  const credential = credentialId === undefined ? raw('') : sql` and c.id = ${credentialId}`;
  return sql`${accounts}${person}${credential}`;
}

/** Who has seen what is in use now, or was at the end of a UTC day, one row a credential and person, in this order. */
export function currentExposures(db: EntityManager, filter: ExposureFilter, on?: string): Promise<CurrentExposure[]> {
  const { from, where } = seenTables(filter, on);
  return rows(
    db,
    sql`select c.id as "credentialId", c.account_id as "accountId", c.kind, a.access_model as "accessModel",
          c.current_version as "number", e.person_id as "personId", min(e.at) as "firstAt", max(e.at) as "lastAt",
          min(case when e.opening_id is not null then e.at end) as "emergencyAt"
        from ${from} where ${where}
        group by c.id, c.account_id, c.kind, a.access_model, c.current_version, e.person_id
        order by c.id, e.person_id`,
  );
}

/** One kind of sight of one version. */
export interface SeenVersion {
  credentialId: string;
  accountId: string;
  credentialKind: string;
  number: number;
  currentVersion: number;
  kind: string;
  firstAt: string;
  lastAt: string;
}

/** Everything a person ever saw, by credential, version and how. */
export const versionsSeenBy = (db: EntityManager, personId: string): Promise<SeenVersion[]> =>
  rows(
    db,
    sql`select e.credential_id as "credentialId", c.account_id as "accountId", c.kind as "credentialKind", e.number,
          c.current_version as "currentVersion", e.kind, min(e.at) as "firstAt", max(e.at) as "lastAt"
        from exposure e join credential c on c.id = e.credential_id
        where e.person_id = ${personId}
        group by e.credential_id, c.account_id, c.kind, e.number, c.current_version, e.kind
        order by e.credential_id, e.number, e.kind`,
  );

export const insertExposures = (db: EntityManager, seen: readonly Seen[]): Promise<void> =>
  insertRows(
    db,
    'exposure',
    EXPOSURE_COLUMNS,
    seen.map((one) => exposureRow(one)[2]),
  );
