import type { Holder } from '../accounts/reliance.rules.js';
import type { Text } from './finding.js';

/** What is known of an account on the day; days count back from it. */
export interface ContinuityFacts {
  /** People with live full control who are still here. */
  controllers: number;
  registration: Holder;
  phone: Holder;
  /** Everybody signs in with the same login, so its password and codes keep the account. */
  sharesLogin: boolean;
  secondFactor: string | null;
  /** Somebody is named as its holder. */
  factorIsHeld: boolean;
  factorInVault: boolean;
  /** Unused recovery codes in the vault; null: none were ever stored. */
  codesLeft: number | null;
  /** Age of the oldest password in use; null without one. */
  passwordDays: number | null;
  /** Passwords older than this are due; 0: never because of their age. */
  rotateAfterDays: number;
  hasSecrets: boolean;
  /** Since somebody last used or stored a secret of it. */
  usedDays: number | null;
  ownerIsHere: boolean;
  backupOwnerIsHere: boolean;
  verifiedDays: number | null;
  /** Since the last sign of life. */
  restDays: number | null;
  /** Days the platform lets it rest; null: no limit known. */
  keepAliveDays: number | null;
}

export interface Check {
  readonly code: string;
  readonly weight: number;
  /** Tells of secrets: not for HR. */
  readonly vault?: true;
  readonly question: Text;
  readonly why: Text;
  readonly todo: Text;
  readonly act: string;
  readonly applies: (facts: ContinuityFacts) => boolean;
  readonly holds: (facts: ContinuityFacts) => boolean;
}

export interface Line {
  check: Check;
  /** Null where the question does not arise. */
  passed: boolean | null;
}

export interface Continuity {
  /** 0 to 100: the weight of what holds, of all that applies; null when nothing applies. */
  score: number | null;
  lines: Line[];
}

/** How well an account would go on if somebody left tonight. Pure: the same facts, the same score. */
export function continuityOf(facts: ContinuityFacts, checks: readonly Check[]): Continuity {
  const lines = checks.map((check) => ({ check, passed: check.applies(facts) ? check.holds(facts) : null }));
  const weigh = (of: readonly Line[]): number => of.reduce((sum, { check }) => sum + check.weight, 0);
  const applying = weigh(lines.filter(({ passed }) => passed !== null));
  const held = weigh(lines.filter(({ passed }) => passed === true));
  return { score: applying === 0 ? null : Math.round((100 * held) / applying), lines };
}
