import type { Asking } from '../handover/asking.service.js';
import type { TaskReminders } from '../handover/reminders.service.js';
import type { Digests } from '../notifications/digest.service.js';
import type { ReleaseWatching } from '../notifications/release-watch.service.js';
import type { PolicyReminders } from '../policies/reminders.js';
import type { TimedJob } from './timed-job.js';

const MINUTE = 60;

/** What people have to be told in time. */
export const telling = (policies: PolicyReminders, releases: ReleaseWatching, digests: Digests): TimedJob[] => [
  {
    name: 'mail.digest',
    everySeconds: 5 * MINUTE,
    what: 'writes the daily mail of those who want one, when their morning has come',
    action: 'service.tend',
    work: (op) => digests.plan(op),
  },
  {
    name: 'release.watch',
    everySeconds: 2 * MINUTE,
    what: 'tells owners once a night that something of their account was released outside working hours',
    action: 'service.tend',
    work: (op) => releases.look(op),
  },
  {
    name: 'policy.remind',
    everySeconds: 10 * MINUTE,
    what: 'tells people once what they have not accepted, and which policy is due for review',
    action: 'policy.remind',
    work: (op) => policies.tell(op),
  },
];

/** What people have to be told of departures. */
export const departing = (tasks: TaskReminders, asking: Asking): TimedJob[] => [
  {
    name: 'handover.ask',
    everySeconds: MINUTE,
    what: 'tells successors that the service proposed that they are asked, and those it no longer asks',
    action: 'task.remind',
    work: (op) => asking.tell(op),
  },
  {
    name: 'task.remind',
    everySeconds: 2 * MINUTE,
    what: 'tells people of their tasks in departures, of what is due soon or late, and whoever opened the case of what stays late',
    action: 'task.remind',
    work: (op) => tasks.remind(op),
  },
];
