import type { EntityManager } from 'typeorm';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import { isNewest } from '../groups/group.queries.js';
import type { Keyring } from '../keyring/keyring.js';
import type { GroupGrant } from './access.entity.js';
import { isAuthenticGroupGrant } from './group-grant.mac.js';

const COLUMNS = sql`gg.id, gg.group_id as "groupId", gg.account_id as "accountId", gg.level, gg.scope, gg.ticket, gg.reason,
  gg.since, gg.until, gg.approved_by as "approvedBy", gg.created_at as "createdAt", gg.ended_at as "endedAt",
  gg.ended_by as "endedBy", gg.ended_reason as "endedReason", gg.version, gg.mac,
  (select l.body from ledger_leaf l where l.mark = 'group_grant:' || gg.id order by l.position desc limit 1) as leaf`;

/** Grants to groups that can be trusted, of those that `condition` over `gg` finds; forged and restored rows are absent. */
export async function trustedGroupGrants(
  db: EntityManager,
  keyring: Keyring,
  condition: Sql,
  tail: Sql = raw(''),
): Promise<GroupGrant[]> {
  const found = await rows<GroupGrant & { leaf: string | null }>(
    db,
    sql`select ${COLUMNS} from group_grant gg where ${condition}${tail}`,
  );
  return found
    .filter((row) => isAuthenticGroupGrant(keyring, row) && isNewest(row.version, row.leaf))
    .map(({ leaf: _, ...grant }) => grant);
}

/** Not ended and not past its last day: members who join are given it. */
export const standing = (alias: string, today: string): Sql =>
  sql`${raw(alias)}.ended_at is null and (${raw(alias)}.until is null or ${raw(alias)}.until >= ${today})`;

/** A group as the source of a grant, with its present name. */
export interface ViaGroup {
  id: string;
  name: string;
}

/** By the id of the grant to a group. */
export async function viaGroups(
  db: EntityManager,
  groupGrantIds: readonly (string | null)[],
): Promise<Map<string, ViaGroup>> {
  const ids = [...new Set(groupGrantIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const found = await rows<ViaGroup & { groupGrantId: string }>(
    db,
    sql`select gg.id as "groupGrantId", g.id, g.name from group_grant gg join person_group g on g.id = gg.group_id
        where gg.id in ${list(ids)}`,
  );
  return new Map(found.map(({ groupGrantId, id, name }) => [groupGrantId, { id, name }]));
}

/** Of whom the group consists and who does not hold the grant: never given, or ended since they joined (`ended`). */
export interface Missing {
  personId: string;
  memberId: string;
  addedBy: string;
  /** How what they held through it ended: revoked or suspended; null when they never had it in this stay. */
  ended: string | null;
}

export function missingMembers(db: EntityManager, groupGrant: GroupGrant): Promise<Missing[]> {
  return rows<Missing>(
    db,
    sql`select m.person_id as "personId", m.id as "memberId", m.added_by as "addedBy",
          (select x.status from access_grant x where x.group_grant_id = ${groupGrant.id} and x.person_id = m.person_id
            and x.ended_at >= m.added_at order by x.ended_at desc, x.id desc limit 1) as ended
        from group_member m where m.group_id = ${groupGrant.groupId} and m.ended_at is null
          and not exists (select 1 from access_grant o where o.group_grant_id = ${groupGrant.id}
            and o.person_id = m.person_id and o.ended_on is null)
        order by m.person_id`,
  );
}
