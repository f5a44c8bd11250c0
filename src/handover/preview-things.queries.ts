import type { EntityManager } from 'typeorm';
import { namesIn } from '../accounts/payer.rules.js';
import { containing, join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { fold } from '../kernel/fold.js';
import { firstOfEach, type Bounded } from './bounded.queries.js';
import type { ExposureView, NativeRoleView } from './preview-parts.view.js';

type Ids = readonly string[];
type Lists<T> = Promise<Map<string, Bounded<T>>>;

const SEEN =
  raw(`exposure e join credential c on c.id = e.credential_id and c.current_version = e.number and c.retired_at is null
  join account a on a.id = c.account_id and a.status <> 'closed'`);

/** Current versions of living accounts that these people have seen. */
export const exposedVersions = (db: EntityManager, ids: Ids, most: number): Lists<ExposureView> =>
  firstOfEach(
    db,
    sql`select e.person_id as "personId", c.id as "credentialId", c.account_id as "accountId", c.kind,
          c.current_version as version, min(e.at) as since from ${SEEN} where e.person_id in ${list(ids)}
        group by e.person_id, c.id, c.account_id, c.kind, c.current_version`,
    'f."accountId", f."credentialId"',
    most,
  );

export interface KnownToken {
  credentialId: string;
  accountId: string;
  version: number;
  /** 1: they put it into the vault, as a rule from an identity of their own. */
  stored: number;
  expiresOn: string | null;
}

/** Tokens in use that these people stored or saw. */
export const knownTokens = (db: EntityManager, ids: Ids, most: number): Lists<KnownToken> =>
  firstOfEach(
    db,
    sql`select e.person_id as "personId", c.id as "credentialId", c.account_id as "accountId", c.current_version as version,
          max(case when e.kind = 'stored' then 1 else 0 end) as stored, c.expires_on as "expiresOn"
        from ${SEEN} where c.kind = 'api_token' and e.person_id in ${list(ids)}
        group by e.person_id, c.id, c.account_id, c.current_version, c.expires_on`,
    'f.stored desc, f."accountId", f."credentialId"',
    most,
  );

export interface HeldFactor {
  personId: string;
  accountId: string;
  method: string;
  /** 1: the vault can make its codes too. */
  inVault: number;
  /** The phone of theirs it rings on, where the register says so. */
  device: string | null;
  deviceLabel: string | null;
}

/** Second factors of living accounts on a device of these people. */
export const heldFactors = (db: EntityManager, ids: Ids): Promise<HeldFactor[]> =>
  rows(
    db,
    sql`select a.second_factor_holder_id as "personId", a.id as "accountId", coalesce(a.second_factor, 'unknown') as method,
          case when exists (select 1 from credential c where c.account_id = a.id and c.kind = 'totp' and c.retired_at is null)
            then 1 else 0 end as "inVault", r.value as device, r.label as "deviceLabel"
        from account a left join recovery_channel r on r.kind = 'phone' and r.value = a.recovery_phone
          and r.holder_id = a.second_factor_holder_id
        where a.status <> 'closed' and a.second_factor_holder_id in ${list(ids)} order by a.id`,
  );

export interface HeldDevice {
  kind: string;
  value: string;
  label: string | null;
  belongsTo: string;
  status: string;
}

/** Mailboxes, phones and keys the register knows in these people's hands, relied on or not. */
export const heldDevices = (db: EntityManager, ids: Ids, most: number): Lists<HeldDevice> =>
  firstOfEach(
    db,
    sql`select r.holder_id as "personId", r.kind, r.value, r.label, r.belongs_to as "belongsTo", r.status
        from recovery_channel r where r.holder_id in ${list(ids)}`,
    'f.kind, f.value',
    most,
  );

/** Roles under which the newest list of a platform shows these people. */
export const nativeRoles = (db: EntityManager, ids: Ids, most: number): Lists<NativeRoleView> =>
  firstOfEach(
    db,
    sql`select n.person_id as "personId", c.account_id as "accountId", n.role, c.captured_on as "capturedOn"
        from native_row n join native_capture c on c.id = n.capture_id
        join account a on a.id = c.account_id and a.status <> 'closed'
        where n.person_id in ${list(ids)} and not exists (select 1 from native_capture later
          where later.account_id = c.account_id and (later.captured_on, later.id) > (c.captured_on, c.id))`,
    'f."accountId", f.role',
    most,
  );

export interface PaidPlan {
  accountId: string;
  plan: string | null;
  paidBy: string;
  renewsOn: string | null;
}

/** Plans of living accounts whose payer text names one of these people; with two people of one name it may be either. */
export async function paidPlans(
  db: EntityManager,
  people: readonly { id: string; fullName: string }[],
  most: number,
): Lists<PaidPlan> {
  const payers = await rows<{ paidBy: string }>(
    db,
    sql`select distinct a.paid_by as "paidBy" from account a where a.paid_by is not null and a.status <> 'closed'`,
  );
  const byName = new Map<string, string[]>();
  for (const { id, fullName } of people) byName.set(fold(fullName), [...(byName.get(fold(fullName)) ?? []), id]);
  const named = payers.flatMap(({ paidBy }) => {
    const ids = new Set(namesIn(paidBy).flatMap((name) => byName.get(name) ?? []));
    return [...ids].map((id) => sql`(${id}, ${paidBy})`);
  });
  if (named.length === 0) return new Map();
  return firstOfEach(db, plansOf(named), 'coalesce(f."renewsOn", \'~\'), f."accountId"', most);
}

/** More texts than this that name people are somebody's experiment. */
const MOST_PAYERS = 5000;

const plansOf = (named: readonly Sql[]): Sql => sql`
  select n.person_id as "personId", a.id as "accountId", a.paid_plan as plan, a.paid_by as "paidBy", a.plan_renews_on as "renewsOn"
  from account a join (${valuesOf(named.slice(0, MOST_PAYERS))}) n on n.paid_by = a.paid_by where a.status <> 'closed'`;

const valuesOf = (named: readonly Sql[]): Sql =>
  sql`select v.column1 as person_id, v.column2 as paid_by from (values ${join(named, ', ')}) v`;

/** Those of these people whose name somebody else bears too. */
export async function sharingAName(
  db: EntityManager,
  people: readonly { id: string; fullName: string; searchText: string }[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const name = (searchText: string): string => searchText.split(' |', 1)[0] ?? '';
  const called = people.map(
    ({ searchText }) => sql`p.search_text like ${startingWith(`${name(searchText)} |`)} escape '\\'`,
  );
  const found = await rows<{ searchText: string }>(
    db,
    sql`select p.search_text as "searchText" from person p where ${join(called, ' or ')}`,
  );
  const bearers = found.map(({ searchText }) => name(searchText));
  return new Set(
    people
      .filter(({ searchText }) => bearers.filter((other) => other === name(searchText)).length > 1)
      .map(({ id }) => id),
  );
}

const startingWith = (text: string): string => containing(text).slice(1);

export interface ToolFacts {
  id: string;
  createdById: string | null;
  connected: number | string;
}

const AT_ONCE = 5000;

/** Of these tools: who opened them, and how many living accounts are connected to each. */
export async function toolFacts(db: EntityManager, toolIds: Ids): Promise<ToolFacts[]> {
  const found: ToolFacts[] = [];
  for (let from = 0; from < toolIds.length; from += AT_ONCE)
    found.push(
      ...(await rows<ToolFacts>(
        db,
        sql`select t.id, t.created_by_id as "createdById", (select count(*) from account a
              where a.parent_account_id = t.id and a.status <> 'closed') as connected
            from account t where t.id in ${list(toolIds.slice(from, from + AT_ONCE))} order by t.id`,
      )),
    );
  return found;
}

/** The first accounts connected to each of these tools. */
export const connectedTo = (db: EntityManager, toolIds: Ids, most: number): Lists<{ accountId: string }> =>
  firstOfEach(
    db,
    sql`select a.parent_account_id as "personId", a.id as "accountId" from account a
        where a.parent_account_id in ${list(toolIds)} and a.status <> 'closed'`,
    'f."accountId"',
    most,
  );
