import { AddedColumns } from './added-columns.js';

/** Why somebody is asked to take over, whom they replace, and accounts that are handed over before the last day. */
export class AddProposals1795200010001 extends AddedColumns {
  readonly name = 'AddProposals1795200010001';
  protected readonly columns = { handover: ['proposal', 'replaces_id', 'completed_at', 'completed_by'] };
}
