import { Table } from 'typeorm';
import { key, maybeText, maybeWord, text, unique, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateOwnAddresses1795300080001 extends CreatedTables {
  readonly name = 'CreateOwnAddresses1795300080001';
  protected readonly tables = [
    new Table({
      name: 'own_address',
      columns: [
        key('id'),
        word('kind'),
        word('value'),
        word('added_at'),
        word('added_by'),
        text('reason'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeText('ended_reason'),
      ],
      indices: [unique('own_address_live', ['kind', 'value'], 'ended_at is null')],
    }),
  ];
}
