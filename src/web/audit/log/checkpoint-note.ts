import { fromBase64, joined, sha256 } from './bytes.js';

/** What is wrong with a checkpoint or a key that somebody brought; the words for it are in the texts. */
export type NoteProblem =
  'bad_key' | 'malformed' | 'unknown_key' | 'bad_signature' | 'wrong_origin' | 'bad_size' | 'bad_root';

/** A tree head that a key has signed: the root, base64, of the first `size` leaves. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: string;
}

export class BadNote extends Error {
  constructor(readonly problem: NoteProblem) {
    super(problem);
  }
}

interface VerifierKey {
  name: string;
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
}

const MAX_NOTE = 256 * 1024;
const NAME = /^[^\s+\u0085]+$/u;
const SIGNATURE_LINE = /^\u2014 ([^\s+\u0085]+) ([A-Za-z0-9+/]+={0,2})$/u;
// Everything below U+0020 except the newline.
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Reads a C2SP verifier key, `name+hash+base64`. */
async function parseKey(text: string): Promise<VerifierKey> {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim());
  const [, name = '', id = '', encoded = ''] = parts ?? [];
  const key = fromBase64(encoded);
  if (!NAME.test(name) || key?.length !== 33 || key[0] !== 1) throw new BadNote('bad_key');
  const known = hex(await sha256(joined(utf8(`${name}\n`), key))).slice(0, 8);
  if (known !== id) throw new BadNote('bad_key');
  return { name, id, publicKey: key.slice(1) };
}

/** Reads a checkpoint that this key signed; nothing in it is believed before its signature holds. */
export async function openNote(note: string, keyText: string): Promise<Checkpoint> {
  const key = await parseKey(keyText);
  const { text, signatures } = split(note);
  const ours = signatures.filter((line) => line.name === key.name && line.id === key.id);
  if (ours.length === 0) throw new BadNote('unknown_key');
  for (const { signature } of ours) {
    if (!(await isSigned(key.publicKey, utf8(text), signature))) throw new BadNote('bad_signature');
  }
  return read(text, key.name);
}

async function isSigned(
  publicKey: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (signature.length !== 64) return false;
  const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, bytes);
}

function split(note: string): {
  text: string;
  signatures: { name: string; id: string; signature: Uint8Array<ArrayBuffer> }[];
} {
  // The last empty line divides: the text itself may hold empty lines.
  const end = note.lastIndexOf('\n\n');
  const broken = note.length > MAX_NOTE || CONTROL.test(note) || /\p{Surrogate}/u.test(note);
  if (broken || end < 1 || !note.endsWith('\n') || end + 2 === note.length) throw new BadNote('malformed');
  const lines = note.slice(end + 2, -1).split('\n');
  return { text: note.slice(0, end + 1), signatures: lines.map(readSignature) };
}

function readSignature(line: string): { name: string; id: string; signature: Uint8Array<ArrayBuffer> } {
  const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!bytes || bytes.length < 5) throw new BadNote('malformed');
  return { name, id: hex(bytes.subarray(0, 4)), signature: bytes.slice(4) };
}

function read(text: string, name: string): Checkpoint {
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', size = '', root = ''] = lines;
  if (lines.length < 3 || lines.includes('')) throw new BadNote('malformed');
  if (origin !== name) throw new BadNote('wrong_origin');
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw new BadNote('bad_size');
  if (fromBase64(root)?.length !== 32) throw new BadNote('bad_root');
  if (Number(size) === 0 && root !== EMPTY_ROOT) throw new BadNote('bad_root');
  return { origin, size: Number(size), root };
}

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
