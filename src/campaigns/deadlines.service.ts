import { Inject, Injectable } from '@nestjs/common';
import { isLiveOn } from '../access/grant.rules.js';
import { provenGrants } from '../access/grant.queries.js';
import { endReviewed } from '../access/reviewed.js';
import { forUpdate, list, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Campaign } from './campaign.entity.js';
import { heldCampaign } from './campaign.queries.js';
import { noticeDue, type Notice } from './campaign.rules.js';
import { holdItems, openByReviewer } from './item.queries.js';
import { recordItem, saveItems } from './item.writing.js';

const AT_ONCE = 500;
const COLUMN = { halfway: 'halfwayAt', soon: 'soonAt', escalated: 'escalatedAt' } as const;

/** What a round does by itself while it runs: reminders, the escalation, and the end of what nobody answered for. */
@Injectable()
export class Deadlines {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  remindDue = async (op: Operation): Promise<boolean> => (await this.nextNotice(op)) !== null;

  /** Tells what is due of one campaign, once; answers whether there was anything. */
  async remind(op: Operation): Promise<boolean> {
    const next = await this.nextNotice(op);
    if (!next) {
      op.unchanged();
      return false;
    }
    const campaign = await heldCampaign(op.db, next.campaignId);
    if (campaign.state !== 'open' || noticeDue(campaign, day(op.now)) !== next.notice) {
      op.unchanged();
      return false;
    }
    campaign[COLUMN[next.notice]] = iso(op.now);
    await op.db.update(Campaign, { id: campaign.id }, { [COLUMN[next.notice]]: iso(op.now) });
    await this.tell(op, campaign, next.notice);
    return true;
  }

  lapseDue = async (op: Operation): Promise<boolean> => (await this.lapsing(op, 1)).length > 0;

  /** Ends a portion of the grants that nobody answered for in time, where the campaign says so. */
  async lapse(op: Operation): Promise<boolean> {
    const keyring = this.keys.current;
    const late = await this.lapsing(op, AT_ONCE);
    if (late.length === 0) op.unchanged();
    const grantIds = late.map((row) => row.grantId);
    await rows(op.db, sql`select id from access_grant where id in ${list(grantIds)} order by id${forUpdate(op.db)}`);
    const ids = late.map((row) => row.id);
    const items = (await holdItems(op.db, keyring, ids)).filter((item) => item.state === 'open');
    const wanted = new Set(items.map((item) => item.grantId));
    const grants = await provenGrants(op.db, keyring, sql`g.id in ${list(grantIds)}`);
    const ending = grants.filter((grant) => wanted.has(grant.id) && isLiveOn(grant, day(op.now)));
    await endReviewed(op, keyring, ending, op.reason);
    const ended = new Set(ending.map((grant) => grant.id));
    const saved = await saveItems(op.db, keyring, items, ({ grantId }) => ({
      state: ended.has(grantId ?? '') ? 'lapsed' : 'moot',
      decidedAt: iso(op.now),
      decidedBy: op.actor.id,
    }));
    for (const item of saved) recordItem(op, item, {});
    return saved.length === AT_ONCE;
  }

  private async lapsing(op: Operation, limit: number): Promise<{ id: string; grantId: string }[]> {
    return rows(
      op.db,
      sql`select i.id, i.grant_id as "grantId" from review_item i join campaign c on c.id = i.campaign_id
          where c.state = 'open' and c.after_deadline = 'revoke' and c.due_on < ${day(op.now)} and i.state = 'open'
            and i.grant_id is not null
          order by i.id limit ${limit}`,
    );
  }

  private async nextNotice(op: Operation): Promise<{ campaignId: string; notice: Notice } | null> {
    for (const campaign of await op.db.find(Campaign, { where: { state: 'open' }, order: { id: 'asc' } })) {
      const notice = noticeDue(campaign, day(op.now));
      if (notice) return { campaignId: campaign.id, notice };
    }
    return null;
  }

  private async tell(op: Operation, campaign: Campaign, notice: Notice): Promise<void> {
    const { id: campaignId, dueOn, afterDeadline } = campaign;
    const loads = await openByReviewer(op.db, campaignId);
    const open = loads.reduce((sum, load) => sum + load.open, 0);
    op.record(`campaign:${campaignId}`, { campaign: campaignId, notice, open });
    if (open === 0) return;
    if (notice === 'escalated') op.announce('campaign.overdue', { campaignId, dueOn, open, afterDeadline });
    for (const { personId, open: own } of loads)
      if (personId !== null)
        op.announce('review.reminder', { campaignId, personId, open: own, dueOn, notice, afterDeadline });
  }
}
