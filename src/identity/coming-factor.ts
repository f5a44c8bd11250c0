import type { EntityManager } from 'typeorm';
import { forUpdate, one, run, sql } from '../database/sql.js';
import { addSeconds } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import type { Operation } from '../operation/operation.js';
import { ComingFactor, type Session } from './identity.entity.js';
import { newSeed } from './totp.js';

const PURPOSE = 'coming-factor';
const SECONDS = 900; // time to find the phone and to install an app

/** Begins a replacement in this browser; beginning again takes the place of what was begun before. Answers the seed. */
export async function beginFactor(op: Operation, keyring: Keyring, session: Session): Promise<string> {
  const { personId } = session;
  const seed = newSeed();
  const row = { personId, sessionId: session.id, expiresAt: addSeconds(op.now, SECONDS).toISOString() };
  await forgetComing(op.db, personId);
  await op.db.insert(ComingFactor, { ...row, sealed: sealUnder(keyring, PURPOSE, contextOf(row), Buffer.from(seed)) });
  return seed;
}

const contextOf = (row: Omit<ComingFactor, 'sealed'>): [string, string, string] => [
  row.personId,
  row.sessionId,
  row.expiresAt,
];

/** The seed begun in this browser, its row locked; null where nothing waits. A row from elsewhere does not open. */
export async function comingSeed(op: Operation, keyring: Keyring, session: Session): Promise<string | null> {
  const { personId, id } = session;
  await one(op.db, sql`select person_id from coming_factor where person_id = ${personId}${forUpdate(op.db)}`);
  const row = await op.db.findOneBy(ComingFactor, { personId, sessionId: id });
  if (!row || row.expiresAt <= op.now.toISOString()) return null;
  return Buffer.from(openUnder(keyring, PURPOSE, contextOf(row), row.sealed)).toString('utf8');
}

export const forgetComing = (db: EntityManager, personId: string): Promise<number> =>
  run(db, sql`delete from coming_factor where person_id = ${personId}`);
