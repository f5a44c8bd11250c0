import { Failure } from '../kernel/failure.js';
import { decoded, normaliseHandle, refusalToPlatform } from './handle.rules.js';
import type { Catalogue, Platform } from './platform.js';
import { URL_MAX } from './platform.js';
import { NamingFailures } from './platforms.failures.js';

export interface RecognisedUrl {
  readonly platform: Platform;
  readonly handle: string;
  readonly key: string;
  readonly immutableId: string | null;
  /** Other parts of the address, for `profileUrlOf`. */
  readonly parts: Readonly<Record<string, string>>;
  /** Ids of other platforms the same address can mean, e.g. the two kinds of a YouTube channel. */
  readonly alsoPossible: readonly string[];
}

type Reading = Omit<RecognisedUrl, 'alsoPossible'>;
type Groups = Record<string, string | undefined>;

/**
 * Reads a profile address. Failures, all of kind refused: account.personal_profile, account.closed_platform,
 * account.handle_needed (short and invite links, addresses with only an id), account.unknown_url.
 */
export function recogniseUrl(catalogue: Catalogue, url: string): RecognisedUrl | Failure {
  const address = readableAddress(url);
  if (address === null) return NamingFailures.UNKNOWN_URL();
  if (catalogue.personalProfiles.some((personal) => personal.test(address.text)))
    return NamingFailures.PERSONAL_PROFILE();
  const platforms = [...catalogue.platforms.values()];
  const found = choose(
    platforms.filter((platform) => !platform.anyHost),
    address.text,
  );
  if (found) return found;
  if (platforms.some((platform) => claims(platform, address.host))) return NamingFailures.UNKNOWN_URL();
  return (
    choose(
      platforms.filter((platform) => platform.anyHost),
      address.text,
    ) ?? NamingFailures.UNKNOWN_URL()
  );
}

/** The address of somebody's own profile, in whatever spelling. */
export function isPersonalProfile(catalogue: Catalogue, url: string): boolean {
  const address = readableAddress(url);
  if (address === null) return false;
  const plain = address.text.replace(/(?<!:)\/{2,}/g, '/');
  return [address.text, plain, plain.toLowerCase()].some((text) =>
    catalogue.personalProfiles.some((personal) => personal.test(text)),
  );
}

/** Does a platform of the catalogue own this host, whether or not the address is that of an account? */
export function isClaimed(catalogue: Catalogue, url: string): boolean {
  const address = readableAddress(url);
  return address !== null && [...catalogue.platforms.values()].some((platform) => claims(platform, address.host));
}

/** The address of a handle; `null` where the platform has none. Same parts as recognised, or the platform's defaults. */
export function profileUrlOf(
  platform: Platform,
  handle: string,
  parts: Readonly<Record<string, string>> = {},
): string | null {
  if (platform.canonical === null) return null;
  const bare = handle.replace(/^@/, '');
  const cut = platform.canonical.includes('{host}') ? bare.lastIndexOf('@') : -1;
  const shown = cut < 0 ? bare : bare.slice(0, cut);
  const omit = platform.handle.urlOmits;
  const values: Record<string, string> = { ...platform.parts, ...parts };
  values['h'] = omit !== null && shown.startsWith(omit) ? shown.slice(omit.length) : shown;
  if (cut >= 0) values['host'] = bare.slice(cut + 1);
  return platform.canonical.replace(/\{(\w+)\}/g, (_, name: string) => encoded(values[name] ?? ''));
}

const encoded = (value: string): string => encodeURIComponent(value).replaceAll('%40', '@');

/** The address in one spelling (host in lower case, other scripts readable), or a bare `@user@host`. */
function readableAddress(url: string): { text: string; host: string } | null {
  const typed = url.trim();
  if (typed.length === 0 || typed.length > URL_MAX || /[\s\p{Cc}\p{Cf}]/u.test(typed)) return null;
  const user = /^@[^/@]+@([^/@]+)$/.exec(typed);
  if (user) return { text: typed, host: (user[1] ?? '').toLowerCase() };
  const full = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#]|$)/i.test(typed) ? `https://${typed}` : typed;
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) return null;
  const parsed = new URL(full);
  if (parsed.username !== '' || parsed.password !== '' || parsed.port !== '') return null;
  return { text: readable(parsed.href), host: parsed.hostname };
}

/** Separators stay encoded, so that decoding never moves a boundary of the address. */
function readable(href: string): string {
  try {
    return decodeURI(href).normalize('NFC').slice(0, URL_MAX);
  } catch {
    return href.slice(0, URL_MAX);
  }
}

const claims = (platform: Platform, host: string): boolean =>
  platform.hosts.some((own) => host === own || host.endsWith(`.${own}`));

function choose(platforms: readonly Platform[], text: string): RecognisedUrl | Failure | null {
  const readings = platforms.map((platform) => readingOf(platform, text)).filter((reading) => reading !== null);
  const read = readings.filter((reading): reading is Reading => !(reading instanceof Failure));
  const first = read[0];
  if (first) return { ...first, alsoPossible: read.slice(1).map((reading) => reading.platform.id) };
  const refused = readings.filter((reading): reading is Failure => reading instanceof Failure);
  return refused[0] ?? null;
}

function readingOf(platform: Platform, text: string): Reading | Failure | null {
  let needed: Failure | null = null;
  for (const pattern of platform.urlPatterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const refusal = refusalToPlatform(platform);
    if (refusal) return refusal;
    const groups: Groups = match.groups ?? {};
    const reading = named(platform, groups);
    if (reading) return reading;
    if (groups['h'] === undefined) needed ??= handleNeeded(platform, groups);
  }
  return needed;
}

function named(platform: Platform, groups: Groups): Reading | null {
  const id = groups['id'] ?? null;
  const shown = groups['h'] ?? (platform.handle.idIsHandle ? id : null);
  if (shown === null) return null;
  const local = (platform.handle.urlOmits ?? '') + decoded(shown);
  const result = normaliseHandle(platform, groups['host'] === undefined ? local : `${local}@${groups['host']}`);
  if (result instanceof Failure) return null;
  const parts = Object.fromEntries(
    Object.keys(platform.parts).map((name) => [name, groups[name] ?? platform.parts[name] ?? '']),
  );
  return { platform, ...result, immutableId: id, parts };
}

function handleNeeded(platform: Platform, groups: Groups): Failure {
  return NamingFailures.HANDLE_NEEDED({
    facts: { platform: platform.id, ...(groups['id'] === undefined ? {} : { immutableId: groups['id'] }) },
    errors: [{ field: 'handle', code: 'needed', detail: `The handle on ${platform.name} is needed.` }],
  });
}
