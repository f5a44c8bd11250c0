import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreatePolicies1795150850001 extends CreatedTables {
  readonly name = 'CreatePolicies1795150850001';
  protected readonly tables = [
    new Table({
      name: 'policy',
      columns: [key('code'), word('kind'), word('cadence'), word('created_by'), word('created_at'), whole('version')],
    }),
    new Table({
      name: 'policy_edition',
      columns: [
        key('id'),
        word('policy_code'),
        whole('number'),
        word('state'),
        maybeText('platforms'),
        maybeText('brands'),
        maybeText('levels'),
        maybeText('organisations'),
        maybeText('person_kinds'),
        word('custodians'),
        whole('requires_training'),
        word('author_id'),
        word('created_at'),
        maybeWord('comments_until'),
        maybeWord('published_by'),
        maybeWord('published_at'),
        maybeWord('withdrawn_by'),
        maybeWord('withdrawn_at'),
        whole('version'),
      ],
      indices: [unique('policy_edition_key', ['policy_code', 'number'])],
      foreignKeys: [refers('FK_1f98a090ae806a616ac0268d89f', 'author_id', 'person')],
    }),
    new Table({
      name: 'policy_comment',
      columns: [key('id'), word('policy_code'), whole('number'), word('person_id'), text('text'), word('created_at')],
      indices: [index('policy_comment_page', ['policy_code', 'number', 'id'])],
      foreignKeys: [refers('FK_7caa58bf5ae580fafdba3d58434', 'person_id', 'person')],
    }),
    new Table({
      name: 'policy_notice',
      columns: [key('id'), word('policy_code'), whole('number'), word('step'), word('person_id'), word('at')],
      indices: [unique('policy_notice_key', ['policy_code', 'number', 'step', 'person_id'])],
    }),
  ];
}
