import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { one, raw, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { nameAmong, fullNames } from '../people/names.queries.js';
import type { CampaignsQuery, OpenCampaign } from './campaign.dto.js';
import { Campaign } from './campaign.entity.js';
import { CampaignFailures } from './campaign.failures.js';
import { heldCampaign, seesAll, visibleCampaign } from './campaign.queries.js';
import { NOT_BEGUN, orderOf, refusalToCancel, refusalToPlan } from './campaign.rules.js';
import { campaignView, type CampaignDetailView, type CampaignPage } from './campaign.view.js';
import { countItems, openByReviewer } from './item.queries.js';
import { endOpenItems } from './item.writing.js';
import { Starting } from './starting.service.js';

/** Rounds of review: planned, begun, seen and called off. */
@Injectable()
export class Campaigns {
  constructor(@Inject(Starting) private readonly starting: Starting) {}

  /** Throws `campaign.empty` when it begins today and there is nothing to review, `campaign.starts_in_past`. */
  async open(op: Operation, input: OpenCampaign): Promise<Campaign> {
    const scope = Object.fromEntries(Object.entries(input.scope ?? {}).filter(([, part]) => (part ?? null) !== null));
    const today = day(op.now);
    op.refuse(refusalToPlan({ ...input, scope }, today));
    const id = newId();
    op.about(`campaign:${id}`);
    const order = orderOf(input.reviewerRule, input.fallback);
    const campaign = planned(op, input, { id, scope: JSON.stringify(scope), reviewers: JSON.stringify(order) });
    await op.db.insert(Campaign, campaign);
    const { subject, cadence, startsOn, answerDays, afterDeadline } = campaign;
    op.record(`campaign:${id}`, {
      ...{ campaign: id, subject, scope, cadence, startsOn, answerDays, reviewers: order, afterDeadline },
    });
    if (startsOn === today) {
      const hasBegun = await this.starting.begin(op, campaign);
      if (!hasBegun || campaign.state === 'skipped') throw CampaignFailures.EMPTY();
      await this.starting.planNext(op, campaign);
    }
    return campaign;
  }

  /** Calls a round off before its last day is over; a planned one takes the rest of its series with it. */
  async cancel(op: Operation, id: string): Promise<Campaign> {
    op.about(`campaign:${id}`);
    const campaign = await heldCampaign(op.db, id);
    op.refuse(refusalToCancel(campaign, day(op.now)));
    op.expect(campaign);
    const before = campaign.state;
    const withdrawn = await endOpenItems(op, id, 'withdrawn');
    Object.assign(campaign, {
      state: 'cancelled',
      endedAt: iso(op.now),
      endedBy: op.actor.id,
      endReason: op.reason,
      version: campaign.version + 1,
    });
    await op.db.save(Campaign, campaign);
    op.record(`campaign:${id}`, { campaign: id, before, withdrawn });
    op.announce('campaign.cancelled', { campaignId: id });
    return campaign;
  }

  /** Newest first. */
  async list(op: Operation, query: CampaignsQuery): Promise<CampaignPage> {
    const matching = sql`1 = 1${query.state ? sql` and state = ${query.state}` : raw('')}
      ${query.subject ? sql` and subject = ${query.subject}` : raw('')}${seesAll(op) ? raw('') : partOf(op.actor.id)}`;
    const [before] = query.cursor ? decodeCursor(query.cursor, 1) : [null];
    const found = await rows<{ id: string }>(
      op.db,
      sql`select id from campaign where ${matching}${before === null ? raw('') : sql` and id < ${before ?? ''}`}
          order by id desc limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(op.db, sql`select count(*) as n from campaign where ${matching}`);
    const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
    const ids = page.items.map((row) => row.id);
    const counts = await countItems(op.db, ids);
    const campaigns = new Map((await this.byId(op, ids)).map((campaign) => [campaign.id, campaign]));
    const names = await fullNames(op.db, [...campaigns.values()].flatMap(peopleOf));
    const around = { counts, names, actor: op.actor, today: day(op.now) };
    return { ...page, items: ids.map((id) => campaignView(campaigns.get(id) as Campaign, around)) };
  }

  async show(op: Operation, id: string): Promise<CampaignDetailView> {
    return this.view(op, await visibleCampaign(op, id));
  }

  async view(op: Operation, campaign: Campaign): Promise<CampaignDetailView> {
    const counts = await countItems(op.db, [campaign.id]);
    const loads = holds(op.actor, 'admin', 'auditor') ? await openByReviewer(op.db, campaign.id) : [];
    const names = await fullNames(op.db, [...peopleOf(campaign), ...loads.map(({ personId }) => personId)]);
    const view = campaignView(campaign, { counts, names, actor: op.actor, today: day(op.now) });
    const reviewerLoads = loads.map((load) => ({ ...load, fullName: nameAmong(names, load.personId) }));
    return { ...view, reviewerLoads };
  }

  private byId(op: Operation, ids: readonly string[]): Promise<Campaign[]> {
    return op.db.findBy(Campaign, { id: In([...ids]) });
  }
}

const peopleOf = ({ createdBy, endedBy }: Campaign): (string | null)[] => [createdBy, endedBy];

const partOf = (personId: string) =>
  sql` and id in (select campaign_id from review_item where reviewer_id = ${personId} or decided_by = ${personId})`;

function planned(op: Operation, input: OpenCampaign, fixed: Pick<Campaign, 'id' | 'scope' | 'reviewers'>): Campaign {
  const { subject, cadence, startsOn, answerDays, afterDeadline } = input;
  return {
    ...fixed,
    ...{ subject, cadence, startsOn, answerDays, afterDeadline },
    name: input.name.trim(),
    seriesId: fixed.id,
    round: 1,
    reason: op.reason ?? '',
    createdBy: op.actor.id,
    createdAt: iso(op.now),
    ...NOT_BEGUN,
  };
}
