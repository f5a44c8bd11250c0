import { Table } from 'typeorm';
import { key, refers, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateOwnSignIn1795300010002 extends CreatedTables {
  readonly name = 'CreateOwnSignIn1795300010002';
  protected readonly tables = [
    new Table({
      name: 'recovery_codes',
      columns: [key('person_id'), word('set_id'), text('hashes'), word('made_at'), whole('version'), word('mac')],
      foreignKeys: [refers('FK_645056c29fdf2bbec16fe26debf', 'person_id', 'person')],
    }),
    new Table({
      name: 'coming_factor',
      columns: [key('person_id'), word('session_id'), text('sealed'), word('expires_at')],
      foreignKeys: [refers('FK_56ad11aa29e72d74612c0ca607f', 'person_id', 'person')],
    }),
  ];
}
