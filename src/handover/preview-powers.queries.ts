import type { EntityManager } from 'typeorm';
import type { Delegation } from '../access/delegation.entity.js';
import { openDelegations } from '../access/delegation.queries.js';
import type { BreakGlassRight } from '../access/break-glass.entity.js';
import { liveRight, provenRights } from '../access/break-glass.queries.js';
import { viaGroups } from '../access/group-grant.queries.js';
import { isLiveOn } from '../access/grant.rules.js';
import { trustedMembers } from '../groups/group.queries.js';
import { list, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Holdings } from './holdings.js';

type Ids = readonly string[];

/** Emergencies these people may open by themselves; forged and restored rows are absent. */
export const standingRights = (
  db: EntityManager,
  keyring: Keyring,
  ids: Ids,
  today: string,
): Promise<BreakGlassRight[]> => provenRights(db, keyring, sql`r.person_id in ${list(ids)} and ${liveRight(today)}`);

/** Who decides for these people while they are away, and for whom they do; today or later. */
export const delegationsAround = (
  db: EntityManager,
  keyring: Keyring,
  ids: Ids,
  today: string,
): Promise<Delegation[]> =>
  openDelegations(
    db,
    keyring,
    sql`(d.holder_id in ${list(ids)} or d.delegate_id in ${list(ids)}) and d.until_day >= ${today}`,
  );

export interface Membership {
  personId: string;
  groupId: string;
  name: string;
  /** Live grants they hold through it. */
  grants: number;
}

/** The groups these people are in, and what they hold through each. */
export async function memberships(
  db: EntityManager,
  keyring: Keyring,
  held: ReadonlyMap<string, Pick<Holdings, 'grants'>>,
  today: string,
): Promise<Membership[]> {
  const members = await trustedMembers(
    db,
    keyring,
    sql`m.person_id in ${list([...held.keys()])} and m.ended_at is null`,
    sql` order by m.group_id, m.person_id`,
  );
  if (members.length === 0) return [];
  const named = await rows<{ id: string; name: string }>(
    db,
    sql`select id, name from person_group where id in ${list([...new Set(members.map(({ groupId }) => groupId))])}`,
  );
  const live = [...held].flatMap(([personId, { grants }]) =>
    grants.flatMap((grant) =>
      grant.groupGrantId !== null && isLiveOn(grant, today) ? [{ personId, through: grant.groupGrantId }] : [],
    ),
  );
  const via = await viaGroups(
    db,
    live.map(({ through }) => through),
  );
  const counts = new Map<string, number>();
  for (const { personId, through } of live) {
    const key = `${personId} ${via.get(through)?.id ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return members.map(({ personId, groupId }) => ({
    personId,
    groupId,
    name: names.get(groupId) ?? '',
    grants: counts.get(`${personId} ${groupId}`) ?? 0,
  }));
}
