import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { liveSeatsOf, type HeldSeat } from '../accounts/seat.queries.js';
import { one, sql } from '../database/sql.js';
import { day, dayAfter, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { Bench } from './bench.js';
import { Campaign } from './campaign.entity.js';
import { firstDayOf, heldCampaign } from './campaign.queries.js';
import { NOT_BEGUN, roundAfter, type CampaignScope, type ReviewerRule } from './campaign.rules.js';
import { entryPortion, grantPortion, hasAny } from './facts.queries.js';
import { entryQuestions, grantQuestions, type Question } from './item.facts.js';
import { openByReviewer } from './item.queries.js';
import { writeItems } from './item.writing.js';

/** Items of one transaction: long enough to be quick, short enough that nobody waits for it. */
const PORTION = 2500;

interface Asking {
  questions: Question[];
  upTo: string | null;
  /** Of the accounts of the questions. */
  seats: HeldSeat[];
}

/** Begins rounds and writes their items, portion by portion: a killed process goes on where it stopped. */
@Injectable()
export class Starting {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Is a round to be begun or gone on with? */
  due = async (op: Operation): Promise<boolean> => (await this.next(op)) !== null;

  /** Begins the next round that is due, or writes the next portion of one. Answers whether there may be more to do. */
  async work(op: Operation): Promise<boolean> {
    const next = await this.next(op);
    const campaign = next === null ? null : await heldCampaign(op.db, next);
    if (campaign?.state === 'starting') {
      await this.writePortion(op, campaign);
      return true;
    }
    if (campaign?.state !== 'planned' || campaign.startsOn > day(op.now)) {
      op.unchanged();
      return false;
    }
    await this.planNext(op, campaign);
    if (await this.begin(op, campaign)) return true;
    await this.skip(op, campaign);
    return true;
  }

  /** Opens a planned round and writes its first items; false, with nothing done, where there is nothing to review. */
  async begin(op: Operation, campaign: Campaign): Promise<boolean> {
    const scope = JSON.parse(campaign.scope) as CampaignScope;
    if (!(await hasAny(op.db, { subject: campaign.subject, scope, startedAt: op.now }))) return false;
    campaign.state = 'starting';
    campaign.startedAt = iso(op.now);
    campaign.dueOn = dayAfter(day(op.now), campaign.answerDays);
    campaign.writtenUpTo = '';
    await this.writePortion(op, campaign);
    return true;
  }

  /** The round after this one, so that it is seen beforehand and may be cancelled. */
  async planNext(op: Operation, campaign: Campaign): Promise<void> {
    if (campaign.cadence === 'once') return;
    const first = await firstDayOf(op.db, campaign.seriesId);
    const next = roundAfter(campaign, first, day(op.now));
    if (next) await op.db.insert(Campaign, { ...blank(campaign), id: newId(), ...next, createdAt: iso(op.now) });
  }

  private async next(op: Operation): Promise<string | null> {
    const found = await one<{ id: string }>(
      op.db,
      sql`select id from campaign where state = 'starting' or (state = 'planned' and starts_on <= ${day(op.now)})
          order by case when state = 'starting' then 0 else 1 end, starts_on, id limit 1`,
    );
    return found?.id ?? null;
  }

  private async writePortion(op: Operation, campaign: Campaign): Promise<void> {
    op.about(`campaign:${campaign.id}`);
    const { questions, upTo, seats } = await this.questions(op, campaign);
    const order = JSON.parse(campaign.reviewers) as ReviewerRule[];
    const bench = await Bench.of(op.db, this.keys.current, op.now, questions, { seats });
    const asked = questions.map((question) => ({ question, chosen: bench.choose(order, question) }));
    const text = await writeItems(op, this.keys.current, campaign, asked);
    campaign.items += asked.length;
    campaign.writtenUpTo = upTo;
    campaign.version += 1;
    op.record(
      `campaign:${campaign.id}`,
      { campaign: campaign.id, items: asked.length, sha256: createHash('sha256').update(text).digest('base64') },
      { action: 'campaign.start' },
    );
    if (upTo === null) await this.opened(op, campaign);
    await op.db.save(Campaign, campaign);
  }

  private async questions(op: Operation, campaign: Campaign): Promise<Asking> {
    const { db, now } = op;
    const keyring = this.keys.current;
    const scope = JSON.parse(campaign.scope) as CampaignScope;
    const reach = { subject: campaign.subject, scope, startedAt: new Date(campaign.startedAt as string) };
    const after = campaign.writtenUpTo ?? '';
    const seatsOf = (ids: readonly string[]): Promise<HeldSeat[]> => liveSeatsOf(db, keyring, [...new Set(ids)]);
    if (campaign.subject === 'register') {
      const { rows, upTo } = await entryPortion(db, reach, after, PORTION);
      const seats = await seatsOf(rows.map((row) => row.id));
      return { questions: entryQuestions(rows, seats), upTo, seats };
    }
    const { rows, upTo } = await grantPortion(db, keyring, reach, after, PORTION);
    const seats = await seatsOf(rows.map((row) => row.accountId));
    return { questions: await grantQuestions(db, rows, seats, { now, grace: this.settings }), upTo, seats };
  }

  private async opened(op: Operation, campaign: Campaign): Promise<void> {
    if (campaign.items === 0) return this.skipNow(op, campaign);
    campaign.state = 'open';
    const { id: campaignId, dueOn, items } = campaign;
    op.announce('campaign.started', { campaignId, dueOn, items });
    for (const { personId, open } of await openByReviewer(op.db, campaignId))
      op.announce(personId === null ? 'review.unassigned' : 'review.assigned', { campaignId, personId, open, dueOn });
  }

  private async skip(op: Operation, campaign: Campaign): Promise<void> {
    this.skipNow(op, campaign);
    campaign.version += 1;
    await op.db.save(Campaign, campaign);
  }

  private skipNow(op: Operation, campaign: Campaign): void {
    campaign.state = 'skipped';
    campaign.endedAt = iso(op.now);
    campaign.endedBy = op.actor.id;
    op.record(
      `campaign:${campaign.id}`,
      { campaign: campaign.id, items: 0, state: 'skipped' },
      { action: 'campaign.start' },
    );
    op.announce('campaign.skipped', { campaignId: campaign.id, startsOn: campaign.startsOn });
  }
}

/** A round of the same series with nothing in it yet. */
const blank = (campaign: Campaign): Campaign => ({ ...campaign, ...NOT_BEGUN });
