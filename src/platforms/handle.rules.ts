import { Failure } from '../kernel/failure.js';
import type { Catalogue, KeyKind, Platform } from './platform.js';
import { HANDLE_MAX } from './platform.js';
import { NamingFailures } from './platforms.failures.js';

/** A handle as it is shown and the key it is compared by; (platform, key) names one account. */
export interface NamedHandle {
  readonly handle: string;
  readonly key: string;
}

const KEYS: Record<KeyKind, (handle: string) => string> = {
  lower: (handle) => handle.toLowerCase(),
  lower_strip_dots: (handle) => handle.toLowerCase().replaceAll('.', ''),
  exact: (handle) => handle,
  e164: (handle) => handle,
};

export const handleKey = (platform: Platform, handle: string): string => KEYS[platform.handle.key](handle);

export interface NamingOptions {
  /** A row whose own status is closed is kept as an archive record, even on a platform that no longer exists. */
  archived?: boolean;
}

/** Rules in the order of the import: unknown_platform, closed_platform, invalid_handle. */
export function nameIn(
  catalogue: Catalogue,
  platformId: string,
  raw: string,
  options: NamingOptions = {},
): NamedHandle | Failure {
  const platform = catalogue.platforms.get(platformId);
  if (!platform)
    return NamingFailures.UNKNOWN_PLATFORM({
      errors: [{ field: 'platform', code: 'unknown', detail: 'Not in the catalogue.' }],
    });
  return refusalToPlatform(platform, options) ?? normaliseHandle(platform, raw);
}

/** A closed platform takes nothing but archive records; the answer says since when. */
export function refusalToPlatform(platform: Platform, options: NamingOptions = {}): Failure | null {
  if (platform.status === 'open' || options.archived === true) return null;
  return NamingFailures.CLOSED_PLATFORM({
    detail: `${platform.name} closed on ${platform.closedOn}: nothing new can be registered on it.`,
    facts: { platform: platform.id, closedOn: platform.closedOn },
  });
}

/**
 * Trims, drops one leading @, and checks against the platform's rule. Letters are NFC and invisible characters are refused, so
 * that two handles that look the same compare the same.
 */
export function normaliseHandle(platform: Platform, raw: string): NamedHandle | Failure {
  if (raw.length > HANDLE_MAX) return invalid(platform);
  const handle = decoded(raw.trim()).normalize('NFC').replace(/^@/, '');
  if (handle.length === 0 || handle.length > HANDLE_MAX || /[\p{Cc}\p{Cf}]/u.test(handle)) return invalid(platform);
  if (!platform.handle.pattern.test(handle)) return invalid(platform);
  const key = handleKey(platform, handle);
  const reserved = platform.handle.reserved.some(
    (word) => handleKey(platform, word).toLowerCase() === key.toLowerCase(),
  );
  return reserved ? invalid(platform) : { handle, key };
}

function invalid(platform: Platform): Failure {
  return NamingFailures.INVALID_HANDLE({
    facts: { platform: platform.id },
    errors: [{ field: 'handle', code: 'invalid', detail: `Not a handle of ${platform.name}.` }],
  });
}

/** Addresses carry other scripts percent-encoded; no platform has a literal percent sign in a handle. */
export function decoded(value: string): string {
  if (!/%[0-9a-f]{2}/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
