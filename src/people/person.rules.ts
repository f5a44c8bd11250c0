import type { Failure, FailureMaker } from '../kernel/failure.js';
import { fold } from '../kernel/fold.js';
import { dayIn, isDay, isLocale, isTimeZone } from '../kernel/zone.js';
import { PeopleFailures } from './people.failures.js';

export const ROLES = ['admin', 'hr', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

interface Employment {
  startDate: string | null;
  lastDay: string | null;
  timeZone: string;
}

const part = (text: string): string => fold(text).replaceAll('|', ' ');

/** What is searched: the folded name, a bar, the folded address; members search left of the bar only. */
export const searchTextOf = ({ fullName, workEmail }: { fullName: string; workEmail: string }): string =>
  `${part(fullName)} | ${part(workEmail)}`;

/** A last day lasts until midnight where the person works. */
export const hasLeft = (person: Employment & { cutAt: string | null }, now: Date): boolean =>
  person.cutAt !== null || (person.lastDay !== null && person.lastDay < dayIn(person.timeZone, now));

/** What a change of dates means: the current period is corrected, or a new one begins after the end of the last. */
export type Move = 'same' | 'correct' | 'rehire';

/**
 * A start after a last day that is over, or after a cut, hires again. Anything else corrects the current period; moving
 * the last day of somebody who was cut gives nothing back.
 */
export function moveOf(
  person: Employment & { cutAt: string | null },
  next: Pick<Employment, 'startDate' | 'lastDay'>,
  now: Date,
): Move {
  if (next.startDate === person.startDate && next.lastDay === person.lastDay) return 'same';
  const isNewStart = next.startDate !== null && next.startDate !== person.startDate;
  if (isNewStart && hasLeft(person, now) && next.startDate !== null && next.startDate > (person.lastDay ?? '')) {
    // Without a last day (an immediate cut) only a later start is a new period; an earlier one corrects the old.
    return person.lastDay !== null || next.startDate > (person.startDate ?? '') ? 'rehire' : 'correct';
  }
  return 'correct';
}

export function refusalToDates({ startDate, lastDay }: Pick<Employment, 'startDate' | 'lastDay'>): Failure | null {
  return startDate !== null && lastDay !== null && lastDay < startDate
    ? PeopleFailures.DATES_REVERSED(at('lastDay', PeopleFailures.DATES_REVERSED))
    : null;
}

/** Erased contact data come back with a new period only, and a new period needs them. */
export function refusalToAddress(
  person: { workEmail: string; erasedAt: string | null },
  next: { workEmail: string },
  move: Move,
): Failure | null {
  if (person.erasedAt === null || (next.workEmail === person.workEmail) === (move !== 'rehire')) return null;
  return move === 'rehire' ? PeopleFailures.NEEDS_ADDRESS() : PeopleFailures.ERASED();
}

interface Written {
  workEmail?: string;
  timeZone?: string;
  locale?: string;
  startDate?: string | null;
  lastDay?: string | null;
  absenceFrom?: string | null;
  absenceUntil?: string | null;
}

/** Not of the domain that stands for erased addresses. */
const EMAIL = /^(?!.*@erased\.invalid$)[^\s@"(),:;<>[\\\]]{1,64}@[^\s@.]{1,63}(\.[^\s@.]{1,63})+$/;

/** Every field that was written has a form we can work with. */
export function refusalToFields(fields: Written): Failure | null {
  const checks: [keyof Written, FailureMaker, (text: string) => boolean][] = [
    ['workEmail', PeopleFailures.BAD_EMAIL, (text) => EMAIL.test(text)],
    ['timeZone', PeopleFailures.BAD_TIME_ZONE, isTimeZone],
    ['locale', PeopleFailures.BAD_LOCALE, isLocale],
    ['startDate', PeopleFailures.BAD_DATE, isDay],
    ['lastDay', PeopleFailures.BAD_DATE, isDay],
    ['absenceFrom', PeopleFailures.BAD_DATE, isDay],
    ['absenceUntil', PeopleFailures.BAD_DATE, isDay],
  ];
  for (const [field, make, holds] of checks) {
    const text = fields[field];
    if (typeof text === 'string' && !holds(text)) return make(at(field, make));
  }
  return null;
}

/** An absence that ends has begun, before it ends. */
export function refusalToAbsence({
  absenceFrom,
  absenceUntil,
}: Pick<Written, 'absenceFrom' | 'absenceUntil'>): Failure | null {
  if (!absenceUntil || (absenceFrom && absenceFrom <= absenceUntil)) return null;
  return PeopleFailures.DATES_REVERSED(at('absenceUntil', PeopleFailures.DATES_REVERSED));
}

function at(field: string, make: FailureMaker): { errors: { field: string; code: string; detail: string }[] } {
  const { code, detail } = make();
  return { errors: [{ field, code, detail }] };
}

export interface RoleChange {
  actorId: string;
  personId: string;
  hasLeft: boolean;
  roles: readonly string[];
  held: readonly string[];
  /** Admins who can sign in today and whom nobody sees leaving, their rows locked: the person among them when they are one. */
  activeAdmins: readonly string[];
  /** Null for commands and the service itself, which hold no role. */
  actorIsAdmin: boolean | null;
}

/** Invariant 4 and its neighbours: never one's own, never the last admin's, never to somebody who left. */
export function refusalToRoles(change: RoleChange): Failure | null {
  if (change.roles.some((role) => !(ROLES as readonly string[]).includes(role))) return PeopleFailures.BAD_ROLE();
  if (change.actorId === change.personId) return PeopleFailures.OWN_ROLES();
  if (change.actorIsAdmin === false) return PeopleFailures.NO_LONGER_ADMIN();
  if (change.hasLeft && change.roles.some((role) => !change.held.includes(role))) return PeopleFailures.GONE();
  if (isLastAdmin(change.personId, change.activeAdmins) && !change.roles.includes('admin'))
    return PeopleFailures.LAST_ADMIN();
  return null;
}

export const isLastAdmin = (personId: string, activeAdmins: readonly string[]): boolean =>
  activeAdmins.includes(personId) && activeAdmins.every((id) => id === personId);
