import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { scopeOf } from '../platforms/levels.js';
import { GroupGrant } from './access.entity.js';
import { groupGrantMac } from './group-grant.mac.js';

/** Writes a grant to a group with its MAC and its leaf; what follows from it is the caller's. */
export async function beginGroupGrant(
  op: Operation,
  keyring: Keyring,
  beginning: Omit<GroupGrant, 'endedAt' | 'endedBy' | 'endedReason' | 'version' | 'mac'>,
): Promise<GroupGrant> {
  const row = { ...beginning, endedAt: null, endedBy: null, endedReason: null, version: 1 };
  const groupGrant = { ...row, mac: groupGrantMac(keyring, row) };
  await op.db.insert(GroupGrant, groupGrant);
  record(op, groupGrant, 'group_grant.issue');
  return groupGrant;
}

export async function endGroupGrant(op: Operation, keyring: Keyring, groupGrant: GroupGrant): Promise<GroupGrant> {
  const over = { endedAt: iso(op.now), endedBy: op.actor.id, endedReason: op.reason, version: groupGrant.version + 1 };
  const row = { ...groupGrant, ...over };
  const ended = { ...row, mac: groupGrantMac(keyring, row) };
  await op.db.update(GroupGrant, { id: ended.id }, ended);
  record(op, ended, 'group_grant.revoke');
  return ended;
}

function record(op: Operation, row: GroupGrant, action: 'group_grant.issue' | 'group_grant.revoke'): void {
  const { id, groupId, accountId, level, scope, since, until, endedAt, version } = row;
  op.record(
    [`group:${groupId}`, `account:${accountId}`],
    { group: groupId, account: accountId, level, scope: scopeOf(scope), since, until, endedAt, version },
    { action, mark: `group_grant:${id}` },
  );
}
