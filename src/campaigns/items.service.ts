import { Inject, Injectable } from '@nestjs/common';
import { isAuthenticItem } from '../access/review-item.mac.js';
import type { ReviewItem } from '../access/review.entity.js';
import { join, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { fullNames } from '../people/names.queries.js';
import type { ItemsQuery } from './campaign.dto.js';
import { seesAll, visibleCampaign } from './campaign.queries.js';
import { ITEM_COLUMNS } from './item.queries.js';
import { itemView, type ItemPage, type ItemView } from './item.view.js';

type Named = ReviewItem & { campaign: string };

/** What is asked, for those who answer and those who watch. */
@Injectable()
export class Items {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  /** The items of one campaign, in the order in which they were made: members see their own only. */
  async list(op: Operation, campaignId: string, query: ItemsQuery): Promise<ItemPage> {
    await visibleCampaign(op, campaignId);
    const parts = [sql`i.campaign_id = ${campaignId}`, ...reviewerIs(op, query.reviewer)];
    if (query.state) parts.push(sql`i.state = ${query.state}`);
    if (query.accountId) parts.push(sql`i.account_id = ${query.accountId}`);
    if (query.personId) parts.push(sql`i.person_id = ${query.personId}`);
    if (query.factsKey) parts.push(sql`i.facts_key = ${query.factsKey}`);
    const matching = join(parts, ' and ');
    const [after] = query.cursor ? decodeCursor(query.cursor, 1) : [''];
    const found = await this.rows(
      op,
      sql`${matching} and i.id > ${after ?? ''} order by i.id limit ${query.limit + 1}`,
    );
    return this.page(
      op,
      pageOf(found, query.limit, await countOf(op, matching), (row) => [row.id]),
    );
  }

  /** Everything that waits for an answer of the actor, the most urgent first. */
  async mine(op: Operation, query: ListQuery): Promise<ItemPage> {
    const matching = sql`i.reviewer_id = ${op.actor.id} and i.state = 'open'`;
    const [due, id] = query.cursor ? decodeCursor(query.cursor, 2) : ['', ''];
    const found = await this.rows(
      op,
      sql`${matching} and (i.due_on, i.id) > (${due ?? ''}, ${id ?? ''}) order by i.due_on, i.id limit ${query.limit + 1}`,
    );
    return this.page(
      op,
      pageOf(found, query.limit, await countOf(op, matching), (row) => [row.dueOn, row.id]),
    );
  }

  /** Items as they stand after an act. */
  async shown(op: Operation, items: readonly ReviewItem[]): Promise<ItemView[]> {
    const names = await rows<{ id: string; name: string }>(
      op.db,
      sql`select id, name from campaign where id = ${items[0]?.campaignId ?? ''}`,
    );
    return this.views(
      op,
      items.map((item) => ({ ...item, campaign: names[0]?.name ?? '' })),
    );
  }

  /** The one item of an act on one. */
  async one(op: Operation, items: readonly ReviewItem[]): Promise<ItemView> {
    const [view] = await this.shown(op, items);
    return view as ItemView;
  }

  private rows(op: Operation, tail: Sql): Promise<Named[]> {
    return rows<Named>(
      op.db,
      sql`select ${ITEM_COLUMNS}, c.name as campaign from review_item i join campaign c on c.id = i.campaign_id where ${tail}`,
    );
  }

  /** An open row nobody made asks nobody anything. */
  private async page(
    op: Operation,
    page: { items: Named[]; nextCursor: string | null; total: number },
  ): Promise<ItemPage> {
    const items = page.items.filter((row) => row.state !== 'open' || isAuthenticItem(this.keys.current, row));
    return { ...page, items: await this.views(op, items) };
  }

  private async views(op: Operation, items: readonly Named[]): Promise<ItemView[]> {
    const names = await fullNames(
      op.db,
      items.flatMap(({ reviewerId, decidedBy }) => [reviewerId, decidedBy]),
    );
    const { actor } = op;
    const reader = { id: actor.id, isAdmin: holds(actor, 'admin'), today: day(op.now), actor, names };
    return items.map((item) => itemView(item, reader));
  }
}

function reviewerIs(op: Operation, reviewer: string | undefined): Sql[] {
  const wanted = seesAll(op) ? reviewer : 'me';
  if (wanted === undefined) return [];
  if (wanted === 'nobody') return [raw(`i.reviewer_id is null and i.state = 'open'`)];
  const id = wanted === 'me' ? op.actor.id : wanted;
  return [sql`(i.reviewer_id = ${id} or i.decided_by = ${id})`];
}

async function countOf(op: Operation, matching: Sql): Promise<number> {
  const found = await one<{ n: number | string }>(
    op.db,
    sql`select count(*) as n from review_item i where ${matching}`,
  );
  return Number(found?.n ?? 0);
}
