import { Table } from 'typeorm';
import { index, key, maybeWord, refers, text, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateDeclarations1795200010003 extends CreatedTables {
  readonly name = 'CreateDeclarations1795200010003';
  protected readonly tables = [
    new Table({
      name: 'leaver_declaration',
      columns: [key('id'), word('case_id'), word('declared_by'), word('declared_at'), text('statement')],
      indices: [index('leaver_declaration_case', ['case_id', 'id'])],
      foreignKeys: [refers('FK_937dab3706ea2af90f98af3d2eb', 'case_id', 'offboarding_case')],
    }),
    new Table({
      name: 'declared_account',
      columns: [
        key('id'),
        word('declaration_id'),
        maybeWord('platform'),
        maybeWord('handle'),
        maybeWord('handle_key'),
        maybeWord('profile_url'),
      ],
      indices: [index('declared_account_declaration', ['declaration_id', 'id'])],
      foreignKeys: [refers('FK_d8766f3d5e2a513aa9608c73824', 'declaration_id', 'leaver_declaration')],
    }),
  ];
}
