import { Failure } from '../kernel/failure.js';
import { handleKey, nameIn } from '../platforms/handle.rules.js';
import type { Catalogue, Platform } from '../platforms/platform.js';
import { URL_MAX } from '../platforms/platform.js';
import { profileUrlOf, recogniseUrl, type RecognisedUrl } from '../platforms/url.rules.js';
import { AccountFailures } from './accounts.failures.js';

/** What somebody calls an account: its address, or platform and handle, or all three. */
export interface Called {
  profileUrl?: string | null | undefined;
  platform?: string | null | undefined;
  handle?: string | null | undefined;
}

/** What the register calls it. */
export interface Named {
  platform: Platform;
  handle: string;
  key: string;
  profileUrl: string | null;
  /** The permanent id the address showed, if any. */
  immutableId: string | null;
}

export interface NamingOptions {
  /** A closed account is kept as a record even where the platform is gone. */
  archived?: boolean;
  /** Imports keep an address that says nothing or something else about the handle. */
  lenient?: boolean;
}

/** Refusals: account.address_needed, invalid_handle, unknown_platform, closed_platform, personal_profile, unknown_url, handle_needed, url_mismatch. */
export function nameAccount(catalogue: Catalogue, called: Called, options: NamingOptions = {}): Named | Failure {
  const read = called.profileUrl ? recogniseUrl(catalogue, called.profileUrl) : null;
  if (read instanceof Failure && read.code === 'account.personal_profile') return read;
  const known = read instanceof Failure ? null : read;
  const platformId = called.platform ?? known?.platform.id;
  const handle = called.handle ?? known?.handle;
  if (!platformId || !handle) return read instanceof Failure ? read : addressNeeded();
  const named = nameIn(catalogue, platformId, handle, { archived: options.archived === true });
  if (named instanceof Failure)
    return named.code === 'account.invalid_handle' ? AccountFailures.INVALID_HANDLE(named.extra) : named;
  const platform = catalogue.platforms.get(platformId) as Platform;
  const same = known !== null && isSame(known, platform, named.key);
  if (called.profileUrl && !same && !options.lenient && !(known === null && mayBeOf(platform, called.profileUrl))) {
    return AccountFailures.URL_MISMATCH({
      errors: [{ field: 'profileUrl', code: 'mismatch', detail: 'Not the address of this account.' }],
    });
  }
  const given = safeAddress(called.profileUrl);
  const canonical = profileUrlOf(platform, named.handle, same ? known.parts : {});
  return { platform, ...named, profileUrl: canonical ?? given, immutableId: same ? known.immutableId : null };
}

const addressNeeded = (): Failure =>
  AccountFailures.ADDRESS_NEEDED({
    errors: ['platform', 'handle'].map((field) => ({
      field,
      code: 'account.address_needed',
      detail: 'Needed when there is no profileUrl.',
    })),
  });

function isSame(read: RecognisedUrl, platform: Platform, key: string): boolean {
  const fits = read.platform.id === platform.id || read.alsoPossible.includes(platform.id);
  return fits && (handleKey(platform, read.handle) === key || read.immutableId === key);
}

/** An address without a handle in it (a dashboard, a short link) is kept when it is on the platform's own hosts. */
function mayBeOf(platform: Platform, url: string): boolean {
  const safe = safeAddress(url);
  if (safe === null) return false;
  const { hostname } = new URL(safe);
  return platform.anyHost || platform.hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

function safeAddress(url: string | null | undefined): string | null {
  const typed = url?.trim() ?? '';
  if (!/^https?:\/\//i.test(typed) || typed.length > URL_MAX || !URL.canParse(typed)) return null;
  const { username, password, href } = new URL(typed);
  return username === '' && password === '' ? href : null;
}
