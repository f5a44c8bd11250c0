export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';
export type ContentType = PictureType | 'application/pdf' | 'text/plain';

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** What kind of picture these bytes are, whatever anybody says they are; null for anything else. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (latin(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  return latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP' ? 'image/webp' : null;
}

/** Markup a browser would run. */
const MARKUP = /<(?:!doctype|\?xml|\?php|html|head|body|svg|script|iframe)\b/i;
/** The same, or an archive: what is hung behind a picture to make it two things at once. */
const HUNG_ON = /<(?:!doctype|\?php|html|head|body|svg|script|iframe)\b|PK\x03\x04|%PDF-/i;
// Tab, line feed, form feed and carriage return are text; other control characters are not.
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const PDF_HEAD = 1024;

/** What these bytes are; null for what is none of it, is active, or is two things at once. */
export function contentTypeOf(bytes: Uint8Array): ContentType | null {
  const picture = pictureTypeOf(bytes);
  if (picture !== null) return HUNG_ON.test(latin(bytes, endOfPicture(bytes, picture), bytes.length)) ? null : picture;
  if (latin(bytes, 0, 5) === '%PDF-') return MARKUP.test(latin(bytes, 0, PDF_HEAD)) ? null : 'application/pdf';
  const text = textOf(bytes);
  return text === null || CONTROL.test(text) ? null : 'text/plain';
}

export const hasMarkup = (bytes: Uint8Array): boolean => MARKUP.test(textOf(bytes) ?? '');

/** UTF-8 only; null for anything else. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Where the picture ends; its head where it cannot be walked through. */
function endOfPicture(bytes: Uint8Array, type: PictureType): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/webp') return Math.min(view.length, view.length < 12 ? 12 : 8 + view.readUInt32LE(4));
  return type === 'image/png' ? endOfPng(view) : endOfJpeg(view);
}

function endOfPng(view: Buffer): number {
  for (let at = 8; at + 12 <= view.length;) {
    const next = at + 12 + view.readUInt32BE(at);
    if (view.toString('latin1', at + 4, at + 8) === 'IEND') return next;
    at = next;
  }
  return 8;
}

function endOfJpeg(view: Buffer): number {
  for (let at = 2; at + 4 <= view.length && view[at] === 0xff;) {
    const marker = view[at + 1] as number;
    if (marker === 0xd9) return at + 2;
    at += 2 + view.readUInt16BE(at + 2);
    // After the head of a scan come its bits, up to the next marker that is no restart and no stuffed byte.
    if (marker === 0xda) while (at + 1 < view.length && !isMarker(view, at)) at++;
  }
  return view.length >= 2 && view.readUInt16BE(view.length - 2) === 0xffd9 ? view.length : 3;
}

const isMarker = (view: Buffer, at: number): boolean => {
  const next = view[at + 1] as number;
  return view[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7);
};
