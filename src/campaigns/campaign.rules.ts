import { dayAfter } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { ActionName } from '../operation/actions.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignFailures } from './campaign.failures.js';

export const SUBJECTS = ['grants', 'register'] as const;
export const CADENCES = ['once', 'quarterly', 'half_yearly', 'yearly'] as const;
export const AFTER_DEADLINE = ['nothing', 'suspend', 'revoke'] as const;
export const REVIEWER_RULES = ['owner', 'manager', 'admin'] as const;
export type ReviewerRule = (typeof REVIEWER_RULES)[number];
export const CAMPAIGN_STATES = ['planned', 'starting', 'open', 'closed', 'cancelled', 'skipped'] as const;

/** What is looked at; parts given together all have to fit, none given is everything. */
export interface CampaignScope {
  brand?: string;
  platform?: string;
  criticality?: string;
  /** Of the holder; for the register of the owner. */
  organisation?: string;
  onlyFullControl?: boolean;
}

const MONTHS: Readonly<Record<string, number>> = { quarterly: 3, half_yearly: 6, yearly: 12 };
/** Reviewers are reminded once more this many days before the last one. */
const SOON_DAYS = 3;

/** Counted from the first day of the series, so that a short month shortens one round and not all that follow. */
export function roundDay(first: string, cadence: string, rounds: number): string {
  const [year = 0, month = 1, date = 1] = first.split('-').map(Number);
  const months = month - 1 + (MONTHS[cadence] ?? 0) * rounds;
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The round after one, and its day: the first that is still to come, whatever was missed meanwhile. Null where none follows. */
export function roundAfter(
  campaign: Pick<Campaign, 'cadence' | 'round'>,
  first: string,
  today: string,
): { round: number; startsOn: string } | null {
  if (!(campaign.cadence in MONTHS)) return null;
  for (let round = campaign.round + 1; ; round++) {
    const startsOn = roundDay(first, campaign.cadence, round - 1);
    if (startsOn > today) return { round, startsOn };
  }
}

interface Planned {
  subject: string;
  startsOn: string;
  afterDeadline: string;
  scope: CampaignScope;
}

/** May a campaign be planned so? */
export function refusalToPlan({ subject, startsOn, afterDeadline, scope }: Planned, today: string): Failure | null {
  if (startsOn < today) return CampaignFailures.STARTS_IN_PAST();
  const isRegister = subject === 'register';
  return isRegister && (afterDeadline !== 'nothing' || scope.onlyFullControl === true)
    ? CampaignFailures.NOT_FOR_REGISTER()
    : null;
}

/** The rule first, then what it falls back on; without a fallback of its own the usual order of the others. */
export const orderOf = (rule: ReviewerRule, fallback?: readonly ReviewerRule[]): ReviewerRule[] => [
  ...new Set([rule, ...(fallback ?? REVIEWER_RULES)]),
];

type Running = Pick<Campaign, 'state' | 'dueOn' | 'afterDeadline'>;

/** The last day for answers is over. */
export const isOverdue = ({ dueOn }: Pick<Campaign, 'dueOn'>, today: string): boolean =>
  dueOn !== null && dueOn < today;

/** Once the last day is over a cancellation would give back what rests or is about to end: it is closed instead. */
export function refusalToCancel(campaign: Running, today: string): Failure | null {
  if (['closed', 'cancelled', 'skipped'].includes(campaign.state)) return CampaignFailures.OVER();
  return isOverdue(campaign, today) ? CampaignFailures.STARTED_LATE() : null;
}

/** Closed when everything is answered, or when the last day is over and what then happens has happened. */
export function refusalToClose(campaign: Running, unanswered: number, today: string): Failure | null {
  if (['closed', 'cancelled', 'skipped'].includes(campaign.state)) return CampaignFailures.OVER();
  if (campaign.state !== 'open') return CampaignFailures.NOT_OPEN();
  if (unanswered === 0) return null;
  if (!isOverdue(campaign, today)) return CampaignFailures.UNANSWERED();
  return campaign.afterDeadline === 'revoke' ? CampaignFailures.STILL_ENDING() : null;
}

/** What may be done with a round now, by the rules that will decide it. */
export const allowedOnCampaign = (
  campaign: Running,
  unanswered: number,
  today: string,
): (readonly [ActionName, boolean])[] => [
  ['campaign.cancel', refusalToCancel(campaign, today) === null],
  ['campaign.close', refusalToClose(campaign, unanswered, today) === null],
  ['campaign.report', campaign.state === 'closed'],
];

export type Notice = 'halfway' | 'soon' | 'escalated';

/** What is due to be told today, the most urgent of it; null when it was told already. */
export function noticeDue(
  campaign: Pick<Campaign, 'startedAt' | 'dueOn' | 'answerDays' | 'halfwayAt' | 'soonAt' | 'escalatedAt'>,
  today: string,
): Notice | null {
  const { startedAt, dueOn, answerDays } = campaign;
  if (startedAt === null || dueOn === null) return null;
  if (dueOn < today) return campaign.escalatedAt === null ? 'escalated' : null;
  if (dayAfter(dueOn, -SOON_DAYS) <= today) return campaign.soonAt === null ? 'soon' : null;
  const halfway = dayAfter(startedAt.slice(0, 10), Math.floor(answerDays / 2));
  return halfway <= today && campaign.halfwayAt === null ? 'halfway' : null;
}

/** What a round says of itself before it begins. */
export const NOT_BEGUN = {
  state: 'planned',
  startedAt: null,
  dueOn: null,
  writtenUpTo: null,
  items: 0,
  halfwayAt: null,
  soonAt: null,
  escalatedAt: null,
  endedAt: null,
  endedBy: null,
  endReason: null,
  report: null,
  signature: null,
  closeEntry: null,
  version: 1,
} as const;
