import { CellReader, RowRefused } from './cell.rules.js';
import { sql, rows as query } from '../database/sql.js';
import { peopleByMail } from './directory.js';
import { plainImport } from './plain-table.js';

const POLICY_COLUMNS = [
  'policy_code',
  'version',
  'language',
  'title',
  'kind',
  'applies_to',
  'requires_acknowledgement',
  'effective_from',
  'effective_to',
  'review_due_on',
  'approved_by_email',
  'document_url',
  'summary',
] as const;

/** Versions of charters and clauses, one row per language. */
export const policiesImport = plainImport({
  action: 'import.policies',
  columns: POLICY_COLUMNS,
  table: 'policy_version',
  fields: [
    'policy_code',
    'number',
    'language',
    'title',
    'kind',
    'applies_to',
    'requires_acknowledgement',
    'effective_from',
    'effective_to',
    'review_due_on',
    'approved_by',
    'document_url',
    'summary',
  ],
  from: POLICY_COLUMNS,
  keys: 3,
  duplicate: 'duplicate_policy',
  changes: 'update',
  async prepare({ op, outcome }) {
    const people = await peopleByMail(op.db);
    const authored = await query<{ id: string }>(
      op.db,
      sql`select policy_code || ' ' || number as id from policy_edition`,
    );
    const here = new Set(authored.map(({ id }) => id));
    return (cell, { number }) => {
      if (here.has(`${cell.text('policy_code', 60)} ${cell.whole('version')}`))
        throw new RowRefused('authored_here', 'This version was written here, where another person publishes it.');
      const approver = cell.personKey('approved_by_email');
      const approvedBy = approver === null ? null : (people.get(approver) ?? null);
      const values = [
        cell.text('policy_code', 60),
        cell.whole('version'),
        cell.text('language', 20),
        cell.text('title'),
        cell.word('kind') ?? cell.text('kind'),
        cell.word('applies_to') ?? cell.text('applies_to'),
        cell.oneOf('requires_acknowledgement', ['yes', 'no']),
        cell.dateOrNull('effective_from'),
        cell.dateOrNull('effective_to'),
        cell.dateOrNull('review_due_on'),
        approvedBy,
        cell.link('document_url'),
        cell.optional('summary', 5000),
      ];
      if (approver !== null && approvedBy === null)
        outcome.find(number, 'unknown_approver', 'approved_by_email is not in the directory: left empty.');
      return values;
    };
  },
});

/** Who accepted which version. What somebody has signed is never changed by a file. */
export const acknowledgementsImport = plainImport({
  action: 'import.acknowledgements',
  columns: ['policy_code', 'version', 'language', 'person_email', 'acknowledged_on', 'method'],
  table: 'acknowledgement',
  fields: ['person_id', 'policy_code', 'number', 'language', 'acknowledged_on', 'method'],
  from: ['person_email', 'policy_code', 'version', 'language', 'acknowledged_on', 'method'],
  keys: 3,
  duplicate: 'duplicate_acknowledgement',
  changes: 'keep',
  async prepare({ op }) {
    const people = await peopleByMail(op.db);
    type Version = { code: string; number: number; language: string };
    const stored = await query<Version>(
      op.db,
      sql`select v.policy_code as code, v.number, v.language from policy_version v where not exists (
            select 1 from policy_edition e where e.policy_code = v.policy_code and e.number = v.number
              and e.state in ('draft', 'comment'))`,
    );
    const versions = new Set(stored.map(({ code, number, language }) => `${code} ${number} ${language}`));
    return (cell) => {
      const [code, number, language] = [cell.text('policy_code', 60), cell.whole('version'), cell.text('language', 20)];
      if (!versions.has(`${code} ${number} ${language}`)) {
        throw new RowRefused('unknown_policy', 'policy_code, version and language name no policy version.');
      }
      return [
        personOf(people, cell, 'person_email'),
        code,
        number,
        language,
        cell.date('acknowledged_on'),
        cell.word('method'),
      ];
    };
  },
});

/** Trainings done, with their expiry. */
export const trainingImport = plainImport({
  action: 'import.training',
  columns: ['person_email', 'course', 'level', 'completed_on', 'expires_on', 'provider', 'certificate_ref'],
  table: 'training',
  fields: ['person_id', 'course', 'completed_on', 'level', 'expires_on', 'provider', 'certificate_ref'],
  from: ['person_email', 'course', 'completed_on', 'level', 'expires_on', 'provider', 'certificate_ref'],
  keys: 3,
  duplicate: 'duplicate_training',
  changes: 'update',
  async prepare({ op }) {
    const people = await peopleByMail(op.db);
    return (cell) => [
      personOf(people, cell, 'person_email'),
      cell.text('course'),
      cell.date('completed_on'),
      cell.word('level') ?? cell.text('level'),
      cell.dateOrNull('expires_on'),
      cell.optional('provider'),
      cell.optional('certificate_ref'),
    ];
  },
});

function personOf<Column extends string>(
  people: ReadonlyMap<string, string>,
  cell: CellReader<Column>,
  column: Column,
): string {
  const key = cell.personKey(column);
  const id = key === null ? undefined : people.get(key);
  if (id === undefined) throw new RowRefused('unknown_person', `${column} is not in the directory.`);
  return id;
}
