import { CellReader, invalid } from './cell.rules.js';
import { fingerprint } from './importer.js';
import type { Row } from './sheet.js';

export const PEOPLE_COLUMNS = [
  'external_id',
  'full_name',
  'work_email',
  'kind',
  'organisation',
  'department',
  'manager_email',
  'start_date',
  'last_day',
  'absence_from',
  'absence_until',
  'locale',
  'time_zone',
  'product_role',
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

const KINDS = ['employee', 'contractor', 'agency', 'auditor'] as const;

/** What a row says of a person, apart from the manager. */
export interface ImportedPerson {
  externalId: string | null;
  fullName: string;
  workEmail: string;
  kind: string;
  organisation: string | null;
  department: string | null;
  startDate: string | null;
  lastDay: string | null;
  absenceFrom: string | null;
  absenceUntil: string | null;
  locale: string;
  timeZone: string;
}

/** The same text for two rows that say the same. */
export const factsOf = (p: ImportedPerson): string =>
  fingerprint([
    p.externalId,
    p.fullName,
    p.workEmail,
    p.kind,
    p.organisation,
    p.department,
    p.startDate,
    p.lastDay,
    p.absenceFrom,
    p.absenceUntil,
    p.locale,
    p.timeZone,
  ]);

/** Reads a row; throws `RowRefused` naming the column. */
export function readPerson(row: Row<PeopleColumn>): ImportedPerson {
  const cell = new CellReader<PeopleColumn>(row.cells);
  const person = {
    externalId: cell.optional('external_id', 100),
    fullName: cell.text('full_name', 200),
    workEmail: cell.mail('work_email') ?? cell.text('work_email'),
    kind: cell.oneOf('kind', KINDS),
    organisation: cell.optional('organisation'),
    department: cell.optional('department'),
    startDate: cell.dateOrNull('start_date'),
    lastDay: cell.dateOrNull('last_day'),
    absenceFrom: cell.dateOrNull('absence_from'),
    absenceUntil: cell.dateOrNull('absence_until'),
    locale: cell.locale('locale', 'fr-FR'),
    timeZone: cell.timeZone('time_zone', 'Europe/Paris'),
  };
  cell.mail('manager_email');
  if (reversed(person.startDate, person.lastDay)) throw invalid('last_day', 'on or after start_date');
  if (reversed(person.absenceFrom, person.absenceUntil)) throw invalid('absence_until', 'on or after absence_from');
  return person;
}

/** What the file has no column for stays as it is registered. */
export function keptPerson(absent: ReadonlySet<string>, before: ImportedPerson, next: ImportedPerson): ImportedPerson {
  const stays = (Object.keys(COLUMN_OF) as (keyof ImportedPerson)[]).filter((field) => absent.has(COLUMN_OF[field]));
  return { ...next, ...Object.fromEntries(stays.map((field) => [field, before[field]])) };
}

const COLUMN_OF: Readonly<Record<keyof ImportedPerson, PeopleColumn>> = {
  externalId: 'external_id',
  fullName: 'full_name',
  workEmail: 'work_email',
  kind: 'kind',
  organisation: 'organisation',
  department: 'department',
  startDate: 'start_date',
  lastDay: 'last_day',
  absenceFrom: 'absence_from',
  absenceUntil: 'absence_until',
  locale: 'locale',
  timeZone: 'time_zone',
};

const reversed = (from: string | null, to: string | null): boolean => from !== null && to !== null && to < from;
