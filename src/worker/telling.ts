import type { TaskReminders } from '../handover/reminders.service.js';
import type { PolicyReminders } from '../policies/reminders.js';
import type { TimedJob } from './timed-job.js';

const MINUTE = 60;

/** What people have to be told in time. */
export const telling = (policies: PolicyReminders, tasks: TaskReminders): TimedJob[] => [
  {
    name: 'task.remind',
    everySeconds: 2 * MINUTE,
    what: 'tells people of their tasks in departures, of what is due soon or late, and whoever opened the case of what stays late',
    action: 'task.remind',
    work: (op) => tasks.remind(op),
  },
  {
    name: 'policy.remind',
    everySeconds: 10 * MINUTE,
    what: 'tells people once what they have not accepted, and which policy is due for review',
    action: 'policy.remind',
    work: (op) => policies.tell(op),
  },
];
