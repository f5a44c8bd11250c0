import { hash } from 'node:crypto';
import { CheckpointFailures } from './checkpoint.failures.js';
import { HASH_TEXT } from './leaf.js';
import { isSignedBy } from './signature.js';
import { EMPTY_ROOT } from './tree.js';

/** A tree head: `root` is the RFC 6962 root of the first `size` leaves of the log named `origin`. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Buffer;
}

/** A C2SP signed-note key of type 0x01 (Ed25519). */
export interface VerifierKey {
  name: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), as 8 hex digits. */
  id: string;
  publicKey: Buffer;
}

/** Bound on a whole note, above the 16 signatures of 5 kB that c2sp.org/signed-note asks verifiers to take. */
const MAX_NOTE = 256 * 1024;
const ED25519 = Buffer.from([1]);
const NAME = /^[^\s+\u0085]+$/u;
const SIGNATURE_LINE = /^\u2014 ([^\s+\u0085]+) ([A-Za-z0-9+/]+={0,2})$/u;
// Everything below U+0020 except the newline.
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** A stable name for the log of this key: no spaces, no plus sign. */
export function originOf(publicKey: Uint8Array): string {
  return `releve-log-${hash('sha256', publicKey, 'hex').slice(0, 8)}`;
}

/** The text that `/audit/key` shows and `--key` takes: `name+hash+base64(0x01 ‖ public key)`. */
export function verifierKey(origin: string, publicKey: Uint8Array): string {
  return `${origin}+${keyId(origin, publicKey)}+${Buffer.concat([ED25519, publicKey]).toString('base64')}`;
}

/** Throws `checkpoint.bad_key`; spaces and newlines around the text are taken for those of its file. */
export function parseVerifierKey(text: string): VerifierKey {
  const parts = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim());
  const [, name = '', id = '', encoded = ''] = parts ?? [];
  const key = fromBase64(encoded);
  if (!NAME.test(name) || key?.length !== 33 || key[0] !== 1) throw CheckpointFailures.BAD_KEY();
  const publicKey = key.subarray(1);
  if (keyId(name, publicKey) !== id) throw CheckpointFailures.BAD_KEY();
  return { name, id, publicKey };
}

/** A C2SP tlog-checkpoint as a signed note with one Ed25519 signature; `sign` answers the 64 bytes over what it is given. */
export function signCheckpoint(
  head: Checkpoint,
  sign: (bytes: Uint8Array) => Uint8Array,
  publicKey: Uint8Array,
): string {
  const text = `${head.origin}\n${head.size}\n${head.root.toString('base64')}\n`;
  const id = Buffer.from(keyId(head.origin, publicKey), 'hex');
  const signature = Buffer.concat([id, sign(Buffer.from(text, 'utf8'))]).toString('base64');
  return `${text}\n\u2014 ${head.origin} ${signature}\n`;
}

/**
 * Reads a checkpoint that this key signed; nothing in it is believed before its signature holds. Extension lines and
 * signatures of other keys are skipped, as c2sp.org/signed-note and c2sp.org/tlog-checkpoint say. Throws
 * `checkpoint.malformed`, `unknown_key`, `bad_signature`, `wrong_origin`, `bad_size`, `bad_root` or `bad_key`.
 */
export function openCheckpoint(note: string, key: string): Checkpoint {
  const known = parseVerifierKey(key);
  const { text, signatures } = splitNote(note);
  const ours = signatures.filter((line) => line.name === known.name && line.id === known.id);
  if (ours.length === 0) throw CheckpointFailures.UNKNOWN_KEY();
  for (const { signature } of ours) {
    if (!holds(text, signature, known.publicKey)) throw CheckpointFailures.BAD_SIGNATURE();
  }
  return readBody(text, known.name);
}

function splitNote(note: string): { text: string; signatures: { name: string; id: string; signature: Buffer }[] } {
  // The last empty line divides: the text itself may hold empty lines.
  const end = note.lastIndexOf('\n\n');
  const broken = note.length > MAX_NOTE || CONTROL.test(note) || /\p{Surrogate}/u.test(note);
  if (broken || end < 1 || !note.endsWith('\n') || end + 2 === note.length) throw CheckpointFailures.MALFORMED();
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .map((line) => {
      const [, name = '', encoded = ''] = SIGNATURE_LINE.exec(line) ?? [];
      const bytes = fromBase64(encoded);
      if (!bytes || bytes.length < 5) throw CheckpointFailures.MALFORMED();
      return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
    });
  return { text: note.slice(0, end + 1), signatures };
}

function readBody(text: string, name: string): Checkpoint {
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', size = '', root = ''] = lines;
  if (lines.length < 3 || lines.includes('')) throw CheckpointFailures.MALFORMED();
  if (origin !== name) throw CheckpointFailures.WRONG_ORIGIN();
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw CheckpointFailures.BAD_SIZE();
  if (!HASH_TEXT.test(root)) throw CheckpointFailures.BAD_ROOT();
  const head = { origin, size: Number(size), root: Buffer.from(root, 'base64') };
  if (head.size === 0 && !head.root.equals(EMPTY_ROOT)) throw CheckpointFailures.BAD_ROOT();
  return head;
}

const holds = (text: string, signature: Buffer, publicKey: Buffer): boolean =>
  signature.length === 64 && isSignedBy(publicKey, Buffer.from(text, 'utf8'), signature);

function keyId(name: string, publicKey: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), ED25519, publicKey]);
  return hash('sha256', bytes, 'hex').slice(0, 8);
}

/** Standard base64 with its padding and nothing else; null for any other spelling of the bytes. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
