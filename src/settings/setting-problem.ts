import { resolve } from 'node:path';
import { SettingsError, type Settings } from './settings.js';

type SystemError = Error & { code?: unknown; syscall?: unknown; path?: unknown };

const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
];
/** PostgreSQL: wrong password, not let in, no such database. */
const NOT_LET_IN = ['28P01', '28000', '3D000'];

/** What stopped the start, in the words of the setting behind it and never its value; anything else as it came. */
export function behindSetting(error: unknown, settings: Settings): unknown {
  const { code, syscall, path } = (error ?? {}) as SystemError;
  if (typeof code !== 'string') return error;
  const name = syscall === 'listen' ? listening(code) : stored(code, String(path ?? ''), settings);
  return name === null ? error : new SettingsError(`Setting ${name} (${code})`);
}

function listening(code: string): string {
  return code === 'EADDRINUSE' || code === 'EACCES'
    ? 'PORT names a port that is not free'
    : 'HOST names an address this machine does not have';
}

function stored(code: string, path: string, { databaseUrl, dataDir, rootKeyFile }: Settings): string | null {
  if (databaseUrl && [...UNREACHABLE, ...NOT_LET_IN].includes(code))
    return 'DATABASE_URL names a database that cannot be reached or lets nobody in';
  if (path !== '' && resolve(path) === rootKeyFile) return 'RELEVE_ROOT_KEY_FILE names a file that cannot be written';
  if (code === 'SQLITE_CANTOPEN' || (path !== '' && dataDir.startsWith(resolve(path))) || path.startsWith(dataDir))
    return 'RELEVE_DATA_DIR names a directory that cannot be used';
  return null;
}
