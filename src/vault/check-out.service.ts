import { Inject, Injectable } from '@nestjs/common';
import { sayOf } from '../access/deciders.js';
import { standingOn } from '../access/standing.js';
import { mayRelease } from '../access/standing.rules.js';
import { refusalToTicket, ticketOf } from '../access/ticket.rules.js';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import type { Account } from '../accounts/account.entity.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { rows, sql } from '../database/sql.js';
import { addSeconds, iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { mayTry } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { namesOf } from '../people/names.queries.js';
import { Settings } from '../settings/settings.js';
import type { SetCheckOutPolicy, TakeCheckOut } from './check-out.dto.js';
import { CheckOutPolicy, type CheckOut } from './check-out.entity.js';
import { checkOutPolicyMac } from './check-out.mac.js';
import { dueAccounts, liveTurns, policyMark, policyOf, type BelievedPolicy } from './check-out.queries.js';
import { allowedTurns, isFreeFor, lastMinuteOf, placeOf, queueAt, type Queue } from './check-out.rules.js';
import { checkOutView, holderView, offerView, peopleIn, type CheckOutView } from './check-out.view.js';
import { endTurn, settle, writeTurn } from './check-out.writing.js';
import { isFrozenPerson } from './credential.queries.js';
import { isOver, refusalOfResting, type ReleaseAct } from './release.rules.js';
import { VaultFailures } from './vault.failures.js';

const RELEASES: readonly [ReleaseAct, string][] = [
  ['credential.reveal', 'password'],
  ['credential.code', 'totp'],
  ['credential.use_code', 'recovery_codes'],
];

/** One person at a time: taken, given back, taken away, waited for. Every act holds the account, so that two become one after the other. */
@Injectable()
export class CheckOuts {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async setPolicy(op: Operation, accountId: string, input: SetCheckOutPolicy): Promise<CheckOutView> {
    await visibleAccount(op, accountId, this.held.current);
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    if ((await sayOf(op, this.held.current, accountId)) === null) throw VaultFailures.NOT_OWNER();
    const before = await policyOf(op.db, this.held.current, accountId);
    op.expect({ version: before?.version ?? 0 });
    const yesNo = (said: boolean): string => (said ? 'yes' : 'no');
    const said = {
      required: yesNo(input.required),
      minutes: input.minutes,
      rotateOnReturn: yesNo(input.rotateOnReturn),
    };
    const row = { accountId, ...said, version: (before?.version ?? 0) + 1 };
    const set = { ...row, reason: op.reason ?? '', setBy: op.actor.id, setAt: iso(op.now) };
    await op.db.save(CheckOutPolicy, { ...set, mac: checkOutPolicyMac(this.held.current, row) });
    op.record([], { account: accountId, ...said, version: row.version }, { mark: policyMark(accountId) });
    if (!input.required) await this.drop(op, accountId);
    return this.view(op, accountId, row);
  }

  /** Nobody needs to wait any more. */
  private async drop(op: Operation, accountId: string): Promise<void> {
    const end = { at: iso(op.now), by: op.actor.id, ending: 'dropped', reason: op.reason } as const;
    await this.settled(op, accountId);
    for (const turn of await liveTurns(op.db, this.held.current, accountId))
      await endTurn(op, this.held.current, turn, end, 'check_out.force');
  }

  async show(op: Operation, accountId: string): Promise<CheckOutView> {
    await visibleAccount(op, accountId, this.held.current);
    return this.view(op, accountId, await policyOf(op.db, this.held.current, accountId));
  }

  private async view(op: Operation, accountId: string, policy: BelievedPolicy | null): Promise<CheckOutView> {
    const turns = await liveTurns(op.db, this.held.current, accountId);
    const queue = queueAt(turns, iso(op.now), this.settings.checkOutClaimMinutes);
    const can = allowedTurns(queue, {
      personId: op.actor.id,
      required: policy?.required === 'yes',
      hasSay: (await sayOf(op, this.held.current, accountId)) !== null,
      mayUse: (await this.refusalToUse(op, await accountById(op.db, accountId))) === null,
    }).filter((act) => mayTry(op.actor, act));
    return checkOutView(accountId, policy, queue, { can, people: await namesOf(op.db, peopleIn(queue)) });
  }

  /** Answers how it stands once it is taken. Throws `vault.checked_out` with the place in the queue, which is kept. */
  async take(op: Operation, accountId: string, input: TakeCheckOut): Promise<CheckOutView> {
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    const account = await this.usableAccount(op, accountId);
    const ticket = ticketOf(input.ticket);
    op.refuse(refusalToTicket(ticket, account.criticality, this.settings));
    const policy = await policyOf(op.db, this.held.current, accountId);
    if (policy?.required !== 'yes') throw VaultFailures.NO_CHECK_OUT();
    const queue = await this.settled(op, accountId);
    if (queue.holder?.personId !== op.actor.id) {
      if (!isFreeFor(queue, op.actor.id)) return this.wait(op, account, queue, ticket);
      await this.begin(op, account, queue, { ticket, policy });
    } else if (op.entries.length === 0) op.unchanged();
    return this.view(op, accountId, policy);
  }

  private async begin(
    op: Operation,
    { id: accountId }: Account,
    { offered }: Queue<CheckOut>,
    { ticket, policy }: { ticket: string | null; policy: BelievedPolicy },
  ): Promise<void> {
    const now = iso(op.now);
    const before = offered?.turn ?? { ...this.newTurn(op, accountId), version: 0 };
    const taken = { takenAt: now, expiresAt: lastMinuteOf(now, policy.minutes), rotateOnReturn: policy.rotateOnReturn };
    const row = { ...before, ...taken, reason: op.reason ?? '', ticket, version: before.version + 1 };
    await writeTurn(op, this.held.current, row, 'check_out.take');
  }

  private newTurn(op: Operation, accountId: string) {
    return {
      ...{ id: newId(), accountId, personId: op.actor.id, reason: op.reason ?? '', ticket: null, askedAt: iso(op.now) },
      ...{ offeredAt: null, takenAt: null, expiresAt: null, rotateOnReturn: null },
      ...{ endedAt: null, endedBy: null, ending: null, endedReason: null },
    };
  }

  /** The place is kept although the answer is a refusal: it is given only once the act is committed. */
  private async wait(op: Operation, { id }: Account, queue: Queue<CheckOut>, ticket: string | null) {
    if (placeOf(queue, op.actor.id) === null) {
      const row = { ...this.newTurn(op, id), ticket, version: 1 };
      queue.waiting.push(await writeTurn(op, this.held.current, row, 'check_out.take'));
    } else if (op.entries.length === 0) op.unchanged();
    const facts = { place: placeOf(queue, op.actor.id), holder: holderView(queue), offered: offerView(queue) };
    return op.afterCommit((): CheckOutView => {
      throw VaultFailures.CHECKED_OUT({ recorded: true, facts });
    });
  }

  /** The account, for somebody who could release something of it today. */
  private async usableAccount(op: Operation, accountId: string): Promise<Account> {
    const { standings, resting } = await this.standing(op, accountId);
    if (standings.length + resting.length === 0) await visibleAccount(op, accountId, this.held.current);
    const account = await accountById(op.db, accountId);
    const refusal = await this.refusalToUse(op, account);
    if (refusal) throw refusal;
    return account;
  }

  private standing(op: Operation, accountId: string): ReturnType<typeof standingOn> {
    return standingOn(op.db, this.held.current, op.actor.id, accountId, { now: op.now, grace: this.settings });
  }

  private async refusalToUse(op: Operation, account: Account): Promise<Failure | null> {
    const { standings, resting } = await this.standing(op, account.id);
    const may = (all: readonly string[]): boolean =>
      RELEASES.some(([act, kind]) => mayRelease(act, kind, account.accessModel, all));
    if (!may(standings)) {
      const would = resting.filter(({ standing }) => may([standing]));
      return refusalOfResting(would, op.actor.id) ?? VaultFailures.LEVEL();
    }
    if (account.frozenAt !== null) return VaultFailures.ACCOUNT_FROZEN();
    if (await isFrozenPerson(op.db, op.actor.id)) return VaultFailures.PERSON_FROZEN();
    return isOver(account.status) ? VaultFailures.ACCOUNT_CLOSED() : null;
  }

  /** Gives it back, or leaves the queue; the next is told. */
  async giveBack(op: Operation, accountId: string): Promise<void> {
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    const { holder, offered, waiting } = await this.settled(op, accountId);
    const own = [holder, offered?.turn, ...waiting].find((turn) => turn?.personId === op.actor.id);
    if (!own) {
      await visibleAccount(op, accountId, this.held.current);
      throw VaultFailures.NOTHING_HELD();
    }
    const ending = own === holder ? 'returned' : 'left';
    const end = { at: iso(op.now), by: op.actor.id, ending, reason: op.reason } as const;
    await this.end(op, own, end, 'check_out.return');
  }

  /** Ends somebody's turn; the next is told. */
  async force(op: Operation, accountId: string): Promise<CheckOutView> {
    await visibleAccount(op, accountId, this.held.current);
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    if ((await sayOf(op, this.held.current, accountId)) === null) throw VaultFailures.NOT_OWNER();
    const { holder } = await this.settled(op, accountId);
    if (!holder) throw VaultFailures.NOTHING_HELD();
    const end = { at: iso(op.now), by: op.actor.id, ending: 'forced', reason: op.reason } as const;
    await this.end(op, holder, end, 'check_out.force');
    op.announce('check_out.forced', { accountId, personId: holder.personId, by: op.actor.id });
    return this.show(op, accountId);
  }

  /** Ends every turn of a leaver: part of the cut of a departure. */
  async endAllOf(op: Operation, personId: string, accountId: string | null = null): Promise<void> {
    const on = accountId === null ? sql`` : sql` and account_id = ${accountId}`;
    const found = await rows<{ id: string }>(
      op.db,
      sql`select account_id as id from check_out where person_id = ${personId} and ended_at is null${on} order by account_id`,
    );
    for (const { id } of found) {
      await lockAccount(op.db, id);
      const { holder, offered, waiting } = await this.settled(op, id);
      const own = [holder, offered?.turn, ...waiting].find((turn) => turn?.personId === personId);
      const end = { at: iso(op.now), by: op.actor.id, ending: 'cut', reason: null } as const;
      if (own) await this.end(op, own, end, 'check_out.force');
    }
  }

  /** Writes down what the clock has ended, on at most `limit` accounts, and tells whoever is next. Answers how many. */
  async tendDue(op: Operation, limit = 50): Promise<number> {
    const missed = iso(addSeconds(op.now, -this.settings.checkOutClaimMinutes * 60));
    const due = await dueAccounts(op.db, iso(op.now), missed, limit);
    for (const id of due) {
      await lockAccount(op.db, id);
      await this.settled(op, id);
    }
    if (op.entries.length === 0) op.unchanged();
    return op.entries.length;
  }

  private settled(op: Operation, accountId: string, freedAt = ''): Promise<Queue<CheckOut>> {
    return settle(op, this.held.current, accountId, { claimMinutes: this.settings.checkOutClaimMinutes, freedAt });
  }

  private async end(
    op: Operation,
    turn: CheckOut,
    end: Parameters<typeof endTurn>[3],
    action: Parameters<typeof endTurn>[4],
  ): Promise<void> {
    await endTurn(op, this.held.current, turn, end, action);
    await this.settled(op, turn.accountId, end.at);
  }
}
