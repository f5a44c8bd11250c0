import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateBreakGlass1795150840001 extends CreatedTables {
  readonly name = 'CreateBreakGlass1795150840001';
  protected readonly tables = [
    new Table({
      name: 'break_glass_right',
      columns: [
        key('id'),
        word('person_id'),
        maybeWord('account_id'),
        word('until'),
        text('reason'),
        word('given_by'),
        word('created_at'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeText('ended_reason'),
        whole('version'),
        word('mac'),
      ],
      indices: [index('break_glass_right_person', ['person_id', 'ended_at'])],
      foreignKeys: [
        refers('FK_a0224a38b2e991bc2fa4401c4d5', 'person_id', 'person'),
        refers('FK_9c29015589ce05033a804f90e54', 'account_id', 'account'),
      ],
    }),
    new Table({
      name: 'break_glass_opening',
      columns: [
        key('id'),
        word('account_id'),
        word('person_id'),
        word('right_id'),
        text('reason'),
        word('ticket'),
        word('opened_at'),
        word('expires_at'),
        word('second_person'),
        maybeWord('confirmed_by'),
        maybeWord('confirmed_at'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeWord('outcome'),
        maybeWord('reviewed_by'),
        maybeWord('reviewed_at'),
        maybeText('review_reason'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('break_glass_opening_page', ['account_id', 'id']),
        index('break_glass_opening_person', ['person_id', 'ended_at']),
        index('break_glass_opening_holder', ['account_id', 'person_id', 'ended_at']),
      ],
      foreignKeys: [
        refers('FK_555d0ec63fe78d2f3cc73c8653e', 'account_id', 'account'),
        refers('FK_b3ce2e7f21db477906add6fe421', 'person_id', 'person'),
        refers('FK_7b4495e6cf8abc7fa21feb67a4e', 'right_id', 'break_glass_right'),
      ],
    }),
  ];
}
