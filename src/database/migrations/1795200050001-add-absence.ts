import { AddedColumns } from './added-columns.js';

/** A long absence: who is away, who acts for them, and when they come back. */
export class AddAbsence1795200050001 extends AddedColumns {
  readonly name = 'AddAbsence1795200050001';
  protected readonly columns = {
    person: ['away_at'],
    delegation: ['account_id', 'grant_id'],
    offboarding_case: ['returns_on', 'returns_at', 'returned_on'],
  };
}
