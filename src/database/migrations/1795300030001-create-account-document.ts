import { Table } from 'typeorm';
import { index, key, maybeWord, refers, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateAccountDocument1795300030001 extends CreatedTables {
  readonly name = 'CreateAccountDocument1795300030001';
  protected readonly tables = [
    new Table({
      name: 'account_document',
      columns: [
        key('id'),
        word('account_id'),
        word('kind'),
        word('title'),
        word('url'),
        word('added_by'),
        word('added_at'),
        maybeWord('removed_by'),
        maybeWord('removed_at'),
      ],
      indices: [index('account_document_live', ['account_id', 'removed_at', 'id'])],
      foreignKeys: [refers('FK_a1cbfa001dbfbcaadd915d1546d', 'account_id', 'account')],
    }),
  ];
}
