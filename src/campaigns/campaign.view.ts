import type { Actor } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import { nameAmong } from '../people/names.queries.js';
import type { Campaign } from './campaign.entity.js';
import { allowedOnCampaign, type CampaignScope } from './campaign.rules.js';
import type { StateCount } from './item.queries.js';

export class CampaignScopeView {
  brand?: string;
  platform?: string;
  criticality?: string;
  organisation?: string;
  onlyFullControl?: boolean;
}

/** How far a campaign has come; all of them counts of items. */
export class CampaignProgress {
  total: number;
  /** Waiting for an answer, those nobody may be asked about among them. */
  open: number;
  /** Open, and nobody can be asked: named by an admin, or found once somebody takes a seat. */
  unassigned: number;
  certified: number;
  revoked: number;
  /** Lowered. */
  changed: number;
  /** Entries of the register that somebody called wrong. */
  flagged: number;
  /** Ended because nobody answered in time. */
  lapsed: number;
  /** Access that ended by itself meanwhile. */
  moot: number;
  /** Of a campaign that was cancelled. */
  withdrawn: number;
  /** Without an answer when the campaign was closed. */
  unanswered: number;
  /** Share of what had to be answered that was, in percent; null where nothing had to be. */
  percent: number | null;
}

export class CampaignView {
  id: string;
  name: string;
  /** grants or register. */
  subject: string;
  scope: CampaignScopeView;
  /** once, quarterly, half_yearly or yearly. */
  cadence: string;
  /** The first round of the series. */
  seriesId: string;
  round: number;
  startsOn: string;
  answerDays: number;
  /** Who is asked, first choice first: owner, manager, admin. */
  reviewers: string[];
  /** nothing, suspend or revoke. */
  afterDeadline: string;
  reason: string;
  /** planned, starting (items are being written), open, closed, cancelled or skipped (there was nothing to review). */
  state: string;
  createdBy: string;
  /** Present names; null where no person did. */
  creator: string | null;
  ender: string | null;
  createdAt: string;
  startedAt: string | null;
  /** Last day for an answer, inclusive. */
  dueOn: string | null;
  overdue: boolean;
  endedAt: string | null;
  endedBy: string | null;
  endReason: string | null;
  progress: CampaignProgress;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

export class ReviewerLoad {
  /** Null counts what nobody can be asked about. */
  personId: string | null;
  /** Present name. */
  fullName: string | null;
  open: number;
}

export class CampaignDetailView extends CampaignView {
  /** Open items by who is asked; empty for readers who see their own only. */
  reviewerLoads: ReviewerLoad[];
}

export class CampaignPage {
  items: CampaignView[];
  nextCursor: string | null;
  total: number;
}

const COUNTED = ['certified', 'revoked', 'changed', 'flagged', 'lapsed', 'moot', 'withdrawn', 'unanswered'] as const;

/** What is open once a campaign is closed went without an answer, although its reviewer may still give one. */
export function progressOf(state: string, counts: readonly StateCount[]): CampaignProgress {
  const of = (name: string): number => counts.find((count) => count.state === name)?.n ?? 0;
  const late = state === 'closed' ? of('open') : 0;
  const named = Object.fromEntries(COUNTED.map((name) => [name, of(name)])) as Record<(typeof COUNTED)[number], number>;
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  const asked = total - named.moot - named.withdrawn;
  const answered = named.certified + named.revoked + named.changed + named.flagged;
  return {
    total,
    open: of('open') - late,
    unassigned: late > 0 ? 0 : (counts.find((count) => count.state === 'open')?.unassigned ?? 0),
    ...named,
    unanswered: named.unanswered + late,
    percent: asked === 0 ? null : Math.round((1000 * answered) / asked) / 10,
  };
}

/** What a round is shown with. */
export interface CampaignSurroundings {
  counts: readonly StateCount[];
  names: ReadonlyMap<string, string>;
  actor: Actor;
  today: string;
}

export function campaignView(campaign: Campaign, { counts, names, actor, today }: CampaignSurroundings): CampaignView {
  const { id, name, subject, cadence, seriesId, round, startsOn, answerDays, afterDeadline, reason, state } = campaign;
  const { createdBy, createdAt, startedAt, dueOn, endedAt, endedBy, endReason, version } = campaign;
  const progress = progressOf(
    state,
    counts.filter((count) => count.campaignId === id),
  );
  return {
    ...{ id, name, subject, cadence, seriesId, round, startsOn, answerDays, afterDeadline, reason, state },
    ...{ createdBy, createdAt, startedAt, dueOn, endedAt, endedBy, endReason, version },
    scope: JSON.parse(campaign.scope) as CampaignScope,
    reviewers: JSON.parse(campaign.reviewers) as string[],
    overdue: state === 'open' && dueOn !== null && dueOn < today,
    creator: nameAmong(names, createdBy),
    ender: nameAmong(names, endedBy),
    progress,
    can: tryable(actor, allowedOnCampaign(campaign, progress.open, today)),
  };
}
