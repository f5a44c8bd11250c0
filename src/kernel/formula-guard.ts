/** What a spreadsheet would run as a formula, full-width forms included. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** A handle that is a phone number stays as it is: nothing of it can be run. */
const PHONE = /^\+\d+$/;

/**
 * Makes a cell safe to open: a leading apostrophe turns a formula into text. A text that already begins with apostrophes
 * before a formula sign gets one more, so that `unguarded` gives back every text.
 */
export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

export const guardedHandle = (cell: string): string => (PHONE.test(cell) ? cell : guarded(cell));

/** Takes the one apostrophe away that `guarded` put there; anything else stays. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
