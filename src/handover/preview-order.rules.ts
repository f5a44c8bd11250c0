import { DateTime } from 'luxon';
import { dayAfter } from '../kernel/clock.js';
import { isBusinessDay, latestSafeStart, SAFETY_DAYS } from './due.rules.js';
import { owningSeats } from './holdings.js';
import type { DepartureFacts } from './preview-facts.js';
import { earliestSafeStart, longestLead } from './preview.rules.js';
import type { StepView } from './preview-parts.view.js';
import type { DepartureCounts } from './preview.view.js';

export type Alone = 'sole_control' | 'sole_seat' | 'second_factor' | 'recovery_channel';

const WEIGHT: Readonly<Record<string, number>> = { high: 10, medium: 5, low: 2 };
const RANK: Readonly<Record<string, number>> = { high: 0, medium: 1, low: 2 };
const THING = 3;

/** In which ways somebody alone holds an account. A factor whose codes the vault can make too is not held alone. */
export function heldAlone({
  holdings,
  factors,
}: Pick<DepartureFacts, 'holdings' | 'factors'>): Map<string, Set<Alone>> {
  const ways = new Map<string, Set<Alone>>();
  const note = (accountId: string, way: Alone): void => {
    ways.set(accountId, (ways.get(accountId) ?? new Set<Alone>()).add(way));
  };
  for (const accountId of holdings.soleControl) note(accountId, 'sole_control');
  for (const accountId of holdings.soleSeat) note(accountId, 'sole_seat');
  for (const { accountId, inVault } of factors) if (Number(inVault) === 0) note(accountId, 'second_factor');
  for (const { accountId, kind } of holdings.channels)
    if (kind !== 'second_factor') note(accountId, 'recovery_channel');
  return ways;
}

/** What of each account makes it part of the work, the gravest first. */
function reasonsOf({ holdings, tools }: DepartureFacts): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  const note = (accountId: string, reason: string): void => {
    const known = reasons.get(accountId) ?? [];
    if (!known.includes(reason)) known.push(reason);
    reasons.set(accountId, known);
  };
  for (const accountId of holdings.soleControl) note(accountId, 'sole_control');
  for (const accountId of holdings.soleSeat) note(accountId, 'sole_seat');
  for (const { accountId, kind } of holdings.channels) note(accountId, kind);
  for (const { accountId } of tools) note(accountId, 'tool');
  for (const { accountId, seat } of owningSeats(holdings.seats)) note(accountId, seat);
  for (const { accountId } of holdings.seen) note(accountId, 'exposure');
  for (const { accountId } of [...holdings.seats, ...holdings.grants]) note(accountId, 'access');
  return reasons;
}

/** The accounts in the order in which to work: latest safe start, criticality, how much hangs on the person. */
export function orderOf(facts: DepartureFacts, lastDay: string): StepView[] {
  const { holdings, leadTimes, today } = facts;
  const reasons = reasonsOf(facts);
  const days = new Map<number, StepDays>();
  const daysOf = (leadDays: number): StepDays => {
    const known = days.get(leadDays) ?? stepDays(leadDays, lastDay, today);
    days.set(leadDays, known);
    return known;
  };
  const steps = leadTimes.map(({ accountId, platform, leadDays }) => {
    const { latestSafeStart: start, late, keepLoginUntil } = daysOf(leadDays);
    return {
      accountId,
      platform,
      criticality: holdings.accounts.get(accountId)?.criticality ?? 'low',
      leadDays,
      latestSafeStart: start,
      late,
      keepLoginUntil,
      reasons: reasons.get(accountId) ?? [],
    };
  });
  return steps.sort(inOrder);
}

type StepDays = Pick<StepView, 'latestSafeStart' | 'late' | 'keepLoginUntil'>;

/** The same for every account of one delay. */
export function stepDays(leadDays: number, lastDay: string, today: string): StepDays {
  const start = latestSafeStart(lastDay, leadDays);
  const done = dayAfter(today, leadDays + SAFETY_DAYS);
  return {
    latestSafeStart: start,
    late: start < today,
    keepLoginUntil: leadDays > 0 && done > lastDay ? done : null,
  };
}

const inOrder = (a: StepView, b: StepView): number =>
  compared(a.latestSafeStart, b.latestSafeStart) ||
  rankOf(a) - rankOf(b) ||
  b.reasons.length - a.reasons.length ||
  compared(a.accountId, b.accountId);
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const rankOf = ({ criticality }: StepView): number => RANK[criticality] ?? 2;

/** What hangs on somebody, in figures, if today were their last day. */
export function countsOf(facts: DepartureFacts, channels: number): DepartureCounts {
  const { holdings, leadTimes, today, holidays } = facts;
  const daysNeeded = leadTimes.length === 0 ? 0 : longestLead(leadTimes) + SAFETY_DAYS;
  const counts = {
    seats: holdings.seats.length,
    grants: holdings.grants.length,
    soleControl: holdings.soleControl.length,
    soleSeat: holdings.soleSeat.length,
    exposures: facts.exposures.total,
    secondFactors: facts.factors.length,
    recoveryChannels: channels,
    tools: facts.tools.length,
    tokens: facts.tokens.total,
    nativeRoles: facts.nativeRoles.total,
    paidPlans: facts.paidPlans.total,
    successorIn: facts.successions.total,
    tasks: facts.tasks.total,
    reviews: facts.reviews.reduce((sum, { open }) => sum + open, 0),
    requests: facts.accessRequests.total + facts.accountRequests.length,
    breakGlassRights: facts.rights.length,
    delegations: facts.delegations.length,
    groups: facts.groups.length,
  };
  return {
    ...counts,
    daysNeeded,
    businessDaysNeeded: businessDays(today, daysNeeded, holidays),
    latestSafeStart: earliestSafeStart(today, leadTimes),
    score: aloneScore(facts) + dutyScore(counts),
  };
}

type Counted = Pick<
  DepartureCounts,
  'tools' | 'tokens' | 'paidPlans' | 'exposures' | 'successorIn' | 'tasks' | 'reviews' | 'requests'
>;

const dutyScore = ({ tools, tokens, paidPlans, exposures, successorIn, tasks, reviews, requests }: Counted): number =>
  THING * (tools + tokens + paidPlans) + exposures + successorIn + tasks + reviews + requests;

function aloneScore(facts: DepartureFacts): number {
  let score = 0;
  for (const [accountId, ways] of heldAlone(facts))
    score += ways.size * (WEIGHT[facts.holdings.accounts.get(accountId)?.criticality ?? 'low'] ?? 2);
  return score;
}

/** Business days among the `days` after a day. */
function businessDays(from: string, days: number, holidays: ReadonlySet<string>): number {
  let found = 0;
  for (let nth = 1; nth <= days; nth++)
    if (isBusinessDay(DateTime.fromISO(dayAfter(from, nth), { zone: 'UTC' }), holidays)) found++;
  return found;
}
