import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateReconciliation1795150870001 extends CreatedTables {
  readonly name = 'CreateReconciliation1795150870001';
  protected readonly tables = [
    new Table({
      name: 'native_capture',
      columns: [
        key('id'),
        word('account_id'),
        word('captured_on'),
        word('source'),
        word('captured_by'),
        word('created_at'),
        whole('row_count'),
        whole('dropped_count'),
        word('hash'),
        maybeWord('picture_type'),
        maybeWord('picture_hash'),
      ],
      indices: [index('native_capture_newest', ['account_id', 'captured_on', 'id'])],
      foreignKeys: [
        refers('FK_176b64864cff1ac04e362741fa4', 'account_id', 'account'),
        refers('FK_007f0e85abbf630feced095b4f2', 'captured_by', 'person'),
      ],
    }),
    new Table({
      name: 'native_picture',
      columns: [key('capture_id'), text('sealed')],
      foreignKeys: [refers('FK_0915e78d7af04ff523627c4fca8', 'capture_id', 'native_capture')],
    }),
    new Table({
      name: 'native_row',
      columns: [
        key('id'),
        word('capture_id'),
        whole('number'),
        word('name'),
        word('name_key'),
        maybeWord('role'),
        maybeWord('levels'),
        word('state'),
        maybeWord('matched_by'),
        maybeWord('person_id'),
        maybeWord('label'),
        maybeText('candidates'),
        maybeWord('resolved_by'),
        maybeWord('resolved_at'),
        whole('version'),
      ],
      indices: [index('native_row_person', ['person_id']), unique('native_row_number', ['capture_id', 'number'])],
      foreignKeys: [
        refers('FK_93f690aefa24a46ae000307ed91', 'capture_id', 'native_capture'),
        refers('FK_cdcbdca8b2564eb139302888d29', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'native_name',
      columns: [
        key('id'),
        word('account_id'),
        word('name_key'),
        maybeWord('person_id'),
        maybeWord('label'),
        word('said_by'),
        word('said_at'),
      ],
      indices: [unique('native_name_key', ['account_id', 'name_key'])],
      foreignKeys: [
        refers('FK_40601dcbde421d02d47b6a8c001', 'account_id', 'account'),
        refers('FK_4087c353b67ffd6a245db3aa033', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'native_identity',
      columns: [
        key('id'),
        word('person_id'),
        word('platform'),
        word('profile_url'),
        word('address_key'),
        word('consented_at'),
      ],
      indices: [
        unique('native_identity_address', ['platform', 'address_key']),
        unique('native_identity_person', ['person_id', 'platform']),
      ],
      foreignKeys: [refers('FK_06c10c3823c0a480951d2003900', 'person_id', 'person')],
    }),
    new Table({
      name: 'native_exception',
      columns: [
        key('id'),
        word('account_id'),
        word('difference'),
        maybeWord('person_id'),
        text('reason'),
        word('review_on'),
        word('accepted_by'),
        word('accepted_at'),
        whole('version'),
        word('mac'),
      ],
      indices: [index('native_exception_account', ['account_id', 'difference'])],
      foreignKeys: [
        refers('FK_28dd4ec2b468cccb4196f4d752c', 'account_id', 'account'),
        refers('FK_f98105fc5e89cdd0e6843ad2613', 'person_id', 'person'),
      ],
    }),
  ];
}
