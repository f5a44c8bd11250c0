import { createGuardrails, generateSync } from 'otplib';
import type { Failure } from '../kernel/failure.js';
import { VaultFailures } from './vault.failures.js';

export const ALGORITHMS = ['SHA1', 'SHA256', 'SHA512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A second factor as it is stored and revealed, whatever form it came in. */
export interface TotpSecret {
  /** Base32 without spaces and padding, upper case. */
  seed: string;
  algorithm: Algorithm;
  digits: 6 | 7 | 8;
  /** Seconds a code lasts. */
  period: number;
}

/** Platforms hand out seeds of 10 bytes, fewer than otplib takes by default; nobody hands out fewer. */
const MIN_BYTES = 10;
const MAX_BYTES = 128;
const MAX_PERIOD = 3600;
const GUARDRAILS = createGuardrails({ MIN_SECRET_BYTES: MIN_BYTES, MAX_SECRET_BYTES: MAX_BYTES, MAX_PERIOD });
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const badSeed = (field: string, detail: string): Failure =>
  VaultFailures.BAD_SEED({ errors: [{ field: `value.${field}`, code: 'vault.bad_seed', detail }] });

/** Reads `otpauth://totp/…` (Key URI format). Throws `vault.bad_seed`. */
export function totpFromUri(uri: string): TotpSecret {
  const parsed = URL.canParse(uri) ? new URL(uri) : null;
  if (parsed?.protocol !== 'otpauth:') throw badSeed('uri', 'This is not an otpauth address.');
  if (parsed.host.toLowerCase() !== 'totp') throw badSeed('uri', 'Only codes by time (totp) can be computed.');
  const parameter = (name: string): string | null => parsed.searchParams.get(name);
  return totpFrom({
    seed: parameter('secret') ?? '',
    algorithm: parameter('algorithm') ?? 'SHA1',
    digits: Number(parameter('digits') ?? 6),
    period: Number(parameter('period') ?? 30),
  });
}

/** Normalises and proves by a code that the seed works. Throws `vault.bad_seed`. */
export function totpFrom(raw: { seed: string; algorithm: string; digits: number; period: number }): TotpSecret {
  const algorithm = raw.algorithm.toUpperCase().replace(/[-_ ]/g, '') as Algorithm;
  if (!ALGORITHMS.includes(algorithm)) throw badSeed('algorithm', 'SHA1, SHA256 or SHA512.');
  if (![6, 7, 8].includes(raw.digits)) throw badSeed('digits', 'A code has 6 to 8 digits.');
  if (!Number.isInteger(raw.period) || raw.period < 1 || raw.period > MAX_PERIOD) {
    throw badSeed('period', 'A period has 1 to 3600 seconds.');
  }
  const secret = { seed: normalised(raw.seed), algorithm, digits: raw.digits as 6 | 7 | 8, period: raw.period };
  try {
    codeAt(secret, new Date(0));
  } catch {
    throw badSeed('seed', 'Base32 of at least 10 bytes is needed.');
  }
  return secret;
}

/** The code at an instant of the machine's time, and for how many whole seconds it still holds (at least 1). */
export function codeAt(
  { seed, algorithm, digits, period }: TotpSecret,
  at: Date,
): { code: string; secondsLeft: number } {
  const epoch = Math.floor(at.getTime() / 1000);
  const secret = bytesOf(seed);
  try {
    const hash = algorithm.toLowerCase() as 'sha1' | 'sha256' | 'sha512';
    const code = generateSync({ secret, algorithm: hash, digits, period, epoch, guardrails: GUARDRAILS });
    return { code, secondsLeft: period - (epoch % period) };
  } finally {
    secret.fill(0);
  }
}

const normalised = (seed: string): string => seed.replace(/[\s-]/g, '').replace(/=+$/, '').toUpperCase();

/** Decoded here, as phones do it: bits left over at the end are dropped whatever they say. */
function bytesOf(seed: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((seed.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of seed) {
    const five = BASE32.indexOf(letter);
    if (five < 0) throw badSeed('seed', 'Base32 is needed.');
    held = ((held << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}
