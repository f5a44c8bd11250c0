import { AddedColumns } from './added-columns.js';

/** When somebody's contact data were erased. */
export class ErasePeople1795200070001 extends AddedColumns {
  readonly name = 'ErasePeople1795200070001';
  protected readonly columns = { person: ['erased_at'] };
}
