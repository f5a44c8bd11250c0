/** What XML, or a reader of office files, would take for something else than itself. */
const SPECIAL = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|\p{Surrogate}/gu;
const IS_SPECIAL = new RegExp(SPECIAL.source, 'u');
const SPACED = /^[ \t\n]|[ \t\n]$/;
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The text of a cell: control characters as `_xHHHH_` (ECMA-376, ST_Xstring), half surrogate pairs as U+FFFD. */
export function cellText(text: string): string {
  if (!IS_SPECIAL.test(text)) return text;
  return text.replace(SPECIAL, (found) => {
    if (NAMED[found]) return NAMED[found];
    const code = found.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
    return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** A, B … Z, AA …: the letters of the columns of a sheet, the first being 0. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/**
 * One row. Every cell is a text typed as text, which no program takes for a formula; an empty one is left out. `style` is an index
 * into the styles of the book.
 */
export function sheetRow(number: number, columns: readonly string[], cells: readonly string[], style = 0): string {
  let text = `<row r="${number}">`;
  const opening = style === 0 ? '" t="inlineStr"><is><t' : `" s="${style}" t="inlineStr"><is><t`;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    if (cell === '') continue;
    const space = SPACED.test(cell) ? ' xml:space="preserve">' : '>';
    text += `<c r="${columns[i] as string}${number}${opening}${space}${cellText(cell)}</t></is></c>`;
  }
  return `${text}</row>`;
}
