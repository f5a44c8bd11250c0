import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { isAuthenticRole } from '../people/role.mac.js';
import { Session } from './identity.entity.js';
import { isAuthenticSession } from './session.mac.js';

/** More than anybody has; who guesses a password cannot make the list longer. */
const MOST_SESSIONS = 200;

/** A live session with its person and authentic roles. */
export interface Presence {
  sessionId: string;
  personId: string;
  fullName: string;
  state: 'pending' | 'full';
  csrfHash: string;
  seenAt: string;
  freshUntil: string | null;
  factorEvent: string | null;
  roles: string[];
}

interface Row extends Record<string, string | number | null> {
  id: string;
  personId: string;
  fullName: string;
  state: string;
  csrfHash: string;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  mac: string;
}

/** Whose token this is: one statement, on every request. Null when it ended, ran out, was forged, or its person was cut. */
export async function presenceOf(
  db: EntityManager,
  keyring: Keyring,
  hash: string,
  now: string,
  idleSince: string,
): Promise<Presence | null> {
  const found = await rows<Row>(
    db,
    sql`select s.id, s.person_id as "personId", s.state, s.csrf_hash as "csrfHash", s.created_at as "createdAt", s.seen_at as "seenAt",
          s.expires_at as "expiresAt", s.fresh_until as "freshUntil", s.factor_event as "factorEvent", s.mac, p.full_name as "fullName",
          r.id as "roleId", r.role, r.since, r.given_by as "givenBy", r.ended_at as "roleEndedAt", r.version as "roleVersion", r.mac as "roleMac"
        from session s join person p on p.id = s.person_id
          left join person_role r on r.person_id = s.person_id and r.ended_at is null
        where s.token_hash = ${hash} and s.ended_at is null and s.expires_at > ${now} and s.seen_at > ${idleSince} and p.cut_at is null and p.away_at is null`,
  );
  const [row] = found;
  if (!row) return null;
  const { freshUntil, factorEvent } = row as unknown as Presence;
  if (!isAuthenticSession(keyring, { ...row, tokenHash: hash, freshUntil, factorEvent })) return null;
  const roles = found
    .filter((line) => line['roleId'] !== null && isAuthentic(keyring, line))
    .map((line) => String(line['role']));
  const state = row.state === 'full' ? 'full' : 'pending';
  return {
    sessionId: row.id,
    personId: row.personId,
    fullName: row.fullName,
    state,
    csrfHash: row.csrfHash,
    seenAt: row.seenAt,
    freshUntil,
    factorEvent,
    roles,
  };
}

const isAuthentic = (keyring: Keyring, line: Row): boolean =>
  isAuthenticRole(keyring, {
    id: String(line['roleId']),
    personId: line.personId,
    role: String(line['role']),
    since: String(line['since']),
    givenBy: String(line['givenBy']),
    endedAt: line['roleEndedAt'] as string | null,
    version: Number(line['roleVersion']),
    mac: String(line['roleMac']),
  });

/** The sessions of a person that still hold, those in the middle of signing in too; newest first. */
export async function liveSessionsOf(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  { now, idleSince }: { now: string; idleSince: string },
): Promise<Session[]> {
  const found = await db.find(Session, {
    where: { personId, endedAt: IsNull(), expiresAt: MoreThan(now), seenAt: MoreThan(idleSince) },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: MOST_SESSIONS,
  });
  return found.filter((session) => isAuthenticSession(keyring, session));
}
