import { Inject, Injectable } from '@nestjs/common';
import { accountById, lockAccount, lockAccounts } from '../accounts/account.queries.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { sql, type Sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson, personById } from '../people/person.queries.js';
import { watchersAmong } from '../people/role.queries.js';
import { Settings } from '../settings/settings.js';
import { AccessFailures } from './access.failures.js';
import type { NameActingOwner } from './acting-owner.dto.js';
import { actingOwnerView, type ActingOwnerAnswerView, type ActingOwnerView } from './acting-owner.view.js';
import { peopleState, sayOf } from './deciders.js';
import { isAwayDuring, refusalToName, standsIn, type Attending } from './deciding.rules.js';
import type { Delegation } from './delegation.entity.js';
import { openDelegations } from './delegation.queries.js';
import { beginDelegation, endDelegations } from './delegation.writing.js';
import { provenGrants } from './grant.queries.js';
import { endGrants } from './grant.writing.js';
import { grantAccess } from './granting.js';
import { ownerSeatsOf } from './standing.js';

/** Stands in every row of an acting owner: why the owner is away is kept nowhere. */
const NEUTRAL = 'Acts for the owner while they are away.';

/**
 * Who acts for an owner who is away: full control and the owner's say about access to one account, both with the same days.
 * The seat stays the owner's.
 */
@Injectable()
export class ActingOwners {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async show(op: Operation, accountId: string): Promise<ActingOwnerAnswerView> {
    await visibleAccount(op, accountId, this.keys.current);
    const [acting] = await this.of(op, sql`d.account_id = ${accountId}`);
    const can = tryable(op.actor, [['acting_owner.name', (await sayOf(op, this.keys.current, accountId)) !== null]]);
    return { actingOwner: acting ? await this.view(op, acting) : null, can };
  }

  /** Named by the account's other owner, the owner beforehand, or an admin; never themselves. Throws `access.owner_present`. */
  async name(op: Operation, accountId: string, input: NameActingOwner): Promise<ActingOwnerView> {
    op.withholdReason(NEUTRAL);
    await visibleAccount(op, accountId, this.keys.current);
    op.about(`account:${accountId}`, `person:${input.personId}`);
    await lockAccount(op.db, accountId);
    const by = await sayOf(op, this.keys.current, accountId);
    if (!by) throw AccessFailures.NOT_OWNER();
    const holderId = await this.ownerOf(op, accountId);
    await this.refuse(op, holderId, input);
    await this.endEach(op, await this.of(op, sql`d.account_id = ${accountId}`));
    const delegation = await beginDelegation(op, this.keys.current, {
      ...{ id: newId(), holderId, delegateId: input.personId, fromDay: input.from, untilDay: input.until, accountId },
      ...{ grantId: await this.control(op, accountId, by, input), reason: NEUTRAL, createdAt: iso(op.now) },
      ...{ createdBy: op.actor.id, endedAt: null, endedBy: null, version: 1 },
    });
    const { personId, from, until } = input;
    op.announce('acting_owner.named', { accountId, personId, holderId, from, until, by: op.actor.id });
    return this.view(op, delegation);
  }

  /** The owner, the account's other owner, an admin, or whoever acts giving it back. */
  async end(op: Operation, accountId: string): Promise<void> {
    await visibleAccount(op, accountId, this.keys.current);
    op.about(`account:${accountId}`);
    await lockAccount(op.db, accountId);
    const open = await this.of(op, sql`d.account_id = ${accountId}`);
    const isTheirs = open.some((row) => row.delegateId === op.actor.id);
    if (!isTheirs && (await sayOf(op, this.keys.current, accountId)) === null) throw AccessFailures.NOT_OWNER();
    if (open.length === 0) throw AccessFailures.NO_ACTING_OWNER();
    await this.endEach(op, open);
  }

  /** The owner is back: nobody acts for them any more, whatever the last day was. Answers how many did. */
  async endAllFor(op: Operation, holderId: string): Promise<number> {
    const open = await this.of(op, sql`d.holder_id = ${holderId} and d.account_id is not null`);
    await lockAccounts(
      op.db,
      open.map((row) => row.accountId as string),
    );
    await this.endEach(op, open);
    return open.length;
  }

  private of(op: Operation, condition: Sql): Promise<Delegation[]> {
    return openDelegations(op.db, this.keys.current, condition);
  }

  private async ownerOf(op: Operation, accountId: string): Promise<string> {
    const owner = (await ownerSeatsOf(op.db, this.keys.current, accountId)).find(({ seat }) => seat === 'owner');
    if (!owner) throw AccessFailures.NO_SEAT();
    await heldPerson(op.db, owner.personId);
    return owner.personId;
  }

  private async refuse(op: Operation, holderId: string, { personId, from, until }: NameActingOwner): Promise<void> {
    await personById(op.db, personId);
    const people = await peopleState(op.db, [holderId, personId], { hold: true });
    const [holder, delegate] = [people.get(holderId), people.get(personId)] as [Attending, Attending];
    const delegateIsWatcher = (await watchersAmong(op.db, [personId])).has(personId);
    const naming = { actorId: op.actor.id, isAdmin: true, holder, holderIsSeated: true, delegate, delegateIsWatcher };
    op.refuse(refusalToName({ ...naming, from, until }, op.now));
    if (!isAwayDuring(holder, { from, until })) throw AccessFailures.OWNER_PRESENT();
  }

  /** Full control for these days by the actor's decision, under every rule of granting; null where they have it for as long. */
  private async control(
    op: Operation,
    accountId: string,
    by: 'seat' | 'admin',
    { personId, from, until }: NameActingOwner,
  ): Promise<string | null> {
    const today = day(op.now);
    const since = from > today ? from : today;
    const [held] = await provenGrants(
      op.db,
      this.keys.current,
      sql`g.account_id = ${accountId} and g.person_id = ${personId} and g.level = ${'full_control'} and g.status = 'active'
          and g.since <= ${since} and g.ended_on is null and (g.until is null or g.until >= ${until})`,
    );
    if (held) return null;
    const account = await accountById(op.db, accountId);
    const what = { recipientId: personId, level: 'full_control', nativeRole: null, since, until };
    const how = { by, terms: this.settings, requestedBy: op.actor.id, reason: op.reason };
    return (await grantAccess(op, this.keys.current, { account, ...what, ...how })).id;
  }

  private async endEach(op: Operation, open: readonly Delegation[]): Promise<void> {
    await endDelegations(op, this.keys.current, open, 'acting_owner.end');
    for (const { grantId } of open) {
      if (grantId === null) continue;
      const held = await provenGrants(op.db, this.keys.current, sql`g.id = ${grantId} and g.status = 'active'`);
      const ending = { status: 'revoked', endedOn: () => day(op.now), reason: NEUTRAL } as const;
      await endGrants(op, this.keys.current, held, ending);
    }
  }

  private async view(op: Operation, row: Delegation): Promise<ActingOwnerView> {
    const [owner, { fullName }] = [await personById(op.db, row.holderId), await personById(op.db, row.delegateId)];
    const people = await peopleState(op.db, [row.holderId, row.delegateId], { hold: false });
    const watchers = await watchersAmong(op.db, [row.delegateId]);
    const active = standsIn({ seats: [], delegations: [row], people, watchers }, row, op.now);
    const isTheirs = row.delegateId === op.actor.id;
    const mayEnd = isTheirs || (await sayOf(op, this.keys.current, row.accountId as string)) !== null;
    const can = tryable(op.actor, [['acting_owner.end', mayEnd]]);
    return actingOwnerView(row, { owner: owner.fullName, fullName, active, can });
  }
}
