import { AddedColumns } from './added-columns.js';

/** Whose public holidays a case counts. */
export class AddCaseCountry1795160010001 extends AddedColumns {
  readonly name = 'AddCaseCountry1795160010001';
  protected readonly columns = { offboarding_case: ['country'] };
}
