import { ApiProperty } from '@nestjs/swagger';
import { NamedAccountView } from '../accounts/named.view.js';
import { WithheldView } from '../operation/withheld.view.js';
import { NAMES } from '../people/names.dto.js';
import type { BreakGlassRight, Opening } from './break-glass.entity.js';
import type { Done } from './break-glass.queries.js';
import { isLiveRight, reviewDueAt, stateOf } from './break-glass.rules.js';

export class BreakGlassRightView {
  id: string;
  personId: string;
  /** Null is every account. */
  accountId: string | null;
  /** Last day, inclusive (UTC). */
  until: string;
  reason: string;
  givenBy: string;
  createdAt: string;
  /** Could its holder break the glass today? */
  live: boolean;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
  /** Actions the reader may try on it. */
  can: string[];
  version: number;
}

/** What the ids in an answer stand for. */
class NamedIds {
  @ApiProperty(NAMES)
  people: Record<string, string>;
  accounts: NamedAccountView[];
}

export class BreakGlassRightPage extends NamedIds {
  items: BreakGlassRightView[];
  nextCursor: string | null;
  total: number;
}

export const breakGlassRightView = (right: BreakGlassRight, today: string, can: string[]): BreakGlassRightView => ({
  id: right.id,
  personId: right.personId,
  accountId: right.accountId,
  until: right.until,
  reason: right.reason,
  givenBy: right.givenBy,
  createdAt: right.createdAt,
  live: isLiveRight(right, today),
  endedAt: right.endedAt,
  endedBy: right.endedBy,
  endedReason: right.endedReason,
  can,
  version: right.version,
});

export class OpeningView {
  id: string;
  accountId: string;
  personId: string;
  rightId: string;
  reason: string;
  ticket: string;
  /** waiting, open, over or lapsed. */
  state: string;
  openedAt: string;
  /** When its time is, or was, up. */
  expiresAt: string;
  /** A second person must confirm before anything is released. */
  needsSecondPerson: boolean;
  confirmedBy: string | null;
  confirmedAt: string | null;
  /** Ended before its time. */
  endedAt: string | null;
  endedBy: string | null;
  /** Until when somebody else must review it; null while nothing is to be reviewed. */
  reviewDueAt: string | null;
  /** justified or not_justified. */
  outcome: string | null;
  reviewedBy: string | null;
  reviewedAt: string | null;
  reviewReason: string | null;
  /** Actions the reader may try on it now. */
  can: string[];
  version: number;
}

/** What is asked about now, and how many days a review may take. */
export interface Asked {
  now: string;
  reviewDays: number;
}

export const openingView = (opening: Opening, { now, reviewDays }: Asked, can: string[]): OpeningView => ({
  id: opening.id,
  accountId: opening.accountId,
  personId: opening.personId,
  rightId: opening.rightId,
  reason: opening.reason,
  ticket: opening.ticket,
  state: stateOf(opening, now),
  openedAt: opening.openedAt,
  expiresAt: opening.expiresAt,
  needsSecondPerson: opening.secondPerson === 'needed',
  confirmedBy: opening.confirmedBy,
  confirmedAt: opening.confirmedAt,
  endedAt: opening.endedAt,
  endedBy: opening.endedBy,
  reviewDueAt: reviewDueAt(opening, now, reviewDays),
  outcome: opening.outcome,
  reviewedBy: opening.reviewedBy,
  reviewedAt: opening.reviewedAt,
  reviewReason: opening.reviewReason,
  can,
  version: opening.version,
});

export class OpeningPage extends NamedIds {
  items: OpeningView[];
  nextCursor: string | null;
  total: number;
}

/** One release or new version under an opening. */
export class DoneUnderOpening {
  /** credential.reveal, credential.code, credential.use_code or credential.rotate. */
  action: string;
  at: string;
  credentialId: string | null;
  kind: string | null;
  /** Number of the version. */
  version: number | null;
  reason: string | null;
}

export class OpeningReport extends OpeningView {
  /** What was released or stored during it, oldest first, as the log has it. */
  done: DoneUnderOpening[];
  account: NamedAccountView | null;
  @ApiProperty(NAMES)
  people: Record<string, string>;
}

export class ToldPerson {
  personId: string;
  fullName: string;
  /** owner (either seat), admin or auditor. */
  as: string;
}

/** What breaking the glass of an account would mean. */
export class BreakGlassPreview {
  account: NamedAccountView;
  /** Last day of the right that allows it, inclusive (UTC). */
  until: string;
  /** Nothing is released before a second person confirmed. */
  needsSecondPerson: boolean;
  mostMinutes: number;
  /** Within how many days somebody else must look at it. */
  reviewDays: number;
  /** Who is told at once. */
  told: ToldPerson[];
  /** What refuses it now; null while nothing does. */
  withheld: WithheldView | null;
}

export class EmergencyAccountPage {
  items: NamedAccountView[];
  nextCursor: string | null;
  total: number;
}

/** Everybody whose id stands in these views. */
export const peopleIn = (openings: readonly Opening[]): (string | null)[] =>
  openings.flatMap(({ personId, confirmedBy, endedBy, reviewedBy }) => [personId, confirmedBy, endedBy, reviewedBy]);

/** Ids and codes of a leaf only. */
export function doneView({ action, at, body }: Done): DoneUnderOpening {
  const { details, reason } = JSON.parse(body) as { details: Record<string, unknown>; reason?: string | null };
  const text = (key: string): string | null => (typeof details[key] === 'string' ? details[key] : null);
  return {
    action,
    at,
    credentialId: text('credential'),
    kind: text('kind'),
    version: typeof details['version'] === 'number' ? details['version'] : null,
    reason: reason ?? null,
  };
}
