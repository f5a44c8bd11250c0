const NARROW = '\u202f';

/** French puts a narrow space that does not break before high punctuation and inside guillemets; texts are typed with plain ones. */
export const french = (text: string): string =>
  text
    .replace(/ ([;:?!»%])/g, `${NARROW}$1`)
    .replace(/« /g, `«${NARROW}`)
    .replaceAll("'", '’');
