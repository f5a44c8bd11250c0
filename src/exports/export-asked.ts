import { isReason } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import type { Severity } from '../reports/finding.js';
import type { KindCode } from '../reports/finding-kinds.js';
import { RequestFailures } from '../operation/operation.failures.js';
import { readerLanguage } from '../people/reader-language.js';
import type { Format } from './export-file.js';
import type { ExportHead, ListName } from './export-head.js';

export interface ExportAsked {
  format?: string | undefined;
  /** The UTC day at whose end access is asked for. */
  asOf?: string | undefined;
  platform?: string | undefined;
  brand?: string | undefined;
  /** Id or work address. */
  person?: string | undefined;
  status?: string | undefined;
  kind?: KindCode[] | undefined;
  severity?: Severity | undefined;
  /** Why: 10 to 500 characters where one is given. */
  reason?: string | undefined;
  /** Of the printed words; without it the language of whoever asks. */
  lang?: string | undefined;
}

export interface HeadAsked extends ExportAsked {
  list: ListName;
  asOf: string;
  /** The organisation takes no file without a reason. */
  needsReason: boolean;
}

/** What the file will say about itself. Throws `request.reason_needed` for a reason too short or too long, or missing where one is needed. */
export async function headOf(op: Operation, { list, asOf, needsReason, ...asked }: HeadAsked): Promise<ExportHead> {
  const reason = asked.reason?.trim() ?? null;
  if (reason === null ? needsReason : !isReason(reason)) throw RequestFailures.REASON_NEEDED();
  const { platform, brand, person, status, severity } = asked;
  const kind = asked.kind?.join(',');
  const filters = Object.fromEntries(
    Object.entries({ platform, brand, person, status, kind, severity }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  return { list, asOf, filters, by: op.actor.name, reason, lang: await readerLanguage(op, asked.lang) };
}

/** What the leaf says of every export; the language only where it changes the file. */
export const recorded = (format: Format, { list, reason, lang }: ExportHead): Record<string, unknown> => ({
  format,
  ...(format === 'pdf' || list === 'findings' ? { lang } : {}),
  ...(reason === null ? {} : { reason }),
});
