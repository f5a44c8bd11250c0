import type { Failure } from '../kernel/failure.js';
import { PolicyFailures } from './policies.failures.js';

export const POLICY_KINDS = ['charter', 'clause', 'agency_clause', 'crisis_sheet', 'guideline'] as const;
export const CADENCES = ['quarterly', 'half_yearly', 'yearly', 'none'] as const;
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type EditionState = 'draft' | 'comment' | 'published' | 'withdrawn';

/** The number of a version out of an address; what is none names no version. */
export function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw PolicyFailures.UNKNOWN_VERSION();
  return Number(text);
}

const MONTHS: Readonly<Record<string, number>> = { quarterly: 3, half_yearly: 6, yearly: 12 };

/** When a version is looked at again, from a day on; null where its policy has no rhythm. The 31st becomes the last of a shorter month. */
export function reviewDueOn(from: string, cadence: string): string | null {
  const months = MONTHS[cadence];
  if (months === undefined) return null;
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** What of an edition decides what may happen to it. An imported version is published and has no author. */
export interface EditionFacts {
  state: string;
  authorId: string | null;
  commentsUntil: string | null;
  version: number;
}

const isOpen = (state: string): boolean => state === 'draft' || state === 'comment';

/** Only the author writes in a draft, so that whoever publishes it never wrote a word of it. */
export function refusalToWrite(edition: EditionFacts, actorId: string): Failure | null {
  if (!isOpen(edition.state)) return PolicyFailures.NOT_DRAFT();
  return edition.authorId === actorId ? null : PolicyFailures.NOT_AUTHOR();
}

export function refusalToOpenComments(edition: EditionFacts, until: string, today: string): Failure | null {
  if (!isOpen(edition.state)) return PolicyFailures.NOT_DRAFT();
  return until < today ? PolicyFailures.UNTIL_PAST() : null;
}

export const takesComments = ({ state, commentsUntil }: EditionFacts, today: string): boolean =>
  state === 'comment' && (commentsUntil ?? '') >= today;

export interface Publishing {
  actorId: string;
  /** Version of the draft that was read. */
  read: number;
  effectiveFrom: string;
  /** First day of the newest published version; null for the first one. */
  after: string | null;
  texts: readonly { language: string; body: string | null; documentUrl: string | null }[];
}

/** Four eyes, the draft that was read and no other, in both languages, never back in time: grace would be over before it began. */
export function refusalToPublish(edition: EditionFacts, asked: Publishing, today: string): Failure | null {
  if (!isOpen(edition.state)) return PolicyFailures.NOT_DRAFT();
  if (edition.authorId === asked.actorId) return PolicyFailures.OWN_TEXT();
  if (edition.version !== asked.read) return PolicyFailures.CHANGED();
  if (takesComments(edition, today)) return PolicyFailures.COMMENTS_OPEN();
  if (asked.effectiveFrom < today) return PolicyFailures.BACKDATED();
  if (asked.after !== null && asked.effectiveFrom <= asked.after) return PolicyFailures.NOT_AFTER();
  if (LANGUAGES.some((language) => !asked.texts.some((text) => text.language === language)))
    return PolicyFailures.LANGUAGE_MISSING();
  return asked.texts.every((text) => text.body !== null || text.documentUrl !== null)
    ? null
    : PolicyFailures.TEXT_MISSING();
}

/** A draft goes as it came. What is published goes by another person than its author, and never by who still owes it. */
export function refusalToWithdraw(edition: EditionFacts, actorId: string, owes: boolean): Failure | null {
  if (edition.state === 'withdrawn') return PolicyFailures.ALREADY_WITHDRAWN();
  if (isOpen(edition.state)) return null;
  if (edition.authorId === actorId) return PolicyFailures.OWN_TEXT();
  return owes ? PolicyFailures.OWN_EXCUSE() : null;
}

/** What of a version decides whether somebody may accept it. */
export interface Acceptable {
  state: string;
  requiresAcknowledgement: string;
  /** In force on the day, or to come. */
  current: boolean;
}

export function refusalToAcknowledge(version: Acceptable): Failure | null {
  if (version.state !== 'published' || !version.current) return PolicyFailures.NOT_IN_FORCE();
  return version.requiresAcknowledgement === 'yes' ? null : PolicyFailures.NOT_ASKED();
}
