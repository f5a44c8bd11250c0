import { Table } from 'typeorm';
import { index, key, maybeWord, numberKey, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateOperation1795132800002 extends CreatedTables {
  readonly name = 'CreateOperation1795132800002';
  protected readonly tables = [
    new Table({
      name: 'lease',
      columns: [key('name'), word('holder'), whole('fence'), word('expires_at')],
    }),
    new Table({
      name: 'outbox',
      columns: [
        key('id'),
        word('topic'),
        text('facts'),
        word('created_at'),
        word('due_at'),
        whole('attempts'),
        maybeWord('delivered_at'),
      ],
      indices: [index('outbox_waiting', ['delivered_at', 'due_at'])],
    }),
    new Table({
      name: 'idempotency',
      columns: [key('actor_id'), key('key'), word('request'), text('answer'), word('created_at')],
    }),
    new Table({
      name: 'kek',
      columns: [
        key('id'),
        word('state'),
        word('alg'),
        word('nonce'),
        maybeWord('wrapped'),
        word('created_at'),
        maybeWord('activated_at'),
        maybeWord('retired_at'),
      ],
    }),
    new Table({
      name: 'key_check',
      columns: [numberKey('id'), word('value')],
    }),
  ];
}
