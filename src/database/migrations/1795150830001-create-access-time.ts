import { Table } from 'typeorm';
import { key, maybeWord, refers, text, unique, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateAccessTime1795150830001 extends CreatedTables {
  readonly name = 'CreateAccessTime1795150830001';
  protected readonly tables = [
    new Table({
      name: 'access_suspension',
      columns: [
        key('id'),
        word('person_id'),
        word('started_at'),
        word('started_by'),
        text('reason'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
      ],
      indices: [unique('access_suspension_live', ['person_id'], 'ended_at is null')],
      foreignKeys: [refers('FK_c17dd9223f4c63a160d030ff10b', 'person_id', 'person')],
    }),
    new Table({
      name: 'grant_warning',
      columns: [key('grant_id'), word('warned_at')],
      foreignKeys: [refers('FK_5e78fc05d2abb07bfc9805dae04', 'grant_id', 'access_grant')],
    }),
  ];
}
