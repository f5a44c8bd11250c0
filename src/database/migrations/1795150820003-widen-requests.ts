import { AddedColumns } from './added-columns.js';

/** By what a request was decided, and in whose name. */
export class WidenRequests1795150820003 extends AddedColumns {
  readonly name = 'WidenRequests1795150820003';
  protected readonly columns = {
    access_grant: ['approved_for'],
    access_request: ['decided_as', 'decided_for'],
  };
}
