import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServiceLock } from '../database/service-lock.js';
import { SettingsError, type Settings } from '../settings/settings.js';

const MARK = 'DEMO';
const LOCK = 'service.lock';

/**
 * Empties the demo's own directory before it is filled again. It is recognised by a mark of its own, so that nothing else is
 * ever emptied, and never emptied under a demo that runs. Throws `SettingsError` or `service.already_running`.
 */
export async function emptyDemo(settings: Settings): Promise<void> {
  const { dataDir } = settings;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(join(dataDir, MARK))) {
    if (readdirSync(dataDir).length > 0)
      throw new SettingsError('The demo directory holds files that are not the demo’s');
    writeFileSync(join(dataDir, MARK), 'This directory is emptied at every start of the demo.\n');
  }
  const lock = await ServiceLock.take(settings);
  try {
    for (const name of readdirSync(dataDir)) {
      if (name !== MARK && name !== LOCK) rmSync(join(dataDir, name), { recursive: true });
    }
  } finally {
    await lock.release();
  }
}
