import { Table } from 'typeorm';
import { key, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateMoves1795200050002 extends CreatedTables {
  readonly name = 'CreateMoves1795200050002';
  protected readonly tables = [
    new Table({
      name: 'move_decision',
      columns: [
        key('id'),
        word('case_id'),
        word('grant_id'),
        word('decision'),
        text('reason'),
        maybeWord('until'),
        word('decided_by'),
        word('decided_at'),
        whole('version'),
        word('mac'),
      ],
      indices: [unique('move_decision_grant', ['case_id', 'grant_id'])],
      foreignKeys: [
        refers('FK_1cc8cfe4d64ce532ebe7708b4b5', 'case_id', 'offboarding_case'),
        refers('FK_5041842c5eff8db69c11a618095', 'grant_id', 'access_grant'),
      ],
    }),
  ];
}
