import { isWithin } from '../access/request.rules.js';
import type { ReviewItem } from '../access/review.entity.js';
import type { ActionName } from '../operation/actions.js';
import type { Actor } from '../operation/actor.js';
import { tryable } from '../operation/door.rules.js';
import { nameAmong } from '../people/names.queries.js';
import { LEVELS } from '../platforms/levels.js';
import type { ItemFacts } from './item.facts.js';
import { refusalOfReason } from './item.rules.js';

export class ReviewedAccount {
  id: string;
  platform: string;
  handle: string;
  displayName: string;
  brand: string | null;
  criticality: string;
}

export class ReviewedPerson {
  id: string;
  name: string;
  kind: string;
  organisation: string | null;
}

export class PersonOfFact {
  id: string | null;
  name: string | null;
}

export class MissingFact {
  /** acknowledgement, training_lapsed or training_needed. */
  what: string;
  policyCode: string | null;
  number: number | null;
  since: string | null;
}

/** A grant as it stood when the round began. */
export class GrantFacts {
  level: string;
  nativeRole: string | null;
  scope: string;
  ticket: string | null;
  reason: string | null;
  since: string;
  until: string | null;
  requestedBy: PersonOfFact;
  approvedBy: PersonOfFact;
  /** The grant to a group that this one follows from. */
  groupGrantId: string | null;
  /** The holder's newest reveal or code on this account; null when there was none. */
  lastUseAt: string | null;
  /** How many values in use they have seen. */
  exposures: number;
  /** What of policies and training is missing for it. */
  missing: MissingFact[];
}

/** An entry of the register as it stood when the round began. */
export class RegisterFacts {
  status: string;
  ownerEntity: string | null;
  purpose: string | null;
  accessModel: string;
  lastVerifiedOn: string | null;
  validatedAt: string | null;
}

export class SeatFactView {
  seat: string;
  personId: string;
  person: string;
}

/** One question of a round, with what whoever answers needs to know. */
export class ItemView {
  id: string;
  campaignId: string;
  campaign: string;
  /** `grant:<id>` or `account:<id>`. */
  subject: string;
  account: ReviewedAccount;
  /** The holder; null for an entry of the register. */
  person: ReviewedPerson | null;
  grant: GrantFacts | null;
  register: RegisterFacts | null;
  /** The holder's own seats on the account; of an entry of the register all of them. */
  seats: SeatFactView[];
  /** Equal for items that say the same. */
  factsKey: string;
  /** Null while nobody can be asked. */
  reviewerId: string | null;
  /** Present names; null where nobody is, or no person did. */
  reviewer: string | null;
  decider: string | null;
  /** owner, backup_owner, accountable, manager, admin or named. */
  reviewerBy: string | null;
  /** open, certified, revoked, changed, flagged, lapsed, moot, withdrawn or unanswered. */
  state: string;
  openedAt: string;
  dueOn: string;
  /** The last day for an answer is over. */
  overdue: boolean;
  /** The grant allows nothing until somebody answers. */
  suspended: boolean;
  decidedAt: string | null;
  decidedBy: string | null;
  reason: string | null;
  resultGrantId: string | null;
  /** What the reader may answer: certify, revoke, change-level, flag, reassign. */
  allowed: string[];
  /** The same as names of actions. */
  can: string[];
  /** Levels it may be lowered to. */
  lowerLevels: string[];
  /** Leaving it as it is needs a reason. */
  certifyNeedsReason: boolean;
  version: number;
}

export class ItemPage {
  items: ItemView[];
  nextCursor: string | null;
  total: number;
}

/** What was answered together. */
export class AnsweredView {
  items: ItemView[];
}

/** Who reads, and on which UTC day. */
export interface ReadBy {
  id: string;
  isAdmin: boolean;
  today: string;
  actor: Actor;
  names: ReadonlyMap<string, string>;
}

export function itemView(item: ReviewItem & { campaign: string }, reader: ReadBy): ItemView {
  const facts = JSON.parse(item.facts) as ItemFacts;
  const { id, campaignId, campaign, subject, factsKey, reviewerId, reviewerBy, state, openedAt, dueOn } = item;
  const { decidedAt, decidedBy, reason, resultGrantId, version } = item;
  const isOpen = state === 'open';
  const allowed = isOpen ? allowedOn(item, reader) : [];
  const can = tryable(
    reader.actor,
    allowed.map((answer) => [ACTION_OF[answer] as ActionName, true]),
  );
  return {
    ...{ id, campaignId, campaign, subject, factsKey, reviewerId, reviewerBy, state, openedAt, dueOn },
    ...{ decidedAt, decidedBy, reason, resultGrantId, version },
    account: { id: item.accountId, ...facts.account },
    person: facts.person && { id: item.personId ?? '', ...facts.person },
    grant: facts.grant,
    register: facts.register,
    seats: facts.seats,
    overdue: isOpen && dueOn < reader.today,
    suspended: isOpen && item.suspendsFrom !== null && item.suspendsFrom <= reader.today,
    reviewer: nameAmong(reader.names, reviewerId),
    decider: nameAmong(reader.names, decidedBy),
    allowed,
    can,
    lowerLevels: can.includes('review.change_level') ? lowerThan(item.level) : [],
    certifyNeedsReason: refusalOfReason('certify', [item], null) !== null,
  };
}

const ACTION_OF: Readonly<Record<string, ActionName>> = {
  certify: 'review.certify',
  revoke: 'review.revoke',
  'change-level': 'review.change_level',
  flag: 'review.flag',
  reassign: 'review.reassign',
};

const lowerThan = (level: string | null): string[] =>
  level === null ? [] : LEVELS.filter((lower) => lower !== level && isWithin(level, lower));

function allowedOn({ subject, reviewerId, personId }: ReviewItem, { id, isAdmin }: ReadBy): string[] {
  if (personId === id) return [];
  const answers = subject.startsWith('grant:') ? ['certify', 'revoke', 'change-level'] : ['certify', 'flag'];
  return [...(reviewerId === id ? answers : []), ...(reviewerId === id || isAdmin ? ['reassign'] : [])];
}
