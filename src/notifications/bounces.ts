import { run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { emailKeyOf } from '../people/person.queries.js';
import type { Letter, Taken } from './mail-transport.js';

/** Remembers an address that was refused for good, until a mail to it is taken again or the person has another one. */
export async function noteAddress(op: Operation, { personId, to }: Letter, state: Taken['state']): Promise<void> {
  if (personId === null || state === 'later') return;
  const key = emailKeyOf(to.address);
  if (state === 'sent') {
    await run(
      op.db,
      sql`update person set bounced_at = ${null}, bounced_key = ${null} where id = ${personId} and bounced_key is not null`,
    );
    return;
  }
  const marked = await run(
    op.db,
    sql`update person set bounced_at = ${iso(op.now)}, bounced_key = ${key}
        where id = ${personId} and email_key = ${key} and (bounced_key is null or bounced_key <> ${key})`,
  );
  if (marked > 0) op.about(`person:${personId}`);
}
