import { keepChannels } from '../accounts/history.js';
import { RowRefused } from './cell.rules.js';
import { peopleByMail } from './directory.js';
import type { Importer } from './importer.js';
import { plainImport } from './plain-table.js';

const KINDS = ['mailbox', 'phone', 'security_key'] as const;
const OWNERS = ['organisation', 'person', 'agency'] as const;

const channels = plainImport({
  action: 'import.recovery_channels',
  columns: ['kind', 'value', 'label', 'belongs_to', 'owner_entity', 'holder_email', 'status', 'verified_on', 'notes'],
  table: 'recovery_channel',
  fields: ['kind', 'value', 'label', 'belongs_to', 'owner_entity', 'holder_id', 'status', 'verified_on', 'notes'],
  from: ['kind', 'value', 'label', 'belongs_to', 'owner_entity', 'holder_email', 'status', 'verified_on', 'notes'],
  keys: 2,
  foldsKey: true,
  duplicate: 'duplicate_channel',
  changes: 'update',
  versioned: true,
  async prepare({ op }) {
    const people = await peopleByMail(op.db);
    return (cell) => {
      const holder = cell.personKey('holder_email');
      const holderId = holder === null ? null : people.get(holder);
      if (holderId === undefined) throw new RowRefused('unknown_person', 'holder_email is not in the directory.');
      const kind = cell.oneOf('kind', KINDS);
      const value =
        kind === 'mailbox' ? cell.mail('value') : kind === 'phone' ? cell.phone('value') : cell.optional('value');
      return [
        kind,
        value ?? cell.text('value'),
        cell.optional('label'),
        cell.oneOf('belongs_to', OWNERS),
        cell.optional('owner_entity'),
        holderId,
        cell.word('status') ?? cell.text('status'),
        cell.dateOrNull('verified_on'),
        cell.optional('notes', 5000),
      ];
    };
  },
});

/** Mailboxes, phones and keys that registrations rely on, and whose they are; whose they were is kept. */
export const recoveryChannelsImport: Importer = {
  ...channels,
  async read(rows, run) {
    await channels.read(rows, run);
    if (run.write && run.outcome.accepted > 0) await keepChannels(run.op);
  },
};
