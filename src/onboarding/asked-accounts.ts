import { Inject, Injectable } from '@nestjs/common';
import { AccountGates } from '../accounts/account-gates.js';
import type { Account } from '../accounts/account.entity.js';
import type { Failure } from '../kernel/failure.js';
import type { Operation } from '../operation/operation.js';
import { Decisions } from './decisions.service.js';
import { SetUps } from './set-ups.service.js';

/** What the register asks about accounts that were asked for by a request. */
@Injectable()
export class AskedAccounts extends AccountGates {
  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(SetUps) private readonly setUps: SetUps,
  ) {
    super();
  }

  override decided(op: Operation, account: Account, verdict: 'approved' | 'rejected'): Promise<boolean> {
    return this.decisions.decideOn(op, account, verdict);
  }

  override refusalToActivate(op: Operation, account: Account): Promise<Failure | null> {
    return this.setUps.refusalToActivate(op, account);
  }
}
