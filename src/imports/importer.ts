import { hash } from 'node:crypto';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';
import type { Catalogue } from '../platforms/platform.js';
import { RowRefused } from './cell.rules.js';
import type { Outcome } from './outcome.js';
import type { Columns, Row } from './sheet.js';

/** What one run works with. In a rehearsal `write` is false and nothing may be written. */
export interface ImportRun {
  readonly op: Operation;
  readonly keyring: Keyring;
  readonly catalogue: Catalogue;
  readonly outcome: Outcome;
  readonly write: boolean;
  /** Columns the file does not have: of what is registered they change nothing. A file of the command line has them all. */
  readonly absent: ReadonlySet<string>;
  /** Who sits in a seat stays there: only empty seats are filled. */
  readonly fillsOnly?: boolean;
  /** Accounts that this run adds, by name, for what is read after them in the same run. */
  readonly added?: Map<string, string>;
}

/** Told now and then how many rows were read. */
export type Watching = (rows: number) => void;

/** So many rows without letting anybody else have a turn. */
export const PAUSE_EVERY = 200;

export const NONE_ABSENT: ReadonlySet<string> = new Set();

/** One kind of file: its columns and how its rows become records. */
export interface Importer<Column extends string = string> {
  readonly action: ActionName;
  readonly columns: Columns<Column>;
  read(rows: AsyncIterable<Row<Column>>, run: ImportRun): Promise<void>;
}

/** Does the work of one row; a refusal of a rule is noted under the row and the next row follows. */
export async function eachRow<Column extends string>(
  rows: AsyncIterable<Row<Column>>,
  outcome: Outcome,
  work: (row: Row<Column>) => Promise<void> | void,
): Promise<void> {
  for await (const row of rows) {
    try {
      // Most rows only fill a batch: waiting for each of them would double the time of a large file.
      const later = work(row);
      if (later) await later;
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      outcome.refuse(row.number, error.code, error.detail);
    }
  }
}

/** Tells whether two rows say the same, in a few bytes a row. */
export const fingerprint = (fields: readonly (string | number | null)[]): string =>
  hash(
    'sha1',
    JSON.stringify(fields.map((field) => (typeof field === 'string' ? field.trim() || null : field))),
    'base64',
  ).slice(0, 16);
