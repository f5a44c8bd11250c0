import { ApiProperty } from '@nestjs/swagger';
import { NAMES } from '../people/names.dto.js';
import type { AccountDecision, AccountRequestEvent } from './onboarding.entity.js';
import type { ListedRequest } from './account-request.queries.js';
import { isUndecided, needsTwo, UNDECIDED, type Change } from './account-request.rules.js';

/** A new official account that somebody asks or asked for. */
export class AccountRequestView {
  id: string;
  /** The account it would become. */
  accountId: string;
  platform: string;
  handle: string;
  profileUrl: string | null;
  requesterId: string;
  /** `pending`, `changes_asked`, `approved`, `rejected`, `withdrawn` or `expired`. */
  state: string;
  /** Why it was asked for. */
  reason: string;
  displayName: string;
  purpose: string;
  audience: string;
  brand: string;
  ownerEntity: string;
  ownerId: string;
  backupOwnerId: string;
  criticality: string;
  accessModel: string;
  registrationEmail: string | null;
  recoveryPhone: string | null;
  links: string[];
  /** How many different people must say yes. */
  deciders: number;
  createdAt: string;
  /** Unanswered until then, it expires. */
  expiresAt: string;
  decidedAt: string | null;
  /** Counts what was asked; a decision is about one revision. */
  revision: number;
  version: number;
}

export class AskedChangeView {
  field: string;
  old: string | null;
  new: string | null;
}

/** One thing that was said or done about a request. */
export class RequestStepView {
  at: string;
  /** `approved`, `rejected`, `comment`, `changes_asked`, `changed`, `withdrawn` or `expired`. */
  kind: string;
  /** A person, or `system`. */
  byId: string;
  /** As what they decided: `admin` or `accountable`; null for anything but a decision. */
  capacity: string | null;
  /** The revision a decision is about. */
  revision: number | null;
  /** Of a decision: does it count for what is asked now? */
  counts: boolean | null;
  text: string | null;
  changes: AskedChangeView[];
}

export class AccountRequestDetailView extends AccountRequestView {
  /** Oldest first. */
  history: RequestStepView[];
  /** Actions the reader may try on it. */
  can: string[];
  /** Whoever could say yes today: admins, and whoever is accountable for the brand. */
  deciderIds: string[];
  @ApiProperty(NAMES)
  people: Record<string, string>;
}

export class AccountRequestPageView {
  items: AccountRequestView[];
  @ApiProperty(NAMES)
  people: Record<string, string>;
  nextCursor: string | null;
  total: number;
}

/** `now` decides whether a request nobody answered still waits. */
export function accountRequestView(row: ListedRequest, now: Date): AccountRequestView {
  const { brandKey: _key, searchText: _text, warnedAt: _warned, mac: _mac, links, state, ...facts } = row;
  const isOver = (UNDECIDED as readonly string[]).includes(state) && !isUndecided(row, now);
  return {
    ...facts,
    state: isOver ? 'expired' : state,
    links: JSON.parse(links) as string[],
    deciders: needsTwo(row.criticality) ? 2 : 1,
  };
}

export function requestStepsView(
  decisions: readonly AccountDecision[],
  events: readonly AccountRequestEvent[],
  counting: ReadonlySet<AccountDecision>,
): RequestStepView[] {
  const decided = decisions.map((decision) => {
    const { id, at, verdict, personId, capacity, revision, reason } = decision;
    const counts = verdict === 'rejected' || counting.has(decision);
    return { id, step: { at, kind: verdict, byId: personId, capacity, revision, counts, text: reason, changes: [] } };
  });
  const said = events.map(({ id, at, kind, byId, text, changes }) => ({
    id,
    step: {
      ...{ at, kind, byId, text, capacity: null, revision: null, counts: null },
      changes: changes === null ? [] : (JSON.parse(changes) as Change[]),
    },
  }));
  return [...decided, ...said].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ step }) => step);
}
