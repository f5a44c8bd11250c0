import { freezeMark } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { Account } from './account.entity.js';
import { keepAccounts } from './history.js';

/** Writes a step in the life of an account that the caller holds, and tells it. */
export async function writeLife(
  op: Operation,
  account: Account,
  change: Partial<Account>,
  action: string = op.action,
): Promise<void> {
  const version = account.version + 1;
  await op.db.update(Account, { id: account.id }, { ...change, version });
  await keepAccounts(op, [account.id]);
  const { status, frozenAt } = { ...account, ...change };
  op.record(
    `account:${account.id}`,
    { from: account.status, to: status, frozen: frozenAt !== null, frozenAt, version },
    { action, ...('frozenAt' in change ? { mark: freezeMark(account.id) } : {}) },
  );
  op.announce('account.changed', {
    accountId: account.id,
    action,
    from: account.status,
    to: status,
    frozen: frozenAt !== null,
  });
}
