import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { RunbookShelf } from '../handover/runbook.service.js';
import { readHead } from '../ledger/ledger.queries.js';
import type { Actor } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { bodies } from './event.queries.js';
import { untoldTo } from './untold.queries.js';

const LEAVES_AT_ONCE = 500;

/** Hands out the whole log, one canonical leaf a line, with flat memory. */
@Injectable()
export class AuditExport {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Records the export and answers the lines once that leaf is in the log: the export holds its own leaf too. */
  begin(op: Operation): Readable {
    op.record([], { what: 'log' });
    return op.afterCommit(() => this.lines(op.actor));
  }

  /** The same as an HTTP answer. */
  answer(op: Operation, type: string): StreamableFile {
    op.record([], { what: 'log' });
    return op.afterCommit(
      () => new StreamableFile(this.lines(op.actor), { type, disposition: 'attachment; filename="log.jsonl"' }),
    );
  }

  /**
   * Every leaf there was when this was asked. Leaves never change, so each slice is a look of its own: a slow reader holds
   * no snapshot open. For whoever must not know of their own departure the log ends before it: what they get verifies.
   */
  lines(actor: Actor): Readable {
    return Readable.from(this.slices(actor), { objectMode: false });
  }

  private async *slices(actor: Actor): AsyncGenerator<string> {
    const size = await this.operations.run(actor, 'audit.read', {}, (op) => this.sizeFor(op));
    for (let from = 0; from < size; from += LEAVES_AT_ONCE) {
      const to = Math.min(size, from + LEAVES_AT_ONCE);
      const slice = await this.operations.run(actor, 'audit.read', {}, ({ db }) => bodies(db, from, to));
      if (slice.length > 0) yield `${slice.join('\n')}\n`;
    }
  }

  private async sizeFor({ db, actor }: Operation): Promise<number> {
    const { size } = (await readHead(db)).frontier;
    await this.shelf.refresh(db);
    const { from } = await untoldTo(db, actor.id, this.shelf.hiddenScenarios);
    return Math.min(size, from ?? size);
  }
}
