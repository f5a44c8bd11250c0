import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateCheckOut1795150840003 extends CreatedTables {
  readonly name = 'CreateCheckOut1795150840003';
  protected readonly tables = [
    new Table({
      name: 'check_out_policy',
      columns: [
        key('account_id'),
        word('required'),
        whole('minutes'),
        word('rotate_on_return'),
        text('reason'),
        word('set_by'),
        word('set_at'),
        whole('version'),
        word('mac'),
      ],
      foreignKeys: [refers('FK_f775eb249c294995b42ad9927d9', 'account_id', 'account')],
    }),
    new Table({
      name: 'check_out',
      columns: [
        key('id'),
        word('account_id'),
        word('person_id'),
        text('reason'),
        maybeWord('ticket'),
        word('asked_at'),
        maybeWord('offered_at'),
        maybeWord('taken_at'),
        maybeWord('expires_at'),
        maybeWord('rotate_on_return'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeWord('ending'),
        maybeText('ended_reason'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('check_out_seen', ['account_id', 'person_id', 'taken_at']),
        index('check_out_person', ['person_id', 'ended_at']),
        unique('check_out_turn', ['account_id', 'person_id'], 'ended_at is null'),
        unique('check_out_holder', ['account_id'], 'taken_at is not null and ended_at is null'),
      ],
      foreignKeys: [
        refers('FK_3d31cee97edb92a43ac79412572', 'account_id', 'account'),
        refers('FK_9e71e52543460bd87a70b7f7be2', 'person_id', 'person'),
      ],
    }),
  ];
}
