import { parse } from 'yaml';
import * as facts from './facts.js';
import { FactError, isRecord } from './facts.js';
import type { Catalogue, HandleRule, PasswordRule, Platform } from './platform.js';
import { KEY_KINDS, PLATFORM_KINDS } from './platform.js';

/** A catalogue that cannot be used; says platform and field. */
export class CatalogueError extends Error {}

type Row = Record<string, unknown>;

/** Names of the file → names of the product, for the facts whose names differ. */
const FACT_NAMES: Record<string, string> = {
  url: 'urlPatterns',
  access: 'accessModel',
  levels: 'roleLevels',
  lead_days: 'leadDays',
  mfa: 'secondFactors',
  login_of: 'sharesParentLogin',
  orphan_path: 'orphanPath',
  keepalive_days: 'keepAliveDays',
};

/** Reads `config/platforms.yaml`. Every platform comes back complete and frozen; the first thing that does not fit is named. */
export function loadCatalogue(yamlText: string): Catalogue {
  const root = parseYaml(yamlText);
  const passwordDefault = named('catalogue', 'password', () => facts.password(root['password']));
  const rows = root['platforms'];
  if (!Array.isArray(rows)) throw new CatalogueError('catalogue: platforms is not a list');
  const platforms = new Map<string, Platform>();
  for (const row of rows) {
    const platform = readPlatform(row, passwordDefault);
    if (platforms.has(platform.id)) throw new CatalogueError(`${platform.id}: this id is there twice`);
    platforms.set(platform.id, platform);
  }
  const personalProfiles = named('catalogue', 'personal_profiles', () =>
    facts.urlPatterns(root['personal_profiles'] ?? []),
  );
  const survivors = named('catalogue', 'survivors', () => facts.survivors(root['survivors'] ?? {}));
  return Object.freeze({ platforms, personalProfiles, passwordDefault, survivors });
}

function parseYaml(yamlText: string): Row {
  let root: unknown;
  try {
    root = parse(yamlText, { schema: 'core', maxAliasCount: 0 });
  } catch (error) {
    throw new CatalogueError(`catalogue: not readable as YAML (${error instanceof Error ? error.message : 'unknown'})`);
  }
  if (!isRecord(root)) throw new CatalogueError('catalogue: not a mapping');
  return root;
}

function named<T>(platform: string, field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FactError) throw new CatalogueError(`${platform}: ${field} must be ${error.message}`);
    throw error;
  }
}

function idOf(row: Row): string {
  const { id } = row;
  if (typeof id === 'string' && /^[a-z][a-z0-9_]{0,39}$/.test(id)) return id;
  throw new CatalogueError('catalogue: a platform without a usable id');
}

function readPlatform(listed: unknown, preset: PasswordRule): Platform {
  const row = isRecord(listed) ? listed : {};
  const id = idOf(row);
  const get = <T>(field: string, read: (value: unknown) => T): T => named(id, field, () => read(row[field]));
  const opt = <T>(field: string, read: (value: unknown) => T, absent: T): T =>
    row[field] === undefined || row[field] === null ? absent : get(field, read);
  const closed = opt('status', facts.oneOf(['open', 'closed'] as const), 'open') === 'closed';
  return Object.freeze({
    id,
    name: get('name', facts.text),
    kind: get('kind', facts.oneOf(PLATFORM_KINDS)),
    status: closed ? ('closed' as const) : ('open' as const),
    closedOn: closed ? get('closed_on', facts.date) : null,
    hosts: opt('hosts', facts.texts, []),
    anyHost: opt('any_host', facts.yesNo, false),
    urlPatterns: get('url', facts.urlPatterns),
    canonical: get('canonical', facts.canonical),
    parts: Object.freeze(opt('parts', readTexts, {})),
    handle: get('handle', (value) => readHandle(id, value)),
    accessModel: closed ? opt('access', facts.accessModel, null) : get('access', facts.accessModel),
    roles: closed ? [] : get('roles', facts.roles),
    roleLevels: opt('levels', facts.roleLevels, Object.freeze({})),
    sharesParentLogin: opt('login_of', facts.texts, Object.freeze([])),
    transfer: get('transfer', facts.textOrNull),
    primary: opt('primary', facts.primary, facts.primary({})),
    leadDays: closed ? 0 : get('lead_days', facts.whole(0, 365)),
    secondFactors: opt('mfa', facts.texts, []),
    revoke: get('revoke', facts.textOrNull),
    survives: opt('survives', facts.survives, Object.freeze({})),
    recovery: opt('recovery', facts.texts, []),
    orphanPath: get('orphan_path', facts.textOrNull),
    dormancy: opt('dormancy', facts.dormancy, facts.dormancy({})),
    keepAliveDays: closed ? null : get('keepalive_days', facts.whole(1, 3650)),
    badge: get('badge', facts.textOrNull),
    ...{ help: get('help', facts.textOrNull), note: get('note', facts.textOrNull) },
    sources: renamed(opt('src', readTexts, {})),
    unverified: Object.freeze(opt('unverified', facts.texts, []).map((name) => FACT_NAMES[name] ?? name)),
    password: readPassword(id, row, closed, preset),
  });
}

function readPassword(id: string, row: Row, closed: boolean, preset: PasswordRule): PasswordRule | null {
  if (closed || row['password'] === null) return null;
  return named(id, 'password', () =>
    row['password'] === undefined ? preset : facts.password(row['password'], preset),
  );
}

function readTexts(value: unknown): Record<string, string> {
  if (!isRecord(value)) throw new FactError('names with a text each');
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, facts.text(item)]));
}

const renamed = (sources: Record<string, string>): Readonly<Record<string, string>> =>
  Object.freeze(Object.fromEntries(Object.entries(sources).map(([name, codes]) => [FACT_NAMES[name] ?? name, codes])));

function readHandle(id: string, value: unknown): HandleRule {
  if (!isRecord(value)) throw new FactError('a mapping');
  const get = <T>(field: string, read: (item: unknown) => T): T =>
    named(id, `handle.${field}`, () => read(value[field]));
  const opt = <T>(field: string, read: (item: unknown) => T, absent: T): T =>
    value[field] === undefined ? absent : get(field, read);
  return Object.freeze({
    pattern: get('regex', facts.handlePattern),
    newMin: opt('new_min', facts.whole(1, 100), null),
    key: get('key', facts.oneOf(KEY_KINDS)),
    reserved: opt('reserved', facts.texts, []),
    ok: get('ok', facts.texts),
    bad: get('bad', facts.texts),
    urlOmits: opt('url_omits', facts.text, null),
    idIsHandle: opt('id_is_handle', facts.yesNo, false),
  });
}
