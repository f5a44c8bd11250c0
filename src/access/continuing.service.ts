import { Inject, Injectable } from '@nestjs/common';
import { accountById } from '../accounts/account.queries.js';
import { one, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { Grant } from './access.entity.js';
import { extendsFrom, refusalToExtend, refusalToResume, refusalToSuspend } from './continuing.rules.js';
import type { ExtendGrant, ResumeGrant } from './grant.dto.js';
import { heldForDecision, openContinuations, type HeldForDecision } from './grant.holding.js';
import { endGrants } from './grant.writing.js';
import { grantAccess } from './granting.js';
import { refusalToTicket, ticketOf } from './ticket.rules.js';

/** How a grant goes on, or stops for a while. What was given stays as it was given: every step is a new grant. */
@Injectable()
export class Continuations {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Goes on after the last day, by a new decision under every rule of granting. The old grant stays untouched. */
  async extend(op: Operation, grantId: string, input: ExtendGrant): Promise<Grant> {
    const held = await heldForDecision(op, this.keys.current, grantId);
    const today = day(op.now);
    op.refuse(refusalToExtend(held.grant, held, input.until, today));
    op.expect(held.grant);
    const since = extendsFrom(held.grant.until as string, today);
    return this.goOn(op, held, { since, until: input.until, ticket: input.ticket });
  }

  /** Stops a grant and what was decided to follow it, until somebody resumes it. */
  async suspend(op: Operation, grantId: string): Promise<Grant> {
    const held = await heldForDecision(op, this.keys.current, grantId);
    const today = day(op.now);
    op.refuse(refusalToSuspend(held.grant, held, today));
    op.expect(held.grant);
    const all = [held.grant, ...(await openContinuations(op, this.keys.current, [held.grant]))];
    const ending = { status: 'suspended', endedOn: () => today, reason: op.reason } as const;
    const [suspended] = await endGrants(op, this.keys.current, all, ending);
    const { accountId, personId, level } = held.grant;
    op.announce('grant.suspended', { grantId, accountId, personId, level });
    return suspended as Grant;
  }

  /** Comes back by a new decision under every rule of granting, from today until the same last day or another. */
  async resume(op: Operation, grantId: string, input: ResumeGrant): Promise<Grant> {
    const held = await heldForDecision(op, this.keys.current, grantId);
    const next = await one(
      op.db,
      sql`select id from access_grant where continues_id = ${grantId} and status <> 'suspended'`,
    );
    op.refuse(refusalToResume(held.grant, held, next !== null));
    op.expect(held.grant);
    const until = input.until ?? held.grant.until;
    const today = day(op.now);
    const since = held.grant.since > today ? held.grant.since : today;
    return this.goOn(op, held, { since, until, ticket: input.ticket });
  }

  private async goOn(
    op: Operation,
    { grant, by }: HeldForDecision,
    next: { since: string; until: string | null; ticket: string | undefined },
  ): Promise<Grant> {
    const account = await accountById(op.db, grant.accountId);
    const ticket = ticketOf(next.ticket);
    op.refuse(refusalToTicket(ticket, account.criticality, this.settings));
    return grantAccess(op, this.keys.current, {
      account,
      by,
      recipientId: grant.personId,
      level: grant.level,
      nativeRole: grant.nativeRole,
      since: next.since,
      until: next.until,
      scope: grant.scope,
      ticket,
      continuesId: grant.id,
      groupGrantId: grant.groupGrantId,
      terms: this.settings,
      requestedBy: op.actor.id,
      reason: op.reason,
    });
  }
}
