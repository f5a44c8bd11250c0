import type { RunKind } from './table-kinds.js';
import type { RowStanding } from './import-runs.dto.js';

/** How the file was read. */
export class TableShapeView {
  encoding: string;
  separator: string;
  /** The row that names the columns, as a spreadsheet counts. */
  headerRow: number;
}

export class MappingView {
  kind: string;
  /** The file's column → ours; null: it is not read. */
  columns: Record<string, string | null>;
  /** dmy or mdy: how 03/04/2026 is meant. */
  dates: string;
  /** Our column → what stands in a cell → what it means. */
  values: Record<string, Record<string, string>>;
  /** A name of the spreadsheet → the work address of whom it means; null: nobody. */
  people: Record<string, string | null>;
  /** Our column → what holds for every row that says nothing. */
  defaults: Record<string, string>;
}

/** A column of the file. */
export class FileColumnView {
  name: string;
  /** Some of what stands in it; none of a column of secrets. */
  samples: string[];
  /** Passwords or other secrets stand here: it is not read, not kept and not shown. */
  isSecret: boolean;
}

export class KindColumnView {
  name: string;
  isNeeded: boolean;
}

export class ImportProgressView {
  /** Rows read; null where another process reads them. */
  read: number | null;
  total: number;
}

export class ImportCountsView {
  accepted: number;
  unchanged: number;
  refused: number;
  findings: number;
}

export class ImportRunView {
  id: string;
  kind: string;
  fileName: string;
  /** Bytes. */
  fileSize: number;
  rows: number;
  /** mapping, running, done, failed, forgotten. */
  status: string;
  /** Code of what went wrong. */
  failure: string | null;
  counts: ImportCountsView | null;
  createdBy: string;
  createdByName: string | null;
  createdAt: string;
  finishedAt: string | null;
  version: number;
  can: string[];
}

export class ImportRunDetailView extends ImportRunView {
  shape: TableShapeView;
  mapping: MappingView;
  /** Empty once the file is forgotten. */
  columns: FileColumnView[];
  /** Our columns for this kind. */
  kindColumns: KindColumnView[];
  /** Our columns that must be there and are not. */
  missing: string[];
  progress: ImportProgressView | null;
}

export class ImportRunPage {
  items: ImportRunView[];
  nextCursor: string | null;
  total: number;
}

export class RowRemarkView {
  code: string;
  detail: string;
}

export class RowCellView {
  column: string;
  value: string;
}

/** What a row would become. */
export class ImportRowView {
  row: number;
  /** new, changed, unchanged, refused or left_out. */
  standing: RowStanding;
  refusal: RowRemarkView | null;
  findings: RowRemarkView[];
  /** The file's cells in the order of its columns, with corrections; null where nobody can tell which is which. */
  cells: string[] | null;
  /** The file's columns that were corrected. */
  corrected: string[];
  /** Our columns, as they would be written. */
  becomes: RowCellView[];
}

export class ImportRowPage {
  items: ImportRowView[];
  nextCursor: string | null;
  total: number;
}

export class CodeCountView {
  code: string;
  rows: number;
  /** A refusal, or a remark on a row that is read. */
  refuses: boolean;
}

export class QuestionCandidateView {
  id: string;
  fullName: string;
  workEmail: string;
}

/** A name of the file that a person must be asked about. */
export class ImportQuestionView {
  text: string;
  rows: number[];
  candidates: QuestionCandidateView[];
}

/** What a run would do, or did. */
export class ImportSummaryView {
  rows: number;
  /** Rows that would be written anew, changed, left, refused, or are about nothing. */
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  leftOut: number;
  /** Rights that begin with a spreadsheet kept before. */
  grants: number;
  codes: CodeCountView[];
  questions: ImportQuestionView[];
}

export class SavedMappingView {
  id: string;
  kind: string;
  name: string;
  mapping: MappingView;
  savedAt: string;
}

export class SavedMappingPage {
  items: SavedMappingView[];
  nextCursor: string | null;
  total: number;
}

/** What somebody may read in. */
export class ImportKindView {
  kind: RunKind;
  columns: KindColumnView[];
}

export class ImportKindList {
  items: ImportKindView[];
}
