/** Text as it is searched and sorted: without accents, case and surplus blanks. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim();

/** Each word is one more pass over a table: nobody searches for more than this. */
const MOST_WORDS = 12;

/** The words of a search, folded, each once. */
export const wordsOf = (text: string): string[] =>
  [...new Set(fold(text).split(' ').filter(Boolean))].slice(0, MOST_WORDS);
