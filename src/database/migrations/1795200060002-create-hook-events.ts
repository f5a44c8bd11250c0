import { Table } from 'typeorm';
import { index, key, word } from './columns.js';
import { CreatedTables } from './created-tables.js';

export class CreateHookEvents1795200060002 extends CreatedTables {
  readonly name = 'CreateHookEvents1795200060002';
  protected readonly tables = [
    new Table({
      name: 'hook_event',
      columns: [key('id'), word('expires_at')],
      indices: [index('hook_event_expires', ['expires_at'])],
    }),
  ];
}
