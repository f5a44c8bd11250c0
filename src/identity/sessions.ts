import type { EntityManager } from 'typeorm';
import { forUpdate, one, rows, run, sql } from '../database/sql.js';
import { addSeconds } from '../kernel/clock.js';
import { newId, newToken, tokenHash } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { SessionFailures } from './identity.failures.js';
import { Session } from './identity.entity.js';
import { isAuthenticSession, sessionMac } from './session.mac.js';
import type { Whence } from './visit.rules.js';

/** What a browser gets: the cookie's value and the header's. Stored as hashes only. */
export interface Issued {
  token: string;
  csrf: string;
  session: Session;
}

/** Follows from the token, so that a reloaded page may ask for it again while the database knows neither. */
export const csrfOf = (keyring: Keyring, token: string): string => keyring.mac('csrf', [token]);

const secretsOf = (keyring: Keyring): { token: string; csrf: string; tokenHash: string; csrfHash: string } => {
  const token = newToken();
  const csrf = csrfOf(keyring, token);
  return { token, csrf, tokenHash: tokenHash(token), csrfHash: tokenHash(csrf) };
};

export interface SessionFacts {
  personId: string;
  state: 'pending' | 'full';
  seconds: number;
  freshUntil?: string;
  factorEvent?: string;
  from: Whence;
}

/** A new session under a new token; whatever a browser brought along is not taken up. */
export async function openSession(
  op: Operation,
  keyring: Keyring,
  { personId, state, seconds, freshUntil, factorEvent, from }: SessionFacts,
): Promise<Issued> {
  const { token, csrf, ...hashes } = secretsOf(keyring);
  const now = op.now.toISOString();
  const times = { createdAt: now, seenAt: now, expiresAt: addSeconds(op.now, seconds).toISOString() };
  const row = {
    id: newId(),
    ...hashes,
    personId,
    state,
    ...times,
    freshUntil: freshUntil ?? null,
    factorEvent: factorEvent ?? null,
    endedAt: null,
    endedReason: null,
    ...from,
  };
  const session = { ...row, mac: sessionMac(keyring, row) };
  await op.db.insert(Session, session);
  return { token, csrf, session };
}

/** The same session under a new token and CSRF value, signed in and fresh; the old token is worth nothing from here on. */
export async function renewSession(
  op: Operation,
  keyring: Keyring,
  session: Session,
  change: Partial<Session>,
): Promise<Issued> {
  const { token, csrf, ...hashes } = secretsOf(keyring);
  const next = { ...session, ...hashes, ...change, seenAt: op.now.toISOString() };
  next.mac = sessionMac(keyring, next);
  await op.db.update(Session, { id: session.id }, next);
  return { token, csrf, session: next };
}

/** The acting session, its row locked. Throws `session.ended` when it ended meanwhile or was not written by us. */
export async function heldSession(op: Operation, keyring: Keyring, state: 'pending' | 'full' | null): Promise<Session> {
  const id = op.actor.session?.id ?? '';
  await one(op.db, sql`select id from session where id = ${id}${forUpdate(op.db)}`);
  const session = await op.db.findOneBy(Session, { id });
  const lives =
    session !== null &&
    session.endedAt === null &&
    session.expiresAt > op.now.toISOString() &&
    (state === null || session.state === state);
  if (!lives || !isAuthenticSession(keyring, session)) throw SessionFailures.ENDED();
  return session;
}

/** Ends every session of a person, pending ones too; effective for every process with the commit. */
export async function endSessionsOf(db: EntityManager, personId: string, reason: string, now: Date): Promise<number> {
  return run(
    db,
    sql`update session set ended_at = ${now.toISOString()}, ended_reason = ${reason} where person_id = ${personId} and ended_at is null`,
  );
}

/** Ends every session of a person but one. */
export async function endOtherSessions(
  db: EntityManager,
  personId: string,
  keptId: string,
  reason: string,
  now: Date,
): Promise<number> {
  return run(
    db,
    sql`update session set ended_at = ${now.toISOString()}, ended_reason = ${reason}
        where person_id = ${personId} and id <> ${keptId} and ended_at is null`,
  );
}

export async function endSession(
  db: EntityManager,
  where: { id: string } | { tokenHash: string },
  reason: string,
  now: Date,
): Promise<number> {
  const match = 'id' in where ? sql`id = ${where.id}` : sql`token_hash = ${where.tokenHash}`;
  return run(
    db,
    sql`update session set ended_at = ${now.toISOString()}, ended_reason = ${reason} where ${match} and ended_at is null`,
  );
}

/** No release relies on a code given before now. */
export async function voidFreshnessOf(db: EntityManager, keyring: Keyring, personId: string): Promise<void> {
  await rows(
    db,
    sql`select id from session where person_id = ${personId} and ended_at is null order by id${forUpdate(db)}`,
  );
  for (const session of await db.find(Session, { where: { personId } })) {
    if (session.endedAt !== null || session.freshUntil === null || !isAuthenticSession(keyring, session)) continue;
    const next = { ...session, freshUntil: null, factorEvent: null };
    await db.update(
      Session,
      { id: session.id },
      { freshUntil: null, factorEvent: null, mac: sessionMac(keyring, next) },
    );
  }
}

/** Ends every one-time link that waits for a person. */
export async function endLinksOf(db: EntityManager, personId: string, now: Date): Promise<number> {
  return run(
    db,
    sql`update one_time_link set ended_at = ${now.toISOString()} where person_id = ${personId} and used_at is null and ended_at is null`,
  );
}
