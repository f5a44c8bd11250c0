import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { GroupMember, PersonGroup, type GroupRule } from './group.entity.js';
import { isAuthenticGroupRule, isAuthenticMember } from './group.mac.js';
import { GroupFailures } from './groups.failures.js';

const markOf = (kind: string, alias: string): Sql =>
  raw(`(select mark_leaf.body from ledger_leaf mark_leaf where mark_leaf.mark = '${kind}:' || ${alias}.id
        order by mark_leaf.position desc limit 1)`);

/** Neither forged nor put back: the log knows no newer version, and of a row without a leaf it knows nothing at all. */
export function isNewest(version: number, leaf: string | null): boolean {
  if (leaf === null) return true;
  return version >= (JSON.parse(leaf) as { details: { version: number } }).details.version;
}

export const GROUP_COLUMNS = sql`g.id, g.name, g.name_key as "nameKey", g.description, g.created_at as "createdAt",
  g.created_by as "createdBy", g.ended_at as "endedAt", g.ended_by as "endedBy", g.ended_reason as "endedReason", g.version`;

const MEMBER_COLUMNS = sql`m.id, m.group_id as "groupId", m.person_id as "personId", m.source, m.since,
  m.added_at as "addedAt", m.added_by as "addedBy", m.ended_on as "endedOn", m.ended_at as "endedAt",
  m.ended_by as "endedBy", m.version, m.mac, ${markOf('group_member', 'm')} as leaf`;

const RULE_COLUMNS = sql`r.id, r.group_id as "groupId", r.departments, r.organisations, r.kinds, r.reason,
  r.created_at as "createdAt", r.created_by as "createdBy", r.ended_at as "endedAt", r.ended_by as "endedBy",
  r.version, r.mac, ${markOf('group_rule', 'r')} as leaf`;

/** Holds a group against every other act on it or on what it was granted. Throws `groups.unknown`. */
export async function holdGroup(db: EntityManager, id: string): Promise<PersonGroup> {
  const group = await one<PersonGroup>(
    db,
    sql`select ${GROUP_COLUMNS} from person_group g where g.id = ${id}${forUpdate(db)}`,
  );
  if (!group) throw GroupFailures.UNKNOWN();
  return group;
}

/** Stays that can be trusted, of those that `condition` over `m` finds; forged and restored rows are absent. */
export async function trustedMembers(
  db: EntityManager,
  keyring: Keyring,
  condition: Sql,
  tail: Sql = raw(''),
): Promise<GroupMember[]> {
  const found = await rows<GroupMember & { leaf: string | null }>(
    db,
    sql`select ${MEMBER_COLUMNS} from group_member m where ${condition}${tail}`,
  );
  return found
    .filter((row) => isAuthenticMember(keyring, row) && isNewest(row.version, row.leaf))
    .map(({ leaf: _, ...member }) => member);
}

/** The live rules of these groups (of all when null) that can be trusted. */
export async function liveRules(
  db: EntityManager,
  keyring: Keyring,
  groupIds: readonly string[] | null,
): Promise<GroupRule[]> {
  const found = await rows<GroupRule & { leaf: string | null }>(
    db,
    sql`select ${RULE_COLUMNS} from group_rule r where r.ended_at is null
        ${groupIds === null ? raw('') : sql`and r.group_id in ${list(groupIds)}`} order by r.group_id`,
  );
  return found
    .filter((row) => isAuthenticGroupRule(keyring, row) && isNewest(row.version, row.leaf))
    .map(({ leaf: _, ...rule }) => rule);
}
