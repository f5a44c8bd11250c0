import { Table } from 'typeorm';
import { index, key, maybeWord, refers, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateDelegation1795150820002 extends CreatedTables {
  readonly name = 'CreateDelegation1795150820002';
  protected readonly tables = [
    new Table({
      name: 'delegation',
      columns: [
        key('id'),
        word('holder_id'),
        word('delegate_id'),
        word('from_day'),
        word('until_day'),
        text('reason'),
        word('created_at'),
        word('created_by'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('delegation_delegate', ['delegate_id', 'ended_at']),
        index('delegation_holder', ['holder_id', 'ended_at']),
      ],
      foreignKeys: [
        refers('FK_7ac066c70911240695ff196f730', 'holder_id', 'person'),
        refers('FK_77022982c79c175d5e61e021b44', 'delegate_id', 'person'),
      ],
    }),
    new Table({
      name: 'request_note',
      columns: [key('id'), word('request_id'), word('kind'), word('by_id'), word('at'), text('text')],
      indices: [index('request_note_request', ['request_id', 'id'])],
      foreignKeys: [refers('FK_964092bba59d10d0807513b0bdc', 'request_id', 'access_request')],
    }),
  ];
}
