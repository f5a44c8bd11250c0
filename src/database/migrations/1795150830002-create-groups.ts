import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateGroups1795150830002 extends CreatedTables {
  readonly name = 'CreateGroups1795150830002';
  protected readonly tables = [
    new Table({
      name: 'person_group',
      columns: [
        key('id'),
        word('name'),
        word('name_key'),
        maybeText('description'),
        word('created_at'),
        word('created_by'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeText('ended_reason'),
        whole('version'),
      ],
      indices: [unique('person_group_name', ['name_key'], 'ended_at is null')],
    }),
    new Table({
      name: 'group_rule',
      columns: [
        key('id'),
        word('group_id'),
        text('departments'),
        text('organisations'),
        text('kinds'),
        text('reason'),
        word('created_at'),
        word('created_by'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        whole('version'),
        word('mac'),
      ],
      indices: [unique('group_rule_live', ['group_id'], 'ended_at is null')],
      foreignKeys: [refers('FK_9a8f749111e0c9a6b4031bde980', 'group_id', 'person_group')],
    }),
    new Table({
      name: 'group_member',
      columns: [
        key('id'),
        word('group_id'),
        word('person_id'),
        word('source'),
        word('since'),
        word('added_at'),
        word('added_by'),
        maybeWord('ended_on'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('group_member_page', ['group_id', 'id']),
        index('group_member_person', ['person_id', 'ended_at']),
        unique('group_member_live', ['group_id', 'person_id'], 'ended_at is null'),
      ],
      foreignKeys: [
        refers('FK_e200cd6ff3e3903c5be5ae1400e', 'group_id', 'person_group'),
        refers('FK_7119f79b692bd6094fb142cecb1', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'group_exclusion',
      columns: [
        key('id'),
        word('group_id'),
        word('person_id'),
        word('cause'),
        word('created_at'),
        word('created_by'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
      ],
      indices: [unique('group_exclusion_live', ['group_id', 'person_id'], 'ended_at is null')],
      foreignKeys: [
        refers('FK_caf13df0a08b69f733d62224d6a', 'group_id', 'person_group'),
        refers('FK_53efb7c2ea4c47c790ca1931baa', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'group_grant',
      columns: [
        key('id'),
        word('group_id'),
        word('account_id'),
        word('level'),
        maybeWord('scope'),
        maybeWord('ticket'),
        text('reason'),
        word('since'),
        maybeWord('until'),
        word('approved_by'),
        word('created_at'),
        maybeWord('ended_at'),
        maybeWord('ended_by'),
        maybeText('ended_reason'),
        whole('version'),
        word('mac'),
      ],
      indices: [
        index('group_grant_account', ['account_id', 'id']),
        index('group_grant_group', ['group_id', 'ended_at']),
      ],
      foreignKeys: [
        refers('FK_92c994f47496622ac0fe074dae3', 'group_id', 'person_group'),
        refers('FK_9c2bf43584c33486f5b6afa67ef', 'account_id', 'account'),
      ],
    }),
  ];
}
