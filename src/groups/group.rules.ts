import { fold } from '../kernel/fold.js';
import type { ActionName } from '../operation/actions.js';
import { hasLeft } from '../people/person.rules.js';
import type { Person } from '../people/person.entity.js';
import type { GroupRule } from './group.entity.js';

/** Whom a rule takes; an empty list asks for nothing, three empty ones take nobody. */
export interface Criteria {
  readonly departments: readonly string[];
  readonly organisations: readonly string[];
  readonly kinds: readonly string[];
}

export const NOBODY: Criteria = { departments: [], organisations: [], kinds: [] };

export const criteriaOf = (rule: Pick<GroupRule, 'departments' | 'organisations' | 'kinds'>): Criteria => ({
  departments: JSON.parse(rule.departments) as string[],
  organisations: JSON.parse(rule.organisations) as string[],
  kinds: JSON.parse(rule.kinds) as string[],
});

export const takesNobody = ({ departments, organisations, kinds }: Criteria): boolean =>
  departments.length + organisations.length + kinds.length === 0;

/** As somebody typed them: without blanks around, each once however it is written. */
export function namesOf(typed: readonly string[] | undefined): string[] {
  const known = new Map((typed ?? []).map((name) => [fold(name), name.trim()]));
  known.delete('');
  return [...known.values()];
}

/** Which of the names in the directory a rule means: compared without case, accents and surplus blanks. */
export function meant(wanted: readonly string[], present: readonly string[]): string[] {
  const keys = new Set(wanted.map(fold));
  return present.filter((name) => keys.has(fold(name)));
}

type Joining = Pick<Person, 'startDate' | 'lastDay' | 'timeZone' | 'cutAt' | 'leavingAt'>;

/** Here, and not on the way out: rights of a leaver do not grow, those of a newcomer begin on the first day. */
export const mayJoin = (person: Joining, now: Date, today: string): boolean =>
  !hasLeft(person, now) && person.leavingAt === null && (person.startDate === null || person.startDate <= today);

/** What may be done with a group: nothing changes of one that has ended. */
export const allowedOnGroup = (
  { endedAt }: { endedAt: string | null },
  readsAll: boolean,
): (readonly [ActionName, boolean])[] => [
  ['group.members', readsAll],
  ['group.change', endedAt === null],
  ['group.rule', endedAt === null],
  ['group.add_member', endedAt === null],
  ['group.remove_member', endedAt === null],
  ['group.end', endedAt === null],
];
