import { AddedColumns } from './added-columns.js';

/** "Read and accepted" is asked again of whoever comes back. */
export class RenewAcknowledgement1795200050003 extends AddedColumns {
  readonly name = 'RenewAcknowledgement1795200050003';
  protected readonly columns = { acknowledgement: ['renewed_on'] };
}
