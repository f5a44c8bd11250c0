import { Inject, Injectable } from '@nestjs/common';
import { addSeconds, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { countComments, heldRequest, visibleRequest } from './account-request.queries.js';
import { refusalOfState, refusalToSteer } from './account-request.rules.js';
import { endRequest, tell, writeRequest } from './account-request.writing.js';
import { votersOf } from './deciders.js';
import type { AccountRequest } from './onboarding.entity.js';
import { OnboardingFailures } from './onboarding.failures.js';

const DAY_SECONDS = 86_400;
/** A request is answered with all of them. */
const MOST_COMMENTS = 200;

/** What is said about a request before it is decided, and taking it back. */
@Injectable()
export class Discussions {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** By whoever sees it, as long as nobody decided. */
  async comment(op: Operation, id: string, text: string): Promise<void> {
    const request = await this.hold(op, id);
    op.refuse(refusalOfState(request, op.now));
    if ((await countComments(op.db, id)) >= MOST_COMMENTS) throw OnboardingFailures.TOO_MANY_COMMENTS();
    await tell(op, request, 'comment', { text });
    op.record([`request:${id}`, `account:${request.accountId}`], { request: id, event: 'comment' });
    op.announce('account_request.commented', { requestId: id, personId: op.actor.id });
  }

  /** By somebody who could decide; whoever asked then has the whole time again to answer. */
  async askChanges(op: Operation, id: string): Promise<void> {
    const request = await this.hold(op, id);
    const voters = await votersOf(op.db, this.keys.current, request.brand, [op.actor.id]);
    op.refuse(refusalToSteer(request, op.actor.id, voters.get(op.actor.id) ?? null, op.now));
    op.expect(request);
    await tell(op, request, 'changes_asked');
    const expiresAt = iso(addSeconds(op.now, this.settings.accountRequestExpiryDays * DAY_SECONDS));
    const change = { state: 'changes_asked', expiresAt, warnedAt: null };
    await writeRequest(op, this.keys.current, request, change, { event: 'changes_asked' });
    op.announce('account_request.changes_asked', { requestId: id, personId: request.requesterId });
  }

  async withdraw(op: Operation, id: string): Promise<void> {
    const request = await this.hold(op, id);
    if (request.requesterId !== op.actor.id) throw OnboardingFailures.NOT_REQUESTER();
    op.refuse(refusalOfState(request, op.now));
    op.expect(request);
    await tell(op, request, 'withdrawn');
    await endRequest(op, this.keys.current, request, 'withdrawn');
  }

  private async hold(op: Operation, id: string): Promise<AccountRequest> {
    const known = await visibleRequest(op, this.keys.current, id);
    op.about(`request:${id}`, `account:${known.accountId}`);
    return heldRequest(op.db, this.keys.current, known);
  }
}
