import { Inject, Injectable } from '@nestjs/common';
import type { Operation } from '../operation/operation.js';
import type { OpenedImport } from './import-runs.service.js';
import type { TableMapping } from './mapping.js';
import { Outcome, type Standing } from './outcome.js';
import { SecretFiles } from './secret-files.js';
import { SecretImports } from './secrets.service.js';
import type { Watching } from './importer.js';
import { TableImports, type TableRead } from './table-imports.service.js';
import type { Table } from './table.js';

/** Hands an import to whatever reads its kind: the same for looking at it and for writing it. */
@Injectable()
export class ImportReading {
  constructor(
    @Inject(TableImports) private readonly tables: TableImports,
    @Inject(SecretImports) private readonly secrets: SecretImports,
    @Inject(SecretFiles) private readonly files: SecretFiles,
  ) {}

  /** What was read in for good is needed no more. */
  done = (importId: string): void => this.files.forget(importId);

  /** In a rehearsal `write` is false and nothing may be written. Throws `import.forgotten`. */
  async perform(
    op: Operation,
    { row, mapping }: OpenedImport,
    table: Table,
    write: boolean,
    watch?: Watching,
  ): Promise<TableRead> {
    if (mapping.kind !== 'secrets') return this.tables.perform(op, table, mapping as TableMapping, write, watch);
    const standings = new Map<number, Standing>();
    const outcome = new Outcome(standings);
    await this.secrets.byHand(op, this.files.of(row.id, op.now), outcome, write);
    return { outcome, standings, becomes: new Map(), questions: [], grants: 0 };
  }
}
