import type { DepartureHook } from '../imports/departure-hook.service.js';
import type { ImportRunning } from '../imports/import-running.service.js';
import type { Erasures } from '../privacy/erasure.service.js';
import type { NativeIdentities } from '../reconciliation/identities.service.js';
import { forgetAnswers, forgetAttempts, forgetMessages, forgetSessions } from './housekeeping.js';
import type { TimedJob } from './timed-job.js';

const HOUR = 3600;

/** What has served its purpose. */
const served: readonly TimedJob[] = [
  {
    name: 'session.purge',
    everySeconds: HOUR,
    what: 'forgets sessions and links that ended a month ago',
    action: 'session.purge',
    work: forgetSessions,
  },
  {
    name: 'attempt.purge',
    everySeconds: HOUR,
    what: 'forgets failed attempts that slow nobody down any more',
    action: 'service.tend',
    work: forgetAttempts,
  },
  {
    name: 'idempotency.purge',
    everySeconds: HOUR,
    what: 'forgets answers given under an Idempotency-Key after 48 hours',
    action: 'service.tend',
    work: forgetAnswers,
  },
  {
    name: 'outbox.purge',
    everySeconds: HOUR,
    what: 'forgets messages delivered a month ago',
    action: 'service.tend',
    work: forgetMessages,
  },
];

/** What has served its purpose, and what is held on people once they have gone. */
export const forgetting = (
  identities: NativeIdentities,
  erasures: Erasures,
  hook: DepartureHook,
  imports: ImportRunning,
): TimedJob[] => [
  ...served,
  {
    name: 'hook.purge',
    everySeconds: HOUR,
    what: 'forgets signed events that can no longer come again',
    action: 'service.tend',
    work: (op) => hook.forget(op),
  },
  {
    name: 'import.purge',
    everySeconds: 600,
    what: 'forgets files read in by hand three days after the last touch; says of an interrupted import that it was',
    action: 'import.purge',
    work: async (op) => void (await imports.tend(op)),
  },
  {
    name: 'native_identity.purge',
    everySeconds: HOUR,
    what: 'forgets the public profiles of people who have left',
    action: 'native_identity.purge',
    work: async (op) => (await identities.purge(op)) > 0,
  },
  {
    name: 'contacts.erase',
    everySeconds: HOUR,
    what: 'erases how people could be reached who left long ago and on whom nothing hangs',
    action: 'person.erase_due',
    work: (op) => erasures.eraseDue(op),
  },
];
