import { watchersAmong } from '../people/role.queries.js';
import { Inject, Injectable } from '@nestjs/common';
import { seatsOfPerson } from '../accounts/seat.queries.js';
import { sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson, personById, rolesOf } from '../people/person.queries.js';
import { AccessFailures } from './access.failures.js';
import { peopleState } from './deciders.js';
import { refusalToName, standsIn, type Attending } from './deciding.rules.js';
import type { NameDelegate } from './delegation.dto.js';
import type { Delegation } from './delegation.entity.js';
import { delegationsOf, openDelegations } from './delegation.queries.js';
import { beginDelegation, endDelegations } from './delegation.writing.js';
import { delegateView, type DelegateAnswerView, type DelegateView } from './delegation.view.js';
import { refusalToDecider } from './grant.rules.js';
import { isOwnerSeat } from './standing.js';

/** Who decides about access while a seat holder is away: named by the holder or an admin, never by themselves. */
@Injectable()
export class Delegations {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** For the holder, the delegate, admins, hr and auditors. Throws people.unknown. */
  async show(op: Operation, holderId: string): Promise<DelegateAnswerView> {
    await personById(op.db, holderId);
    const named = (await this.openOf(op, holderId)).at(-1);
    const isTheirs = op.actor.id === holderId || op.actor.id === named?.delegateId;
    if (!isTheirs && !holds(op.actor, 'admin', 'hr', 'auditor')) throw AccessFailures.NOT_HOLDER();
    const seats = await seatsOfPerson(op.db, this.keys.current, holderId);
    const mayName = seats.some(isOwnerSeat) && (op.actor.id === holderId || holds(op.actor, 'admin'));
    const can = tryable(op.actor, [['delegate.name', mayName]]);
    return { delegate: named ? await this.view(op, named) : null, can };
  }

  /** Names who stands in; whoever was named before no longer does. */
  async name(op: Operation, holderId: string, { delegateId, from, until }: NameDelegate): Promise<DelegateView> {
    const holder = await heldPerson(op.db, holderId);
    op.about(`person:${holder.id}`, `person:${delegateId}`);
    const people = await peopleState(op.db, [op.actor.id, holder.id, delegateId], { hold: true });
    const [actor, held, delegate] = [op.actor.id, holder.id, delegateId].map((id) => people.get(id));
    if (!delegate) await personById(op.db, delegateId);
    const seats = await seatsOfPerson(op.db, this.keys.current, holder.id);
    const naming = {
      actorId: op.actor.id,
      isAdmin: await this.isAdmin(op),
      holder: held as Attending,
      holderIsSeated: seats.some(isOwnerSeat),
      delegate: delegate as Attending,
      delegateIsWatcher: (await watchersAmong(op.db, [delegateId])).has(delegateId),
    };
    op.refuse(actor ? refusalToDecider(actor, op.now) : AccessFailures.NOT_HOLDER());
    op.refuse(refusalToName({ ...naming, from, until }, op.now));
    await this.endOpen(op, holder.id);
    const row = {
      ...{ id: newId(), holderId: holder.id, delegateId, fromDay: from, untilDay: until, reason: op.reason ?? '' },
      ...{ accountId: null, grantId: null, createdAt: iso(op.now), createdBy: op.actor.id },
      ...{ endedAt: null, endedBy: null, version: 1 },
    };
    const delegation = await beginDelegation(op, this.keys.current, row);
    op.announce('delegate.named', { personId: delegateId, holderId: holder.id, from, until, by: op.actor.id });
    return this.view(op, delegation);
  }

  /** Nobody stands in any more: the holder, an admin, or the delegate giving it back. */
  async end(op: Operation, holderId: string): Promise<void> {
    const holder = await heldPerson(op.db, holderId);
    op.about(`person:${holder.id}`);
    const named = (await this.openOf(op, holder.id)).at(-1);
    const isTheirs = op.actor.id === holder.id || op.actor.id === named?.delegateId;
    if (!isTheirs && !(await this.isAdmin(op))) throw AccessFailures.NOT_HOLDER();
    if (!named) throw AccessFailures.NO_DELEGATE();
    op.expect(named);
    await this.endOpen(op, holder.id);
    op.announce('delegate.ended', { personId: named.delegateId, holderId: holder.id, by: op.actor.id });
  }

  /** Nobody stands in for a leaver, and they for nobody: part of the cut of a departure. Answers how many. */
  async endAllOf(op: Operation, personId: string): Promise<number> {
    const theirs = sql`(d.holder_id = ${personId} or d.delegate_id = ${personId})`;
    const open = await openDelegations(op.db, this.keys.current, theirs);
    await endDelegations(op, this.keys.current, open, 'delegate.end');
    return open.length;
  }

  private async endOpen(op: Operation, holderId: string): Promise<void> {
    await endDelegations(op, this.keys.current, await this.openOf(op, holderId), op.action);
  }

  /** Those for all accounts of the holder. */
  private async openOf(op: Operation, holderId: string): Promise<Delegation[]> {
    return (await delegationsOf(op.db, this.keys.current, [holderId])).filter((row) => row.accountId === null);
  }

  private async isAdmin(op: Operation): Promise<boolean> {
    return holds(op.actor, 'admin') && (await rolesOf(op.db, this.keys.current, op.actor.id)).includes('admin');
  }

  private async view(op: Operation, row: Delegation): Promise<DelegateView> {
    const [holder, delegate] = [await personById(op.db, row.holderId), await personById(op.db, row.delegateId)];
    const people = await peopleState(op.db, [row.holderId, row.delegateId], { hold: false });
    const watchers = await watchersAmong(op.db, [row.delegateId]);
    const desk = { seats: [], delegations: [row], people, watchers };
    const isTheirs = [row.holderId, row.delegateId].includes(op.actor.id) || holds(op.actor, 'admin');
    return delegateView(row, {
      ...{ person: holder.fullName, delegateName: delegate.fullName, active: standsIn(desk, row, op.now) },
      can: tryable(op.actor, [['delegate.end', isTheirs]]),
    });
  }
}
