import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { BreakGlassRight, Opening } from './break-glass.entity.js';
import { overAt } from './break-glass.rules.js';
import { breakGlassRightMac, openingMac } from './break-glass.mac.js';

type RightAction = 'break_glass_right.give' | 'break_glass_right.revoke';
type OpeningAction =
  'break_glass.open' | 'break_glass.confirm' | 'break_glass.end' | 'break_glass.expire' | 'break_glass.review';

/** Writes a standing right in its first or next state, with its MAC and a leaf that fixes its version. */
export async function writeRight(
  op: Operation,
  keyring: Keyring,
  row: Omit<BreakGlassRight, 'mac'>,
  action: RightAction,
): Promise<BreakGlassRight> {
  const right: BreakGlassRight = { ...row, mac: breakGlassRightMac(keyring, row) };
  if (right.version === 1) await op.db.insert(BreakGlassRight, right);
  else await op.db.update(BreakGlassRight, { id: right.id }, right);
  const { id, personId, accountId, until, endedAt, version } = right;
  op.record(
    [`break_glass_right:${id}`, `person:${personId}`, ...(accountId === null ? [] : [`account:${accountId}`])],
    { right: id, person: personId, account: accountId, until, endedAt, version },
    { action, mark: `break_glass_right:${id}` },
  );
  return right;
}

/** Writes an opening in its first or next state, with its MAC and a leaf that fixes its version. */
export async function writeOpening(
  op: Operation,
  keyring: Keyring,
  row: Omit<Opening, 'mac'>,
  action: OpeningAction,
): Promise<Opening> {
  const opening: Opening = { ...row, mac: openingMac(keyring, row) };
  if (opening.version === 1) await op.db.insert(Opening, opening);
  else await op.db.update(Opening, { id: opening.id }, opening);
  const { id, accountId, personId, rightId, ticket, openedAt, expiresAt, secondPerson, version } = opening;
  const { confirmedBy, endedAt, outcome, reviewedBy } = opening;
  op.record(
    [`opening:${id}`, `account:${accountId}`, `person:${personId}`],
    {
      ...{ opening: id, account: accountId, person: personId, right: rightId, ticket, openedAt, expiresAt },
      ...{ secondPerson, confirmedBy, endedAt, outcome, reviewedBy, version },
    },
    { action, mark: `opening:${id}` },
  );
  return opening;
}

/** Ends openings, before their time or at it; the rows must be held by the caller. */
export async function endOpenings(
  op: Operation,
  keyring: Keyring,
  openings: readonly Opening[],
  action: 'break_glass.end' | 'break_glass.expire' = 'break_glass.end',
): Promise<Opening[]> {
  const ended: Opening[] = [];
  for (const opening of openings) {
    const { mac: _, ...row } = opening;
    const endedAt = action === 'break_glass.expire' ? overAt(opening) : iso(op.now);
    const next = { ...row, endedAt, endedBy: op.actor.id, version: row.version + 1 };
    ended.push(await writeOpening(op, keyring, next, action));
    op.announce('break_glass.ended', { openingId: row.id, accountId: row.accountId, personId: row.personId });
  }
  return ended;
}
