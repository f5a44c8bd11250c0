import type { EntityManager } from 'typeorm';
import { forUpdate, one, run, sql, type Sql } from '../database/sql.js';
import { addSeconds } from '../kernel/clock.js';
import { newId, newToken, tokenHash } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import type { Operation } from '../operation/operation.js';
import { OneTimeLink } from './identity.entity.js';
import { endLinksOf } from './sessions.js';
import { isAuthenticLink, linkMac } from './session.mac.js';

export type LinkKind = 'setup' | 'invite' | 'recover';

/** A link as handed out: the token exists here and in the holder's hands only. */
export interface NewLink {
  token: string;
  link: string;
  expiresAt: string;
}

/** Makes a one-time link; an earlier one for the same person ends. */
export async function makeLink(
  op: Operation,
  keyring: Keyring,
  kind: LinkKind,
  personId: string | null,
  minutes: number,
  url: string,
): Promise<NewLink & { id: string }> {
  if (personId) await endLinksOf(op.db, personId, op.now);
  const token = newToken();
  const times = { createdAt: op.now.toISOString(), expiresAt: addSeconds(op.now, minutes * 60).toISOString() };
  const row = { id: newId(), kind, personId, tokenHash: tokenHash(token), ...times };
  await op.db.insert(OneTimeLink, {
    ...row,
    chosen: null,
    pendingHash: null,
    usedAt: null,
    endedAt: null,
    mac: linkMac(keyring, row),
  });
  return {
    id: row.id,
    token,
    link: `${url}/${kind === 'setup' ? 'setup' : 'enrol'}?token=${token}`,
    expiresAt: row.expiresAt,
  };
}

/** What the first step chose and the code must confirm; sealed to its link while it waits. */
export interface Chosen {
  passwordHash: string;
  seed: string;
  label: string;
  fullName: string | null;
  workEmail: string | null;
}

export const sealChosen = (keyring: Keyring, linkId: string, chosen: Chosen): string =>
  sealUnder(keyring, 'enrolment', [linkId], Buffer.from(JSON.stringify(chosen)));

export const openChosen = (keyring: Keyring, link: OneTimeLink): Chosen =>
  JSON.parse(Buffer.from(openUnder(keyring, 'enrolment', [link.id], link.chosen ?? '')).toString('utf8')) as Chosen;

/** A link that may still be used: ours, neither used, ended nor expired. `hold` locks its row. */
async function liveLink(
  db: EntityManager,
  keyring: Keyring,
  match: Sql,
  now: string,
  hold: boolean,
): Promise<OneTimeLink | null> {
  const lock = hold ? forUpdate(db) : sql``;
  const found = await one<{ id: string }>(
    db,
    sql`select id from one_time_link where ${match} and used_at is null and ended_at is null and expires_at > ${now}${lock}`,
  );
  const link = found && (await db.findOneBy(OneTimeLink, { id: found.id }));
  return link && isAuthenticLink(keyring, link) ? link : null;
}

export const linkOfToken = (
  db: EntityManager,
  keyring: Keyring,
  token: string,
  now: string,
  hold = false,
): Promise<OneTimeLink | null> => liveLink(db, keyring, sql`token_hash = ${tokenHash(token)}`, now, hold);

/** The enrolment in progress in the browser that holds this cookie. */
export const linkOfBrowser = (
  db: EntityManager,
  keyring: Keyring,
  cookie: string,
  now: string,
  hold = false,
): Promise<OneTimeLink | null> =>
  liveLink(db, keyring, sql`pending_hash = ${tokenHash(cookie)} and chosen is not null`, now, hold);

/** Uses a link up, once: of two confirmations one finds it used. The sealed choice goes with it. */
export async function useUp(db: EntityManager, id: string, now: string): Promise<boolean> {
  return (
    (await run(
      db,
      sql`update one_time_link set used_at = ${now}, chosen = null, pending_hash = null where id = ${id} and used_at is null and ended_at is null`,
    )) === 1
  );
}

export const endLink = (db: EntityManager, id: string, now: string): Promise<number> =>
  run(
    db,
    sql`update one_time_link set ended_at = ${now}, chosen = null, pending_hash = null where id = ${id} and ended_at is null`,
  );
