import { Inject, Injectable } from '@nestjs/common';
import { sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Evidence } from '../operation/evidence.dto.js';
import type { Operation } from '../operation/operation.js';
import { leafOf, TaskEvidences } from './evidence.service.js';
import type { EvidenceRow } from './evidence.queries.js';
import { HandoverFailures } from './handover.failures.js';
import { RunbookShelf } from './runbook.service.js';
import { subjectsOf, TaskHolding, type HeldTask } from './task-holding.js';
import type { TaskRow } from './task.queries.js';
import { WaiverReview } from './waiver-review.entity.js';
import { reviewMac } from './waiver-review.mac.js';
import { reviewsOf } from './waiver-review.queries.js';
import { refusalToReview, refusalToSign } from './waiver-review.rules.js';
import { refuseEarly } from './waits.queries.js';

export interface ReviewAsked {
  reviewOn?: string | undefined;
  evidence?: Evidence | undefined;
}

/**
 * A waiver is looked at again: left out until another day, or settled after all, and a second person signs. While the case
 * runs that changes its task; a closed case stays as it was certified, and what is decided then stands beside it.
 */
@Injectable()
export class WaiverReviewing {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(TaskHolding) private readonly holding: TaskHolding,
    @Inject(TaskEvidences) private readonly evidences: TaskEvidences,
  ) {}

  /** Throws `handover.needs_decision` unless either a day or evidence is given; `not_waived`, `bad_review_day`. */
  async review(op: Operation, taskId: string, asked: ReviewAsked): Promise<TaskRow> {
    const held = await this.holding.hold(op, taskId);
    const { task, doer } = held;
    const reviewOn = asked.reviewOn ?? null;
    if ((reviewOn === null) === !asked.evidence) throw HandoverFailures.NEEDS_DECISION();
    op.refuse(refusalToReview({ task, doer, reviewOn, today: day(op.now) }));
    if (reviewOn === null) await this.evidences.refuseSamePerson(op, task, held.step);
    const given =
      reviewOn === null
        ? await this.evidences.keep(op, task, { evidence: asked.evidence, text: undefined, upload: undefined })
        : [];
    return task.caseStatus === 'closed'
      ? this.beside(op, task, reviewOn, given)
      : this.within(op, held, reviewOn, given);
  }

  /** Signs the newest review of a closed case; null where none waits for it. */
  async sign(op: Operation, taskId: string): Promise<TaskRow | null> {
    const { task, doer } = await this.holding.hold(op, taskId);
    const newest = (await reviewsOf(op.db, this.keys.current, [taskId])).at(-1);
    if (task.caseStatus !== 'closed' || !newest || newest.verifiedBy !== null) return null;
    op.refuse(refusalToSign(task, newest, doer));
    await this.save(op, task, {
      ...newest,
      verifiedBy: doer.id,
      verifiedAt: iso(op.now),
      version: newest.version + 1,
    });
    return task;
  }

  async list(op: Operation, taskId: string): Promise<WaiverReview[]> {
    await this.holding.look(op, taskId);
    return reviewsOf(op.db, this.keys.current, [taskId]);
  }

  private async within(
    op: Operation,
    { task, doer }: HeldTask,
    reviewOn: string | null,
    given: readonly EvidenceRow[],
  ): Promise<TaskRow> {
    const unsigned = sql`verified_by = ${null}, verified_at = ${null}`;
    if (reviewOn !== null) {
      const again = sql`waive_reason = ${op.reason}, waived_by = ${doer.id}, review_on = ${reviewOn}, ${unsigned}`;
      return this.holding.write(op, task, again, 'waived', { reviewOn, as: 'task.waive' });
    }
    await refuseEarly(op, this.shelf, task);
    const done = sql`status = ${'done'}, completed_by = ${doer.id}, completed_at = ${iso(op.now)}, waive_reason = ${null},
      waived_by = ${null}, review_on = ${null}, ${unsigned}`;
    const about = given.map(({ id }) => `evidence:${id}`);
    return this.holding.write(op, task, done, 'done', { ...leafOf(given), about, as: 'task.complete' });
  }

  private async beside(
    op: Operation,
    task: TaskRow,
    reviewOn: string | null,
    given: readonly EvidenceRow[],
  ): Promise<TaskRow> {
    await this.save(
      op,
      task,
      {
        id: newId(),
        taskId: task.id,
        reason: op.reason ?? '',
        reviewOn,
        evidenceId: given[0]?.id ?? null,
        decidedBy: op.actor.id,
        decidedAt: iso(op.now),
        verifiedBy: null,
        verifiedAt: null,
        version: 1,
        mac: '',
      },
      given,
    );
    return task;
  }

  private async save(
    op: Operation,
    task: TaskRow,
    review: WaiverReview,
    given: readonly EvidenceRow[] = [],
  ): Promise<void> {
    await op.db.save(WaiverReview, { ...review, mac: reviewMac(this.keys.current, review) });
    const { id, reviewOn, verifiedBy, version } = review;
    op.record(
      [...subjectsOf(task), ...given.map((piece) => `evidence:${piece.id}`)],
      {
        case: task.caseId,
        account: task.accountId,
        code: task.code,
        review: id,
        reviewOn,
        verified: verifiedBy !== null,
        version,
        ...(given.length > 0 ? leafOf(given) : {}),
      },
      { mark: `waiver_review:${id}` },
    );
  }
}
