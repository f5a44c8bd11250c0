import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { unreadable } from './import.failures.js';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

const MAX_CELL = 1024 * 1024;
/** What is looked at to tell how a text is parted. */
const SAMPLE_ROWS = 50;
const SAMPLE = 64 * 1024;

/** Byte order marks first, then the zeros of UTF-16, then what is no UTF-8 is what spreadsheets of Windows write. */
export function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  });
  const many = head.length / 8;
  if ((zeros[1] as number) > many && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] as number) > many && zeros[1] === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Throws `import.unreadable` where the bytes are no text of that encoding. */
export function textOf(bytes: Buffer, encoding: Encoding): string {
  const text = encoding === 'windows-1252' ? fromWindows(bytes) : decoded(bytes, encoding);
  if (text.includes('\u0000')) throw unreadable('it holds NUL characters: it is no table in this encoding');
  return text;
}

function decoded(bytes: Buffer, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(`it is not ${encoding} text`);
  }
}

/** 0x80 to 0x9f, where Windows has letters and quotes; the decoder of some releases of Node takes them for controls. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const fromWindows = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (c) => WINDOWS[c.charCodeAt(0) - 0x80] ?? c);

/** The separator that gives the most rows of one width; of equals the one with more columns. */
export function separatorOf(text: string): Separator {
  const marks = SEPARATORS.map((separator) => ({ separator, ...evenness(text, separator) }));
  const [best] = marks.sort((a, b) => b.share - a.share || b.width - a.width);
  return best && best.share > 0 ? best.separator : ',';
}

function evenness(text: string, separator: Separator): { share: number; width: number } {
  const records = sampled(text, separator);
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { share: width > 1 ? times / records.length : 0, width };
}

function sampled(text: string, separator: Separator): string[][] {
  try {
    return recordsOf(text, separator, SAMPLE_ROWS);
  } catch {
    return [];
  }
}

/** Every record; a cell with a line break counts once. Throws `import.unreadable`. */
export function recordsOf(text: string, separator: Separator, most?: number): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_CELL,
      ...(most === undefined ? {} : { to: most }),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser's own words repeat a piece of the file.
    throw unreadable('a quote is not closed or not doubled, or a row is too long');
  }
}
