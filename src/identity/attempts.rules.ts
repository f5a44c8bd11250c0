import { addSeconds } from '../kernel/clock.js';

/**
 * Who is slowed down for wrong passwords and codes, and by how much.
 *
 * Counting by person alone lets anybody lock a named person out; counting by address alone lets many addresses guess
 * one password. So the real brake is on the pair (person, network): whoever guesses from elsewhere slows only their own
 * network down. A whole network is slowed only after many failures, because an office shares one address. A person's
 * own count, over all networks, starts late and never stops anybody for longer than half a minute, and not at all on a
 * network this person signed in from before: thousands of machines get a few thousand guesses a day against a long
 * password, and the person still gets in.
 *
 * A second factor has only a million codes and is asked for after the password, so it is counted per person whatever
 * the session or network, except that known networks count apart: a thief of the password cannot lock its owner out.
 * Every block ends by itself.
 */
export const BRAKES = {
  pair: { free: 5, firstSeconds: 15, capSeconds: 900, forgetSeconds: 3600 },
  address: { free: 50, firstSeconds: 5, capSeconds: 900, forgetSeconds: 900 },
  person: { free: 100, firstSeconds: 5, capSeconds: 30, forgetSeconds: 3600 },
  factor: { free: 5, firstSeconds: 60, capSeconds: 900, forgetSeconds: 86_400 },
  link: { free: Infinity, firstSeconds: 0, capSeconds: 0, forgetSeconds: 86_400 },
} as const satisfies Record<string, Brake>;

export interface Brake {
  /** Failures that cost nothing. */
  free: number;
  firstSeconds: number;
  capSeconds: number;
  /** Without a failure for this long the count begins again. */
  forgetSeconds: number;
}

export type BrakeName = keyof typeof BRAKES;

/** What a code that was tried came to; `forged_factor` where what it was held against is not believed. */
export type CodeVerdict = 'accepted' | 'wrong' | 'forged_factor';

/** A signed-in network stays known this long. */
export const KNOWN_DAYS = 90;

/** Until when the next try is refused after this many failures; null while they are free. */
export function blockedUntil(brake: Brake, failures: number, now: Date): string | null {
  if (failures < brake.free) return null;
  const seconds = Math.min(brake.capSeconds, brake.firstSeconds * 2 ** Math.min(failures - brake.free, 20));
  return addSeconds(now, seconds).toISOString();
}

/** An IPv4 address as it is, an IPv6 address by its /64: one customer has that many addresses to try from. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
