// Finds a Chromium for the browser stories: the one PLAYWRIGHT_CHROMIUM names, one that is installed, else Debian's, installed now.
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const run = promisify(execFile);

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Path of an installed browser, or null. */
export function installedChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) return isProgram(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram) ?? null;
}

/** The same; installs Debian's package when there is none. Throws one line that says what to do. */
export async function chromium() {
  const found = installedChromium();
  if (found) return found;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (...args) => {
    const [command, ...rest] = [...sudo, 'apt-get', '-q', ...args];
    await run(command, rest, { env, maxBuffer: 64 * 1024 * 1024 });
  };
  try {
    await apt('install', '-y', '--no-install-recommends', 'chromium').catch(async () => {
      await apt('update');
      await apt('install', '-y', '--no-install-recommends', 'chromium');
    });
  } catch {
    throw new Error(
      'The browser stories need Chromium: install it (apt-get install chromium) or name one in PLAYWRIGHT_CHROMIUM.',
    );
  }
  const installed = installedChromium();
  if (!installed) throw new Error('Chromium was installed but is not on the path; name it in PLAYWRIGHT_CHROMIUM.');
  return installed;
}
