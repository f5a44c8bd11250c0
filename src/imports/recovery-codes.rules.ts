const HEADING = /^(?:codes? de (?:secours|récupération|sauvegarde)|(?:recovery|backup) codes?)\s*:?\s*(.*)$/i;
/** A code without the number or dash a list may put before it. */
const CODE = /^(?:\d{1,2}[.)]\s+|[-*•]\s+)?([A-Za-z0-9][A-Za-z0-9 -]{3,63})$/;
const MOST = 50;

/** The recovery codes written under their heading in a note: one a line, or parted by commas. None without a heading. */
export function recoveryCodesIn(note: string): string[] {
  const lines = note.split(/\r?\n/).map((line) => line.trim());
  const start = lines.findIndex((line) => HEADING.test(line));
  if (start < 0) return [];
  const codes = [...parted(HEADING.exec(lines[start] as string)?.[1] ?? '')];
  for (const line of lines.slice(start + 1)) {
    if (line === '' && codes.length === 0) continue;
    const found = parted(line);
    if (found.length === 0) break;
    codes.push(...found);
  }
  return [...new Set(codes)].slice(0, MOST);
}

/** Every part must look like a code: prose under the heading is none. */
function parted(line: string): string[] {
  const parts = line
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const codes = parts.map((part) => CODE.exec(part)?.[1]?.trim());
  return codes.every((code) => code !== undefined && /\d|-/.test(code)) ? (codes as string[]) : [];
}
