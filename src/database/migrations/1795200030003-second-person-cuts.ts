import { AddedColumns } from './added-columns.js';

/** A cut that waits for a second person, and what tells a cut at the end of a known last day from a sudden one. */
export class SecondPersonCuts1795200030003 extends AddedColumns {
  readonly name = 'SecondPersonCuts1795200030003';
  protected readonly columns = {
    offboarding_case: ['cut_kind', 'cut_waits_for', 'cut_asked_by', 'cut_asked_at', 'last_day_set_at'],
  };
}
