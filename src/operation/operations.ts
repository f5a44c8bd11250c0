import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import type { LaterRow } from '../database/sql.js';
import type { Lane } from '../database/writer.js';
import { Clock } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Entry } from '../ledger/ledger.js';
import type { Announcement } from '../outbox/outbox.js';
import { ruleOf, type ActionName, type Rule } from './actions.js';
import type { Actor } from './actor.js';
import { refusalToAct } from './door.rules.js';
import { answerOnce, type RequestKey } from './idempotency.js';
import { AfterCommit, Operation } from './operation.js';
import { DoorFailures, RequestFailures } from './operation.failures.js';
import { StillHere } from './still-here.js';
import { isWorthRetrying, storageFailure } from './storage-errors.js';

/** What one operation leaves behind at its commit. */
export interface Trace {
  entries: readonly Entry[];
  announcements: readonly Announcement[];
  rows: readonly LaterRow[];
  now: string;
}

/** What the caller brings to the door. */
export interface Ask {
  reason?: string | null;
  ifMatch?: number | null;
  /** Request path without its query; filed with a refusal. Holds ids, never a token. */
  path?: string;
  idempotency?: RequestKey | null;
}

/** Waits until what was committed has its place in the log. */
export abstract class LogSettled {
  abstract settled(): Promise<void>;
}

const RETRIES = 3;

/** The one door. Routes, commands and timed jobs all come through here; nothing else begins a transaction. */
@Injectable()
export class Operations {
  /** Set at start when the log does not extend its last outside checkpoint. */
  readOnly = false;
  /** Told how each operation ended; set by the metrics. Must not throw. */
  watch: (action: ActionName, outcome: 'done' | 'refused' | 'failed') => void = () => undefined;
  private readonly logger = new Logger('door');

  constructor(
    @Inject(Database) private readonly database: Database<Trace>,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LogSettled) private readonly log: LogSettled,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(StillHere) private readonly stillHere: StillHere,
  ) {}

  /**
   * Runs `work` as `actor` doing `action`. Throws a `Failure`; a refusal of a recorded act is itself recorded. A result made
   * with `op.afterCommit` is produced only when the act is durably in the log.
   */
  async run<T>(actor: Actor, action: ActionName, ask: Ask, work: (op: Operation) => Promise<T>): Promise<T> {
    const rule = ruleOf(action);
    const now = this.clock.now();
    const reason = ask.reason?.trim() ?? null;
    const begin = (db: EntityManager): Operation =>
      new Operation(db, { actor, action, reason, now, ifMatch: ask.ifMatch ?? null });
    const subjects: string[] = [];
    try {
      if (ask.idempotency && rule.release) throw RequestFailures.NO_REPLAY();
      const refusal = refusalToAct(rule, actor, reason, now);
      if (refusal) throw refusal;
      if (rule.recorded && this.readOnly) throw DoorFailures.READ_ONLY();
      const value = await (rule.recorded
        ? this.commit(begin, { ...ask, lane: rule.grouped ? 'releases' : 'acts' }, work, subjects)
        : this.database.read((db) => work(begin(db)), rule.snapshot ?? false));
      this.watch(action, 'done');
      return value;
    } catch (error) {
      this.watch(action, error instanceof Failure ? 'refused' : 'failed');
      const filed = rule.delicate ? null : reason;
      throw await this.refused(error, rule, { actor, action, reason: filed, now, subjects, path: ask.path });
    }
  }

  private async commit<T>(
    begin: (db: EntityManager) => Operation,
    ask: Ask & { lane: Lane },
    work: (op: Operation) => Promise<T>,
    subjects: string[],
  ): Promise<T> {
    const attempt = (): Promise<T> =>
      this.database.write(async (db, touched) => {
        const op = begin(db);
        try {
          const value = await answerOnce(op, ask.idempotency ?? null, this.keys.current, () => work(op));
          assertRecorded(op, touched());
          // A release has looked already, under locks.
          if (ask.lane === 'acts') await this.stillHere.confirm(op);
          return {
            value,
            entries: [
              { entries: op.entries, announcements: op.announcements, rows: op.laterRows, now: op.now.toISOString() },
            ],
          };
        } finally {
          subjects.splice(0, subjects.length, ...op.subjects);
        }
      }, ask.lane);
    const value = await retrying(attempt);
    // A group of releases is put in its place in the log by its own commit.
    if (ask.lane === 'acts') await this.log.settled();
    if (value instanceof AfterCommit) return (await value.produce()) as T;
    return value as T;
  }

  /** Files the refusal and answers the failure to throw. */
  private async refused(error: unknown, rule: Rule, about: Refused): Promise<Failure | Error> {
    const failure = error instanceof Failure ? error : storageFailure(error);
    if (!failure) return error as Error;
    if (failure !== error)
      this.logger.error(
        `${about.action}: ${(error as Error).name} ${String((error as { code?: unknown }).code ?? '')}`,
      );
    if (!rule.recorded || this.readOnly || !isRefusal(failure)) return failure;
    try {
      await this.fileRefusal(failure, about);
      await this.log.settled();
    } catch {
      // The refusal stands even where it cannot be written down; the log line above the door says so.
      this.logger.error(`${about.action}: a refusal could not be recorded`);
    }
    return failure;
  }

  private fileRefusal(failure: Failure, about: Refused): Promise<void> {
    return this.database.write((db) => {
      const op = new Operation(db, { ...about, ifMatch: null });
      op.record(
        about.subjects,
        { code: failure.code, ...(about.path ? { path: about.path } : {}) },
        { outcome: 'refused' },
      );
      return Promise.resolve({
        value: undefined,
        entries: [{ entries: op.entries, announcements: [], rows: [], now: op.now.toISOString() }],
      });
    });
  }
}

interface Refused {
  actor: Actor;
  action: ActionName;
  reason: string | null;
  now: Date;
  subjects: string[];
  path: string | undefined;
}

/** A wrong shape or a busy service is no decision about anybody; everything else that is turned down is history. */
const isRefusal = (failure: Failure): boolean =>
  !failure.extra.recorded &&
  !['malformed', 'stale', 'busy'].includes(failure.kind) &&
  (failure.kind !== 'unavailable' || failure.code === 'vault.integrity');

function assertRecorded(op: Operation, touched: boolean): void {
  if (op.entries.length > 0) return;
  if (op.isReplay || (op.isUnchanged && !touched && op.laterRows.length === 0)) return;
  throw new Error(`${op.action} is recorded and recorded nothing: it is not committed`);
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = RETRIES; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isWorthRetrying(error)) throw error;
    }
  }
}
