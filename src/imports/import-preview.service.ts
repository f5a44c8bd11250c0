import { Inject, Injectable } from '@nestjs/common';
import { decodePosition, encodeCursor, type Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { keptTable } from './import-content.js';
import type { ImportRowsQuery, RowStanding } from './import-runs.dto.js';
import type { OpenedImport } from './import-runs.service.js';
import type { ImportRowView, ImportSummaryView } from './import-runs.view.js';
import type { Remark } from './outcome.js';
import { ImportReading } from './import-reading.js';
import type { TableRead } from './table-imports.service.js';
import type { Table } from './table.js';

/** What a rehearsal found, ready to be looked at page by page. */
interface Preview {
  table: Table;
  corrected: ReadonlyMap<number, readonly number[]>;
  read: TableRead;
  refused: ReadonlyMap<number, Remark>;
  findings: ReadonlyMap<number, readonly Remark[]>;
  at: number;
}

/** How long a rehearsal stands in for another one of the same import: long enough to page through it. */
const KEPT_MS = 30_000;
const MOST = 4;

/** Rows that are about nothing: nobody has to do anything about them. */
const LEFT_OUT = ['blank', 'heading', 'total_row'];

/** What an import would do, row by row: the importers' own answer, with nothing written. */
@Injectable()
export class ImportPreview {
  private readonly kept = new Map<string, Preview>();

  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(ImportReading) private readonly reading: ImportReading,
  ) {}

  async rows(op: Operation, opened: OpenedImport, query: ImportRowsQuery): Promise<Page<ImportRowView>> {
    const preview = await this.rehearsed(op, opened);
    const after = query.cursor === undefined ? 0 : decodePosition(query.cursor);
    const wanted = preview.table.rows
      .map(({ number }) => number)
      .filter((row) => {
        const standing = standingOf(preview, row);
        return standing !== null && (query.standing ?? standing) === standing && says(preview, row, query.code);
      });
    const rest = wanted.filter((row) => row > after);
    const page = rest.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => rowView(preview, row)),
      nextCursor: last !== undefined && rest.length > page.length ? encodeCursor([last]) : null,
      total: wanted.length,
    };
  }

  async summary(op: Operation, opened: OpenedImport): Promise<ImportSummaryView> {
    const preview = await this.rehearsed(op, opened);
    const { table, read } = preview;
    const counts: Record<RowStanding, number> = { new: 0, changed: 0, unchanged: 0, refused: 0, left_out: 0 };
    for (const { number } of table.rows) {
      const standing = standingOf(preview, number);
      if (standing !== null) counts[standing]++;
    }
    const { new: created, changed, unchanged, refused, left_out: leftOut } = counts;
    const { grants, questions, outcome } = read;
    const codes = [...codesOf(outcome.refused, true), ...codesOf(outcome.findings, false)];
    const rows = table.rows.length;
    return { ...{ rows, created, changed, unchanged, refused, leftOut, grants, codes }, questions: [...questions] };
  }

  private async rehearsed(op: Operation, opened: OpenedImport): Promise<Preview> {
    const { row } = opened;
    // Nobody reads in access of their own: what an import would do hangs on who looks.
    const key = `${row.id} ${row.version} ${op.actor.id}`;
    const known = this.kept.get(key);
    const at = op.now.getTime();
    if (known && Math.abs(at - known.at) < KEPT_MS) return known;
    const { table, corrected } = await keptTable(op.db, this.keys.current, row.id);
    const read = await this.reading.perform(op, opened, table, false);
    const { refused, findings } = read.outcome;
    const preview = { table, corrected, read, refused: firstByRow(refused), findings: allByRow(findings), at };
    this.kept.delete(key);
    this.kept.set(key, preview);
    for (const oldest of [...this.kept.keys()].slice(0, -MOST)) this.kept.delete(oldest);
    return preview;
  }
}

const firstByRow = (remarks: readonly Remark[]): Map<number, Remark> =>
  new Map([...remarks].reverse().map((remark) => [remark.row, remark]));

function allByRow(remarks: readonly Remark[]): Map<number, Remark[]> {
  const byRow = new Map<number, Remark[]>();
  for (const remark of remarks) {
    const known = byRow.get(remark.row);
    if (known) known.push(remark);
    else byRow.set(remark.row, [remark]);
  }
  return byRow;
}

/** Null for an empty row that an importer passes over. */
function standingOf({ refused, read }: Preview, row: number): RowStanding | null {
  const refusal = refused.get(row);
  if (refusal) return LEFT_OUT.includes(refusal.code) ? 'left_out' : 'refused';
  return read.standings.get(row) ?? null;
}

const says = ({ refused, findings }: Preview, row: number, code: string | undefined): boolean =>
  code === undefined || refused.get(row)?.code === code || (findings.get(row) ?? []).some((one) => one.code === code);

const remarkView = ({ code, detail }: Remark) => ({ code, detail });

function rowView(preview: Preview, row: number): ImportRowView {
  const { table, corrected, refused, findings, read } = preview;
  const refusal = refused.get(row);
  const standing = standingOf(preview, row) as RowStanding;
  const writes = standing === 'new' || standing === 'changed';
  return {
    row,
    standing,
    refusal: refusal ? remarkView(refusal) : null,
    findings: (findings.get(row) ?? []).map(remarkView),
    cells: table.rows[row - table.shape.headerRow - 1]?.cells ?? null,
    corrected: (corrected.get(row) ?? []).flatMap((place) => table.header[place] ?? []),
    becomes: Object.entries(writes ? (read.becomes.get(row) ?? {}) : {}).map(([column, value]) => ({ column, value })),
  };
}

function codesOf(remarks: readonly Remark[], refuses: boolean) {
  const rows = new Map<string, Set<number>>();
  for (const { code, row } of remarks) rows.set(code, (rows.get(code) ?? new Set()).add(row));
  return [...rows].map(([code, found]) => ({ code, rows: found.size, refuses }));
}
