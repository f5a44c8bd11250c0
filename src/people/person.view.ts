import type { Person } from './person.entity.js';

/** What everybody signed in may know of a person. */
export class PersonName {
  id: string;
  fullName: string;
}

/** A person as staff and the person see them; a member sees `id` and `fullName` of others. */
export class PersonView extends PersonName {
  externalId?: string | null;
  /** Null once the contact data of somebody who left were erased. */
  workEmail?: string | null;
  /** employee, contractor, agency or auditor */
  kind?: string;
  organisation?: string | null;
  department?: string | null;
  managerId?: string | null;
  /** Present name. */
  managerName?: string | null;
  startDate?: string | null;
  lastDay?: string | null;
  absenceFrom?: string | null;
  absenceUntil?: string | null;
  locale?: string;
  timeZone?: string;
  /** ok, or bouncing: a mail server refused this address for good */
  mail?: string;
  /** admin, hr, auditor as far as held, and `member`, which everybody is. */
  roles?: string[];
  frozenAt?: string | null;
  cutAt?: string | null;
  erasedAt?: string | null;
  createdAt?: string;
  /** Actions the reader may try on this person; only where one person is shown. */
  can?: string[];
  version?: number;
}

export class PeoplePage {
  items: PersonView[];
  nextCursor: string | null;
  total: number;
}

export class RolesView {
  personId: string;
  roles: string[];
}

export const personName = ({ id, fullName }: Person): PersonView => ({ id, fullName });

export function personView(
  person: Person,
  roles: readonly string[],
  managerName: string | null,
  can?: string[],
): PersonView {
  const { id, fullName, externalId, workEmail, kind, organisation, department, managerId, startDate, lastDay } = person;
  const { absenceFrom, absenceUntil, locale, timeZone, frozenAt, cutAt, erasedAt, createdAt, version } = person;
  const facts = {
    externalId,
    workEmail: erasedAt === null ? workEmail : null,
    kind,
    organisation,
    department,
    managerId,
    managerName,
    startDate,
    lastDay,
    absenceFrom,
    absenceUntil,
  };
  const mail = person.bouncedKey === person.emailKey ? 'bouncing' : 'ok';
  return {
    id,
    fullName,
    ...facts,
    locale,
    timeZone,
    mail,
    roles: withMember(roles),
    frozenAt,
    cutAt,
    erasedAt,
    createdAt,
    ...(can === undefined ? {} : { can }),
    version,
  };
}

/** Roles as answers show them: `member` last, always. */
export const withMember = (roles: readonly string[]): string[] => [...roles, 'member'];
