import { list, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { CheckOut } from './check-out.entity.js';
import { turnMac } from './check-out.mac.js';
import { liveTurns } from './check-out.queries.js';
import { queueAt, type Queue } from './check-out.rules.js';

type TurnAction = 'check_out.take' | 'check_out.return' | 'check_out.force' | 'check_out.tend';

/** Writes a turn in its first or next state, with its MAC and a leaf that fixes its version. */
export async function writeTurn(
  op: Operation,
  keyring: Keyring,
  { mac: _, ...row }: Omit<CheckOut, 'mac'> & { mac?: string },
  action: TurnAction,
): Promise<CheckOut> {
  const turn: CheckOut = { ...row, mac: turnMac(keyring, row) };
  if (turn.version === 1) await op.db.insert(CheckOut, turn);
  else await op.db.update(CheckOut, { id: turn.id }, turn);
  const { id, accountId, personId, ticket, offeredAt, takenAt, expiresAt, endedAt, ending, version } = turn;
  op.record(
    [`check_out:${id}`, `account:${accountId}`, `person:${personId}`],
    {
      ...{ checkOut: id, account: accountId, person: personId, ticket, offeredAt, takenAt, expiresAt },
      ...{ rotateOnReturn: turn.rotateOnReturn, endedAt, ending, version },
    },
    { action, mark: `check_out:${id}` },
  );
  return turn;
}

export interface Ending {
  at: string;
  by: string;
  ending: 'returned' | 'left' | 'forced' | 'expired' | 'missed' | 'cut' | 'dropped';
  reason: string | null;
}

export const endTurn = (op: Operation, keyring: Keyring, turn: CheckOut, end: Ending, action: TurnAction) =>
  writeTurn(
    op,
    keyring,
    {
      ...turn,
      ...{ endedAt: end.at, endedBy: end.by, ending: end.ending, endedReason: end.reason },
      version: turn.version + 1,
    },
    action,
  );

/**
 * Writes down what the clock has decided and tells the next: afterwards the table says what the queue is. The account must be
 * held by the caller.
 */
export async function settle(
  op: Operation,
  keyring: Keyring,
  accountId: string,
  { claimMinutes, freedAt = '' }: { claimMinutes: number; freedAt?: string },
): Promise<Queue<CheckOut>> {
  const turns = await liveTurns(op.db, keyring, accountId);
  await endInvented(op, accountId, turns);
  const queue = queueAt(turns, iso(op.now), claimMinutes, freedAt);
  for (const { turn, at, ending } of queue.over)
    await endTurn(op, keyring, turn, { at, by: 'system', ending, reason: null }, 'check_out.tend');
  const { offered } = queue;
  if (offered && offered.turn.offeredAt === null) {
    const row = { ...offered.turn, offeredAt: offered.since, version: offered.turn.version + 1 };
    offered.turn = await writeTurn(op, keyring, row, 'check_out.tend');
    op.announce('check_out.offered', { accountId, personId: offered.turn.personId, until: offered.until });
  }
  return { ...queue, over: [] };
}

/** Rows that nobody's act wrote would keep everybody out: they are ended. Almost always none. */
async function endInvented(op: Operation, accountId: string, proven: readonly CheckOut[]): Promise<void> {
  const invented = await rows<{ id: string }>(
    op.db,
    sql`select id from check_out where account_id = ${accountId} and ended_at is null
        and id not in ${list(proven.length === 0 ? [''] : proven.map(({ id }) => id))}`,
  );
  if (invented.length === 0) return;
  const ids = invented.map(({ id }) => id);
  await run(op.db, sql`update check_out set ended_at = ${iso(op.now)}, ending = ${'forged'} where id in ${list(ids)}`);
  op.record(
    ids.map((id) => `check_out:${id}`),
    { account: accountId, forged: ids },
    { action: 'check_out.tend' },
  );
}
