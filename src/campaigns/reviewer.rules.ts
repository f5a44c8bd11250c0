import type { ReviewerRule } from './campaign.rules.js';

/** By what somebody reviews: a seat, being accountable for the brand, being the holder's manager, the role, or because they were named. */
export type ReviewedBy = 'owner' | 'backup_owner' | 'accountable' | 'manager' | 'admin' | 'named';

export interface Chosen {
  reviewerId: string;
  by: ReviewedBy;
}

/** Who is in question for one item, by what they would review it. */
export interface Candidates {
  owner: string | null;
  backupOwner: string | null;
  /** For the brand of the account. */
  accountable: string | null;
  /** Of the holder; for an entry of the register of its owner. */
  manager: string | null;
  /** In the order in which they are asked for this item. */
  admins: readonly string[];
}

export interface Asked {
  /** Null for an entry of the register: whoever answers for it may confirm it. */
  holderId: string | null;
  approvedBy: string | null;
}

/** Never the holder, and never the one who granted it. */
export const isImpartial = ({ holderId, approvedBy }: Asked, personId: string): boolean =>
  personId !== holderId && personId !== approvedBy;

/** The first in the order of the rule who is here, impartial and allowed to decide; null when there is nobody. */
export function chooseReviewer(
  order: readonly ReviewerRule[],
  candidates: Candidates,
  asked: Asked,
  isAble: (personId: string) => boolean,
): Chosen | null {
  for (const rule of order) {
    for (const [by, personId] of inTurn(rule, candidates)) {
      if (personId !== null && isImpartial(asked, personId) && isAble(personId)) return { reviewerId: personId, by };
    }
  }
  return null;
}

function inTurn(rule: ReviewerRule, candidates: Candidates): [ReviewedBy, string | null][] {
  if (rule === 'admin') return candidates.admins.map((id) => ['admin', id]);
  if (rule === 'owner')
    return [
      ['owner', candidates.owner],
      ['backup_owner', candidates.backupOwner],
    ];
  return [
    ['accountable', candidates.accountable],
    ['manager', candidates.manager],
  ];
}

/** Spreads the items of different accounts over the admins, those of one account to one of them. */
export function turned(admins: readonly string[], accountId: string): string[] {
  if (admins.length === 0) return [];
  let sum = 0;
  for (const sign of accountId) sum = (sum * 31 + sign.charCodeAt(0)) >>> 0;
  const from = sum % admins.length;
  return [...admins.slice(from), ...admins.slice(0, from)];
}
