import type { Failure } from '../kernel/failure.js';
import { isDay } from '../kernel/zone.js';
import { OnboardingFailures } from './onboarding.failures.js';

/** What is known of an account whose set-up is looked at. */
export interface SetUpFacts {
  roleMailbox: boolean;
  companyPhone: boolean;
  sharesLogin: boolean;
  factorInVault: boolean;
  /** People with live full control who are still here. */
  controllers: number;
  /** Somebody signed in with what is stored now. */
  isTested: boolean;
  /** When the newest password or factor in use was stored; null: none is. */
  storedAt: string | null;
  /** The platform has a badge to ask for. */
  hasBadge: boolean;
}

export interface Text {
  readonly en: string;
  readonly fr: string;
}

/** One thing that must be so before an official account is used. */
export interface Gate {
  readonly code: string;
  readonly title: Text;
  readonly why: Text;
  readonly todo: Text;
  /** By whom. */
  readonly who: Text;
  /** Tells of secrets: not for HR. */
  readonly vault?: true;
  readonly applies: (facts: SetUpFacts) => boolean;
  /** Seen by the service itself; absent where only somebody can vouch for it. */
  readonly holds?: (facts: SetUpFacts) => boolean;
  /** Somebody may vouch for it; what was said before this instant (null: any) counts no more. */
  readonly attested?: { readonly since: (facts: SetUpFacts) => string | null };
}

/** The newest that somebody said about a gate. */
export interface Said {
  kind: string;
  byId: string;
  capacity: string;
  at: string;
  reviewOn: string | null;
  verifiedBy: string | null;
}

export type GateState = 'met' | 'open' | 'waived' | 'not_applicable';

/** What the service sees counts before what people say. */
export function stateOfGate(gate: Gate, facts: SetUpFacts, said: Said | null, today: string): GateState {
  if (!gate.applies(facts)) return 'not_applicable';
  if (gate.holds?.(facts) === true) return 'met';
  if (said?.kind === 'attested' && gate.attested) {
    const since = gate.attested.since(facts);
    return since === null || said.at >= since ? 'met' : 'open';
  }
  return said !== null && isWaived(said, today) ? 'waived' : 'open';
}

/** A waiver counts once a second person verified it, until its review day is over. */
export const isWaived = ({ kind, verifiedBy, reviewOn }: Said, today: string): boolean =>
  kind === 'waived' && verifiedBy !== null && reviewOn !== null && reviewOn >= today;

/** Verified, and its day is over: it no longer counts. */
export const isWaiverDue = ({ kind, verifiedBy, reviewOn }: Said, today: string): boolean =>
  kind === 'waived' && verifiedBy !== null && reviewOn !== null && reviewOn < today;

export function refusalToAttest(gate: Gate, state: GateState): Failure | null {
  if (!gate.attested) return OnboardingFailures.NOT_ATTESTED();
  return state === 'not_applicable' ? OnboardingFailures.SET_UP_OVER() : null;
}

const YEAR_MS = 366 * 86_400_000;

/** What is met needs no waiver. */
export function refusalToWaive(state: GateState, reviewOn: string, today: string): Failure | null {
  if (state === 'met' || state === 'not_applicable') return OnboardingFailures.SET_UP_OVER();
  const isReviewDay = isDay(reviewOn) && reviewOn > today && Date.parse(reviewOn) - Date.parse(today) <= YEAR_MS;
  return isReviewDay ? null : OnboardingFailures.BAD_REVIEW_DAY();
}

/** A second person signs a waiver, and one of the two is an admin: owners among themselves leave nothing out. */
export function refusalToVerify(
  said: Said | null,
  doer: { id: string; capacity: string },
  today: string,
): Failure | null {
  if (said?.kind !== 'waived' || said.verifiedBy !== null || (said.reviewOn ?? '') < today)
    return OnboardingFailures.NO_WAIVER();
  if (said.byId === doer.id) return OnboardingFailures.OWN_WAIVER();
  return said.capacity === 'admin' || doer.capacity === 'admin' ? null : OnboardingFailures.NEEDS_ADMIN();
}

/** What somebody in charge may try on a gate; whoever is not may try nothing. */
export function allowedOnGate(
  gate: Gate,
  state: GateState,
  said: Said | null,
  doer: { id: string; capacity: string },
  today: string,
) {
  const fits = {
    'set_up.attest': refusalToAttest(gate, state) === null,
    'set_up.waive': refusalToWaive(state, dayAfter(today), today) === null,
    'set_up.verify': refusalToVerify(said, doer, today) === null,
  };
  return (['set_up.attest', 'set_up.waive', 'set_up.verify'] as const).filter((act) => fits[act]);
}

const dayAfter = (today: string): string => new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);

/** Names the gates that keep an account from becoming active; null when none does. */
export function refusalOfGates(gates: readonly { gate: Gate; state: GateState }[]): Failure | null {
  const open = gates.filter(({ state }) => state === 'open').map(({ gate }) => gate);
  if (open.length === 0) return null;
  return OnboardingFailures.GATES_OPEN({
    errors: open.map(({ code, todo }) => ({ field: code, code: 'onboarding.gate_open', detail: todo.en })),
    facts: { gates: open.map(({ code }) => code) },
  });
}
