import { accountById } from '../accounts/account.queries.js';
import { writeLife } from '../accounts/life.writing.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Change } from './account-request.rules.js';
import { requestMark } from './account-request.queries.js';
import { AccountRequest, AccountRequestEvent } from './onboarding.entity.js';
import { requestMac } from './onboarding.mac.js';

type Written = Omit<AccountRequest, 'version' | 'mac'>;

/** The next state of a request the caller holds, bound to the root key and to the log. */
export async function writeRequest(
  op: Operation,
  keyring: Keyring,
  before: AccountRequest,
  change: Partial<Written>,
  details: Record<string, unknown>,
): Promise<AccountRequest> {
  const next = { ...before, ...change, version: before.version + 1 };
  const row = { ...next, mac: requestMac(keyring, next) };
  await op.db.update(AccountRequest, { id: row.id }, row);
  recordRequest(op, row, details);
  return row;
}

/** One leaf for each state of a request; it fixes the newest. */
export function recordRequest(op: Operation, request: AccountRequest, details: Record<string, unknown>): void {
  const { id, accountId, state, revision, version } = request;
  op.record(
    [`request:${id}`, `account:${accountId}`],
    { request: id, state, revision, ...details, version },
    { mark: requestMark(accountId) },
  );
}

/** What was said or done beside decisions. */
export async function tell(
  op: Operation,
  request: AccountRequest,
  kind: string,
  said: { text?: string | null; changes?: readonly Change[] } = {},
): Promise<void> {
  const changes = said.changes ? JSON.stringify(said.changes) : null;
  await op.db.insert(AccountRequestEvent, {
    id: newId(),
    requestId: request.id,
    kind,
    byId: op.actor.id,
    at: iso(op.now),
    text: said.text === undefined ? op.reason : said.text,
    changes,
  });
}

/** Ends a request that was not granted: its account is closed, and its name may be asked for again. */
export async function endRequest(
  op: Operation,
  keyring: Keyring,
  request: AccountRequest,
  state: 'rejected' | 'withdrawn' | 'expired',
  details: Record<string, unknown> = {},
): Promise<AccountRequest> {
  const ended = await writeRequest(op, keyring, request, { state, decidedAt: iso(op.now) }, details);
  const account = await accountById(op.db, request.accountId);
  const decision = state === 'rejected' ? { decidedBy: op.actor.id, decidedAt: iso(op.now) } : {};
  await writeLife(op, account, { status: 'closed', ...decision }, ACTION_OF[state]);
  op.announce('account_request.decided', {
    requestId: request.id,
    accountId: request.accountId,
    personId: request.requesterId,
    state,
  });
  return ended;
}

const ACTION_OF = {
  rejected: 'account.reject',
  withdrawn: 'account_request.withdraw',
  expired: 'account_request.expire',
};
