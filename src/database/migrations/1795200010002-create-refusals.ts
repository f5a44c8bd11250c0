import { Table } from 'typeorm';
import { index, key, refers, text, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateRefusals1795200010002 extends CreatedTables {
  readonly name = 'CreateRefusals1795200010002';
  protected readonly tables = [
    new Table({
      name: 'handover_refusal',
      columns: [key('id'), word('handover_id'), word('case_id'), word('person_id'), text('reason'), word('refused_at')],
      indices: [
        index('handover_refusal_handover', ['handover_id', 'id']),
        index('handover_refusal_case', ['case_id', 'person_id']),
      ],
      foreignKeys: [
        refers('FK_0b6e34c63169cf65167f454da70', 'handover_id', 'handover'),
        refers('FK_2c61a7e847302da90b26fff227b', 'case_id', 'offboarding_case'),
        refers('FK_d263d09841af1198261df0a9c64', 'person_id', 'person'),
      ],
    }),
  ];
}
