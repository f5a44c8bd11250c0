import { Table } from 'typeorm';
import { index, key, maybeWord, numberKey, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateLedger1795132800001 extends CreatedTables {
  readonly name = 'CreateLedger1795132800001';
  protected readonly tables = [
    new Table({
      name: 'ledger_entry',
      columns: [key('id'), text('body'), word('mac')],
    }),
    new Table({
      name: 'ledger_head',
      columns: [numberKey('id'), whole('size'), text('frontier'), word('last_hash'), word('last_time'), word('mac')],
    }),
    new Table({
      name: 'ledger_leaf',
      columns: [
        numberKey('position'),
        text('body'),
        word('hash'),
        word('entry_id'),
        word('time'),
        word('action'),
        word('actor_id'),
        word('outcome'),
        maybeWord('mark'),
      ],
      indices: [
        unique('ledger_leaf_entry', ['entry_id']),
        index('ledger_leaf_actor', ['actor_id', 'position']),
        index('ledger_leaf_action', ['action', 'position']),
        index('ledger_leaf_mark', ['mark', 'position']),
      ],
    }),
    new Table({
      name: 'ledger_node',
      columns: [numberKey('level'), numberKey('position'), word('hash')],
    }),
    new Table({
      name: 'ledger_personal',
      columns: [key('entry_id'), key('field'), word('salt'), text('payload')],
    }),
    new Table({
      name: 'ledger_subject',
      columns: [key('subject'), numberKey('position')],
    }),
  ];
}
