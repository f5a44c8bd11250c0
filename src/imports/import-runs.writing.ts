import { fullNames } from '../people/names.queries.js';
import { guarded } from '../kernel/formula-guard.js';
import type { Page } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import type { ImportRunRow } from './import-run.entity.js';
import { allowedOn } from './import-runs.rules.js';
import type { OpenedImport } from './import-runs.service.js';
import type { ImportRunDetailView, ImportRunPage, ImportRunView, KindColumnView } from './import-runs.view.js';
import { missingColumns, type Mapping } from './mapping.js';
import type { ImportAnswer } from './outcome.js';
import type { Table, TableShape } from './table.js';
import { COLUMNS_OF, NEEDED, type RunKind } from './table-kinds.js';

const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

export async function importPageView(op: Operation, page: Page<ImportRunRow>): Promise<ImportRunPage> {
  const names = await fullNames(
    op.db,
    page.items.map(({ createdBy }) => createdBy),
  );
  const view = (row: ImportRunRow): ImportRunView => runView({ row, mapping: mappingOf(row) }, names);
  return { ...page, items: page.items.map(view) };
}

const mappingOf = ({ mapping }: ImportRunRow): Mapping => JSON.parse(mapping) as Mapping;

function runView({ row, mapping }: OpenedImport, names: ReadonlyMap<string, string>): ImportRunView {
  const {
    id,
    kind,
    fileName,
    fileSize,
    rowCount: rows,
    status,
    failure,
    createdBy,
    createdAt,
    finishedAt,
    version,
  } = row;
  const answer = answerOf(row);
  return {
    ...{ id, kind, fileName, fileSize, rows, status, failure },
    counts: answer && {
      ...{ accepted: answer.accepted, unchanged: answer.unchanged },
      ...{ refused: answer.refused.length, findings: answer.findings.length },
    },
    ...{ createdBy, createdByName: names.get(createdBy) ?? null, createdAt, finishedAt, version },
    can: allowedOn({ status, mapping }),
  };
}

export const answerOf = ({ result }: ImportRunRow): ImportAnswer | null =>
  result === null ? null : (JSON.parse(result) as ImportAnswer);

/** `table` is null once the file is forgotten. */
export async function importView(
  op: Operation,
  opened: OpenedImport,
  table: Table | null,
  read: number | null,
): Promise<ImportRunDetailView> {
  const { row, mapping } = opened;
  const names = await fullNames(op.db, [row.createdBy]);
  return {
    ...runView(opened, names),
    shape: JSON.parse(row.shape) as TableShape,
    mapping,
    columns: (table?.header ?? []).map((name, place) => ({
      name,
      samples: samplesOf(table as Table, place),
      isSecret: (table as Table).secrets.includes(place),
    })),
    kindColumns: kindColumns(mapping.kind),
    missing: missingColumns(mapping),
    progress: row.status === 'running' ? { read, total: row.rowCount } : null,
  };
}

export const kindColumns = (kind: RunKind): KindColumnView[] =>
  COLUMNS_OF[kind].map((name) => ({ name, isNeeded: NEEDED[kind].includes(name) }));

/** The first different cells of a column. */
function samplesOf({ rows }: Table, place: number): string[] {
  const found = new Set<string>();
  for (const { cells } of rows) {
    const cell = cells?.[place] ?? '';
    if (cell !== '') found.add(cell.slice(0, SAMPLE_LENGTH));
    if (found.size === SAMPLES) break;
  }
  return [...found];
}

const QUOTED = /[",\r\n]/;
const cell = (text: string): string => {
  const safe = guarded(text);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows that were refused and why, as a table; safe to open in a spreadsheet. */
export const refusedRows = ({ refused }: ImportAnswer): string =>
  ['row,code,detail', ...refused.map(({ row, code, detail }) => [`${row}`, code, detail].map(cell).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
