import { createHash } from 'node:crypto';
import type { Failure } from '../kernel/failure.js';
import { contentTypeOf, hasMarkup } from '../kernel/content.rules.js';
import type { Evidence } from '../operation/evidence.dto.js';
import type { Upload } from '../operation/http.js';
import { HandoverFailures } from './handover.failures.js';

/** A piece of evidence before it is written. */
export interface GivenEvidence {
  kind: 'text' | 'link' | 'file';
  /** The text, the link, or the name of the file. */
  content: string;
  /** Base64 SHA-256 of the text, the link or the bytes. */
  hash: string;
  file: { name: string; type: string; bytes: Buffer } | null;
}

interface Sent {
  evidence: Evidence | undefined;
  /** The field of a form, beside or without a file. */
  text: string | undefined;
  upload: Upload | undefined;
}

/** One text or one link, or one file with a text beside it where there is something to say of it. */
export function givenEvidence({ evidence, text, upload }: Sent): GivenEvidence[] | Failure {
  const words = [evidence?.text, evidence?.link, text].filter((word) => typeof word === 'string');
  if (words.length > 1 || (words.length === 0 && !upload)) return HandoverFailures.NEEDS_EVIDENCE();
  const [word] = words;
  const said: GivenEvidence[] =
    word === undefined
      ? []
      : [{ kind: word === evidence?.link ? 'link' : 'text', content: word, hash: sha256(word), file: null }];
  if (!upload) return said;
  const type = typeOf(upload);
  if (type === null) return HandoverFailures.BAD_FILE();
  const name = nameOf(upload.name, type);
  return [{ kind: 'file', content: name, hash: upload.sha256, file: { name, type, bytes: upload.bytes } }, ...said];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Endings by what a file is; the first is put where a name has none of them. */
const ENDINGS: Record<string, readonly string[]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log', 'md'],
  'text/csv': ['csv'],
  'message/rfc822': ['eml'],
};
/** What browsers say of files they do not know. */
const NO_CLAIM = ['', 'application/octet-stream'];
const ALIASES: Record<string, string> = { 'image/jpg': 'image/jpeg', 'application/vnd.ms-excel': 'text/csv' };
const MAIL_HEAD = /^(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}/;

/** What the file is, when that is one of the kinds taken and what its sender says; null otherwise. */
function typeOf({ name, type: declared, bytes }: Upload): string | null {
  const content = bytes.length === 0 ? null : contentTypeOf(bytes);
  if (content === null) return null;
  const base = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const claim = NO_CLAIM.includes(base) ? claimOf(name, content) : (ALIASES[base] ?? base);
  if (content !== 'text/plain') return claim === content ? content : null;
  if (claim === 'message/rfc822') return isMail(bytes) ? claim : null;
  return (claim === 'text/plain' || claim === 'text/csv') && !hasMarkup(bytes) ? claim : null;
}

/** Where the sender claims nothing, the ending of the name says which kind of text it is. */
function claimOf(name: string, content: string): string {
  if (content !== 'text/plain') return content;
  const ending = endingOf(name);
  return ['text/csv', 'message/rfc822'].find((type) => ENDINGS[type]?.includes(ending)) ?? content;
}

const isMail = (bytes: Buffer): boolean => MAIL_HEAD.test(bytes.toString('latin1', 0, 4096).replaceAll('\r\n', '\n'));

const endingOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

const MAX_NAME = 100;

/** A name and nothing else: no path, no control or direction character, no leading dot, and the ending of what it is. */
export function nameOf(sent: string, type: string): string {
  const last = sent.split(/[\\/]/).pop() ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*;%]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const endings = ENDINGS[type] ?? [];
  const fits = endings.includes(endingOf(clean));
  const stem = fits ? clean.slice(0, -endingOf(clean).length - 1) : clean;
  const ending = fits ? endingOf(clean) : (endings[0] ?? 'bin');
  return `${[...stem].slice(0, MAX_NAME).join('').trim() || 'evidence'}.${ending}`;
}

/** `Content-Disposition` of RFC 6266: the name in plain letters, and as it is for whoever can read that. */
export function attachmentOf(name: string): string {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%;]/g, '') || 'evidence';
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
