import { AddedColumns } from './added-columns.js';

/** Which emergency let somebody see a value. */
export class NoteOpenings1795150840002 extends AddedColumns {
  readonly name = 'NoteOpenings1795150840002';
  protected readonly columns = { exposure: ['opening_id'] };
}
