import { Inject, Injectable } from '@nestjs/common';
import type { Grant } from '../access/access.entity.js';
import { endReviewed } from '../access/reviewed.js';
import { forUpdate, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { OffboardingCase } from './handover.entity.js';
import { aloneOn, unkeptOf } from './move.queries.js';
import { NOT_KEPT } from './move.writing.js';
import { ownersOf } from './successor.queries.js';

/** Nothing piles up: what the new manager did not keep ends. The person stays, with their sign-in, roles and seats. */
@Injectable()
export class MoveEnds {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** All of it, by somebody's decision. For whoever holds the case already. */
  async endNow(op: Operation, kase: OffboardingCase): Promise<OffboardingCase> {
    return this.end(op, kase, await this.unkept(op, kase), 0);
  }

  /**
   * By the clock: what alone keeps an account open waits until somebody else can get in. Answers whether anything happened; the
   * case is over its time only once nothing waits.
   */
  async endInTime(op: Operation, kase: OffboardingCase): Promise<boolean> {
    const unkept = await this.unkept(op, kase);
    const full = unkept.filter((grant) => grant.level === 'full_control').map((grant) => grant.accountId);
    const owners = await ownersOf(op.db, this.keys.current, full);
    const alone = await aloneOn(op.db, this.keys.current, kase.personId, full, owners);
    const waits = (grant: Grant): boolean => grant.level === 'full_control' && alone.has(grant.accountId);
    const ending = unkept.filter((grant) => !waits(grant));
    if (ending.length === 0 && alone.size > 0) return false;
    await this.end(op, kase, ending, alone.size);
    return true;
  }

  private async unkept(op: Operation, kase: OffboardingCase): Promise<Grant[]> {
    await heldPerson(op.db, kase.personId);
    await rows(
      op.db,
      sql`select id from access_grant where person_id = ${kase.personId} and ended_on is null order by id${forUpdate(op.db)}`,
    );
    return unkeptOf(op.db, this.keys.current, kase, day(op.now));
  }

  private async end(
    op: Operation,
    kase: OffboardingCase,
    grants: readonly Grant[],
    waiting: number,
  ): Promise<OffboardingCase> {
    await endReviewed(op, this.keys.current, grants, NOT_KEPT);
    if (waiting === 0) Object.assign(kase, { status: 'cut', cutAt: iso(op.now), cutBy: op.actor.id });
    kase.version += 1;
    await op.db.save(OffboardingCase, kase);
    op.record(
      [`case:${kase.id}`, `person:${kase.personId}`],
      { case: kase.id, person: kase.personId, grants: grants.length, waiting, cutAt: kase.cutAt, stays: true },
      { action: 'case.cut' },
    );
    return kase;
  }
}
