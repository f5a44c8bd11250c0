import type { EntityManager } from 'typeorm';
import { rows } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { Grant } from './access.entity.js';
import { grantMac } from './grant.mac.js';

export interface Beginning {
  accountId: string;
  personId: string;
  level: string;
  nativeRole: string | null;
  reason: string | null;
  requestedBy: string;
  approvedBy: string;
  until: string | null;
}

/** Writes a grant that begins today, with its MAC and its leaf. */
export async function beginGrant(op: Operation, keyring: Keyring, beginning: Beginning): Promise<Grant> {
  const row = {
    ...beginning,
    id: newId(),
    since: day(op.now),
    status: 'active',
    endedOn: null,
    endedAt: null,
    endedBy: null,
    endedReason: null,
    createdAt: iso(op.now),
    version: 1,
  };
  const grant: Grant = { ...row, mac: grantMac(keyring, row) };
  await op.db.insert(Grant, grant);
  recordGrant(op, grant, 'grant.issue');
  return grant;
}

/** How grants end; `endedOn` is the first day on which they are not live. */
export interface Ending {
  status: 'revoked' | 'expired';
  endedOn: (grant: Grant) => string;
  reason: string | null;
}

/** Writes down the end of many grants at once, each with its MAC and its leaf. The rows must be held by the caller. */
export async function endGrants(
  op: Operation,
  keyring: Keyring,
  grants: readonly Grant[],
  ending: Ending,
): Promise<Grant[]> {
  const ended = grants.map((grant) => {
    const row: Grant = {
      ...grant,
      status: ending.status,
      endedOn: ending.endedOn(grant),
      endedAt: iso(op.now),
      endedBy: op.actor.id,
      endedReason: ending.reason,
      version: grant.version + 1,
    };
    return { ...row, mac: grantMac(keyring, row) };
  });
  for (let from = 0; from < ended.length; from += AT_ONCE) await writeEnds(op.db, ended.slice(from, from + AT_ONCE));
  for (const grant of ended) recordGrant(op, grant, ending.status === 'expired' ? 'grant.expire' : 'grant.revoke');
  return ended;
}

const AT_ONCE = 1000;

/** One statement for many rows: what differs from row to row comes as a list of values. */
async function writeEnds(db: EntityManager, ended: readonly Grant[]): Promise<void> {
  const [first] = ended;
  if (!first) return;
  const values = ended.flatMap((grant) => [grant.id, grant.endedOn, grant.mac]);
  const tuples = ended.map((_, i) => `($${i * 3 + 1}, $${i * 3 + 2}, $${i * 3 + 3})`).join(', ');
  const next = (offset: number): string => `$${values.length + offset}`;
  await rows(db, {
    text: `with ending(id, ended_on, mac) as (values ${tuples})
           update access_grant set ended_on = ending.ended_on, mac = ending.mac, version = access_grant.version + 1,
             status = ${next(1)}, ended_at = ${next(2)}, ended_by = ${next(3)}, ended_reason = ${next(4)}
           from ending where access_grant.id = ending.id`,
    values: [...values, first.status, first.endedAt, first.endedBy, first.endedReason],
  });
}

/** The leaf fixes the version of the row: an older row restored later does not pass for the newest. */
function recordGrant(op: Operation, grant: Grant, action: 'grant.issue' | 'grant.revoke' | 'grant.expire'): void {
  const { id, accountId, personId, level, since, until, status, endedOn, version } = grant;
  op.record(
    [`grant:${id}`, `account:${accountId}`, `person:${personId}`],
    { account: accountId, person: personId, level, since, until, status, endedOn, version },
    { action, mark: `grant:${id}` },
  );
}
