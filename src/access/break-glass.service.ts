import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { forUpdate, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { AccessFailures } from './access.failures.js';
import type { BreakGlass, ReviewOpening } from './break-glass.dto.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';
import { BreakGlassFailures } from './break-glass.failures.js';
import { visibleOpening } from './break-glass-list.queries.js';
import { claimedRoles, heldRightFor, holdOpening, notOver, provenOpenings } from './break-glass.queries.js';
import {
  expiryOf,
  refusalToConfirm,
  refusalToOpen,
  refusalToReview,
  stateOf,
  type Second,
} from './break-glass.rules.js';
import { countSeconds, toldOf } from './break-glass-told.js';
import { endOpenings, writeOpening } from './break-glass.writing.js';
import { peopleState, sayOf } from './deciders.js';
import type { PersonState } from './grant.rules.js';
import { refusalToTicket, ticketOf } from './ticket.rules.js';
import { suspendedPeople } from './weighing.js';

/** One account, four hours at most, everybody told at once, looked at by somebody else afterwards. */
@Injectable()
export class Emergencies {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Opens an account by a standing right; with two people by setting, nothing is released before the second confirms. */
  async open(op: Operation, accountId: string, { ticket, minutes }: BreakGlass): Promise<Opening> {
    const keyring = this.keys.current;
    op.about(`account:${accountId}`, `person:${op.actor.id}`);
    await lockAccount(op.db, accountId);
    const person = await this.heldPerson(op, op.actor.id);
    const right = await heldRightFor(op.db, keyring, op.actor.id, accountId, op.now);
    if (right) await this.refuseSuspended(op, person.id);
    // Without a right an account they cannot see stays unknown to them.
    if (!right) await visibleAccount(op, accountId, keyring);
    const account = await accountById(op.db, accountId);
    if (!right) throw BreakGlassFailures.NO_RIGHT();
    op.refuse(refusalToTicket(ticketOf(ticket), account.criticality, { ...this.settings, ticketRequiredFrom: 'low' }));
    const told = await toldOf(op.db, keyring, accountId);
    const needsSecond = this.settings.breakGlassTwoPeople;
    const wanted = {
      ...{ person, roles: await claimedRoles(op.db, person.id), accountStatus: account.status, needsSecond },
      openAlready: await this.openOf(op, accountId),
      others: await countSeconds(op.db, told, person.id, op.now),
    };
    op.refuse(refusalToOpen(wanted, op.now));
    const opening = await this.begin(op, right, { accountId, ticket, minutes, needsSecond });
    const who = { openingId: opening.id, accountId, personId: person.id };
    op.announce('break_glass.opened', { ...who, waits: needsSecond, until: opening.expiresAt, ...told });
    return opening;
  }

  private async openOf(op: Operation, accountId: string): Promise<string | null> {
    const open = sql`o.person_id = ${op.actor.id} and o.account_id = ${accountId} and ${notOver('o', iso(op.now))}`;
    const [own] = await provenOpenings(op.db, this.keys.current, open);
    return own?.id ?? null;
  }

  private begin(
    op: Operation,
    right: BreakGlassRight,
    asked: { accountId: string; ticket: string; minutes: number; needsSecond: boolean },
  ): Promise<Opening> {
    const row = {
      id: newId(),
      accountId: asked.accountId,
      personId: op.actor.id,
      rightId: right.id,
      reason: op.reason ?? '',
      ticket: asked.ticket.trim(),
      openedAt: iso(op.now),
      expiresAt: expiryOf(right, asked.minutes, op.now),
      secondPerson: asked.needsSecond ? 'needed' : 'not_needed',
      ...{ confirmedBy: null, confirmedAt: null, endedAt: null, endedBy: null },
      ...{ outcome: null, reviewedBy: null, reviewedAt: null, reviewReason: null },
      version: 1,
    };
    return writeOpening(op, this.keys.current, row, 'break_glass.open');
  }

  /** A second person lets the opener in: an admin or an owner seat of the account, never the opener. */
  async confirm(op: Operation, id: string): Promise<Opening> {
    const { opening, second } = await this.held(op, id);
    const opener = {
      person: await this.heldPerson(op, opening.personId),
      roles: await claimedRoles(op.db, opening.personId),
      hasRight: (await heldRightFor(op.db, this.keys.current, opening.personId, opening.accountId, op.now)) !== null,
    };
    op.refuse(refusalToConfirm(opening, second, opener, op.now));
    await this.refuseSuspended(op, opening.personId);
    op.expect(opening);
    const next = { ...opening, confirmedBy: op.actor.id, confirmedAt: iso(op.now), version: opening.version + 1 };
    const confirmed = await writeOpening(op, this.keys.current, next, 'break_glass.confirm');
    const told = await toldOf(op.db, this.keys.current, opening.accountId);
    const who = { openingId: id, accountId: opening.accountId, personId: opening.personId, confirmerId: op.actor.id };
    op.announce('break_glass.confirmed', { ...who, until: opening.expiresAt, ...told });
    return confirmed;
  }

  /** Ends it before its time: who opened it, the owner seats or an admin. */
  async end(op: Operation, id: string): Promise<Opening> {
    const { opening, second } = await this.held(op, id);
    if (opening.personId !== op.actor.id && second.by === null) throw BreakGlassFailures.NOT_YOURS();
    const state = stateOf(opening, iso(op.now));
    op.refuse(state === 'open' || state === 'waiting' ? null : BreakGlassFailures.ALREADY_ENDED());
    op.expect(opening);
    const [ended] = await endOpenings(op, this.keys.current, [opening]);
    return ended as Opening;
  }

  /** Writes down what the clock has decided: at most `limit` emergencies whose time is up. Answers how many. */
  async expireDue(op: Operation, limit = 100): Promise<number> {
    const due = sql`o.ended_at is null and o.expires_at <= ${iso(op.now)}`;
    const tail = sql` order by o.id limit ${limit}`;
    await rows(op.db, sql`select o.id from break_glass_opening o where ${due}${tail}${forUpdate(op.db)}`);
    const over = await provenOpenings(op.db, this.keys.current, due, tail);
    if (over.length === 0) op.unchanged();
    return (await endOpenings(op, this.keys.current, over, 'break_glass.expire')).length;
  }

  /** Somebody else than who opened and who confirmed says whether it was justified. */
  async review(op: Operation, id: string, { outcome }: ReviewOpening): Promise<Opening> {
    const { opening, second } = await this.held(op, id);
    op.refuse(refusalToReview(opening, second, op.now));
    op.expect(opening);
    const reviewed = { outcome, reviewedBy: op.actor.id, reviewedAt: iso(op.now), reviewReason: op.reason };
    const next = { ...opening, ...reviewed, version: opening.version + 1 };
    const who = { openingId: id, accountId: opening.accountId, personId: opening.personId };
    op.announce('break_glass.reviewed', { ...who, outcome });
    return writeOpening(op, this.keys.current, next, 'break_glass.review');
  }

  /** The opening as it is now and what the actor may say about it, both under locks. */
  private async held(op: Operation, id: string): Promise<{ opening: Opening; second: Second }> {
    const known = await visibleOpening(op, this.keys.current, id);
    op.about(`opening:${id}`, `account:${known.accountId}`, `person:${known.personId}`);
    await lockAccount(op.db, known.accountId);
    const person = await this.heldPerson(op, op.actor.id);
    const opening = await holdOpening(op.db, this.keys.current, id);
    if (!opening) throw BreakGlassFailures.UNKNOWN();
    return { opening, second: { person, by: await sayOf(op, this.keys.current, opening.accountId) } };
  }

  /** An emergency is no way around a suspension; the person is held, so that none begins meanwhile. */
  private async refuseSuspended(op: Operation, personId: string): Promise<void> {
    const isSuspended = (await suspendedPeople(op, [personId])).has(personId);
    op.refuse(isSuspended ? AccessFailures.PERSON_SUSPENDED() : null);
  }

  private async heldPerson(op: Operation, id: string): Promise<PersonState> {
    const person = (await peopleState(op.db, [id], { hold: true })).get(id);
    if (!person) throw BreakGlassFailures.UNKNOWN();
    return person;
  }
}
