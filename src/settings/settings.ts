import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SettingsShape } from './settings.schema.js';

/** Which environment variable sets which setting. Everything else is set in `config/*.json`. */
const VARIABLES: Record<string, keyof SettingsShape> = {
  PORT: 'port',
  HOST: 'host',
  RELEVE_URL: 'url',
  RELEVE_DATA_DIR: 'dataDir',
  DATABASE_URL: 'databaseUrl',
  RELEVE_ROOT_KEY_FILE: 'rootKeyFile',
  RELEVE_LOG_LEVEL: 'logLevel',
  RELEVE_CLOCK: 'clock',
  RELEVE_DEPARTURES_HOOK_SECRET_FILE: 'departuresHookSecretFile',
  RELEVE_SMTP_URL: 'smtpUrl',
  RELEVE_MAIL_FROM: 'mailFrom',
};

/** A wrong setting: names it, never its value. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

export interface Launch {
  environment: NodeJS.ProcessEnv;
  /** The project's root, where `config/` is. */
  home: string;
  demo?: boolean;
}

/** Everything the service may be told from outside, checked once and frozen. */
export class Settings extends SettingsShape {
  declare readonly home: string;
  declare readonly demo: boolean;
  declare rootKeyFile: string;

  get databaseKind(): 'sqlite' | 'postgres' {
    return this.databaseUrl ? 'postgres' : 'sqlite';
  }

  get sqliteFile(): string {
    return join(this.dataDir, 'releve.sqlite');
  }

  /** Kept outside the database: the signer's memory and the newest signed head. */
  get checkpointDir(): string {
    return join(this.dataDir, 'checkpoints');
  }

  get logKeyFile(): string {
    return join(this.dataDir, 'log.key');
  }

  /** Cookies are `Secure` and host-bound as soon as the public address is https. */
  get https(): boolean {
    return this.url.startsWith('https://');
  }
}

function read(home: string, name: string): Record<string, unknown> {
  const file = join(home, 'config', `${name}.json`);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    throw new SettingsError(`config/${name}.json is not valid JSON`);
  }
}

/** Files `default` < `<NODE_ENV>` < environment. Throws `SettingsError` naming the first wrong setting. */
export function loadSettings({ environment, home, demo = false }: Launch): Settings {
  const mode = environment['NODE_ENV'] ?? 'production';
  const raw: Record<string, unknown> = { ...read(home, 'default'), ...(/^\w+$/.test(mode) ? read(home, mode) : {}) };
  for (const [variable, key] of Object.entries(VARIABLES)) {
    const value = environment[variable];
    if (value !== undefined && value !== '') raw[key] = value;
  }
  if (raw['clock'] === 'real') delete raw['clock'];
  else if (demo && environment['RELEVE_CLOCK'] === undefined) raw['clock'] = '2026-11-17T09:00:00Z';
  raw['url'] ??= `http://localhost:${String(raw['port'])}`;
  const settings = plainToInstance(SettingsShape, raw, { enableImplicitConversion: true });
  const [wrong] = validateSync(settings, { whitelist: true, forbidNonWhitelisted: true });
  if (wrong) throw new SettingsError(`Setting ${nameOf(wrong.property)} is not valid`);
  if (settings.clock && !demo && mode !== 'test')
    throw new SettingsError('Setting RELEVE_CLOCK is accepted only with --demo or NODE_ENV=test');
  return finish(settings, home, demo);
}

function finish(shape: SettingsShape, home: string, demo: boolean): Settings {
  const at = (path: string): string => (isAbsolute(path) ? path : resolve(home, path));
  const base = at(shape.dataDir);
  const dataDir = demo ? join(base, 'demo') : base;
  const rootKeyFile = shape.rootKeyFile && !demo ? at(shape.rootKeyFile) : join(dataDir, 'root.key');
  const settings = Object.assign(Object.create(Settings.prototype) as object, shape, {
    dataDir,
    rootKeyFile,
    ...(shape.departuresHookSecretFile ? { departuresHookSecretFile: at(shape.departuresHookSecretFile) } : {}),
    home,
    demo,
    url: shape.url.replace(/\/+$/, ''),
    databaseUrl: demo ? undefined : shape.databaseUrl,
  });
  return Object.freeze(settings) as unknown as Settings;
}

function nameOf(key: string): string {
  return Object.entries(VARIABLES).find(([, k]) => k === key)?.[0] ?? key;
}
