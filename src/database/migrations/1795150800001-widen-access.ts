import { AddedColumns } from './added-columns.js';

/** What a grant is for, where it comes from and what it goes on from. */
export class WidenAccess1795150800001 extends AddedColumns {
  readonly name = 'WidenAccess1795150800001';
  protected readonly columns = {
    access_grant: ['scope', 'ticket', 'group_grant_id', 'continues_id'],
    access_request: ['scope', 'valid_from', 'ticket', 'escalated_at'],
  };
}
