import { AddedColumns } from './added-columns.js';

/** Addresses that are refused for good, and which daily mail told of a message. */
export class WidenMail1795200060003 extends AddedColumns {
  readonly name = 'WidenMail1795200060003';
  protected readonly columns = {
    person: ['bounced_at', 'bounced_key'],
    mail: ['digest_id'],
  };
}
