import { Inject, Injectable } from '@nestjs/common';
import { lockAccounts } from '../accounts/account.queries.js';
import { forUpdate, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import { AccessSuspension, type Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { BreakGlassRights } from './break-glass-rights.service.js';
import { provenGrants } from './grant.queries.js';
import { refusalToReceive } from './grant.rules.js';
import { endGrants } from './grant.writing.js';
import { grantMany } from './granting.js';
import type { Proposal, Weighed } from './weighing.js';

export interface Resumed {
  issued: Grant[];
  refused: Weighed<Proposal & { continuesId: string }>[];
}

/** All grants of a person at once, for an absence: hr and admins stop them, only an admin lets them go on. */
@Injectable()
export class PersonAccess {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(BreakGlassRights) private readonly breakGlass: BreakGlassRights,
  ) {}

  /**
   * Suspends every grant, the ones to come too, ends their emergencies, and lets none of either begin until it is resumed.
   * Answers the grants that stopped.
   */
  async suspend(op: Operation, personId: string): Promise<Grant[]> {
    op.about(`person:${personId}`);
    await heldPerson(op.db, personId);
    if (await this.suspensionOf(op, personId)) throw AccessFailures.SUSPENDED_ALREADY();
    const today = day(op.now);
    const open = sql`person_id = ${personId} and status = 'active' and ended_on is null and (until is null or until >= ${today})`;
    await rows(op.db, sql`select id from access_grant where ${open} order by id${forUpdate(op.db)}`);
    const grants = await provenGrants(op.db, this.keys.current, open);
    const startedAt = iso(op.now);
    const suspension = { id: newId(), personId, startedAt, startedBy: op.actor.id, reason: op.reason ?? '' };
    await op.db.insert(AccessSuspension, { ...suspension, endedAt: null, endedBy: null });
    const ending = { status: 'suspended', endedOn: () => today, reason: op.reason } as const;
    const suspended = await endGrants(op, this.keys.current, grants, ending);
    const emergencies = await this.breakGlass.shutAllOf(op, personId);
    const facts = { suspension: suspension.id, grants: suspended.length, emergencies };
    op.record(`person:${personId}`, facts, { action: 'person.suspend_access' });
    op.announce('person.access_suspended', { personId, by: op.actor.id, grants: suspended.length });
    return suspended;
  }

  /**
   * Lets go on what that act stopped, each grant by the admin's decision and under every rule of granting; what may not go on
   * is answered with its reason and stays suspended. Never one's own. Refused for leavers.
   */
  async resume(op: Operation, personId: string): Promise<Resumed> {
    op.about(`person:${personId}`);
    if (personId === op.actor.id) throw AccessFailures.OWN_GRANT();
    const accounts = await lockAccounts(op.db, await this.accountsOf(op, personId));
    const person = await heldPerson(op.db, personId);
    const suspension = await this.suspensionOf(op, personId);
    if (!suspension) throw AccessFailures.NOT_SUSPENDED();
    op.refuse(refusalToReceive(person, op.now));
    await op.db.update(AccessSuspension, { id: suspension.id }, { endedAt: iso(op.now), endedBy: op.actor.id });
    const stopped = await this.stoppedBy(op, suspension);
    const proposals = stopped.flatMap((grant) => {
      const account = accounts.get(grant.accountId);
      return account ? [{ ...proposalOf(op, grant), account, continuesId: grant.id }] : [];
    });
    const decision = { deciderId: op.actor.id, by: 'admin', terms: this.settings } as const;
    const result = await grantMany(op, this.keys.current, decision, proposals);
    const counts = { resumed: result.issued.length, refused: result.refused.length };
    op.record(`person:${personId}`, { suspension: suspension.id, ...counts }, { action: 'person.resume_access' });
    op.announce('person.access_resumed', { personId, by: op.actor.id, ...counts });
    return result;
  }

  private suspensionOf(op: Operation, personId: string): Promise<AccessSuspension | null> {
    return op.db
      .createQueryBuilder(AccessSuspension, 's')
      .where('s.personId = :personId and s.endedAt is null', { personId })
      .getOne();
  }

  private async accountsOf(op: Operation, personId: string): Promise<string[]> {
    const found = await rows<{ accountId: string }>(
      op.db,
      sql`select distinct account_id as "accountId" from access_grant where person_id = ${personId} and status = 'suspended'`,
    );
    return found.map((row) => row.accountId);
  }

  /** What the act itself suspended and nobody resumed or ended since: what somebody had suspended before stays so. */
  private stoppedBy(op: Operation, { personId, startedAt }: AccessSuspension): Promise<Grant[]> {
    return provenGrants(
      op.db,
      this.keys.current,
      sql`g.person_id = ${personId} and g.status = 'suspended' and g.ended_at = ${startedAt}`,
      sql` order by g.id`,
    );
  }
}

function proposalOf(op: Operation, grant: Grant): Omit<Proposal, 'account' | 'continuesId'> {
  const { personId, level, nativeRole, until, scope, ticket, groupGrantId } = grant;
  const today = day(op.now);
  const since = grant.since > today ? grant.since : today;
  const what = { recipientId: personId, level, nativeRole, since, until, scope, ticket, groupGrantId };
  return { ...what, requestedBy: op.actor.id, reason: op.reason };
}
