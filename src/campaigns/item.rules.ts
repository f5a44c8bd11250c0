import { createHash } from 'node:crypto';
import type { ReviewItem } from '../access/review.entity.js';
import type { Failure } from '../kernel/failure.js';
import { isReason } from '../operation/door.rules.js';
import { RequestFailures } from '../operation/operation.failures.js';
import { CampaignFailures } from './campaign.failures.js';
import { isImpartial } from './reviewer.rules.js';

export const ITEM_STATES = [
  'open',
  'certified',
  'revoked',
  'changed',
  'flagged',
  'lapsed',
  'moot',
  'withdrawn',
  'unanswered',
] as const;

export const DECISIONS = ['certify', 'revoke', 'flag'] as const;
/** What may be said of several items at once. */
export type CommonDecision = (typeof DECISIONS)[number];
export type Decision = CommonDecision | 'change_level';

/** The state an answer leads to. */
export const STATE_OF: Readonly<Record<Decision, string>> = {
  certify: 'certified',
  revoke: 'revoked',
  flag: 'flagged',
  change_level: 'changed',
};

/** What an item says of its grant beside names and texts, as far as it makes a difference to whoever decides. */
export interface Telling {
  subject: 'grant' | 'account';
  level: string | null;
  scope: string | null;
  isOpenEnded: boolean;
  hasReason: boolean;
  groupGrantId: string | null;
  isUsed: boolean;
  exposures: number;
  /** Codes of what is missing of policies and training. */
  missing: readonly string[];
  seats: readonly string[];
}

/** Equal for items that say the same. */
export function factsKeyOf(telling: Telling): string {
  const parts = [
    telling.subject,
    telling.level,
    telling.scope ?? 'routine',
    telling.isOpenEnded,
    telling.hasReason,
    telling.groupGrantId,
    telling.isUsed,
    telling.exposures,
    [...telling.missing].sort(),
    [...telling.seats].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

type Answered = Pick<ReviewItem, 'subject' | 'factsKey' | 'accountId' | 'personId' | 'level' | 'state'>;

/** Are these alike enough for one answer? The same facts, of one account or of one person. */
export function refusalToTogether(items: readonly Answered[]): Failure | null {
  const sizeOf = (of: (item: Answered) => string | null): number => new Set(items.map(of)).size;
  const isAlike = sizeOf((item) => item.factsKey) === 1;
  const ofOnePerson = items[0]?.personId !== null && sizeOf((item) => item.personId) === 1;
  return items.length === 1 || (isAlike && (ofOnePerson || sizeOf((item) => item.accountId) === 1))
    ? null
    : CampaignFailures.MIXED();
}

/** An answer stands: who comes second is told so. */
export const refusalOfItemState = ({ state }: Pick<ReviewItem, 'state'>): Failure | null =>
  state === 'open' ? null : CampaignFailures.ALREADY_DECIDED();

/** Taking something away needs a reason, and so does leaving somebody in full control. */
export function refusalOfReason(decision: Decision, items: readonly Answered[], reason: string | null): Failure | null {
  const isNeeded = decision !== 'certify' || items.some((item) => item.level === 'full_control');
  if (!isNeeded || isReason(reason)) return null;
  const errors = [{ field: 'reason', code: 'request.reason_needed', detail: 'Write 10 to 500 characters.' }];
  return RequestFailures.REASON_NEEDED({ errors });
}

/** Does this answer exist for this kind of item? */
export function refusalOfKind(decision: Decision, { subject }: Pick<ReviewItem, 'subject'>): Failure | null {
  const isRegister = subject.startsWith('account:');
  if (isRegister) return decision === 'certify' || decision === 'flag' ? null : CampaignFailures.NOT_FOR_REGISTER();
  return decision === 'flag' ? CampaignFailures.NOT_FOR_GRANTS() : null;
}

export interface Deciding {
  actorId: string;
  /** Of the grant as it stands now. */
  approvedBy: string | null;
  /** Here, not frozen, not leaving, without a role that forbids, and still what they were chosen as. */
  isStillAble: boolean;
}

/** May this person answer this item now? Asked under locks, whatever was true when the item was made. */
export function refusalToReview(
  item: Pick<ReviewItem, 'personId' | 'reviewerId'>,
  { actorId, approvedBy, isStillAble }: Deciding,
): Failure | null {
  if (item.personId === actorId) return CampaignFailures.OWN_ITEM();
  if (!isImpartial({ holderId: item.personId, approvedBy }, actorId)) return CampaignFailures.OWN_APPROVAL();
  if (item.reviewerId !== actorId) return CampaignFailures.NOT_REVIEWER();
  return isStillAble ? null : CampaignFailures.NO_LONGER_REVIEWER();
}
