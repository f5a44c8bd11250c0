import { AddedColumns } from './added-columns.js';

/** The text of a version, what of it was accepted, and what shows a training. */
export class WidenPolicies1795150850002 extends AddedColumns {
  readonly name = 'WidenPolicies1795150850002';
  protected readonly columns = {
    policy_version: ['body:text'],
    acknowledgement: ['text_hash'],
    training: ['evidence:text', 'evidence_url', 'recorded_by', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason:text'],
  };
}
