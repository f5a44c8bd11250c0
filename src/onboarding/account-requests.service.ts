import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { accountById, accountByKey } from '../accounts/account.queries.js';
import type { RegisterAccount } from '../accounts/account.dto.js';
import { Accounts } from '../accounts/accounts.service.js';
import { AccountFailures } from '../accounts/accounts.failures.js';
import { nameAccount } from '../accounts/naming.rules.js';
import { candidates } from '../accounts/people.queries.js';
import { refusalToSeat } from '../accounts/seat.rules.js';
import { seesWholeRegister } from '../accounts/visible.queries.js';
import { addSeconds, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { fold } from '../kernel/fold.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import type { AccountRequestQuery, ChangeAccountRequest, OpenAccountRequest } from './account-request.dto.js';
import { Expiries } from './expiries.service.js';
import {
  heldRequest,
  recentRequests,
  requestPage,
  visibleRequest,
  type ListedRequest,
} from './account-request.queries.js';
import { ASKED, changesOf, refusalOfDeciders, refusalOfState, type Asked } from './account-request.rules.js';
import { recordRequest, tell, writeRequest } from './account-request.writing.js';
import { votersOf } from './deciders.js';
import { AccountRequest } from './onboarding.entity.js';
import { OnboardingFailures } from './onboarding.failures.js';
import { requestMac } from './onboarding.mac.js';

const DAY_SECONDS = 86_400;
/** Each takes a name in the register and somebody's time. */
const MOST_AT_ONCE = 50;

/** Anybody asks for a new official account; others decide. Meanwhile the account stands in the register as requested. */
@Injectable()
export class AccountRequests {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Expiries) private readonly expiries: Expiries,
  ) {}

  /** Refused at once where nobody else could decide, and where the register would refuse the account. */
  async open(op: Operation, input: OpenAccountRequest): Promise<AccountRequest> {
    if (input.notPersonal !== true)
      throw OnboardingFailures.NOT_DECLARED({
        errors: [{ field: 'notPersonal', code: 'onboarding.not_declared', detail: 'Must be true.' }],
      });
    if ((await recentRequests(op.db, op.actor.id, iso(addSeconds(op.now, -DAY_SECONDS)))) >= MOST_AT_ONCE)
      throw OnboardingFailures.TOO_MANY();
    await this.expireBefore(op, input);
    const account = await this.register(op, input);
    op.about(`account:${account.id}`);
    const asked = askedFor(input, account);
    const request: AccountRequest = {
      ...asked,
      id: newId(),
      accountId: account.id,
      requesterId: op.actor.id,
      state: 'pending',
      reason: op.reason ?? '',
      ...keysOf(asked, account),
      revision: 1,
      createdAt: iso(op.now),
      expiresAt: this.expiry(op),
      warnedAt: null,
      decidedAt: null,
      version: 1,
      mac: '',
    };
    await this.refuseUndecidable(op, request);
    await op.db.insert(AccountRequest, { ...request, mac: requestMac(this.keys.current, request) });
    recordRequest(op, request, { event: 'opened', ...logged(request) });
    op.announce('account_request.opened', {
      requestId: request.id,
      accountId: account.id,
      personId: op.actor.id,
    });
    return request;
  }

  list(op: Operation, query: AccountRequestQuery): Promise<Page<ListedRequest>> {
    return requestPage(op, this.keys.current, query);
  }

  /** Only by whoever asked. What was decided before is no decision on what is asked now. */
  async change(op: Operation, id: string, input: ChangeAccountRequest): Promise<void> {
    const known = await visibleRequest(op, this.keys.current, id);
    op.about(`request:${id}`, `account:${known.accountId}`);
    const request = await heldRequest(op.db, this.keys.current, known);
    if (request.requesterId !== op.actor.id) throw OnboardingFailures.NOT_REQUESTER();
    op.refuse(refusalOfState(request, op.now));
    op.expect(request);
    const changes = changesOf(request, flat(input));
    if (changes.length === 0 && request.state === 'pending') return op.unchanged();
    const account = await accountById(op.db, request.accountId);
    const asked = { ...request, ...Object.fromEntries(changes.map(({ field, new: value }) => [field, value])) };
    const next = { ...asked, ...keysOf(asked, account), state: 'pending', revision: request.revision + 1 };
    await this.refuseUndecidable(op, next);
    await tell(op, request, 'changed', { changes });
    const { version: _version, mac: _mac, ...change } = next;
    const fields = changes.map(({ field }) => field);
    await writeRequest(
      op,
      this.keys.current,
      request,
      { ...change, expiresAt: this.expiry(op), warnedAt: null },
      { event: 'changed', fields, ...logged(next) },
    );
    await this.accounts.restate(op, account, factsOf(next));
    op.announce('account_request.changed', { requestId: id, accountId: account.id, personId: op.actor.id });
  }

  private expiry(op: Operation): string {
    return iso(addSeconds(op.now, this.settings.accountRequestExpiryDays * DAY_SECONDS));
  }

  /** The rules of the register decide what may be asked for; whose the name is already is told to nobody who may not see it. */
  private async register(op: Operation, input: OpenAccountRequest): Promise<Account> {
    const { notPersonal: _, audience: _audience, links: _links, ownerId: _o, backupOwnerId: _b, ...facts } = input;
    try {
      return await this.accounts.create(op, { ...facts, status: 'requested' } as RegisterAccount);
    } catch (error) {
      const hides = error instanceof Failure && error.code === 'account.duplicate' && !seesWholeRegister(op.actor);
      throw hides ? AccountFailures.DUPLICATE() : error;
    }
  }

  /** The clock decides: a request whose time is up does not keep its name from the next one. */
  private async expireBefore(op: Operation, input: OpenAccountRequest): Promise<void> {
    const named = nameAccount(await this.catalogue.all(op.db), input);
    if (named instanceof Failure) return;
    const there = await accountByKey(op.db, named.platform.id, named.key);
    if (there?.status === 'requested') await this.expiries.expireOf(op, there.id);
  }

  /** People who may hold the seats, and others who may decide. */
  private async refuseUndecidable(op: Operation, request: AccountRequest): Promise<void> {
    const { ownerId, backupOwnerId, accountId } = request;
    const people = await candidates(op.db, [ownerId, backupOwnerId], op.now);
    const changed = { owner: ownerId, backup_owner: backupOwnerId };
    op.refuse(refusalToSeat({ account: { id: accountId, status: 'requested' }, seats: [], changed, people }));
    const voters = await votersOf(op.db, this.keys.current, request.brand, null);
    op.refuse(refusalOfDeciders(request, voters.values(), op.now));
  }
}

