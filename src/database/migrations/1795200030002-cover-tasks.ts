import { AddedColumns } from './added-columns.js';

/** Accounts that a step is done for as well. */
export class CoverTasks1795200030002 extends AddedColumns {
  readonly name = 'CoverTasks1795200030002';
  protected readonly columns = { task: ['covers:text'] };
}
