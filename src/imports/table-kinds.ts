import { REGISTER_COLUMNS } from '../accounts/register-columns.js';
import type { ActionName } from '../operation/actions.js';
import { accessImport } from './access.import.js';
import { accountsImport } from './accounts.import.js';
import type { Importer } from './importer.js';
import { peopleImport } from './people.import.js';
import { acknowledgementsImport, policiesImport, trainingImport } from './policies.import.js';
import { recoveryChannelsImport } from './recovery-channels.import.js';

/** Every kind of file, in the order in which they build on each other. */
export const IMPORTERS = {
  people: peopleImport,
  accounts: accountsImport,
  access: accessImport,
  policies: policiesImport,
  acknowledgements: acknowledgementsImport,
  training: trainingImport,
  'recovery-channels': recoveryChannelsImport,
} as const;

export type ImportKind = keyof typeof IMPORTERS;
export const IMPORT_KINDS = Object.keys(IMPORTERS) as ImportKind[];

/** What a table can be read as: one of the kinds, or the spreadsheet kept before, one account a row. */
export type TableKind = ImportKind | 'sheet';
export const TABLE_KINDS: readonly TableKind[] = ['sheet', ...IMPORT_KINDS];

/** What can be read in by hand: tables, and the export of a password manager, which has no columns. */
export type RunKind = TableKind | 'secrets';
export const RUN_KINDS: readonly RunKind[] = [...TABLE_KINDS, 'secrets'];

export type Column = string;

/** A row of the spreadsheet kept before: an account as the register has it, and everybody who has access in one cell. */
const NOT_IN_SHEETS = ['parent_platform', 'parent_handle', 'created_by_email', 'second_factor_holder_email'];
export const SHEET_COLUMNS: readonly Column[] = [
  ...REGISTER_COLUMNS.filter((column) => !NOT_IN_SHEETS.includes(column)),
  'access',
  'level',
];

const columnsOf = (kind: ImportKind): readonly Column[] => (IMPORTERS[kind] as unknown as Importer).columns.names;

export const COLUMNS_OF = Object.fromEntries([
  ['sheet', SHEET_COLUMNS],
  ['secrets', []],
  ...IMPORT_KINDS.map((kind) => [kind, columnsOf(kind)] as const),
]) as Record<RunKind, readonly Column[]>;

/** Columns without which every row would be refused, unless a value stands for all of them. */
export const NEEDED: Record<RunKind, readonly Column[]> = {
  secrets: [],
  sheet: ['platform'],
  people: ['full_name', 'work_email', 'kind'],
  accounts: ['platform', 'handle', 'status'],
  access: ['platform', 'handle', 'person_email', 'level', 'since', 'status'],
  policies: ['policy_code', 'version', 'language', 'title', 'kind', 'applies_to', 'requires_acknowledgement'],
  acknowledgements: ['policy_code', 'version', 'language', 'person_email', 'acknowledged_on'],
  training: ['person_email', 'course', 'level', 'completed_on'],
  'recovery-channels': ['kind', 'value', 'belongs_to', 'status'],
};

/** Columns that hold a day. */
export const isDayColumn = (column: Column): boolean =>
  /_(?:on|date|day)$|^(?:since|until|effective_\w+|absence_\w+)$/.test(column);

export const actionOf = (kind: RunKind): ActionName =>
  kind === 'sheet' || kind === 'secrets' ? `import.${kind}` : (IMPORTERS[kind] as unknown as Importer).action;
