import { dayAfter } from '../kernel/clock.js';
import type { EntityManager } from 'typeorm';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { concerns, current, isHere, obliges, owed, VERSIONS } from './concerned.queries.js';
import { backSince, saidBy, firstDay, firstLanguage } from './gate.queries.js';
import type { TitleRow } from './edition.queries.js';
import type { AcknowledgementView, OwedView } from './acknowledgement.view.js';

export interface OwedRow {
  personId: string;
  policyCode: string;
  number: number;
  kind: string;
  effectiveFrom: string;
  /** First day the grace is counted from. */
  graceFrom: string;
  hasAccess: number;
}

/** The later of two days; both databases compare days as text. */
const graceFrom = raw(
  `case when v.effective_from > coalesce(gp.start_date, substr(gp.created_at, 1, 10)) then v.effective_from
    else coalesce(gp.start_date, substr(gp.created_at, 1, 10)) end`,
);

/** What these people have not accepted of what is in force or to come and theirs to read. */
export const owedBy = (db: EntityManager, personIds: readonly string[], day: string): Promise<OwedRow[]> =>
  rows(
    db,
    sql`select gp.id as "personId", v.policy_code as "policyCode", v.number as number, v.kind as kind,
          v.effective_from as "effectiveFrom", ${graceFrom} as "graceFrom",
          case when ${obliges(day)} then 1 else 0 end as "hasAccess"
        from person gp cross join ${VERSIONS}
        where gp.id in ${list(personIds)} and ${current(day)} and ${firstLanguage('v')} and ${owed(day)} and ${concerns()}
        order by gp.id, v.policy_code, v.number`,
  );

export const titled = (titles: readonly TitleRow[], version: { policyCode: string; number: number }) =>
  Object.fromEntries(
    titles
      .filter((title) => title.policyCode === version.policyCode && title.number === version.number)
      .map(({ language, title }) => [language, title]),
  );

export const owedView = (row: OwedRow, titles: readonly TitleRow[], graceDays: number): OwedView => ({
  policyCode: row.policyCode,
  number: row.number,
  title: titled(titles, row),
  kind: row.kind,
  effectiveFrom: row.effectiveFrom,
  suspendedFrom: dayAfter(row.graceFrom, graceDays),
  hasAccess: Number(row.hasAccess) === 1,
});

const GIVEN = raw(`k.id, k.person_id as "personId", k.policy_code as "policyCode", k.number, k.language,
  k.acknowledged_on as "acknowledgedOn", k.method, k.text_hash as "textHash"`);

/** What somebody accepted, newest first. */
export const givenBy = (
  db: EntityManager,
  personId: string,
  after: readonly [day: string, id: string] | null,
  limit: number,
): Promise<Omit<AcknowledgementView, 'title'>[]> =>
  rows(
    db,
    sql`select ${GIVEN} from acknowledgement k where k.person_id = ${personId}
        ${after === null ? raw('') : sql` and (k.acknowledged_on, k.id) < (${after[0]}, ${after[1]})`}
        order by k.acknowledged_on desc, k.id desc limit ${limit}`,
  );

export const countGiven = async (db: EntityManager, personId: string): Promise<number> =>
  Number(
    (
      await one<{ n: number | string }>(
        db,
        sql`select count(*) as n from acknowledgement where person_id = ${personId}`,
      )
    )?.n ?? 0,
  );

export const acknowledgementOf = (
  db: EntityManager,
  personId: string,
  code: string,
  number: number,
): Promise<(Omit<AcknowledgementView, 'title'> & { counts: number }) | null> =>
  one(
    db,
    sql`select ${GIVEN}, case when ${saidBy('k', '9999-12-31')} then 1 else 0 end as counts from acknowledgement k
        where k.person_id = ${personId} and k.policy_code = ${code} and k.number = ${number}`,
  );

/** A version somebody accepted: in their present period, or before they came back. */
export interface AcceptedRow {
  policyCode: string;
  number: number;
  on: string;
  counts: number | string;
}

