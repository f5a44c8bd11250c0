import { Inject, Injectable } from '@nestjs/common';
import type { Grant } from '../access/access.entity.js';
import { isLiveOn } from '../access/grant.rules.js';
import { isWithin } from '../access/request.rules.js';
import { endReviewed, lowerReviewed } from '../access/reviewed.js';
import type { ReviewItem } from '../access/review.entity.js';
import { accountById } from '../accounts/account.queries.js';
import { keepAccounts } from '../accounts/history.js';
import { list, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { ReviewerChange } from './campaign.entity.js';
import { CampaignFailures } from './campaign.failures.js';
import { holdQuestion, type Held } from './held-question.js';
import {
  refusalOfItemState,
  refusalOfKind,
  refusalOfReason,
  refusalToReview,
  refusalToTogether,
  STATE_OF,
  type CommonDecision,
  type Decision,
} from './item.rules.js';
import { recordItem, saveItems } from './item.writing.js';
import { isImpartial } from './reviewer.rules.js';

/** Answers of reviewers; each takes effect at once and stands. */
@Injectable()
export class Reviews {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** One answer for one item, or for items that say the same. */
  async decide(
    op: Operation,
    campaignId: string,
    itemIds: readonly string[],
    decision: CommonDecision,
  ): Promise<ReviewItem[]> {
    const held = await this.held(op, campaignId, itemIds, decision);
    op.refuse(refusalToTogether(held.items));
    const grants = held.items.flatMap((item) => this.liveGrant(op, held, item) ?? []);
    if (decision === 'revoke') await endReviewed(op, this.keys.current, grants, op.reason);
    if (decision === 'certify') await this.validate(op, held.items);
    return this.answered(op, held.items, decision, null);
  }

  /** Puts a lower grant in the place of the one reviewed. */
  async changeLevel(op: Operation, campaignId: string, itemId: string, level: string): Promise<ReviewItem> {
    const held = await this.held(op, campaignId, [itemId], 'change_level');
    const [item] = held.items as [ReviewItem];
    const grant = this.liveGrant(op, held, item) as Grant;
    const isLower = level !== grant.level && isWithin(grant.level, level);
    if (!isLower) throw CampaignFailures.NOT_LOWER();
    const account = await accountById(op.db, item.accountId);
    const lowering = { grant, account, level, terms: this.settings, reason: op.reason };
    const lowered = await lowerReviewed(op, this.keys.current, lowering);
    const [answered] = await this.answered(op, held.items, 'change_level', lowered.id);
    return answered as ReviewItem;
  }

  /** Asks somebody else: whoever is asked passes it on, or an admin does. Never to the holder or to whoever granted it. */
  async reassign(op: Operation, campaignId: string, itemId: string, reviewerId: string): Promise<ReviewItem> {
    const held = await holdQuestion(op, this.keys.current, campaignId, [itemId], [reviewerId]);
    const [item] = held.items as [ReviewItem];
    op.refuse(refusalOfItemState(item));
    if (item.personId === op.actor.id) throw CampaignFailures.OWN_ITEM();
    if (item.reviewerId !== op.actor.id && !(holds(op.actor, 'admin') && this.isStill(op, held, item, 'admin')))
      throw CampaignFailures.NOT_REVIEWER();
    const approvedBy = this.liveGrant(op, held, item)?.approvedBy ?? null;
    const isEligible =
      held.bench.isAble(reviewerId) && isImpartial({ holderId: item.personId, approvedBy }, reviewerId);
    if (!isEligible) throw CampaignFailures.NOT_ELIGIBLE();
    if (item.reviewerId === reviewerId) throw CampaignFailures.SAME_REVIEWER();
    op.expect(item);
    const [moved] = (await saveItems(op.db, this.keys.current, [item], () => ({
      reviewerId,
      reviewerBy: 'named',
    }))) as [ReviewItem];
    await op.db.insert(ReviewerChange, {
      ...{ id: newId(), campaignId, itemId, fromId: item.reviewerId, toId: reviewerId },
      ...{ changedAt: iso(op.now), changedBy: op.actor.id, reason: op.reason },
    });
    recordItem(op, moved, { from: item.reviewerId });
    op.announce('review.assigned', { campaignId, personId: reviewerId, open: 1, dueOn: item.dueOn });
    return moved;
  }

  private async held(op: Operation, campaignId: string, itemIds: readonly string[], decision: Decision): Promise<Held> {
    const held = await holdQuestion(op, this.keys.current, campaignId, itemIds);
    for (const item of held.items) {
      op.refuse(refusalOfItemState(item));
      const approvedBy = held.grants.get(item.grantId ?? '')?.approvedBy ?? null;
      const isStillAble = this.isStill(op, held, item, item.reviewerBy);
      op.refuse(refusalToReview(item, { actorId: op.actor.id, approvedBy, isStillAble }));
      op.refuse(refusalOfKind(decision, item));
    }
    if (!['open', 'closed'].includes(held.campaign.state)) throw CampaignFailures.NOT_OPEN();
    op.refuse(refusalOfReason(decision, held.items, op.reason));
    const [first] = held.items;
    if (first && held.items.length === 1) op.expect(first);
    return held;
  }

  private isStill(op: Operation, { bench }: Held, item: ReviewItem, by: string | null): boolean {
    return bench.isAble(op.actor.id) && bench.stillIs(op.actor.id, by, item);
  }

  /** Null for an entry of the register. Throws `campaign.gone` when the grant has ended meanwhile. */
  private liveGrant(op: Operation, { grants }: Held, item: ReviewItem): Grant | null {
    if (item.grantId === null) return null;
    const grant = grants.get(item.grantId);
    if (!grant || !isLiveOn(grant, day(op.now))) throw CampaignFailures.GONE();
    return grant;
  }

  /** A confirmed entry counts as verified on the day. */
  private async validate(op: Operation, items: readonly ReviewItem[]): Promise<void> {
    const accountIds = items.filter((item) => item.grantId === null).map((item) => item.accountId);
    if (accountIds.length === 0) return;
    await rows(
      op.db,
      sql`update account set validated_at = ${iso(op.now)}, last_verified_on = ${day(op.now)}, version = version + 1
          where id in ${list(accountIds)}`,
    );
    await keepAccounts(op, accountIds);
  }

  private async answered(
    op: Operation,
    items: readonly ReviewItem[],
    decision: Decision,
    resultGrantId: string | null,
  ): Promise<ReviewItem[]> {
    const answer = {
      ...{ state: STATE_OF[decision], reason: op.reason, resultGrantId },
      ...{ decidedAt: iso(op.now), decidedBy: op.actor.id },
    };
    const saved = await saveItems(op.db, this.keys.current, items, () => answer);
    for (const item of saved) recordItem(op, item, resultGrantId === null ? {} : { result: resultGrantId });
    for (const { campaignId, accountId } of saved.filter((item) => item.state === 'flagged'))
      op.announce('review.flagged', { campaignId, accountId, personId: op.actor.id });
    return saved;
  }
}
