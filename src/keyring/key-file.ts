import { closeSync, constants, fstatSync, fsyncSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyringFailures } from './keyring.failures.js';

const OTHERS = 0o077;
const MAX_BYTES = 4096;

/** Writes a new file only its owner can read, durable before this returns; an existing file is never touched. */
export function createKeyFile(path: string, text: string, what: string): void {
  const fd = openNew(path, what);
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } catch (error) {
    unlinkSync(path); // a half-written key would block every later start
    throw error;
  } finally {
    closeSync(fd);
  }
  const folder = openSync(dirname(path), constants.O_RDONLY);
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function openNew(path: string, what: string): number {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw KeyringFailures.KEY_EXISTS({ detail: `The ${what} file is already there and is never overwritten.` });
    }
    throw error;
  }
}

/** The file's text. Failures: `keyring.key_missing`, `key_exposed` (any right for group or others), `key_unreadable`. */
export function readKeyFile(path: string, what: string): string {
  const fd = openExisting(path, what);
  try {
    const stat = fstatSync(fd); // of the open file, so that it cannot be exchanged between check and read
    if (!stat.isFile() || stat.size > MAX_BYTES) throw unreadable(what);
    if (stat.mode & OTHERS) {
      throw KeyringFailures.KEY_EXPOSED({
        detail: `The ${what} file must have mode 0600: others than its owner have rights on it.`,
      });
    }
    return readFileSync(fd, 'utf8');
  } finally {
    closeSync(fd);
  }
}

export const unreadable = (what: string) =>
  KeyringFailures.KEY_UNREADABLE({ detail: `The ${what} file cannot be read or does not hold a key.` });

function openExisting(path: string, what: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK); // a pipe in its place must not hang the start
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw KeyringFailures.KEY_MISSING({ detail: `The ${what} file is missing.` });
    throw unreadable(what);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
