import { Table } from 'typeorm';
import { index, key, maybeText, maybeWord, refers, text, unique, whole, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateImportRuns1795300040001 extends CreatedTables {
  readonly name = 'CreateImportRuns1795300040001';
  protected readonly tables = [
    new Table({
      name: 'import_run',
      columns: [
        key('id'),
        word('kind'),
        word('file_name'),
        whole('file_size'),
        word('file_mac'),
        text('shape'),
        text('mapping'),
        whole('row_count'),
        word('status'),
        maybeWord('failure'),
        maybeText('result'),
        word('created_by'),
        word('created_at'),
        word('touched_at'),
        maybeWord('started_at'),
        maybeWord('finished_at'),
        whole('version'),
      ],
      indices: [index('import_run_newest', ['created_at'])],
    }),
    new Table({
      name: 'import_content',
      columns: [key('import_id'), text('sealed')],
      foreignKeys: [refers('FK_190d465ea61da6b64418dfaf535', 'import_id', 'import_run')],
    }),
    new Table({
      name: 'import_correction',
      columns: [
        key('id'),
        word('import_id'),
        whole('number'),
        whole('place'),
        text('sealed'),
        word('corrected_by'),
        word('corrected_at'),
      ],
      indices: [unique('import_correction_cell', ['import_id', 'number', 'place'])],
      foreignKeys: [refers('FK_f217d31ddd0255eac2d5c0efd63', 'import_id', 'import_run')],
    }),
    new Table({
      name: 'import_mapping',
      columns: [
        key('id'),
        word('kind'),
        word('name'),
        word('name_key'),
        text('mapping'),
        word('saved_by'),
        word('saved_at'),
      ],
      indices: [unique('import_mapping_name', ['kind', 'name_key'])],
    }),
  ];
}
