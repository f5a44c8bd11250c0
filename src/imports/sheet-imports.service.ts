import { readFile, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Actor } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import type { Question } from './found-names.js';
import { tooLarge, unreadable } from './import.failures.js';
import { close, type ImportOptions } from './imports.service.js';
import { fittedMapping, readMapping, suggestedMapping, type Mapping } from './mapping.js';
import type { ImportAnswer } from './outcome.js';
import { MAX_BYTES } from './strict-text.js';
import { TableImports } from './table-imports.service.js';
import { readTable, type ShapeAsked } from './table.js';
import { actionOf } from './table-kinds.js';

export interface SheetOptions extends ImportOptions {
  /** A saved mapping, as it stands in its file; without one the columns are told by their names. */
  mapping?: unknown;
  shape?: ShapeAsked;
}

/** As any import, and what a person must be asked about. */
export interface SheetAnswer extends ImportAnswer {
  questions: Question[];
  grants: number;
  /** As it was used. */
  mapping: Mapping;
}

/** A table in whatever form people kept it, from the command line. */
@Injectable()
export class SheetImports {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(TableImports) private readonly tables: TableImports,
  ) {}

  /** As `Imports.read`; throws also `import.bad_mapping`. */
  async read(actor: Actor, file: string, { mapping, shape = {}, dryRun = false }: SheetOptions): Promise<SheetAnswer> {
    const given = mapping === undefined ? null : readMapping(mapping);
    const bytes = await bytesOf(file);
    const table = readTable(bytes, shape);
    const used = given ? fittedMapping(given, table) : suggestedMapping('sheet', table);
    const sha256 = createHash('sha256').update(bytes).digest('base64');
    return this.operations.run(actor, dryRun ? 'import.rehearse' : actionOf(used.kind), {}, async (op) => {
      const { outcome, questions, grants } = await this.tables.perform(op, table, used, !dryRun);
      if (!dryRun) close(op, outcome, this.keys.current.mac('import', [sha256]));
      return { ...outcome.answer(), questions: [...questions], grants, mapping: used };
    });
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw unreadable('there is no such file, or it may not be read');
  if (found.size > MAX_BYTES) throw tooLarge('larger than 50 MB');
  return readFile(file);
}
