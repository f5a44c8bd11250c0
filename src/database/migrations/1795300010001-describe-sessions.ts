import { AddedColumns } from './added-columns.js';

/** By what its person tells one of their sessions from another, and by which clock they want to read. */
export class DescribeSessions1795300010001 extends AddedColumns {
  readonly name = 'DescribeSessions1795300010001';
  protected readonly columns = { session: ['browser', 'network'], person: ['own_time_zone'] };
}
