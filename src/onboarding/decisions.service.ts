import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { accountById } from '../accounts/account.queries.js';
import { Accounts } from '../accounts/accounts.service.js';
import { writeLife } from '../accounts/life.writing.js';
import { Seats } from '../accounts/seats.service.js';
import { iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { ActionName } from '../operation/actions.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { namesOf } from '../people/names.queries.js';
import {
  decisionsOf,
  eventsOf,
  heldRequest,
  listedRequest,
  requestOf,
  visibleRequest,
  wasAskedFor,
} from './account-request.queries.js';
import {
  ablePeople,
  capacityOf,
  isApproved,
  isUndecided,
  refusalToSteer,
  standingYes,
  type Capacity,
  type Verdict,
  type Voter,
  type Yes,
} from './account-request.rules.js';
import { accountRequestView, requestStepsView, type AccountRequestDetailView } from './account-request.view.js';
import { endRequest, writeRequest } from './account-request.writing.js';
import { factsOf } from './account-requests.service.js';
import { votersOf } from './deciders.js';
import { AccountDecision, type AccountRequest } from './onboarding.entity.js';
import { OnboardingFailures } from './onboarding.failures.js';
import { decisionMac } from './onboarding.mac.js';

/** Two different people say yes to a weighty account, one to any other; never whoever asked or would answer for it. */
@Injectable()
export class Decisions {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Seats) private readonly seats: Seats,
  ) {}

  async decide(op: Operation, id: string, verdict: Verdict): Promise<void> {
    const known = await visibleRequest(op, this.keys.current, id);
    op.about(`request:${id}`, `account:${known.accountId}`);
    const request = await heldRequest(op.db, this.keys.current, known);
    op.expect(request);
    await this.vote(op, request, verdict);
  }

  /**
   * The same for an admin who decides on the account: false where nobody asked for it by a request. A request that is gone
   * from the table while the log knows it leaves the account undecided.
   */
  async decideOn(op: Operation, account: Account, verdict: Verdict): Promise<boolean> {
    if (account.status !== 'requested' || !(await wasAskedFor(op.db, account.id))) return false;
    const known = await requestOf(op.db, account.id);
    if (!known) throw OnboardingFailures.ALTERED();
    op.about(`request:${known.id}`);
    await this.vote(op, await heldRequest(op.db, this.keys.current, known), verdict);
    return true;
  }

  async show(op: Operation, id: string): Promise<AccountRequestDetailView> {
    return this.detail(op, (await visibleRequest(op, this.keys.current, id)).id);
  }

  /** The request with what was said, changed and decided, also for somebody who just passed it on and sees it no more. */
  async detail(op: Operation, id: string): Promise<AccountRequestDetailView> {
    const row = await listedRequest(op.db, id);
    const decisions = await decisionsOf(op.db, this.keys.current, id);
    const voters = await votersOf(op.db, this.keys.current, row.brand, null);
    const standing = standingYes(row, decisions, voters, op.now);
    const counting = row.state === 'approved' ? decisions.filter((one) => one.revision === row.revision) : standing;
    const history = requestStepsView(decisions, await eventsOf(op.db, id), new Set(counting));
    const able = ablePeople(row, voters, op.now);
    const { requesterId, ownerId, backupOwnerId } = row;
    const people = [requesterId, ownerId, backupOwnerId, ...able, ...history.map(({ byId }) => byId)];
    return {
      ...accountRequestView(row, op.now),
      history,
      can: allowed(op, row, voters.get(op.actor.id) ?? null, standing),
      deciderIds: isUndecided(row, op.now) ? able : [],
      people: await namesOf(op.db, people),
    };
  }

  /** Everything is looked up under locks: a role that ended meanwhile, or a decision made first, counts. */
  private async vote(op: Operation, request: AccountRequest, verdict: Verdict): Promise<void> {
    const decisions = await decisionsOf(op.db, this.keys.current, request.id);
    const ids = [op.actor.id, ...decisions.map(({ personId }) => personId)];
    const voters = await votersOf(op.db, this.keys.current, request.brand, ids);
    const voter = voters.get(op.actor.id) ?? null;
    op.refuse(refusalToSteer(request, op.actor.id, voter, op.now));
    const standing = standingYes(request, decisions, voters, op.now);
    const capacity = verdict === 'approved' ? capacityOf(request, voter as Voter, standing) : asWhat(voter as Voter);
    if (capacity instanceof Failure) throw capacity;
    const decision = await this.write(op, request, capacity, verdict);
    const details = { event: 'decided', verdict, capacity, decision: decision.id };
    if (verdict === 'rejected') await endRequest(op, this.keys.current, request, 'rejected', details);
    else await this.count(op, request, [...standing, decision], details);
  }

  private async write(
    op: Operation,
    { id, revision }: AccountRequest,
    capacity: Capacity,
    verdict: Verdict,
  ): Promise<AccountDecision> {
    const decision = {
      ...{ id: newId(), requestId: id, personId: op.actor.id, capacity, verdict, revision },
      ...{ reason: op.reason ?? '', at: iso(op.now) },
    };
    const row = { ...decision, mac: decisionMac(this.keys.current, decision) };
    await op.db.insert(AccountDecision, row);
    return row;
  }

  /** One yes more: enough, or somebody else's is still missing. */
  private async count(op: Operation, request: AccountRequest, yeses: Yes[], details: object): Promise<void> {
    const isEnough = isApproved(request, yeses);
    const change = isEnough ? { state: 'approved', decidedAt: iso(op.now) } : {};
    await writeRequest(op, this.keys.current, request, change, { ...details });
    if (isEnough) await this.found(op, request);
    op.announce('account_request.decided', {
      requestId: request.id,
      accountId: request.accountId,
      personId: request.requesterId,
      state: isEnough ? 'approved' : 'pending',
    });
  }

  /** The account becomes what was decided, whatever was written beside it; its seats are filled and its set-up begins. */
  private async found(op: Operation, request: AccountRequest): Promise<void> {
    const { accountId, ownerId, backupOwnerId } = request;
    await this.accounts.restate(op, await accountById(op.db, accountId), factsOf(request));
    await this.seats.fill(op, await accountById(op.db, accountId), { owner: ownerId, backup_owner: backupOwnerId });
    const decision = { status: 'approved', decidedBy: op.actor.id, decidedAt: iso(op.now) };
    await writeLife(op, await accountById(op.db, accountId), decision, 'account.approve');
  }
}

/** A no ends it, in whatever capacity it is said. */
const asWhat = ({ capacities }: Voter): Capacity => capacities[0] ?? 'admin';

function allowed(op: Operation, request: AccountRequest, voter: Voter | null, standing: readonly Yes[]): ActionName[] {
  if (!isUndecided(request, op.now)) return [];
  const can: ActionName[] = ['account_request.comment'];
  if (request.requesterId === op.actor.id) can.push('account_request.change', 'account_request.withdraw');
  if (voter && !refusalToSteer(request, op.actor.id, voter, op.now)) {
    can.push('account_request.ask_changes', 'account_request.reject');
    if (!(capacityOf(request, voter, standing) instanceof Failure)) can.push('account_request.approve');
  }
  return can.filter((act) => mayTry(op.actor, act));
}
