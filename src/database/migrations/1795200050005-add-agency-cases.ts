import { AddedColumns } from './added-columns.js';

/** Which departure of a whole organisation a case belongs to. */
export class AddAgencyCases1795200050005 extends AddedColumns {
  readonly name = 'AddAgencyCases1795200050005';
  protected readonly columns = { offboarding_case: ['agency_departure_id'] };
}
