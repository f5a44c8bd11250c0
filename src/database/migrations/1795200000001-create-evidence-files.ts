import { Table } from 'typeorm';
import { key, refers, text, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateEvidenceFiles1795200000001 extends CreatedTables {
  readonly name = 'CreateEvidenceFiles1795200000001';
  protected readonly tables = [
    new Table({
      name: 'evidence_file',
      columns: [key('evidence_id'), word('name'), word('type'), whole('size'), text('sealed')],
      foreignKeys: [refers('FK_20a27dabb34e6703f913745c9ea', 'evidence_id', 'task_evidence')],
    }),
  ];
}
