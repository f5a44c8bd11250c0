import { dayAfter } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import type { Shortfall } from './finding.js';

export interface Known {
  id: string;
  fullName: string;
  workEmail: string;
  startDate: string | null;
  lastDay: string | null;
}

/** A record that begins within a week of the end of another one. */
const WITHIN_DAYS = 7;

/**
 * Records that may be one person: the same name without case and accents, or the same first name where one record begins
 * within a week of the other's last day (an agency contact who was hired and married). Only ever a question.
 */
export function lookalikes(people: readonly Known[]): Shortfall[] {
  const byName = new Map<string, Known>();
  const byStart = new Map<string, Known[]>();
  const found: Shortfall[] = [];
  for (const person of people) {
    const name = fold(person.fullName);
    const same = byName.get(name);
    if (same) found.push(pair(person, same));
    else byName.set(name, person);
    if (person.startDate !== null) push(byStart, `${firstName(person)} ${person.startDate}`, person);
  }
  for (const earlier of people) found.push(...successors(earlier, byStart).map((later) => pair(later, earlier)));
  return found;
}

function successors(earlier: Known, byStart: ReadonlyMap<string, readonly Known[]>): Known[] {
  const { lastDay } = earlier;
  if (lastDay === null) return [];
  const days = Array.from({ length: WITHIN_DAYS }, (_, i) => dayAfter(lastDay, i + 1));
  const later = days.flatMap((day) => byStart.get(`${firstName(earlier)} ${day}`) ?? []);
  return later.filter((person) => person.id !== earlier.id && fold(person.fullName) !== fold(earlier.fullName));
}

const firstName = ({ fullName }: Known): string => fold(fullName).split(' ')[0] ?? '';

const pair = (person: Known, other: Known): Shortfall => ({
  subject: `people:${person.id}+${other.id}`,
  accountId: null,
  personId: person.id,
  since: null,
  note: `${other.fullName} <${other.workEmail}>`,
});

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key);
  if (known) known.push(value);
  else into.set(key, [value]);
}
