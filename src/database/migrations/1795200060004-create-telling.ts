import { Table } from 'typeorm';
import { key, maybeWord, numberKey, refers, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateTelling1795200060004 extends CreatedTables {
  readonly name = 'CreateTelling1795200060004';
  protected readonly tables = [
    new Table({
      name: 'mail_preference',
      columns: [key('person_id'), word('mail'), maybeWord('digest_on')],
      foreignKeys: [refers('FK_2c25577f1c9514db7b103101cae', 'person_id', 'person')],
    }),
    new Table({
      name: 'release_notice',
      columns: [key('account_id'), key('person_id'), key('night'), word('at')],
      foreignKeys: [
        refers('FK_2c263f3898c53d55994a32c0283', 'account_id', 'account'),
        refers('FK_42d7e6230794a5dc173db78cc9b', 'person_id', 'person'),
      ],
    }),
    new Table({
      name: 'release_watch',
      columns: [numberKey('id'), whole('position')],
    }),
    new Table({
      name: 'handover_notice',
      columns: [key('handover_id'), word('person_id'), word('at')],
      foreignKeys: [
        refers('FK_7f9e24a74b1dc61120e73a14e85', 'handover_id', 'handover'),
        refers('FK_659c98cfa3abe113ed5139e9523', 'person_id', 'person'),
      ],
    }),
  ];
}
