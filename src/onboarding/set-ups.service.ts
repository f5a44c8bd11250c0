import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { lockAccount } from '../accounts/account.queries.js';
import { liveSeats } from '../accounts/seat.queries.js';
import { isOwnerAmong } from '../accounts/seat.rules.js';
import { seesWholeRegister, visibleAccount } from '../accounts/visible.queries.js';
import { day, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { mayTry } from '../operation/door.rules.js';
import type { Evidence } from '../operation/evidence.dto.js';
import type { Operation } from '../operation/operation.js';
import { namesOf } from '../people/names.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import { requestOf, wasAskedFor } from './account-request.queries.js';
import { SetUpEntry } from './onboarding.entity.js';
import { OnboardingFailures } from './onboarding.failures.js';
import { entryMac } from './onboarding.mac.js';
import { GATES } from './set-up-gates.js';
import { entryKey, newestEntries, setUpFactsOf } from './set-up.queries.js';
import {
  allowedOnGate,
  refusalOfGates,
  refusalToAttest,
  refusalToVerify,
  refusalToWaive,
  stateOfGate,
} from './set-up.rules.js';
import { setUpGateView, type LookedAt, type SetUpView } from './set-up.view.js';

type NewEntry = Pick<SetUpEntry, 'kind'> & Partial<SetUpEntry>;

/** What must be so before an account that was asked for is used: seen by the service, vouched for, or waived by two. */
@Injectable()
export class SetUps {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** For its owner seats and the readers of the whole register. Throws `onboarding.no_set_up`. */
  async show(op: Operation, accountId: string): Promise<SetUpView> {
    const account = await visibleAccount(op, accountId, this.keys.current);
    const isOwner = await this.isOwner(op, accountId);
    if (!isOwner && !seesWholeRegister(op.actor)) throw OnboardingFailures.NOT_IN_CHARGE();
    await this.refuseWithout(op, account);
    const gates = await this.look(op, account);
    const request = await requestOf(op.db, accountId);
    // Invariant 1: HR sees nothing of the vault, also from an owner seat.
    const seesVault = !holds(op.actor, 'hr') || holds(op.actor, 'admin', 'auditor');
    const shown = gates.filter(({ gate }) => seesVault || gate.vault !== true);
    return {
      accountId,
      requestId: request?.id ?? null,
      state: account.status === 'approved' ? 'open' : 'done',
      openedAt: request?.decidedAt ?? null,
      scope: seesVault ? 'all' : 'register',
      complete: refusalOfGates(gates) === null,
      gates: shown.map((looked) => setUpGateView(looked, this.allowedOn(op, looked, isOwner))),
      can: this.mayActivate(op, account, gates, isOwner) ? ['account.activate'] : [],
      people: await namesOf(
        op.db,
        shown.flatMap(({ entry }) => [entry?.byId, entry?.verifiedBy]),
      ),
    };
  }

  private allowedOn({ actor, now }: Operation, { gate, state, entry }: LookedAt, isOwner: boolean): string[] {
    const capacity = holds(actor, 'admin') ? 'admin' : 'owner';
    if (capacity === 'owner' && !isOwner) return [];
    const acts = allowedOnGate(gate, state, entry, { id: actor.id, capacity }, day(now));
    return acts.filter((act) => mayTry(actor, act));
  }

  private mayActivate({ actor }: Operation, account: Account, gates: readonly LookedAt[], isOwner: boolean): boolean {
    const isInCharge = mayTry(actor, 'account.activate') && (holds(actor, 'admin') || isOwner);
    return isInCharge && account.status === 'approved' && refusalOfGates(gates) === null;
  }

  async attest(op: Operation, accountId: string, code: string, evidence: Evidence | undefined): Promise<void> {
    const { account, looked, capacity } = await this.hold(op, accountId, code);
    op.refuse(refusalToAttest(looked.gate, looked.state));
    const content = evidence?.text ?? evidence?.link;
    if (content === undefined || (evidence?.text !== undefined && evidence.link !== undefined))
      throw OnboardingFailures.NEEDS_EVIDENCE();
    const evidenceKind = evidence?.text === undefined ? 'link' : 'text';
    const hash = createHash('sha256').update(content).digest('base64');
    await this.insert(
      op,
      account.id,
      code,
      { kind: 'attested', capacity, evidenceKind, evidence: content },
      { evidence: hash },
    );
  }

  /** Left out until the review day; counts once a second person verified it. */
  async waive(op: Operation, accountId: string, code: string, reviewOn: string): Promise<void> {
    const { account, looked, capacity } = await this.hold(op, accountId, code);
    op.refuse(refusalToWaive(looked.state, reviewOn, day(op.now)));
    await this.insert(op, account.id, code, { kind: 'waived', capacity, reason: op.reason, reviewOn }, { reviewOn });
    op.announce('set_up.waived', { accountId: account.id, personId: op.actor.id });
  }

  async verify(op: Operation, accountId: string, code: string): Promise<void> {
    const { looked, capacity } = await this.hold(op, accountId, code);
    op.refuse(refusalToVerify(looked.entry, { id: op.actor.id, capacity }, day(op.now)));
    const entry = looked.entry as SetUpEntry;
    const next = { ...entry, verifiedBy: op.actor.id, verifiedAt: iso(op.now), version: entry.version + 1 };
    await op.db.update(SetUpEntry, { id: entry.id }, { ...next, mac: entryMac(this.keys.current, next) });
    this.leave(op, next, { reviewOn: entry.reviewOn });
  }

  /** Every gate of an account that has a checklist. */
  async look({ db, now }: Operation, { id }: Account): Promise<LookedAt[]> {
    const keyring = this.keys.current;
    const catalogue = await this.catalogue.all(db);
    const sources = { db, keyring, now, catalogue, settings: this.settings };
    const facts = (await setUpFactsOf(sources, [id])).get(id);
    if (!facts) throw OnboardingFailures.NO_SET_UP();
    const entries = await newestEntries(db, keyring, [id]);
    return GATES.map((gate) => {
      const entry = entries.get(entryKey({ accountId: id, gate: gate.code })) ?? null;
      return { gate, entry, state: stateOfGate(gate, facts, entry, day(now)) };
    });
  }

  /** Null for accounts that were registered without a request: they have no checklist. */
  async refusalToActivate(op: Operation, account: Account): Promise<Failure | null> {
    if (account.status !== 'approved' || !(await wasAskedFor(op.db, account.id))) return null;
    return refusalOfGates(await this.look(op, account));
  }

  isOwner = async (op: Operation, accountId: string): Promise<boolean> =>
    isOwnerAmong(await liveSeats(op.db, this.keys.current, accountId), op.actor.id);

  /** Begun by the approval; while the account is only asked for, or after it was closed, there is none. */
  async refuseWithout(op: Operation, { id, status }: Account): Promise<void> {
    const isOver = status === 'requested' || status === 'closed';
    if (isOver || !(await wasAskedFor(op.db, id))) throw OnboardingFailures.NO_SET_UP();
  }

  private async hold(
    op: Operation,
    accountId: string,
    code: string,
  ): Promise<{ account: Account; looked: LookedAt; capacity: string }> {
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    const account = await visibleAccount(op, accountId, this.keys.current);
    const isAdmin = holds(op.actor, 'admin');
    if (!isAdmin && !(await this.isOwner(op, accountId))) throw OnboardingFailures.NOT_IN_CHARGE();
    await this.refuseWithout(op, account);
    const looked = (await this.look(op, account)).find(({ gate }) => gate.code === code);
    if (!looked) throw OnboardingFailures.UNKNOWN_GATE();
    return { account, looked, capacity: isAdmin ? 'admin' : 'owner' };
  }

  private async insert(
    op: Operation,
    accountId: string,
    gate: string,
    said: NewEntry,
    details: Record<string, unknown>,
  ): Promise<void> {
    const none = { evidenceKind: null, evidence: null, reason: null, reviewOn: null };
    const life = { verifiedBy: null, verifiedAt: null, version: 1, mac: '' };
    const by = { byId: op.actor.id, capacity: '', at: iso(op.now) };
    const entry: SetUpEntry = { id: newId(), accountId, gate, ...by, ...none, ...life, ...said };
    await op.db.insert(SetUpEntry, { ...entry, mac: entryMac(this.keys.current, entry) });
    this.leave(op, entry, details);
  }

  /** The newest leaf of a gate names the entry that counts. */
  private leave(
    op: Operation,
    { id, accountId, gate, kind, version }: SetUpEntry,
    details: Record<string, unknown>,
  ): void {
    op.record(
      `account:${accountId}`,
      { gate, kind, entry: id, ...details, version },
      { mark: `set_up:${accountId}:${gate}` },
    );
  }
}
