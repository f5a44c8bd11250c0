import { Table } from 'typeorm';
import { index, key, refers, text, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateTaskComments1795160030001 extends CreatedTables {
  readonly name = 'CreateTaskComments1795160030001';
  protected readonly tables = [
    new Table({
      name: 'task_comment',
      columns: [key('id'), word('task_id'), word('author_id'), text('text'), word('written_at')],
      indices: [index('task_comment_task', ['task_id', 'id'])],
      foreignKeys: [
        refers('FK_55866536e2125e25624db4d963b', 'task_id', 'task'),
        refers('FK_cdb2dcdeb59c097579beb53cb33', 'author_id', 'person'),
      ],
    }),
  ];
}
