import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Upload } from '../operation/http.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { forgetTable, keepCorrection, keepTable, keptTable } from './import-content.js';
import { ImportFailures } from './import.failures.js';
import { ImportRunRow } from './import-run.entity.js';
import type { FixCell, ReadFile } from './import-runs.dto.js';
import { heldImport, importById, importPage } from './import-runs.queries.js';
import { kindsFor, refusalToTouch } from './import-runs.rules.js';
import { fittedMapping, readMapping, suggestedMapping, type Mapping } from './mapping.js';
import { readTable, type ShapeAsked, type Table } from './table.js';
import { SecretFiles, tableOfItems } from './secret-files.js';
import type { RunKind } from './table-kinds.js';

/** An import with what is kept as text in its row. */
export interface OpenedImport {
  row: ImportRunRow;
  mapping: Mapping;
}

/** Files somebody reads in by hand: chosen, mapped, corrected. Until it runs an import changes nothing but itself. */
@Injectable()
export class ImportRuns {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(SecretFiles) private readonly secrets: SecretFiles,
  ) {}

  /** Throws `import.unreadable`, `import.too_large`, `import.other_kind`, `import.no_file`. */
  async open(
    op: Operation,
    upload: Upload | undefined,
    { kind, ...asked }: ReadFile & { kind: RunKind },
  ): Promise<OpenedImport> {
    op.refuse(kindsFor(op.actor).includes(kind) ? null : ImportFailures.OTHER_KIND());
    const id = newId();
    const { file, table } = kind === 'secrets' ? this.readSecrets(op, id, upload) : read(upload, asked);
    const mapping = kind === 'secrets' ? NO_COLUMNS : suggestedMapping(kind, table);
    const at = iso(op.now);
    const row: ImportRunRow = {
      ...{ id, kind, ...this.facts(file, table), mapping: JSON.stringify(mapping), status: 'mapping' },
      ...{ failure: null, result: null, startedAt: null, finishedAt: null, version: 1 },
      ...{ createdBy: op.actor.id, createdAt: at, touchedAt: at },
    };
    await op.db.insert(ImportRunRow, row);
    await keepTable(op, this.keys.current, row.id, table);
    op.record(`import:${row.id}`, { kind, file: row.fileMac, rows: row.rowCount });
    return { row, mapping };
  }

  /** The same import with a file that was read again, or with its next edition; corrections fall away. */
  async reread(op: Operation, id: string, upload: Upload | undefined, asked: ReadFile): Promise<OpenedImport> {
    const { row, mapping: before } = await this.held(op, id);
    if (row.status === 'running') throw ImportFailures.RUNNING();
    if (before.kind === 'secrets') throw ImportFailures.OTHER_KIND();
    const { file, table } = read(upload, asked);
    const suggested = suggestedMapping(before.kind, table);
    const fitted = fittedMapping(before, table);
    const isSame = Object.values(fitted.columns).some((column) => column !== null);
    const mapping = isSame ? fitted : { ...suggested, people: before.people, values: before.values };
    await keepTable(op, this.keys.current, id, table);
    const changed = { ...this.facts(file, table), status: 'mapping', failure: null, result: null };
    op.record(`import:${id}`, { kind: mapping.kind, file: changed.fileMac, rows: changed.rowCount });
    return this.save(op, row, mapping, changed);
  }

  /** Throws `import.bad_mapping`, `import.other_kind`. */
  async map(op: Operation, id: string, given: object): Promise<OpenedImport> {
    const held = await this.held(op, id);
    op.refuse(refusalToTouch({ status: held.row.status, mapping: held.mapping }));
    if (held.mapping.kind === 'secrets') throw ImportFailures.OTHER_KIND();
    const mapping = readMapping(given);
    op.refuse(kindsFor(op.actor).includes(mapping.kind) ? null : ImportFailures.OTHER_KIND());
    const { table } = await keptTable(op.db, this.keys.current, id);
    op.record(`import:${id}`, { kind: mapping.kind });
    return this.save(op, held.row, fittedMapping(mapping, table), { kind: mapping.kind, status: 'mapping' });
  }

  /** A cell as it should be; the next look and the next run read it so. */
  async fix(op: Operation, id: string, { row: number, column, value }: FixCell): Promise<OpenedImport> {
    const { row, mapping } = await this.held(op, id);
    op.refuse(refusalToTouch({ status: row.status, mapping }));
    const { table } = await keptTable(op.db, this.keys.current, id);
    await keepCorrection(op, this.keys.current, id, table, { row: number, column, value });
    op.record(`import:${id}`, { row: number, column: table.header.indexOf(column) + 1 });
    return this.save(op, row, mapping, { status: 'mapping' });
  }

  /** Nothing of the file stays; what was read in stays where it is. */
  async discard(op: Operation, id: string): Promise<void> {
    const { row } = await this.held(op, id);
    if (row.status === 'running') throw ImportFailures.RUNNING();
    this.secrets.forget(id);
    await forgetTable(op.db, id);
    await op.db.delete(ImportRunRow, { id });
    op.record(`import:${id}`, { kind: row.kind, file: row.fileMac });
  }

  list(op: Operation, query: ListQuery): Promise<Page<ImportRunRow>> {
    return importPage(op.db, kindsFor(op.actor), query);
  }

  /** Throws `import.unknown` for what is not there or is of a kind that is not this reader's. */
  async seen(op: Operation, id: string): Promise<OpenedImport> {
    return this.opened(op, await importById(op.db, id));
  }

  async held(op: Operation, id: string): Promise<OpenedImport> {
    op.about(`import:${id}`);
    const held = this.opened(op, await heldImport(op.db, id));
    op.expect(held.row);
    return held;
  }

  async tableOf(op: Operation, { row }: OpenedImport): Promise<Table | null> {
    return row.status === 'forgotten' ? null : (await keptTable(op.db, this.keys.current, row.id)).table;
  }

  private opened(op: Operation, row: ImportRunRow | null): OpenedImport {
    if (!row || !kindsFor(op.actor).includes(row.kind as RunKind)) throw ImportFailures.UNKNOWN();
    return { row, mapping: JSON.parse(row.mapping) as Mapping };
  }

  /** Of the items only where each is for is written down; what they hold stays in memory. */
  private readSecrets(op: Operation, id: string, upload: Upload | undefined): { file: Upload; table: Table } {
    if (!upload) throw ImportFailures.NO_FILE();
    const items = this.secrets.read(upload.bytes);
    this.secrets.keep(id, items, op.now);
    return { file: upload, table: tableOfItems(items) };
  }

  private facts({ name, bytes, sha256 }: Upload, { shape, rows }: Table) {
    const fileMac = this.keys.current.mac('import', [sha256]);
    return {
      ...{ fileName: nameOf(name), fileSize: bytes.length, fileMac },
      ...{ shape: JSON.stringify(shape), rowCount: rows.length },
    };
  }

  private async save(
    op: Operation,
    row: ImportRunRow,
    mapping: Mapping,
    changes: Partial<ImportRunRow>,
  ): Promise<OpenedImport> {
    const next = { ...changes, mapping: JSON.stringify(mapping), touchedAt: iso(op.now), version: row.version + 1 };
    await op.db.update(ImportRunRow, { id: row.id }, next);
    return { row: { ...row, ...next }, mapping };
  }
}

const NO_COLUMNS: Mapping = { kind: 'secrets', columns: {}, dates: 'dmy', values: {}, people: {}, defaults: {} };

function read(
  upload: Upload | undefined,
  { encoding, separator, headerRow }: ReadFile,
): { file: Upload; table: Table } {
  if (!upload) throw ImportFailures.NO_FILE();
  const asked: ShapeAsked = Object.fromEntries(
    Object.entries({ encoding, separator, headerRow }).filter(([, value]) => value !== undefined),
  );
  return { file: upload, table: readTable(upload.bytes, asked) };
}

/** The last part of a path, without what could turn a line around. */
const nameOf = (name: string): string =>
  (name.split(/[\\/]/).pop() ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .slice(0, 120) || 'file';
