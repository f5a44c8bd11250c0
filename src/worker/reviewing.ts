import type { Deadlines } from '../campaigns/deadlines.service.js';
import type { Passing } from '../campaigns/passing.service.js';
import type { Starting } from '../campaigns/starting.service.js';
import type { TimedJob } from './timed-job.js';

const MINUTE = 60;

/** Rounds of review: begun, passed on, reminded of and, where they say so, enforced. */
export const reviewing = (starting: Starting, passing: Passing, deadlines: Deadlines): TimedJob[] => [
  {
    name: 'campaign.start',
    everySeconds: 10,
    what: 'begins rounds of review whose day has come and writes their items, portion by portion',
    action: 'campaign.start',
    due: (op) => starting.due(op),
    work: (op) => starting.work(op),
  },
  {
    name: 'review.pass_on',
    everySeconds: 30,
    what: 'asks the next one where a reviewer can no longer answer, and drops what ended by itself',
    action: 'review.pass_on',
    due: (op) => passing.due(op),
    work: (op) => passing.work(op),
  },
  {
    name: 'campaign.remind',
    everySeconds: MINUTE,
    what: 'reminds reviewers halfway and before the last day, and tells admins after it',
    action: 'campaign.remind',
    due: (op) => deadlines.remindDue(op),
    work: (op) => deadlines.remind(op),
  },
  {
    name: 'review.lapse',
    everySeconds: MINUTE,
    what: 'ends grants nobody answered for in time, where the round says so',
    action: 'review.lapse',
    reason: 'Nobody answered for it in the review in time',
    due: (op) => deadlines.lapseDue(op),
    work: (op) => deadlines.lapse(op),
  },
];
