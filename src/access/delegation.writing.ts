import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';
import { Delegation } from './delegation.entity.js';
import { delegationMac } from './delegation.mac.js';

/** Writes a delegation with its MAC and its leaf. */
export async function beginDelegation(
  op: Operation,
  keyring: Keyring,
  row: Omit<Delegation, 'mac'>,
): Promise<Delegation> {
  const delegation = { ...row, mac: delegationMac(keyring, row) };
  await op.db.insert(Delegation, delegation);
  note(op, delegation, op.action);
  return delegation;
}

export async function endDelegations(
  op: Operation,
  keyring: Keyring,
  open: readonly Delegation[],
  action: ActionName,
): Promise<void> {
  for (const delegation of open) {
    const how = { endedAt: iso(op.now), endedBy: op.actor.id, version: delegation.version + 1 };
    const ended = { ...delegation, ...how };
    await op.db.update(Delegation, { id: delegation.id }, { ...how, mac: delegationMac(keyring, ended) });
    note(op, ended, action);
  }
}

function note(op: Operation, delegation: Delegation, action: ActionName): void {
  const { id, holderId, delegateId, fromDay, untilDay, accountId, grantId, endedAt, version } = delegation;
  const one = accountId === null ? {} : { account: accountId, grant: grantId };
  op.record(
    [`delegation:${id}`, `person:${holderId}`, `person:${delegateId}`, ...(accountId ? [`account:${accountId}`] : [])],
    { holder: holderId, delegate: delegateId, from: fromDay, until: untilDay, ...one, endedAt, version },
    { action, mark: `delegation:${id}` },
  );
}
