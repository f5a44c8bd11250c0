import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { SYSTEM } from '../operation/actor.js';
import { ruleOf } from '../operation/actions.js';
import { Operations } from '../operation/operations.js';
import { Jobs } from './jobs.js';
import { claim, mayClaim } from './lease.js';
import type { Outcome, TimedJob } from './timed-job.js';

const MOST_ROUNDS = 1000;
const LONGEST_PAUSE_SECONDS = 60;

/** Thrown inside the transaction to leave no trace of a run that had nothing to do. */
class Leave extends Error {
  constructor(readonly outcome: Outcome) {
    super(outcome);
  }
}

/**
 * Runs the timed jobs of this process. Any number of processes may: the lease is claimed in the transaction of the work, so
 * every deadline fires once. Nothing runs until `start`, which only a listening service calls.
 */
@Injectable()
export class Worker implements OnModuleDestroy {
  private readonly holder = newId();
  private readonly logger = new Logger('worker');
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, Promise<unknown>>();
  private stopping = false;

  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  start(): void {
    for (const job of this.jobs.all) this.plan(job, job.everySeconds, 0);
  }

  /** Waits for what is running and starts nothing more. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    await Promise.allSettled([...this.running.values()]);
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  /** Runs one job now, after a run of it that is under way. Throws what the job throws. */
  async tick(name: string): Promise<Outcome> {
    const job = this.jobs.all.find((candidate) => candidate.name === name);
    if (!job) throw new Error(`There is no timed job named ${name}`);
    const before = this.running.get(name) ?? Promise.resolve();
    const run = before.catch(() => undefined).then(() => this.rounds(job));
    this.running.set(name, run);
    try {
      return await run;
    } finally {
      if (this.running.get(name) === run) this.running.delete(name);
    }
  }

  /** The next run is planned when this one has ended: a job never overlaps itself. Jitter keeps processes apart. */
  private plan(job: TimedJob, seconds: number, failures: number): void {
    if (this.stopping) return;
    const timer = setTimeout(() => void this.attempt(job, failures), seconds * 1000 * (0.9 + Math.random() * 0.2));
    timer.unref();
    this.timers.set(job.name, timer);
  }

  private async attempt(job: TimedJob, failures: number): Promise<void> {
    try {
      await this.tick(job.name);
      this.plan(job, job.everySeconds, 0);
    } catch (error) {
      // Names and codes only: a driver's message may carry values.
      const { name, code } = error as { name?: string; code?: unknown };
      this.logger.error(`${job.name} failed: ${name ?? 'error'} ${String(code ?? '')}`);
      this.plan(job, Math.min(LONGEST_PAUSE_SECONDS, job.everySeconds * 2 ** Math.min(failures, 6)), failures + 1);
    }
  }

  private async rounds(job: TimedJob): Promise<Outcome> {
    let outcome: Outcome = 'nothing';
    for (let round = 0; round < MOST_ROUNDS && !this.stopping; round++) {
      const { came, more } = await this.round(job);
      if (round === 0 || came === 'done') outcome = came;
      if (!more) break;
    }
    return outcome;
  }

  private async round(job: TimedJob): Promise<{ came: Outcome; more: boolean }> {
    const reason = job.reason ?? null;
    if (!ruleOf(job.action).recorded) {
      const more = await this.operations.run(SYSTEM, job.action, { reason }, job.work);
      return { came: 'done', more: more === true };
    }
    if (this.operations.readOnly) return { came: 'nothing', more: false };
    const look = await this.look(job);
    if (look !== 'done') return { came: look, more: false };
    try {
      const more = await this.operations.run(SYSTEM, job.action, { reason }, async (op) => {
        const seconds = job.everySeconds + 5;
        const fence = await claim(op.db, { name: job.name, holder: this.holder, now: op.now, seconds });
        if (fence === null) throw new Leave('elsewhere');
        const more = await job.work(op);
        if (op.entries.length === 0) throw new Leave('nothing');
        return more;
      });
      return { came: 'done', more: more === true };
    } catch (error) {
      if (error instanceof Leave) return { came: error.outcome, more: false };
      throw error;
    }
  }

  /** Whether a writing run is worth it, seen from the reading side. */
  private look(job: TimedJob): Promise<Outcome> {
    return this.operations.run(SYSTEM, 'service.look', {}, async (op) => {
      if (!(await mayClaim(op.db, { name: job.name, holder: this.holder, now: op.now }))) return 'elsewhere';
      return !job.due || (await job.due(op)) ? 'done' : 'nothing';
    });
  }
}
