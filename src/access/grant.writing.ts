import type { EntityManager } from 'typeorm';
import { join, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { scopeOf } from '../platforms/levels.js';
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
  /** First day; today when left out. */
  since?: string;
  until: string | null;
  scope?: string | null;
  ticket?: string | null;
  groupGrantId?: string | null;
  continuesId?: string | null;
}

/** Writes a grant with its MAC and its leaf. */
export async function beginGrant(op: Operation, keyring: Keyring, beginning: Beginning): Promise<Grant> {
  const row = {
    scope: null,
    ticket: null,
    groupGrantId: null,
    continuesId: null,
    ...beginning,
    id: newId(),
    since: beginning.since ?? day(op.now),
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
  const endings = join(
    ended.map((grant) => sql`(${grant.id}, ${grant.endedOn}, ${grant.mac})`),
    ', ',
  );
  await rows(
    db,
    sql`with ending(id, ended_on, mac) as (values ${endings})
        update access_grant set ended_on = ending.ended_on, mac = ending.mac, version = access_grant.version + 1,
          status = ${first.status}, ended_at = ${first.endedAt}, ended_by = ${first.endedBy}, ended_reason = ${first.endedReason}
        from ending where access_grant.id = ending.id`,
  );
}

/** The leaf fixes the version of the row: an older row restored later does not pass for the newest. */
function recordGrant(op: Operation, grant: Grant, action: 'grant.issue' | 'grant.revoke' | 'grant.expire'): void {
  const { id, accountId, personId, level, scope, since, until, status, endedOn, version } = grant;
  op.record(
    [`grant:${id}`, `account:${accountId}`, `person:${personId}`],
    { account: accountId, person: personId, level, scope: scopeOf(scope), since, until, status, endedOn, version },
    { action, mark: `grant:${id}` },
  );
}
