import { Table } from 'typeorm';
import { key, refers, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateTaskNotices1795200060001 extends CreatedTables {
  readonly name = 'CreateTaskNotices1795200060001';
  protected readonly tables = [
    new Table({
      name: 'task_notice',
      columns: [key('task_id'), key('step'), key('about'), word('at')],
      foreignKeys: [refers('FK_0020208c504c6004d48fe71d769', 'task_id', 'task')],
    }),
  ];
}
