import type { Grant } from '../access/access.entity.js';
import { peopleState } from '../access/deciders.js';
import { provenGrants } from '../access/grant.queries.js';
import type { ReviewItem } from '../access/review.entity.js';
import { forUpdate, list, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { holds } from '../operation/actor.js';
import { Bench } from './bench.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignFailures } from './campaign.failures.js';
import { runningCampaign } from './campaign.queries.js';
import { holdItems, provenItems } from './item.queries.js';

/** Items with everything an answer depends on, held until the transaction ends. */
export interface Held {
  campaign: Campaign;
  items: ReviewItem[];
  grants: ReadonlyMap<string, Grant>;
  bench: Bench;
}

/**
 * Locks in the order in which releases and cuts do, people before accounts before rights, and reads again what was locked:
 * a reviewer who leaves, a grant that ends and a second answer are all seen here. `others` are people about to be asked.
 * Throws `campaign.unknown_item` unless the actor is asked about every item, or is an admin.
 */
export async function holdQuestion(
  op: Operation,
  keyring: Keyring,
  campaignId: string,
  itemIds: readonly string[],
  others: readonly string[] = [],
): Promise<Held> {
  const { db } = op;
  const campaign = await runningCampaign(db, campaignId);
  const known = await provenItems(db, keyring, sql`i.id in ${list(itemIds)} and i.campaign_id = ${campaignId}`);
  const isSeen = holds(op.actor, 'admin') || known.every((item) => item.reviewerId === op.actor.id);
  if (known.length !== itemIds.length || !isSeen) throw CampaignFailures.UNKNOWN_ITEM();
  op.about(`campaign:${campaignId}`, ...known.map((item) => `review:${item.id}`));
  const holders = known.map((item) => item.personId).filter((id) => id !== null);
  await peopleState(db, [op.actor.id, ...holders, ...others], { hold: true });
  const accountIds = [...new Set(known.map((item) => item.accountId))];
  await rows(db, sql`select id from account where id in ${list(accountIds)} order by id${forUpdate(db)}`);
  const grantIds = known.map((item) => item.grantId).filter((id) => id !== null);
  await rows(db, sql`select id from access_grant where id in ${list(grantIds)} order by id${forUpdate(db)}`);
  const items = await holdItems(db, keyring, itemIds);
  if (items.length !== itemIds.length) throw CampaignFailures.UNKNOWN_ITEM();
  const grants = await provenGrants(db, keyring, sql`g.id in ${list(grantIds)}`);
  const bench = await Bench.of(db, keyring, op.now, items, { others: [op.actor.id, ...others] });
  return { campaign, items, grants: new Map(grants.map((grant) => [grant.id, grant])), bench };
}
