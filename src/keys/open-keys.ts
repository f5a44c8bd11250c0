import { existsSync } from 'node:fs';
import type { Groundwork } from '../database/writer.js';
import { Keyring } from '../keyring/keyring.js';
import { createRootKey, readRootKey } from '../keyring/root-key.js';
import { ready } from '../keyring/seal.js';
import { createLogKey, readLogKey, type LogKey } from '../keyring/signer.js';
import { failures } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { loadableKeks } from './key.queries.js';

export const KeyFailures = failures('keys', {
  ROOT_MISSING: [
    'unavailable',
    'The database holds data but its root key is missing. Put the key file back; a new one would open nothing.',
  ],
  ROOT_WRONG: ['unavailable', 'The root key does not belong to this database.'],
  LOG_KEY_MISSING: ['unavailable', 'The log holds entries but its signing key is missing. Put the file back.'],
  CANARY: ['unavailable', 'A key-encryption key does not open: the database or the root key was changed.'],
});

export interface KeyFiles {
  rootKeyFile: string;
  logKeyFile: string;
}

/** Opens the keys of a migrated database, or makes them while it is empty. Throws a `keys.*` or `keyring.*` failure. */
export async function openKeys(
  source: Groundwork,
  files: KeyFiles,
  now: string,
): Promise<{ keyring: Keyring; logKey: LogKey }> {
  await ready();
  const [check] = (await source.query(`select value from key_check where id = 1`)) as { value: string }[];
  if (!check) await firstKeys(source, files, now);
  else if (!existsSync(files.rootKeyFile)) throw KeyFailures.ROOT_MISSING();
  let keyring = Keyring.fromRoot(readRootKey(files.rootKeyFile));
  if (check && check.value !== keyring.checkValue) throw KeyFailures.ROOT_WRONG();
  try {
    for (const kek of await loadableKeks(source)) keyring = keyring.withKek(kek);
  } catch {
    throw KeyFailures.CANARY();
  }
  if (!existsSync(files.logKeyFile)) throw KeyFailures.LOG_KEY_MISSING();
  return { keyring, logKey: readLogKey(files.logKeyFile) };
}

/** First run only: the database has no key check yet, so nothing in it is sealed. */
async function firstKeys(source: Groundwork, files: KeyFiles, now: string): Promise<void> {
  // A start that was killed between file and row leaves the files: they are taken up, not overwritten.
  const root = existsSync(files.rootKeyFile) ? readRootKey(files.rootKeyFile) : createRootKey(files.rootKeyFile);
  if (!existsSync(files.logKeyFile)) createLogKey(files.logKeyFile);
  const { wrapped, keyring } = Keyring.fromRoot(root).newKek(newId());
  const quoted = (text: string): string => `'${text.replace(/'/g, "''")}'`;
  await source.transaction(async (db) => {
    await db.query(
      `insert into kek (id, state, alg, nonce, wrapped, created_at, activated_at) values (${[wrapped.id, 'active', wrapped.alg, wrapped.nonce, wrapped.wrapped, now, now].map(quoted).join(', ')})`,
    );
    await db.query(`insert into key_check (id, value) values (1, ${quoted(keyring.checkValue)})`);
  });
}
