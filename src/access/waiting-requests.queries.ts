import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { decidersOf } from './deciding.rules.js';
import { deskOf } from './desk.queries.js';
import { OPEN_STATES } from './request.rules.js';

/** How many open requests wait for whom, seats and those who stand in for them; a handful of statements for all of them. */
export async function requestsToDecide(db: EntityManager, keyring: Keyring, now: Date): Promise<Map<string, number>> {
  const open = sql`from access_request r where r.state in ${list(OPEN_STATES)} and r.expires_at > ${iso(now)}`;
  const found = await rows<{ accountId: string; personId: string }>(
    db,
    sql`select r.account_id as "accountId", r.person_id as "personId" ${open}`,
  );
  const waiting = new Map<string, number>();
  if (found.length === 0) return waiting;
  const desk = await deskOf(db, keyring, sql`(select r.account_id ${open})`);
  for (const request of found)
    for (const { personId } of decidersOf(desk, request, now)) waiting.set(personId, (waiting.get(personId) ?? 0) + 1);
  return waiting;
}
