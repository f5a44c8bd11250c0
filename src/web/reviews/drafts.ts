import type { ReviewItem } from './campaign-items';

export type Decision = 'certify' | 'revoke' | 'change_level' | 'flag';

/** An answer that was not sent yet; it lives in this page only. */
export interface Draft {
  decision: Decision;
  /** What it is lowered to. */
  level: string | null;
}
export type Drafts = ReadonlyMap<string, Draft>;

const ACTION_OF: Record<Decision, string> = {
  certify: 'review.certify',
  revoke: 'review.revoke',
  change_level: 'review.change_level',
  flag: 'review.flag',
};

/** Does the service let the reader answer this? */
export const isOffered = (item: ReviewItem, decision: Decision): boolean =>
  item.can.includes(ACTION_OF[decision]) && (decision !== 'change_level' || item.lowerLevels.length > 0);

/** The answer after one more press: lowering goes one level further down each time, and begins again at the end. */
export function pressed(item: ReviewItem, decision: Decision, before: Draft | undefined): Draft {
  if (decision !== 'change_level') return { decision, level: null };
  const at = before?.decision === 'change_level' ? item.lowerLevels.indexOf(before.level ?? '') : -1;
  return { decision, level: item.lowerLevels[(at + 1) % item.lowerLevels.length] ?? null };
}

/** Does this answer need a reason of its own kind? */
export const needsReason = (item: ReviewItem, { decision }: Draft): boolean =>
  decision !== 'certify' || item.certifyNeedsReason;

/** Which kinds of reasons are still to be written: of answers that need one and have no note of their own. */
export const kindsWithoutReason = (
  items: readonly ReviewItem[],
  drafts: Drafts,
  notes: ReadonlyMap<string, string>,
): Decision[] => [
  ...new Set(
    items.flatMap((item) => {
      const draft = drafts.get(item.id);
      const isMissing = draft !== undefined && needsReason(item, draft) && !notes.get(item.id)?.trim();
      return isMissing ? [draft.decision] : [];
    }),
  ),
];
