import { Table } from 'typeorm';
import { key, maybeWord, text, unique, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateRunbookCorrections1795200030001 extends CreatedTables {
  readonly name = 'CreateRunbookCorrections1795200030001';
  protected readonly tables = [
    new Table({
      name: 'runbook_correction',
      columns: [
        key('id'),
        word('subject'),
        word('field'),
        text('value'),
        text('reason'),
        word('corrected_by'),
        word('corrected_at'),
        maybeWord('ended_at'),
      ],
      indices: [unique('runbook_correction_live', ['subject', 'field'], 'ended_at is null')],
    }),
  ];
}
