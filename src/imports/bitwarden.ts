import { unreadable } from './import.failures.js';
import { recoveryCodesIn } from './recovery-codes.rules.js';
import { strictText } from './strict-text.js';

/** An item of the exported vault, as far as an import takes it over. Held in memory only while the import runs. */
export interface Item {
  /** Position from 1. */
  row: number;
  /** Null for anything that is not a login. */
  login: Login | null;
  /** When the item was last changed; null when the file does not say. */
  revisedAt: string | null;
  platform: string | null;
  handle: string | null;
}

export interface Login {
  uris: string[];
  username: string | null;
  password: string | null;
  /** A bare base32 seed or an otpauth address. */
  totp: string | null;
  codes: string[];
  /** Hidden fields, passkeys and notes that stay behind. */
  left: string[];
}

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** Reads an unencrypted Bitwarden JSON export. Nothing of its content gets into an error. */
export async function readBitwarden(file: string): Promise<{ items: Item[]; sha256: string }> {
  const { lines, sha256 } = await strictText(file);
  let text = '';
  for await (const block of lines) text += block;
  return { items: bitwardenItems(text), sha256: sha256() };
}

/** The same of a text. Throws `import.unreadable`. */
export function bitwardenItems(text: string): Item[] {
  const root = parsed(text.replace(/^\ufeff/, ''));
  if (!isRecord(root)) throw unreadable('it is not a Bitwarden JSON export');
  if (root['encrypted'] === true) throw unreadable('the export is encrypted: an unencrypted JSON export is needed');
  if (!Array.isArray(root['items'])) throw unreadable('it is not a Bitwarden JSON export: there is no list of items');
  return root['items'].map((item, i) => itemOf(item, i + 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message repeats a piece of the file.
    throw unreadable('it is not JSON');
  }
}

function itemOf(item: unknown, row: number): Item {
  if (!isRecord(item)) return { row, login: null, revisedAt: null, platform: null, handle: null };
  const fields = listOf(item['fields']);
  const named = (name: string): string | null => textOf(fields.find((field) => field['name'] === name)?.['value']);
  const login = item['type'] === 1 && isRecord(item['login']) ? loginOf(item, item['login'], fields) : null;
  return {
    row,
    login,
    revisedAt: instantOf(item['revisionDate']),
    platform: named('platform'),
    handle: named('handle'),
  };
}

function loginOf(item: Json, login: Json, fields: readonly Json[]): Login {
  const password = textOf(login['password']);
  const notes = textOf(item['notes']);
  const codes = recoveryCodesIn(notes ?? '');
  const hidden = fields.filter(
    (field) => field['type'] === 1 && textOf(field['value']) !== null && field['value'] !== password,
  );
  const left = [
    ...(hidden.length > 0 ? ['hidden_fields'] : []),
    ...(listOf(login['fido2Credentials']).length > 0 ? ['passkey'] : []),
    ...(notes !== null && codes.length === 0 ? ['note'] : []),
  ];
  const uris = listOf(login['uris']).flatMap((entry) => textOf(entry['uri']) ?? []);
  return { uris, username: textOf(login['username']), password, totp: textOf(login['totp']), codes, left };
}

function instantOf(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
