import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, sql } from '../database/sql.js';
import { dayAfter } from '../kernel/clock.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import { spelledIn } from '../people/organisation.queries.js';
import { AgencyDeparture } from './agency.entity.js';
import type { AgencyAssetView, AgencyPersonView, DepartureRow } from './agency.view.js';
import { HandoverFailures } from './handover.failures.js';

/** Held until the transaction ends. Throws `handover.unknown_departure`. */
export async function heldDeparture(db: EntityManager, id: string): Promise<AgencyDeparture> {
  await one(db, sql`select id from agency_departure where id = ${id}${forUpdate(db)}`);
  const found = await db.findOneBy(AgencyDeparture, { id });
  if (!found) throw HandoverFailures.UNKNOWN_DEPARTURE();
  return found;
}

export const casesIn = (db: EntityManager, id: string): Promise<{ id: string; status: string }[]> =>
  rows(db, sql`select id, status from offboarding_case where agency_departure_id = ${id} order by id`);

/** A page of departures of organisations, the newest first. */
export async function departuresPage(db: EntityManager, { limit, cursor }: ListQuery): Promise<Page<DepartureRow>> {
  const [before] = cursor ? decodeCursor(cursor, 1) : ['~'];
  const found = await rows<DepartureRow>(
    db,
    sql`select d.id, d.organisation_id as "organisationId", o.name as organisation, d.last_day as "lastDay", d.opened_at as "openedAt",
          d.closed_at as "closedAt", count(k.id) as total, sum(case when k.status = 'open' then 1 else 0 end) as open,
          sum(case when k.status = 'closed' then 1 else 0 end) as closed
        from agency_departure d join organisation o on o.id = d.organisation_id
        left join offboarding_case k on k.agency_departure_id = d.id where d.id < ${before ?? '~'}
        group by d.id, d.organisation_id, o.name, d.last_day, d.opened_at, d.closed_at order by d.id desc limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from agency_departure`);
  return pageOf(found, limit, Number(count?.n ?? 0), ({ id }) => [id]);
}

/** Each of its people, with what they still have. */
export const peopleIn = (db: EntityManager, id: string, today: string): Promise<AgencyPersonView[]> =>
  rows(
    db,
    sql`select p.id as "personId", p.full_name as "fullName", k.id as "caseId", k.status,
          (select count(*) from seat s where s.person_id = p.id and s.ended_at is null) as seats,
          (select count(*) from access_grant g where g.person_id = p.id and g.since <= ${today}
            and (g.ended_on is null or g.ended_on > ${today}) and (g.until is null or g.until >= ${today})) as grants,
          (select count(*) from access_grant g join account a on a.id = g.account_id where g.person_id = p.id
            and g.ended_on is null and a.access_model = ${'tool_mediated'}) as "toolConnections",
          (select count(*) from native_identity i where i.person_id = p.id) as "nativeIdentities"
        from offboarding_case k join person p on p.id = k.person_id where k.agency_departure_id = ${id} order by p.full_name, p.id`,
  );

interface Asset {
  accountId: string;
  platform: string;
  handle: string;
  ownerEntity: string | null;
  owned: number;
  claimedSince: string | null;
}

/**
 * Accounts that are the organisation's, or whose registration mailbox, recovery phone or second factor is; with the day from
 * which somebody of ours may become the primary owner: the platform's delay after they first got in.
 */
export async function assetsIn(
  db: EntityManager,
  departure: Pick<AgencyDeparture, 'id'>,
  nameKey: string,
  leadDaysOf: (platform: string) => number,
): Promise<AgencyAssetView[]> {
  const owners = await spelledIn(db, 'account.owner_entity', nameKey);
  const channels = await spelledIn(db, 'recovery_channel.owner_entity', nameKey);
  const theirs = sql`(select person_id from offboarding_case where agency_departure_id = ${departure.id})`;
  const found = await rows<Asset>(
    db,
    sql`select a.id as "accountId", a.platform, a.handle, a.owner_entity as "ownerEntity",
          case when a.owner_entity in ${list(owners)} then 1 else 0 end as owned,
          (select min(g.since) from access_grant g where g.account_id = a.id and g.ended_on is null
            and g.person_id not in ${theirs}) as "claimedSince"
        from account a where a.status <> 'closed' and (a.owner_entity in ${list(owners)} or a.second_factor_holder_id in ${theirs}
          or exists (select 1 from recovery_channel r where r.value in (a.registration_email, a.recovery_phone)
            and (r.owner_entity in ${list(channels)} or r.holder_id in ${theirs}))) order by a.id limit 500`,
  );
  return found.map(({ claimedSince, owned, ...asset }) => {
    const leadDays = Number(owned) === 1 ? leadDaysOf(asset.platform) : 0;
    const removableFrom = claimedSince === null ? null : dayAfter(claimedSince, leadDays);
    return { ...asset, leadDays, removableFrom: leadDays === 0 ? null : removableFrom };
  });
}

/** Does this person leave in the same departure as the leaver of a case? Then they have no say in it. */
export const isColleague = async (db: EntityManager, caseId: string, personId: string): Promise<boolean> =>
  (await casesOfColleagues(db, [caseId], personId)).has(caseId);

/** In which of these cases that is so. */
export async function casesOfColleagues(
  db: EntityManager,
  caseIds: readonly string[],
  personId: string,
): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct k.id from offboarding_case k join offboarding_case o on o.agency_departure_id = k.agency_departure_id
        where k.id in ${list(caseIds)} and o.person_id = ${personId} and o.person_id <> k.person_id and o.status <> 'cancelled'`,
  );
  return new Set(found.map(({ id }) => id));
}
