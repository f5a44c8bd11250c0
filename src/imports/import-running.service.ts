import { Inject, Injectable, Logger } from '@nestjs/common';
import { addSeconds, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { SYSTEM, type Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { forgetTable, keptTable } from './import-content.js';
import { ImportRunRow } from './import-run.entity.js';
import { heldImport, runningSince, untouchedSince } from './import-runs.queries.js';
import { refusalToRun } from './import-runs.rules.js';
import { ImportRuns, type OpenedImport } from './import-runs.service.js';
import type { Mapping } from './mapping.js';
import { ImportReading } from './import-reading.js';
import { actionOf } from './table-kinds.js';

/** An import that nobody touches keeps its file for so long. */
const KEPT_SECONDS = 3 * 86_400;
/** Longer than any import takes: whoever ran it is gone, and nothing was written. */
const STALLED_SECONDS = 900;

/** Writes an import, behind the answer that it began: all of it in one transaction, or nothing. */
@Injectable()
export class ImportRunning {
  private readonly progress = new Map<string, number>();
  private readonly logger = new Logger('import');
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(ImportRuns) private readonly runs: ImportRuns,
    @Inject(ImportReading) private readonly reading: ImportReading,
  ) {}

  /** Rows read so far, where this process reads them. */
  progressOf = (id: string): number | null => this.progress.get(id) ?? null;

  /** Throws `import.running`, `import.forgotten`, `import.columns_missing`. */
  async begin<T>(op: Operation, id: string, answer: (opened: OpenedImport) => T | Promise<T>): Promise<T> {
    const { row, mapping } = await this.runs.held(op, id);
    op.refuse(refusalToRun({ status: row.status, mapping }));
    const at = iso(op.now);
    const changes = { status: 'running', failure: null, result: null, startedAt: at, finishedAt: null, touchedAt: at };
    const begun = { ...row, ...changes, version: row.version + 1 };
    await op.db.update(ImportRunRow, { id }, { ...changes, version: begun.version });
    op.record(`import:${id}`, { kind: mapping.kind, file: row.fileMac, rows: row.rowCount });
    const { actor } = op;
    const answered = await answer({ row: begun, mapping });
    return op.afterCommit(() => {
      this.progress.set(id, 0);
      const work = this.work(actor, id, mapping).finally(() => {
        this.progress.delete(id);
        this.underWay.delete(work);
      });
      this.underWay.add(work);
      return answered;
    });
  }

  /** The service closes after what it has begun. */
  async onModuleDestroy(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async work(actor: Actor, id: string, mapping: Mapping): Promise<void> {
    try {
      await this.operations.run(actor, actionOf(mapping.kind), {}, (op) => this.write(op, id));
      this.reading.done(id);
    } catch (error) {
      if (!(error instanceof Failure)) this.logger.error(`${mapping.kind}: ${(error as Error).name}`);
      await this.fail(id, error instanceof Failure ? error.code : 'door.unavailable').catch(() => undefined);
    }
  }

  private async write(op: Operation, id: string): Promise<void> {
    op.about(`import:${id}`);
    const row = await heldImport(op.db, id);
    if (row?.status !== 'running') return op.unchanged();
    const { table } = await keptTable(op.db, this.keys.current, id);
    const mapping = JSON.parse(row.mapping) as Mapping;
    const watch = (read: number): void => void this.progress.set(id, read);
    const { outcome, grants } = await this.reading.perform(op, { row, mapping }, table, true, watch);
    const at = iso(op.now);
    const result = JSON.stringify({ ...outcome.answer(), grants });
    const changes = { status: 'done', result, finishedAt: at, touchedAt: at, version: row.version + 1 };
    await op.db.update(ImportRunRow, { id }, changes);
    op.record([], { file: row.fileMac, ...outcome.counts(), ...(grants > 0 ? { grants } : {}) });
  }

  private fail(id: string, code: string): Promise<void> {
    return this.operations.run(SYSTEM, 'import.fail', {}, (op) => this.noteFailure(op, id, code));
  }

  private async noteFailure(op: Operation, id: string, code: string): Promise<void> {
    const row = await heldImport(op.db, id);
    if (row?.status !== 'running') return op.unchanged();
    const changes = { status: 'failed', failure: code, finishedAt: iso(op.now), version: row.version + 1 };
    await op.db.update(ImportRunRow, { id }, changes);
    op.record(`import:${id}`, { code });
  }

  /** Forgets files nobody has touched for days, and says of a run whose process is gone that it was interrupted. */
  async tend(op: Operation): Promise<boolean> {
    const stalled = await runningSince(op.db, iso(addSeconds(op.now, -STALLED_SECONDS)));
    for (const { id } of stalled) if (!this.progress.has(id)) await this.noteFailure(op, id, 'import.interrupted');
    const old = await untouchedSince(op.db, iso(addSeconds(op.now, -KEPT_SECONDS)));
    for (const { id } of old) await this.forget(op, id);
    return op.entries.length > 0;
  }

  /** The names somebody told go with the file. */
  private async forget(op: Operation, id: string): Promise<void> {
    const row = await heldImport(op.db, id);
    if (!row) return;
    const mapping = JSON.stringify({ ...(JSON.parse(row.mapping) as Mapping), people: {}, values: {} });
    await forgetTable(op.db, id);
    await op.db.update(ImportRunRow, { id }, { status: 'forgotten', mapping, version: row.version + 1 });
    op.record(`import:${id}`, { kind: row.kind });
  }
}
