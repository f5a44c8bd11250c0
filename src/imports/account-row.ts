import { Failure } from '../kernel/failure.js';
import type { RegisterColumn } from '../accounts/register-columns.js';
import { nameIn, type NamedHandle } from '../platforms/handle.rules.js';
import { ACCESS_MODELS, type Catalogue, type Platform } from '../platforms/platform.js';
import { profileUrlOf } from '../platforms/url.rules.js';
import { CellReader, RowRefused } from './cell.rules.js';
import { fingerprint } from './importer.js';
import type { Row } from './sheet.js';

const CRITICALITIES = ['low', 'medium', 'high'] as const;

/** What a row says of an account, apart from its status, seats and parent. */
export interface ImportedAccount {
  platform: string;
  handle: string;
  platformUid: string | null;
  profileUrl: string | null;
  displayName: string;
  brand: string | null;
  ownerEntity: string | null;
  ownershipBasis: string | null;
  purpose: string | null;
  criticality: string;
  accessModel: string;
  registrationEmail: string | null;
  recoveryPhone: string | null;
  secondFactor: string | null;
  secondFactorHolderId: string | null;
  paidPlan: string | null;
  paidBy: string | null;
  planRenewsOn: string | null;
  createdOn: string | null;
  createdById: string | null;
  lastVerifiedOn: string | null;
  lastSignInOn: string | null;
  reviewDueOn: string | null;
  language: string | null;
  notes: string | null;
}

/** Rules 2 to 5, in the order of the specification: unknown_platform, closed_platform, invalid_handle. */
export function nameAccount(catalogue: Catalogue, cells: Row<RegisterColumn>['cells']): NamedHandle {
  const named = nameIn(catalogue, cells.platform, cells.handle, { archived: cells.status === 'closed' });
  if (named instanceof Failure) throw new RowRefused(named.code.replace(/^account\./, ''), named.detail);
  return named;
}

/** The person of a cell; null when the cell is empty. Rule 7: who is not in the directory is no reference. */
export function personIn(
  people: ReadonlyMap<string, string>,
  reader: CellReader<RegisterColumn>,
  column: RegisterColumn,
): string | null {
  const key = reader.personKey(column);
  if (key === null) return null;
  const id = people.get(key);
  if (id === undefined) throw new RowRefused('unknown_person', `${column} is not in the directory.`);
  return id;
}

/** Reads the register's facts; throws `RowRefused` naming the column. People come first, as the specification has it. */
export function readAccount(
  catalogue: Catalogue,
  people: ReadonlyMap<string, string>,
  row: Row<RegisterColumn>,
  named: NamedHandle,
): ImportedAccount {
  const cell = new CellReader<RegisterColumn>(row.cells);
  const platform = catalogue.platforms.get(row.cells.platform) as Platform;
  const secondFactorHolderId = personIn(people, cell, 'second_factor_holder_email');
  const createdById = personIn(people, cell, 'created_by_email');
  return {
    platform: platform.id,
    handle: named.handle,
    platformUid: cell.optional('platform_id', 100),
    profileUrl: profileUrl(catalogue, platform, cell, named),
    displayName: cell.optional('display_name', 200) ?? named.handle,
    brand: cell.optional('brand', 100),
    ownerEntity: cell.optional('owner_entity', 200),
    ownershipBasis: cell.word('ownership_basis'),
    purpose: cell.optional('purpose', 2000),
    criticality: cell.oneOf('criticality', CRITICALITIES, 'medium'),
    accessModel: cell.oneOf('access_model', ACCESS_MODELS, platform.accessModel ?? 'native_roles'),
    registrationEmail: cell.mail('registration_email'),
    recoveryPhone: cell.phone('recovery_phone'),
    secondFactor: cell.word('second_factor'),
    secondFactorHolderId,
    paidPlan: cell.optional('paid_plan', 200),
    paidBy: cell.optional('paid_by', 200),
    planRenewsOn: cell.dateOrNull('plan_renews_on'),
    createdOn: cell.dateOrNull('created_on'),
    createdById,
    lastVerifiedOn: cell.dateOrNull('last_verified_on'),
    lastSignInOn: cell.dateOrNull('last_sign_in_on'),
    reviewDueOn: cell.dateOrNull('review_due_on'),
    language: cell.word('language'),
    notes: cell.optional('notes', 10_000),
  };
}

/** Invariant 7: the personal profile of somebody is never registered, under whatever handle. */
function profileUrl(
  catalogue: Catalogue,
  platform: Platform,
  cell: CellReader<RegisterColumn>,
  named: NamedHandle,
): string | null {
  const url = cell.link('profile_url');
  if (url !== null && catalogue.personalProfiles.some((personal) => personal.test(url))) {
    throw new RowRefused(
      'personal_profile',
      'profile_url is the personal profile of somebody: only official accounts are registered.',
    );
  }
  return url ?? profileUrlOf(platform, named.handle);
}

/** In the order of `ACCOUNT_FIELDS`. */
export const fieldsOf = (a: ImportedAccount): (string | null)[] => ACCOUNT_FIELDS.map(([property]) => a[property]);

/** What the file has no column for stays as it is registered. */
export function keptAccount(
  absent: ReadonlySet<string>,
  before: ImportedAccount,
  next: ImportedAccount,
): ImportedAccount {
  const stays = ACCOUNT_FIELDS.filter(([, column]) => absent.has(FILE_COLUMN[column] ?? column));
  return { ...next, ...Object.fromEntries(stays.map(([property]) => [property, before[property]])) };
}

/** Columns of the file that are called otherwise in the database. */
const FILE_COLUMN: Readonly<Record<string, string>> = {
  platform_uid: 'platform_id',
  second_factor_holder_id: 'second_factor_holder_email',
  created_by_id: 'created_by_email',
};

export const factsOf = (a: ImportedAccount): string => fingerprint(fieldsOf(a));

/** Property and column of everything a file may change on an account already registered. */
export const ACCOUNT_FIELDS: readonly (readonly [keyof ImportedAccount, string])[] = [
  ['platform', 'platform'],
  ['handle', 'handle'],
  ['platformUid', 'platform_uid'],
  ['profileUrl', 'profile_url'],
  ['displayName', 'display_name'],
  ['brand', 'brand'],
  ['ownerEntity', 'owner_entity'],
  ['ownershipBasis', 'ownership_basis'],
  ['purpose', 'purpose'],
  ['criticality', 'criticality'],
  ['accessModel', 'access_model'],
  ['registrationEmail', 'registration_email'],
  ['recoveryPhone', 'recovery_phone'],
  ['secondFactor', 'second_factor'],
  ['secondFactorHolderId', 'second_factor_holder_id'],
  ['paidPlan', 'paid_plan'],
  ['paidBy', 'paid_by'],
  ['planRenewsOn', 'plan_renews_on'],
  ['createdOn', 'created_on'],
  ['createdById', 'created_by_id'],
  ['lastVerifiedOn', 'last_verified_on'],
  ['lastSignInOn', 'last_sign_in_on'],
  ['reviewDueOn', 'review_due_on'],
  ['language', 'language'],
  ['notes', 'notes'],
];
