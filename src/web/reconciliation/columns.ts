const SIGNS = ['\t', ';', ',', '|'];

/** The names of the columns in the first line of a file, for a choice; the service reads the file itself. */
export function headsOf(text: string): string[] {
  const line = text.replace(/^\ufeff/, '').split(/[\r\n]/, 1)[0] ?? '';
  const sign = SIGNS.find((each) => line.includes(each));
  if (sign === undefined) return [];
  const heads = line.split(sign).map((head) => head.replace(/^"|"$/g, '').trim());
  return [...new Set(heads.filter(Boolean))];
}
