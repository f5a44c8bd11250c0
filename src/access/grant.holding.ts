import { lockAccount } from '../accounts/account.queries.js';
import { isVisible } from '../accounts/visible.queries.js';
import { forUpdate, list, one, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import type { Relation } from './continuing.rules.js';
import { sayOf } from './deciders.js';
import { holdGrant, provenGrants } from './grant.queries.js';

export interface HeldForDecision extends Relation {
  grant: Grant;
  by: 'seat' | 'admin' | null;
}

/**
 * A grant somebody wants to decide about, with its account held until the transaction ends. Throws `access.unknown_grant`
 * (404) for one that is not there, that cannot be trusted, or on an account the actor neither sees nor holds it on.
 */
export async function heldForDecision(op: Operation, keyring: Keyring, grantId: string): Promise<HeldForDecision> {
  const known = await one<{ accountId: string }>(
    op.db,
    sql`select account_id as "accountId" from access_grant where id = ${grantId}`,
  );
  if (!known) throw AccessFailures.UNKNOWN_GRANT();
  await lockAccount(op.db, known.accountId);
  const grant = await holdGrant(op.db, keyring, grantId);
  if (!grant) throw AccessFailures.UNKNOWN_GRANT();
  const isHolder = grant.personId === op.actor.id;
  // A grant on an account the actor cannot see is unknown to them.
  if (!isHolder && !(await isVisible(op, grant.accountId, keyring))) throw AccessFailures.UNKNOWN_GRANT();
  op.about(`grant:${grant.id}`, `account:${grant.accountId}`, `person:${grant.personId}`);
  const by = await sayOf(op, keyring, grant.accountId);
  return { grant, isHolder, hasSay: by !== null, by };
}

/** What was decided to follow these grants, through extensions and resumptions, and has not ended: mostly not yet begun. */
export async function openContinuations(op: Operation, keyring: Keyring, grants: readonly Grant[]): Promise<Grant[]> {
  if (grants.length === 0) return [];
  const ids = list(grants.map(({ id }) => id));
  const chain = sql`with recursive above (of_since, id, continues_id, depth) as (
      select g.since, g.id, g.continues_id, 0 from access_grant g where g.id in ${ids}
      union all
      select above.of_since, g.id, g.continues_id, above.depth + 1 from access_grant g
        join above on g.id = above.continues_id where above.depth < 100),
    below (of_since, id, since, depth) as (
      select above.of_since, g.id, g.since, 0 from above join access_grant g on g.id = above.id where g.continues_id is null
      union all
      select below.of_since, g.id, g.since, below.depth + 1 from access_grant g
        join below on g.continues_id = below.id where below.depth < 100)
    select distinct id from below where since > of_since and id not in ${ids}`;
  const later = (await rows<{ id: string }>(op.db, chain)).map(({ id }) => id);
  if (later.length === 0) return [];
  await rows(op.db, sql`select id from access_grant where id in ${list(later)} order by id${forUpdate(op.db)}`);
  return provenGrants(op.db, keyring, sql`g.id in ${list(later)} and g.status = 'active' and g.ended_on is null`);
}
