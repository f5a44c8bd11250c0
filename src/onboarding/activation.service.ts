import { Inject, Injectable } from '@nestjs/common';
import { Lifecycle } from '../accounts/lifecycle.service.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { OnboardingFailures } from './onboarding.failures.js';
import { SetUps } from './set-ups.service.js';

/** The last step of a set-up: whoever is in charge of the account takes it into use once nothing is missing. */
@Injectable()
export class Activation {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Lifecycle) private readonly life: Lifecycle,
    @Inject(SetUps) private readonly setUps: SetUps,
  ) {}

  /** An admin, or an owner seat where there is a checklist. Throws `onboarding.gates_open`, `account.needs_owner`. */
  async activate(op: Operation, accountId: string): Promise<void> {
    op.about(`account:${accountId}`);
    const account = await visibleAccount(op, accountId, this.keys.current);
    if (!holds(op.actor, 'admin')) {
      if (!(await this.setUps.isOwner(op, accountId))) throw OnboardingFailures.NOT_IN_CHARGE();
      await this.setUps.refuseWithout(op, account);
      // Afterwards the state of an account is an admin's to set.
      if (account.status !== 'approved') throw OnboardingFailures.NOT_IN_CHARGE();
    }
    await this.life.mark(op, accountId, 'active');
  }
}