/** The facts of the account, as the request has them. */
export function factsOf(request: AccountRequest) {
  const { displayName, brand, ownerEntity, purpose, criticality, accessModel } = request;
  const { registrationEmail, recoveryPhone } = request;
  return { displayName, brand, ownerEntity, purpose, criticality, accessModel, registrationEmail, recoveryPhone };
}

type Facts = Pick<AccountRequest, (typeof ASKED)[number]>;

function askedFor(input: OpenAccountRequest, { accessModel }: Account): Facts {
  const { displayName, purpose, audience, brand, ownerEntity, ownerId, backupOwnerId, criticality } = input;
  const people = { displayName, purpose, audience, brand, ownerEntity, ownerId, backupOwnerId, criticality };
  const { registrationEmail = null, recoveryPhone = null, links = [] } = input;
  return { ...people, accessModel, registrationEmail, recoveryPhone, links: JSON.stringify(links) };
}

/** Links are stored as text. */
const flat = ({ links, reason: _, ...input }: ChangeAccountRequest): Partial<Asked> =>
  ({ ...input, ...(links === undefined ? {} : { links: JSON.stringify(links) }) }) as Partial<Asked>;

const keysOf = (
  { brand, displayName, purpose }: Facts,
  { handle }: Account,
): Pick<AccountRequest, 'brandKey' | 'searchText'> => ({
  brandKey: fold(brand),
  searchText: fold([handle, displayName, brand, purpose].join(' ')),
});

/** What the log says of a request: who would answer for it and how weighty it is, nothing of free text. */
const logged = ({ requesterId, ownerId, backupOwnerId, criticality, brandKey }: AccountRequest) => ({
  ...{ requester: requesterId, owner: ownerId, backupOwner: backupOwnerId, criticality, brand: brandKey },
});
