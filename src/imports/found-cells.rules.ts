import { fold } from '../kernel/fold.js';
import { ACCESS_MODELS } from '../platforms/platform.js';
import { foundDate, type DateOrder } from './found-dates.rules.js';
import { namesIn } from './found-people.rules.js';
import type { Cells } from './mapped-rows.js';
import { isDayColumn, type Column } from './table-kinds.js';

/** What was noticed about a cell that could not be taken over as it stands. */
export interface CellNote {
  code: string;
  detail: string;
}

/** Three digits and an exponent: a spreadsheet has rounded the number away. */
const ROUNDED = /^[+-]?\d(?:[.,]\d+)?\s*e\s*\+?\d+$/i;
const PHONE = /^\+?[0-9][0-9 ().-]{2,29}$/;
const MAIL = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,253}$/;
const FACTORS: readonly (readonly [RegExp, string])[] = [
  [/\b(appli|app|authenticator|authentificateur|totp)\b/, 'totp'],
  [/\b(sms|texto)\b/, 'sms'],
  [/\b(cle|key|yubikey|passkey)\b/, 'security_key'],
  [/\b(e-?mail|mail)\b/, 'email'],
  [/\b(non|no|aucun|aucune|none|sans)\b/, 'none'],
];
const WORD_COLUMNS: Readonly<Record<Column, readonly string[]>> = {
  criticality: ['low', 'medium', 'high'],
  access_model: ACCESS_MODELS,
};
const LENGTHS: Readonly<Record<Column, number>> = { notes: 9000, purpose: 2000, display_name: 200, brand: 100 };
const WORD = /^[a-z][a-z0-9_]{0,39}$/;

/**
 * Cells of a spreadsheet people kept, as the register can take them. What cannot be taken leaves its cell empty with a note; a
 * vague date goes into the remarks as it was written.
 */
export function readableCells(cells: Cells, order: DateOrder): { cells: Cells; notes: CellNote[]; factorOf: string } {
  const read: Cells = { ...cells };
  const notes: CellNote[] = [];
  const leave = (column: Column, code = 'cell_left_out', why = 'cannot be read'): void => {
    read[column] = '';
    notes.push({ code, detail: `${column} ${why}: it stays empty.` });
  };
  for (const [column, cell] of Object.entries(cells)) {
    if (cell === '') continue;
    if (isDayColumn(column)) dayCell(read, column, cell, order, leave);
    else if (column === 'registration_email' && !MAIL.test(cell)) leave(column);
    else if (column === 'recovery_phone' && ROUNDED.test(cell))
      leave(column, 'rounded_phone', 'was rounded by a spreadsheet and nobody can tell the number');
    else if (column === 'recovery_phone' && !PHONE.test(cell)) leave(column);
    else if (column in WORD_COLUMNS && !WORD_COLUMNS[column]?.includes(cell)) leave(column);
    else if ((column === 'ownership_basis' || column === 'language') && !WORD.test(cell)) leave(column);
    else read[column] = cell.slice(0, LENGTHS[column] ?? 300);
  }
  const factor = factorIn(cells['second_factor'] ?? '');
  if (factor.word === null) leave('second_factor');
  else read['second_factor'] = factor.word;
  return { cells: read, notes, factorOf: factor.holder };
}

type Leave = (column: Column, code?: string, why?: string) => void;

function dayCell(read: Cells, column: Column, cell: string, order: DateOrder, leave: Leave): void {
  const found = foundDate(cell, order);
  if (found === null) return leave(column);
  if ('day' in found) return void (read[column] = found.day);
  leave(column, 'vague_date', 'is no exact day; what was written is kept in the remarks');
  read['notes'] = [read['notes'], `${column}: ${found.vague}`].filter(Boolean).join('\n');
}

/** "appli Gilles" is a factor and whose it is. */
function factorIn(cell: string): { word: string | null; holder: string } {
  if (cell === '') return { word: '', holder: '' };
  const text = fold(cell);
  const known = FACTORS.find(([words]) => words.test(text));
  if (!known) return { word: WORD.test(cell) && !ONLY_TOLD.has(cell) ? cell : null, holder: '' };
  return { word: known[1], holder: namesIn(text.replace(known[0], ' '))[0]?.text ?? '' };
}

/** Somebody said that there is one, not which. */
const ONLY_TOLD = new Set(['oui', 'yes', 'idem', 'ditto', 'ok', 'actif', 'active']);
