import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, run, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import type { Operation } from '../operation/operation.js';
import { factorMac, isAuthenticFactor, isAuthenticSignIn, signInMac } from './factor.mac.js';
import { EnrolmentFailures } from './identity.failures.js';
import { SecondFactor, SignIn } from './identity.entity.js';
import { isSeed, stepOf, TOTP } from './totp.js';

const PURPOSE = 'second-factor';

export interface Credentials {
  passwordHash: string;
  /** Base32. */
  seed: string;
  /** Newest time step already used, 0 for a factor nobody has used. */
  lastStep?: number;
}

/**
 * Gives a person a password and a confirmed second factor in place of any earlier ones. The caller records it and ends
 * what relied on the earlier ones.
 */
export async function enrolDirectly(
  op: Operation,
  keyring: Keyring,
  personId: string,
  { passwordHash, seed, lastStep = 0 }: Credentials,
): Promise<void> {
  if (!isSeed(seed)) throw EnrolmentFailures.BAD_SEED();
  await forgetSignIn(op.db, keyring, personId, op.now);
  const now = op.now.toISOString();
  const signIn = { personId, passwordHash, changedAt: now };
  await op.db.insert(SignIn, { ...signIn, mac: signInMac(keyring, signIn) });
  const id = newId();
  const sealed = sealUnder(keyring, PURPOSE, [personId, id], Buffer.from(seed));
  const row = { id, personId, kind: 'totp', sealed, ...TOTP, lastStep, confirmedAt: now, endedAt: null };
  await op.db.insert(SecondFactor, { ...row, mac: factorMac(keyring, row) });
}

/** Takes password and factor away; the factor's row stays as history. */
export async function forgetSignIn(db: EntityManager, keyring: Keyring, personId: string, now: Date): Promise<void> {
  await run(db, sql`delete from sign_in where person_id = ${personId}`);
  for (const row of await liveRows(db, [personId])) {
    const ended = { ...row, endedAt: now.toISOString() };
    // A forged row ends too, without ever becoming authentic.
    const mac = isAuthenticFactor(keyring, row) ? factorMac(keyring, ended) : row.mac;
    await run(db, sql`update second_factor set ended_at = ${ended.endedAt}, mac = ${mac} where id = ${row.id}`);
  }
}

const liveRows = (db: EntityManager, personIds: readonly string[]): Promise<SecondFactor[]> =>
  rows<SecondFactor>(
    db,
    sql`select id, person_id as "personId", kind, sealed, algorithm, digits, period, last_step as "lastStep",
          confirmed_at as "confirmedAt", ended_at as "endedAt", mac
        from second_factor where ended_at is null and person_id in ${list(personIds)}`,
  );

/** Which of these have a password and a second factor written by somebody with the root key. */
export async function enrolledOf(db: EntityManager, keyring: Keyring, personIds: readonly string[]): Promise<string[]> {
  const factors = (await liveRows(db, personIds))
    .filter((row) => isAuthenticFactor(keyring, row))
    .map((row) => row.personId);
  return (await signInRows(db, factors)).filter((row) => isAuthenticSignIn(keyring, row)).map((row) => row.personId);
}

const signInRows = (db: EntityManager, personIds: readonly string[]): Promise<SignIn[]> =>
  rows<SignIn>(
    db,
    sql`select person_id as "personId", password_hash as "passwordHash", changed_at as "changedAt", mac
        from sign_in where person_id in ${list(personIds)}`,
  );

/** The password's hash, if it was set by somebody with the root key; null else. */
export async function passwordHashOf(db: EntityManager, keyring: Keyring, personId: string): Promise<string | null> {
  const [row] = await signInRows(db, [personId]);
  return row && isAuthenticSignIn(keyring, row) ? row.passwordHash : null;
}

export const hasAnySignIn = async (db: EntityManager): Promise<boolean> =>
  (await one(db, sql`select person_id from sign_in limit 1`)) !== null;

/** Codes of one person are tried one after the other, whatever session or process they come through. */
export const holdFactor = (db: EntityManager, personId: string): Promise<unknown> =>
  rows(db, sql`select id from second_factor where person_id = ${personId} and ended_at is null${forUpdate(db)}`);

export type CodeVerdict = 'accepted' | 'wrong' | 'forged_factor';

/**
 * Takes a code once: the step is advanced in the statement that looks at it, so that of two processes holding the same
 * code one finds nothing. A factor row moved from another person neither verifies nor opens.
 */
export async function takeCode(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  code: string,
  real: Date,
): Promise<CodeVerdict> {
  const [factor] = await liveRows(db, [personId]);
  if (!factor) return 'wrong';
  if (!isAuthenticFactor(keyring, factor)) return 'forged_factor';
  const bytes = openUnder(keyring, PURPOSE, [personId, factor.id], factor.sealed);
  const step = await stepOf(Buffer.from(bytes).toString('utf8'), code, real);
  bytes.fill(0);
  if (step === null) return 'wrong';
  const taken = await run(
    db,
    sql`update second_factor set last_step = ${step} where id = ${factor.id} and last_step < ${step} and ended_at is null`,
  );
  return taken === 1 ? 'accepted' : 'wrong';
}
