import { list, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { isLastAdmin } from '../people/person.rules.js';
import { activeAdmins } from '../people/roles.js';
import type { SignInWatch } from '../people/sign-in-watch.js';

/**
 * Would this departure leave the service without an admin who stays (invariant 4)? Admins who are leaving themselves are not
 * counted on; the role rows stay locked until the transaction ends.
 */
export async function isLastStayingAdmin(
  op: Operation,
  keyring: Keyring,
  watch: SignInWatch,
  personId: string,
): Promise<boolean> {
  const active = await activeAdmins(op.db, keyring, watch, op.now);
  const leaving = await rows<{ id: string }>(
    op.db,
    sql`select id from person where id in ${list(active)} and (leaving_at is not null or away_at is not null) and id <> ${personId}`,
  );
  const gone = new Set(leaving.map((person) => person.id));
  return isLastAdmin(
    personId,
    active.filter((id) => !gone.has(id)),
  );
}
