import type { EntityManager } from 'typeorm';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { OWNER_SEATS } from './standing.rules.js';
import { liveGrant } from './grant.queries.js';

/** What may give access, in the order in which a list runs within one account. */
export const SOURCES = ['break_glass', 'grant', 'seat'] as const;
export type Source = (typeof SOURCES)[number];

/** One right somebody has, or had on the day asked for, with its reasons. Names and addresses are the present ones. */
export interface AccessRow {
  id: string;
  source: Source;
  accountId: string;
  platform: string;
  handle: string;
  profileUrl: string | null;
  brand: string | null;
  personId: string;
  person: string;
  personEmail: string;
  personKind: string;
  organisation: string | null;
  /** A seat's level is `owner` or `backup_owner`, that of an emergency `full_control`. */
  level: string;
  nativeRole: string | null;
  reason: string | null;
  /** Mail addresses (two people may share a name); `system` or `machine` where no person acted. */
  requestedBy: string | null;
  approvedBy: string | null;
  since: string;
  until: string | null;
  /** As the register says today. */
  status: string;
  endedOn: string | null;
  endedBy: string | null;
  /** The group through which it is held. */
  viaGroupId: string | null;
  viaGroupName: string | null;
}

/** A row with what its MAC binds beside the fields shown: ids where a row shows mail addresses. */
export interface SealedAccessRow extends AccessRow {
  requestedById: string | null;
  /** Of a seat: who gave it; of an emergency: the second person. */
  approvedById: string | null;
  endedAt: string | null;
  /** Of a grant that follows from one to a group. */
  groupGrantId: string | null;
  version: number;
  mac: string;
}

/** An emergency, with what only its MAC binds. */
export interface SealedOpeningRow extends SealedAccessRow {
  rightId: string;
  openedAt: string;
  expiresAt: string;
  secondPerson: string;
  confirmedAt: string | null;
  outcome: string | null;
  reviewedBy: string | null;
  reviewedAt: string | null;
}

export interface AccessFilter {
  /** The UTC day at whose end the access is asked for; today answers "now". */
  day: string;
  accountId?: string;
  personId?: string;
  platform?: string;
  brand?: string;
}

/** Columns and joins of another module, spliced into each part: `held` is the grant, seat or opening, `a` the account, `p` the person. */
export interface AccessExtra {
  /** Begins with a comma. */
  columns: Sql;
  joins: Sql;
}

export const NO_EXTRA: AccessExtra = { columns: raw(''), joins: raw('') };

/** Seats know no hour of the clock and no last day: held from their first day to the day before they ended. */
const heldSeat = (day: string): Sql =>
  sql`held.seat in ${list([...OWNER_SEATS])} and held.since <= ${day} and (held.ended_on is null or held.ended_on > ${day})`;

const SHARED = raw(`held.id, a.id as "accountId", a.platform, a.handle, a.profile_url as "profileUrl", a.brand,
  p.id as "personId", p.full_name as person, p.work_email as "personEmail", p.kind as "personKind", p.organisation,
  held.reason, held.since, held.ended_on as "endedOn", coalesce(ender.work_email, held.ended_by) as "endedBy",
  held.ended_at as "endedAt", held.version, held.mac`);

const GRANTS = {
  table: 'access_grant',
  columns: raw(`'grant' as source, held.level, held.native_role as "nativeRole", held.until, held.status,
    coalesce(asker.work_email, held.requested_by) as "requestedBy", coalesce(giver.work_email, held.approved_by) as "approvedBy",
    held.requested_by as "requestedById", held.approved_by as "approvedById", held.group_grant_id as "groupGrantId",
    via.id as "viaGroupId", via.name as "viaGroupName"`),
  joins: raw(
    `left join person asker on asker.id = held.requested_by left join person giver on giver.id = held.approved_by
    left join group_grant via_grant on via_grant.id = held.group_grant_id left join person_group via on via.id = via_grant.group_id`,
  ),
  held: (day: string): Sql => liveGrant('held', day),
};

