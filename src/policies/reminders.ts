import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { dueNotices, dueReviews } from './reminder.queries.js';

const AT_ONCE = 500;

/** Tells people what they have not accepted, and the house what it has not looked at again; each once. */
@Injectable()
export class PolicyReminders {
  constructor(@Inject(Settings) private readonly settings: Settings) {}

  /** Answers whether more is waiting. */
  async tell(op: Operation): Promise<boolean> {
    const today = day(op.now);
    const due = await dueNotices(op.db, today, this.settings.acknowledgementGraceDays, AT_ONCE);
    const reviews = await dueReviews(op.db, today);
    if (due.length + reviews.length === 0) {
      op.unchanged();
      return false;
    }
    const notices = [
      ...due,
      ...reviews.map(({ policyCode, number, reviewDueOn }) => ({
        policyCode,
        number,
        personId: '',
        step: `review_due ${reviewDueOn}`,
      })),
    ];
    await insertRows(
      op.db,
      'policy_notice',
      ['id', 'policy_code', 'number', 'step', 'person_id', 'at'],
      notices.map(({ policyCode, number, step, personId }) => [
        newId(),
        policyCode,
        number,
        step,
        personId,
        iso(op.now),
      ]),
    );
    for (const { policyCode, number, personId, step } of due)
      op.announce('policy.acknowledgement_due', { policyCode, number, personId, step });
    for (const review of reviews) op.announce('policy.review_due', { ...review });
    op.record([...new Set(notices.map(({ policyCode }) => `policy:${policyCode}`))], {
      told: due.length,
      reviews: reviews.length,
    });
    return due.length === AT_ONCE;
  }
}
