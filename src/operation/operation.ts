import type { EntityManager } from 'typeorm';
import type { LaterRow, SqlValue } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { Failure } from '../kernel/failure.js';
import type { Announcement } from '../outbox/outbox.js';
import type { Entry } from '../ledger/ledger.js';
import type { ActionName } from './actions.js';
import type { Actor } from './actor.js';
import { DoorFailures } from './operation.failures.js';

/** A result that exists only once the act that earns it is committed and in the log. */
export class AfterCommit<T> {
  constructor(readonly produce: () => Promise<T> | T) {}
}

interface Facts {
  readonly actor: Actor;
  readonly action: ActionName;
  readonly reason: string | null;
  readonly now: Date;
  readonly ifMatch: number | null;
}

/** One piece of work in hand: who, what, why, now; the only road to the database while it lasts. */
export class Operation {
  readonly actor: Actor;
  readonly action: ActionName;
  /** The reason given, trimmed; null where the act needs none. */
  reason: string | null;
  readonly now: Date;
  readonly ifMatch: number | null;
  readonly entries: Entry[] = [];
  readonly announcements: Announcement[] = [];
  readonly laterRows: LaterRow[] = [];
  /** What a refusal will be filed under. */
  readonly subjects: string[] = [];
  isUnchanged = false;
  isReplay = false;

  constructor(
    readonly db: EntityManager,
    facts: Facts,
  ) {
    this.actor = facts.actor;
    this.action = facts.action;
    this.reason = facts.reason;
    this.now = facts.now;
    this.ifMatch = facts.ifMatch;
  }

  /** Stops here, with nothing done, when a rule refused. */
  refuse(failure: Failure | null): void {
    if (failure) throw failure;
  }

  /** Names what the work is about before it is decided, so that a refusal is filed under it too. */
  about(...subjects: string[]): void {
    for (const subject of subjects) if (!this.subjects.includes(subject)) this.subjects.push(subject);
  }

  /** What was given as the reason is kept nowhere: these words stand in its place in everything the act writes. */
  withholdReason(standIn: string): void {
    this.reason = standIn;
  }

  /** Refuses when the client saw an older state than the one about to be changed. */
  expect(record: { version: number }): void {
    if (this.ifMatch !== null && this.ifMatch !== record.version) throw DoorFailures.STALE();
  }

  /**
   * Leaves one ledger leaf. `mark` fixes the newest state of a row (`credential:<id>`); `personal` is text about a person
   * that must stay erasable: the leaf keeps a salted hash of it. Answers the entry's id.
   */
  record(subjects: string | string[], details: Record<string, unknown> = {}, extra: RecordExtra = {}): string {
    const all = [...new Set([...(Array.isArray(subjects) ? subjects : [subjects]), ...this.subjects])];
    const id = newId();
    this.entries.push({
      id,
      time: this.now.toISOString(),
      actor: { id: this.actor.id, name: this.actor.name },
      action: extra.action ?? this.action,
      subjects: all,
      outcome: extra.outcome ?? 'done',
      reason: this.reason,
      // In the leaf as well as beside it: a mark cleared in the database shows when the log is verified.
      details: extra.mark ? { ...details, mark: extra.mark } : details,
      mark: extra.mark ?? null,
      personal: extra.personal ?? {},
    });
    return id;
  }

  /**
   * A row that nothing else in this act reads: written at the commit, together with such rows of other acts, before
   * the log. Only for rows that cannot be refused: a violated constraint would undo every act of the same commit.
   */
  later(table: string, columns: readonly string[], values: readonly SqlValue[]): void {
    this.laterRows.push({ table, columns, values });
  }

  /** The state was already as wanted: nothing was written, nothing is recorded. */
  unchanged(): void {
    this.isUnchanged = true;
  }

  /** The answer given before is given again: whatever the work noted on the way is dropped. */
  replayed(): void {
    this.entries.length = 0;
    this.announcements.length = 0;
    this.laterRows.length = 0;
    this.isUnchanged = true;
    this.isReplay = true;
  }

  /** Tells the outside after the commit: ids, names and links, never a secret or a note. */
  announce(topic: string, facts: Record<string, unknown>): void {
    this.announcements.push({ id: newId(), topic, facts });
  }

  /** Hands over what may exist only after the commit (a plaintext). */
  afterCommit<T>(produce: () => Promise<T> | T): T {
    return new AfterCommit(produce) as unknown as T;
  }
}

export interface RecordExtra {
  action?: string;
  outcome?: 'done' | 'refused';
  mark?: string;
  personal?: Record<string, string>;
}