const SEATS = {
  table: 'seat',
  columns: raw(`'seat' as source, held.seat as level, null as "nativeRole", null as until,
    case when held.ended_at is null then 'active' else 'ended' end as status,
    null as "requestedBy", coalesce(giver.work_email, held.given_by) as "approvedBy",
    null as "requestedById", held.given_by as "approvedById", null as "groupGrantId",
    null as "viaGroupId", null as "viaGroupName"`),
  joins: raw('left join person giver on giver.id = held.given_by'),
  held: heldSeat,
};

/** Days of the hours it was open: whoever asks who could post on a day is told of one that began and ended on it. */
const OPENINGS = {
  table: `(select o.*, substr(coalesce(o.confirmed_at, o.opened_at), 1, 10) as since, substr(o.expires_at, 1, 10) as until,
    substr(o.ended_at, 1, 10) as ended_on from break_glass_opening o
    where o.second_person = 'not_needed' or o.confirmed_at is not null)`,
  columns: raw(`'break_glass' as source, 'full_control' as level, null as "nativeRole", held.until,
    case when held.ended_at is null then 'active' else 'ended' end as status,
    p.work_email as "requestedBy", coalesce(giver.work_email, held.confirmed_by) as "approvedBy",
    held.person_id as "requestedById", held.confirmed_by as "approvedById", null as "groupGrantId",
    null as "viaGroupId", null as "viaGroupName",
    held.right_id as "rightId", held.opened_at as "openedAt", held.expires_at as "expiresAt",
    held.second_person as "secondPerson", held.confirmed_at as "confirmedAt", held.outcome,
    held.reviewed_by as "reviewedBy", held.reviewed_at as "reviewedAt"`),
  joins: raw('left join person giver on giver.id = held.confirmed_by'),
  held: (day: string): Sql => sql`held.since <= ${day} and coalesce(held.ended_on, held.until) >= ${day}`,
};

const PARTS = { break_glass: OPENINGS, grant: GRANTS, seat: SEATS };

function conditions(source: Source, filter: AccessFilter): Sql {
  return sql`${PARTS[source].held(filter.day)}
    ${filter.accountId === undefined ? raw('') : sql` and held.account_id = ${filter.accountId}`}
    ${filter.personId === undefined ? raw('') : sql` and held.person_id = ${filter.personId}`}
    ${filter.platform === undefined ? raw('') : sql` and a.platform = ${filter.platform}`}
    ${filter.brand === undefined ? raw('') : sql` and a.brand = ${filter.brand}`}`;
}

/** At most `limit` rows of one part after a place, by account and id: one index range on both databases. */
export function accessPart<T extends SealedAccessRow = SealedAccessRow>(
  db: EntityManager,
  source: Source,
  filter: AccessFilter,
  after: readonly [accountId: string, id: string],
  limit: number,
  extra: AccessExtra = NO_EXTRA,
): Promise<T[]> {
  const part = PARTS[source];
  return rows<T>(
    db,
    sql`select ${SHARED}, ${part.columns}${extra.columns}
        from ${raw(part.table)} held join account a on a.id = held.account_id join person p on p.id = held.person_id
        left join person ender on ender.id = held.ended_by ${part.joins} ${extra.joins}
        where ${conditions(source, filter)} and (held.account_id, held.id) > (${after[0]}, ${after[1]})
        order by held.account_id, held.id limit ${limit}`,
  );
}

/** How many rows the whole list has in the tables, trusted or not. */
export async function countAccess(db: EntityManager, filter: AccessFilter): Promise<number> {
  const count = async (source: Source): Promise<number> => {
    const found = await one<{ n: number | string }>(
      db,
      sql`select count(*) as n from ${raw(PARTS[source].table)} held join account a on a.id = held.account_id
          where ${conditions(source, filter)}`,
    );
    return Number(found?.n ?? 0);
  };
  let total = 0;
  for (const source of SOURCES) total += await count(source);
  return total;
}
