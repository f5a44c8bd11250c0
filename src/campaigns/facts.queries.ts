import type { EntityManager } from 'typeorm';
import { GRANT_COLUMNS, isProvenGrant, liveGrant, type MarkedGrant } from '../access/grant.queries.js';
import { join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Grant } from '../access/access.entity.js';
import type { CampaignScope } from './campaign.rules.js';

/** A grant under review with the names a reader needs. */
export interface GrantRow extends Grant {
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  criticality: string;
  person: string;
  personKind: string;
  organisation: string | null;
  asker: string | null;
  giver: string | null;
}

/** An entry of the register under review. */
export interface AccountRow {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  criticality: string;
  status: string;
  ownerEntity: string | null;
  purpose: string | null;
  accessModel: string;
  lastVerifiedOn: string | null;
  validatedAt: string | null;
}

interface Reach {
  subject: string;
  scope: CampaignScope;
  /** What came later is not part of this round. */
  startedAt: Date;
}

const given = (column: string, value: string | undefined): Sql[] =>
  value === undefined ? [] : [sql`${raw(column)} = ${value}`];

const ofAccount = ({ brand, platform, criticality }: CampaignScope): Sql[] => [
  ...given('a.brand', brand),
  ...given('a.platform', platform),
  ...given('a.criticality', criticality),
];

/** Over `g`, `a` and `p`: live grants on accounts that still exist. */
function grantsIn({ scope, startedAt }: Reach): Sql {
  const parts = [
    sql`a.status not in ('closed', 'rejected') and ${liveGrant('g', day(startedAt))} and g.created_at <= ${startedAt.toISOString()}`,
    ...ofAccount(scope),
    ...given('p.organisation', scope.organisation),
    ...(scope.onlyFullControl ? [raw(`g.level = 'full_control'`)] : []),
  ];
  return join(parts, ' and ');
}

/** Over `a`: what is in use, or about to be. */
function entriesIn({ scope, startedAt }: Reach): Sql {
  const parts = [
    sql`a.status not in ('closed', 'rejected', 'requested') and a.created_at <= ${startedAt.toISOString()}`,
    ...ofAccount(scope),
  ];
  if (scope.organisation !== undefined)
    parts.push(sql`exists (select 1 from seat s join person o on o.id = s.person_id where s.account_id = a.id
      and s.seat = 'owner' and s.ended_at is null and o.organisation = ${scope.organisation})`);
  return join(parts, ' and ');
}

const GRANTS = raw('access_grant g join account a on a.id = g.account_id join person p on p.id = g.person_id');

/** Is there anything at all to review? */
export async function hasAny(db: EntityManager, reach: Reach): Promise<boolean> {
  const found =
    reach.subject === 'grants'
      ? await one(db, sql`select g.id from ${GRANTS} where ${grantsIn(reach)} limit 1`)
      : await one(db, sql`select a.id from account a where ${entriesIn(reach)} limit 1`);
  return found !== null;
}

export interface Portion<T> {
  rows: T[];
  /** Where the next portion begins; null after the last. */
  upTo: string | null;
}

function portionOf<T>(found: T[], limit: number, placeOf: (row: T) => string): Portion<T> {
  const last = found[limit - 1];
  return { rows: found, upTo: last === undefined ? null : placeOf(last) };
}

/**
 * Grants after a place, account by account, so that what belongs to an account is read once; rows nobody gave are left out, as
 * they allow nothing.
 */
export async function grantPortion(
  db: EntityManager,
  keyring: Keyring,
  reach: Reach,
  after: string,
  limit: number,
): Promise<Portion<GrantRow>> {
  const [account = '', id = ''] = after.split(' ');
  const found = await rows<GrantRow & MarkedGrant>(
    db,
    sql`select ${GRANT_COLUMNS}, a.platform, a.handle, a.display_name as "displayName", a.brand, a.criticality,
          p.full_name as person, p.kind as "personKind", p.organisation,
          asker.full_name as asker, giver.full_name as giver
        from ${GRANTS} left join person asker on asker.id = g.requested_by left join person giver on giver.id = g.approved_by
        where ${grantsIn(reach)} and (g.account_id, g.id) > (${account}, ${id}) order by g.account_id, g.id limit ${limit}`,
  );
  const portion = portionOf(found, limit, (row) => pairKey(row.accountId, row.id));
  return { ...portion, rows: found.filter((row) => isProvenGrant(keyring, row)) };
}

export async function entryPortion(
  db: EntityManager,
  reach: Reach,
  after: string,
  limit: number,
): Promise<Portion<AccountRow>> {
  const found = await rows<AccountRow>(
    db,
    sql`select a.id, a.platform, a.handle, a.display_name as "displayName", a.brand, a.criticality, a.status,
          a.owner_entity as "ownerEntity", a.purpose, a.access_model as "accessModel",
          a.last_verified_on as "lastVerifiedOn", a.validated_at as "validatedAt"
        from account a where ${entriesIn(reach)} and a.id > ${after} order by a.id limit ${limit}`,
  );
  return portionOf(found, limit, (row) => row.id);
}

export const pairKey = (accountId: string, id: string): string => `${accountId} ${id}`;

/** By account and person: how many values in use somebody has seen. */
export async function exposuresOn(db: EntityManager, accountIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ accountId: string; personId: string; n: number | string }>(
    db,
    sql`select c.account_id as "accountId", e.person_id as "personId", count(distinct c.id) as n
        from credential c join exposure e on e.credential_id = c.id and e.number = c.current_version
        where c.retired_at is null and c.account_id in ${list(accountIds)} group by c.account_id, e.person_id`,
  );
  return new Map(found.map((row) => [pairKey(row.accountId, row.personId), Number(row.n)]));
}

/** By account and person: when somebody last revealed something or got a code, as the log has it. */
export async function lastUsesOn(db: EntityManager, accountIds: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ subject: string; personId: string; at: string }>(
    db,
    sql`select s.subject, l.actor_id as "personId", max(l.time) as at
        from ledger_subject s join ledger_leaf l on l.position = s.position
        where s.subject in ${list(accountIds.map((id) => `account:${id}`))} and l.outcome = 'done'
          and l.action in ('credential.reveal', 'credential.code', 'credential.use_code')
        group by s.subject, l.actor_id`,
  );
  return new Map(found.map(({ subject, personId, at }) => [pairKey(subject.slice('account:'.length), personId), at]));
}
