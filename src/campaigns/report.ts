import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { Campaign } from './campaign.entity.js';
import type { ItemFacts } from './item.facts.js';
import type { CampaignProgress } from './campaign.view.js';

interface ReportRow {
  id: string;
  subject: string;
  accountId: string;
  personId: string | null;
  level: string | null;
  facts: string;
  state: string;
  reviewerId: string | null;
  decidedBy: string | null;
  decider: string | null;
  decidedAt: string | null;
  reason: string | null;
  resultGrantId: string | null;
}

export interface ReportFacts {
  campaign: Campaign;
  counts: CampaignProgress;
  closedBy: { id: string; name: string };
  closedAt: string;
  reason: string;
}

/**
 * What is signed at the close of a round: what was asked and by which rule, each answer with its reason, what went without
 * one, and who was asked in whose place. Built from stored rows only.
 */
export async function reportOf(db: EntityManager, about: ReportFacts): Promise<Record<string, unknown>> {
  const { campaign, counts, closedBy, closedAt, reason } = about;
  const { id, name, subject, cadence, seriesId, round, startedAt, dueOn, afterDeadline, createdBy } = campaign;
  const items = await itemsOf(db, id);
  return {
    type: 'releve/review-report/v1',
    campaign: { id, name, subject, cadence, seriesId, round, afterDeadline, reason: campaign.reason, createdBy },
    scope: JSON.parse(campaign.scope) as unknown,
    reviewers: JSON.parse(campaign.reviewers) as unknown,
    times: { startedAt, dueOn, closedAt },
    closedBy,
    closeReason: reason,
    counts,
    answers: items.filter((item) => !isUnanswered(item)).map(answerOf),
    unanswered: items.filter(isUnanswered).map((item) => ({ ...aboutOf(item), reviewer: item.reviewerId })),
    reviewerChanges: await changesOf(db, id),
  };
}

const isUnanswered = ({ state }: ReportRow): boolean => state === 'open' || state === 'unanswered';

const itemsOf = (db: EntityManager, campaignId: string): Promise<ReportRow[]> =>
  rows(
    db,
    sql`select i.id, i.subject, i.account_id as "accountId", i.person_id as "personId", i.level, i.facts, i.state,
          i.reviewer_id as "reviewerId", i.decided_by as "decidedBy", p.full_name as decider, i.decided_at as "decidedAt",
          i.reason, i.result_grant_id as "resultGrantId"
        from review_item i left join person p on p.id = i.decided_by where i.campaign_id = ${campaignId} order by i.id`,
  );

function aboutOf(item: ReportRow): Record<string, unknown> {
  const { account, person } = JSON.parse(item.facts) as ItemFacts;
  return {
    item: item.id,
    subject: item.subject,
    account: { id: item.accountId, platform: account.platform, handle: account.handle },
    person: person && { id: item.personId, name: person.name },
    level: item.level,
  };
}

function answerOf(item: ReportRow): Record<string, unknown> {
  const { state, decidedAt, reason, decidedBy, decider, resultGrantId } = item;
  const by = decidedBy === null ? null : { id: decidedBy, name: decider };
  return { ...aboutOf(item), answer: state, at: decidedAt, by, reason, newGrant: resultGrantId };
}

const changesOf = (db: EntityManager, campaignId: string): Promise<Record<string, unknown>[]> =>
  rows(
    db,
    sql`select item_id as item, from_id as "from", to_id as "to", changed_at as at, changed_by as by, reason
        from reviewer_change where campaign_id = ${campaignId} order by id`,
  );
