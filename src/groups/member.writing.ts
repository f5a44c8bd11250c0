import { insertRows, join, list, rows, run, sql, type SqlValue } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';
import type { GroupMember } from './group.entity.js';
import { memberMac } from './group.mac.js';
import { trustedMembers } from './group.queries.js';

export interface Joining {
  groupId: string;
  personId: string;
  source: 'hand' | 'rule';
  addedBy: string;
}

const COLUMNS = 'id group_id person_id source since added_at added_by version mac'.split(' ');
const AT_ONCE = 1000;

/** Writes new stays, each with its MAC and its leaf. The group is held by the caller. */
export async function beginStays(op: Operation, keyring: Keyring, joining: readonly Joining[]): Promise<GroupMember[]> {
  await endPlanted(op, keyring, joining);
  const members = joining.map((one) => {
    const row = { ...one, id: newId(), since: day(op.now), addedAt: iso(op.now), version: 1 };
    const open = { ...row, endedOn: null, endedAt: null, endedBy: null };
    return { ...open, mac: memberMac(keyring, open) };
  });
  await insertRows(op.db, 'group_member', COLUMNS, members.map(valuesOf));
  for (const member of members) recordMember(op, member, 'group.add_member');
  return members;
}

/** Ends stays in few statements, each with its MAC and its leaf. */
export async function endStays(op: Operation, keyring: Keyring, members: readonly GroupMember[]): Promise<void> {
  const ended = members.map((member) => {
    const over = { endedOn: day(op.now), endedAt: iso(op.now), endedBy: op.actor.id };
    const row = { ...member, ...over, version: member.version + 1 };
    return { ...row, mac: memberMac(keyring, row) };
  });
  for (let from = 0; from < ended.length; from += AT_ONCE) await writeEnds(op, ended.slice(from, from + AT_ONCE));
  for (const member of ended) recordMember(op, member, 'group.remove_member');
}

async function writeEnds(op: Operation, ended: readonly GroupMember[]): Promise<void> {
  const over = join(
    ended.map(({ id, mac }) => sql`(${id}, ${mac})`),
    ', ',
  );
  await rows(
    op.db,
    sql`with over(id, mac) as (values ${over})
        update group_member set mac = over.mac, version = group_member.version + 1, ended_on = ${day(op.now)},
          ended_at = ${iso(op.now)}, ended_by = ${op.actor.id}
        from over where group_member.id = over.id`,
  );
}

/** A row nobody made takes the place of a real one: it is put aside first, without being made believable. */
async function endPlanted(op: Operation, keyring: Keyring, joining: readonly Joining[]): Promise<void> {
  const [first] = joining;
  if (!first) return;
  const live = sql`group_id = ${first.groupId} and ended_at is null and person_id in ${list(joining.map((one) => one.personId))}`;
  const standing = await rows<{ id: string }>(op.db, sql`select id from group_member where ${live}`);
  if (standing.length === 0) return;
  const trusted = new Set((await trustedMembers(op.db, keyring, live)).map(({ id }) => id));
  const planted = standing.filter(({ id }) => !trusted.has(id)).map(({ id }) => id);
  await run(
    op.db,
    sql`update group_member set ended_at = ${iso(op.now)}, ended_by = 'system' where id in ${list(planted)}`,
  );
}

const valuesOf = (member: GroupMember): SqlValue[] => [
  member.id,
  member.groupId,
  member.personId,
  member.source,
  member.since,
  member.addedAt,
  member.addedBy,
  member.version,
  member.mac,
];

/** The leaf fixes the version of the row: a stay that ended and was put back does not pass for a live one. */
function recordMember(op: Operation, member: GroupMember, action: ActionName): void {
  const { id, groupId, personId, source, since, endedOn, version } = member;
  op.record(
    [`group:${groupId}`, `person:${personId}`],
    { group: groupId, person: personId, source, since, endedOn, version },
    { action, mark: `group_member:${id}` },
  );
}
