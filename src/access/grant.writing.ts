import type { EntityManager } from 'typeorm';
import { insertRows, join, rows, sql, type SqlValue } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { ActionName } from '../operation/actions.js';
import type { Operation } from '../operation/operation.js';
import { scopeOf } from '../platforms/levels.js';
import type { Grant } from './access.entity.js';
import { grantMac } from './grant.mac.js';

export type Beginning = Pick<
  Grant,
  | 'accountId'
  | 'personId'
  | 'level'
  | 'nativeRole'
  | 'reason'
  | 'requestedBy'
  | 'approvedBy'
  | 'approvedFor'
  | 'since'
  | 'until'
  | 'scope'
  | 'ticket'
  | 'groupGrantId'
  | 'continuesId'
>;

const COLUMNS =
  `id account_id person_id level native_role reason requested_by approved_by approved_for since until status scope ticket
  group_grant_id continues_id created_at version mac`.split(/\s+/);

/** Writes grants, each with its MAC and its leaf. */
export async function beginGrants(op: Operation, keyring: Keyring, beginnings: readonly Beginning[]): Promise<Grant[]> {
  const grants = beginnings.map((beginning) => begun(op, keyring, beginning));
  await insertRows(op.db, 'access_grant', COLUMNS, grants.map(valuesOf));
  for (const grant of grants) recordGrant(op, grant, 'grant.issue');
  return grants;
}

function begun(op: Operation, keyring: Keyring, beginning: Beginning): Grant {
  const open = { status: 'active', endedOn: null, endedAt: null, endedBy: null, endedReason: null };
  const { accountId, personId, level, nativeRole, reason, requestedBy, approvedBy, approvedFor } = beginning;
  const { since, until, scope, ticket, groupGrantId, continuesId } = beginning;
  const what = { accountId, personId, level, nativeRole, reason, requestedBy, approvedBy, approvedFor };
  const row = { ...what, since, until, scope, ticket, groupGrantId, continuesId, ...open };
  const stored = { ...row, id: newId(), createdAt: iso(op.now), version: 1 };
  return { ...stored, mac: grantMac(keyring, stored) };
}

const valuesOf = (grant: Grant): SqlValue[] => [
  grant.id,
  grant.accountId,
  grant.personId,
  grant.level,
  grant.nativeRole,
  grant.reason,
  grant.requestedBy,
  grant.approvedBy,
  grant.approvedFor,
  grant.since,
  grant.until,
  grant.status,
  grant.scope,
  grant.ticket,
  grant.groupGrantId,
  grant.continuesId,
  grant.createdAt,
  grant.version,
  grant.mac,
];

/** How grants end; `endedOn` is the first day on which they are not live. */
export interface Ending {
  status: 'revoked' | 'expired' | 'suspended';
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
  for (const grant of ended) recordGrant(op, grant, ACTION_OF[ending.status]);
  return ended;
}

const ACTION_OF = { revoked: 'grant.revoke', expired: 'grant.expire', suspended: 'grant.suspend' } as const;

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
function recordGrant(op: Operation, grant: Grant, action: ActionName): void {
  const { id, accountId, personId, level, scope, since, until, status, endedOn, version } = grant;
  const { groupGrantId, continuesId, approvedFor } = grant;
  const origin = { ...(groupGrantId && { groupGrant: groupGrantId }), ...(continuesId && { continues: continuesId }) };
  op.record(
    [`grant:${id}`, `account:${accountId}`, `person:${personId}`],
    {
      account: accountId,
      person: personId,
      level,
      scope: scopeOf(scope),
      since,
      until,
      status,
      endedOn,
      for: approvedFor,
      ...origin,
      version,
    },
    { action, mark: `grant:${id}` },
  );
}
