import { createHash } from 'node:crypto';

/** What makes up the text of a version in one language. */
export interface TextParts {
  title: string;
  summary: string | null;
  body: string | null;
  documentUrl: string | null;
}

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/**
 * The one text somebody accepts: title as a heading, summary, body and link, apart by an empty line; NFC, line feeds, no
 * blanks at the ends of lines. A version known by its link only is accepted by title, summary and link.
 */
export const canonicalText = ({ title, summary, body, documentUrl }: TextParts): string =>
  [`# ${tidy(title).replaceAll('\n', ' ')}`, summary, body, documentUrl === null ? null : `<${documentUrl.trim()}>`]
    .filter((part): part is string => part !== null && part.trim() !== '')
    .map(tidy)
    .join('\n\n')
    .concat('\n');

/** SHA-256 of the canonical text in UTF-8, 64 hexadecimal digits. */
export const textHash = (parts: TextParts): string => createHash('sha256').update(canonicalText(parts)).digest('hex');
