import type { EntityManager } from 'typeorm';
import { forShare, forUpdate, one, sql } from '../database/sql.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Campaign } from './campaign.entity.js';
import { CampaignFailures } from './campaign.failures.js';
import { hasPart } from './item.queries.js';

export const seesAll = (op: Operation): boolean => holds(op.actor, 'admin', 'auditor', 'machine', 'system');

/** Admins and auditors see every campaign, everybody else those in which they are asked. Throws `campaign.unknown`. */
export async function visibleCampaign(op: Operation, id: string): Promise<Campaign> {
  const campaign = await op.db.findOneBy(Campaign, { id });
  const isSeen = campaign !== null && (seesAll(op) || (await hasPart(op.db, id, op.actor.id)));
  if (!campaign || !isSeen) throw CampaignFailures.UNKNOWN();
  return campaign;
}

/** Held against every other act on it until the transaction ends. Throws `campaign.unknown`. */
export async function heldCampaign(db: EntityManager, id: string): Promise<Campaign> {
  await one(db, sql`select id from campaign where id = ${id}${forUpdate(db)}`);
  const campaign = await db.findOneBy(Campaign, { id });
  if (!campaign) throw CampaignFailures.UNKNOWN();
  return campaign;
}

/** Held against its end only: many answers go on side by side. */
export async function runningCampaign(db: EntityManager, id: string): Promise<Campaign> {
  await one(db, sql`select id from campaign where id = ${id}${forShare(db)}`);
  const campaign = await db.findOneBy(Campaign, { id });
  if (!campaign) throw CampaignFailures.UNKNOWN_ITEM();
  return campaign;
}

/** The day of the first round, which all others are counted from. */
export async function firstDayOf(db: EntityManager, seriesId: string): Promise<string> {
  const first = await db.findOneByOrFail(Campaign, { id: seriesId });
  return first.startsOn;
}
