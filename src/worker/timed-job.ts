import type { ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';

/** Work the service does by itself, time after time. */
export interface TimedJob {
  readonly name: string;
  readonly everySeconds: number;
  /** What it is for, in one sentence. */
  readonly what: string;
  readonly action: ActionName;
  /** For actions that need one. */
  readonly reason?: string;
  /** A cheap look whether there is anything to do; without it the work itself finds out. */
  readonly due?: (op: Operation) => Promise<boolean>;
  /**
   * Does what is due and records it; what records nothing is rolled back as if it had not run. Must be right whenever and however
   * often it runs. Answers true when there is more to do at once.
   */
  readonly work: (op: Operation) => Promise<boolean | void>;
}

/** What one run came to: `elsewhere` when another process holds the lease. */
export type Outcome = 'done' | 'nothing' | 'elsewhere';