/** What of these policies somebody accepted. */
export const acceptedOf = (db: EntityManager, personId: string, codes: readonly string[]): Promise<AcceptedRow[]> =>
  rows(
    db,
    sql`select k.policy_code as "policyCode", k.number as number, coalesce(k.renewed_on, k.acknowledged_on) as "on",
          case when ${saidBy('k', '9999-12-31')} then 1 else 0 end as counts from acknowledgement k
        where k.person_id = ${personId} and k.policy_code in ${list(codes)}`,
  );

export interface OutstandingRow {
  id: string;
  fullName: string;
  kind: string;
  organisation: string | null;
  department: string | null;
  graceFrom: string;
}

const awaited = (code: string, number: number, day: string): Sql =>
  sql`from person gp cross join ${VERSIONS} where v.policy_code = ${code} and v.number = ${number}
    and ${firstLanguage('v')} and ${owed(day)} and ${isHere(day)} and ${obliges(day)}`;

/** People here who have access the version is about and have not accepted it, by id; one row more than asked for. */
export const outstandingOf = (
  db: EntityManager,
  { code, number }: { code: string; number: number },
  day: string,
  after: string,
  limit: number,
): Promise<OutstandingRow[]> =>
  rows(
    db,
    sql`select gp.id, gp.full_name as "fullName", gp.kind as kind, gp.organisation, gp.department,
          ${graceFrom} as "graceFrom" ${awaited(code, number, day)} and gp.id > ${after} order by gp.id limit ${limit + 1}`,
  );

export const countOutstanding = async (
  db: EntityManager,
  { code, number }: { code: string; number: number },
  day: string,
): Promise<number> =>
  Number((await one<{ n: number | string }>(db, sql`select count(*) as n ${awaited(code, number, day)}`))?.n ?? 0);

export interface NewcomerRow {
  id: string;
  fullName: string;
  kind: string;
  organisation: string | null;
  department: string | null;
  startDate: string | null;
  hasAccess: number;
  training: string;
}

const NEW_DAYS = 30;

/** Begins or began within thirty days, or never accepted anything. */
const isNew = (day: string): Sql => sql`${isHere(day)} and (
  (${firstDay('gp')} >= ${dayAfter(day, -NEW_DAYS)} and ${firstDay('gp')} <= ${dayAfter(day, NEW_DAYS)})
  or not exists (select 1 from acknowledgement k where k.person_id = gp.id))`;

export const newcomers = (db: EntityManager, day: string, after: string, limit: number): Promise<NewcomerRow[]> =>
  rows(
    db,
    sql`select gp.id, gp.full_name as "fullName", gp.kind as kind, gp.organisation, gp.department,
          gp.start_date as "startDate",
          case when exists (select 1 from access_grant g where g.person_id = gp.id and g.since <= ${day}
              and (g.ended_on is null or g.ended_on > ${day}) and (g.until is null or g.until >= ${day}))
            or exists (select 1 from seat s where s.person_id = gp.id and s.ended_at is null
              and s.seat in ('owner', 'backup_owner')) then 1 else 0 end as "hasAccess",
          case when not exists (select 1 from training t where t.person_id = gp.id and t.completed_on >= ${backSince('gp.id')}) then 'none'
            when exists (select 1 from training t where t.person_id = gp.id and t.withdrawn_at is null
              and t.completed_on >= ${backSince('gp.id')} and t.completed_on <= ${day} and (t.expires_on is null or t.expires_on >= ${day})) then 'current'
            else 'lapsed' end as training
        from person gp where ${isNew(day)} and gp.id > ${after} order by gp.id limit ${limit + 1}`,
  );

export const countNewcomers = async (db: EntityManager, day: string): Promise<number> =>
  Number((await one<{ n: number | string }>(db, sql`select count(*) as n from person gp where ${isNew(day)}`))?.n ?? 0);
