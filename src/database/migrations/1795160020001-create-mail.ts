import { Table } from 'typeorm';
import { index, key, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateMail1795160020001 extends CreatedTables {
  readonly name = 'CreateMail1795160020001';
  protected readonly tables = [
    new Table({
      name: 'mail',
      columns: [
        key('id'),
        word('message_id'),
        word('topic'),
        text('facts'),
        word('person_id'),
        word('address'),
        word('state'),
        whole('attempts'),
        word('due_at'),
        word('created_at'),
        maybeWord('settled_at'),
        maybeWord('answer'),
      ],
      indices: [
        index('mail_waiting', ['state', 'due_at']),
        unique('mail_once', ['message_id', 'person_id', 'address']),
      ],
      foreignKeys: [refers('FK_0d723a93182cd3c9515da1f20bf', 'person_id', 'person')],
    }),
  ];
}
