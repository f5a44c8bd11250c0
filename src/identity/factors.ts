import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, run, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import { saidBy } from '../ledger/mark.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import type { Operation, RecordExtra } from '../operation/operation.js';
import type { CodeVerdict } from './attempts.rules.js';
import { factorMac, isAuthenticFactor, isAuthenticSignIn, signInMac } from './factor.mac.js';
import { EnrolmentFailures } from './identity.failures.js';
import { SecondFactor, SignIn } from './identity.entity.js';
import { endCodes } from './recovery-codes.js';
import { isSeed, stepOf, TOTP } from './totp.js';

const PURPOSE = 'second-factor';

export interface Credentials {
  passwordHash: string;
  /** Base32. */
  seed: string;
  /** Newest time step already used, 0 for a factor nobody has used. */
  lastStep?: number;
}

/** What the log is told of a factor that begins: an earlier one never comes back with an old copy of its row. */
export interface FactorFixed {
  details: { factor: string };
  extra: Pick<RecordExtra, 'mark'>;
}

const markOf = (personId: string): string => `factor:${personId}`;

/**
 * Gives a person a password and a confirmed second factor in place of any earlier ones; codes on paper end too. The caller
 * records what is answered and ends what relied on the earlier ones.
 */
export async function enrolDirectly(
  op: Operation,
  keyring: Keyring,
  personId: string,
  { passwordHash, ...factor }: Credentials,
): Promise<FactorFixed> {
  if (!isSeed(factor.seed)) throw EnrolmentFailures.BAD_SEED();
  await forgetSignIn(op.db, keyring, personId, op.now);
  await endCodes(op, keyring, personId);
  await writePassword(op, keyring, personId, passwordHash);
  return insertFactor(op, keyring, personId, factor);
}

/** A new password; the caller records it. */
export async function writePassword(
  op: Operation,
  keyring: Keyring,
  personId: string,
  passwordHash: string,
): Promise<void> {
  const signIn = { personId, passwordHash, changedAt: op.now.toISOString() };
  await run(op.db, sql`delete from sign_in where person_id = ${personId}`);
  await op.db.insert(SignIn, { ...signIn, mac: signInMac(keyring, signIn) });
}

/** A factor that a code has proved, in place of the one before; the password stays. The caller records what is answered. */
export async function replaceFactor(
  op: Operation,
  keyring: Keyring,
  personId: string,
  factor: Omit<Credentials, 'passwordHash'>,
): Promise<FactorFixed> {
  await endFactors(op.db, keyring, personId, op.now);
  return insertFactor(op, keyring, personId, factor);
}

async function insertFactor(
  op: Operation,
  keyring: Keyring,
  personId: string,
  { seed, lastStep = 0 }: Omit<Credentials, 'passwordHash'>,
): Promise<FactorFixed> {
  const id = newId();
  const sealed = sealUnder(keyring, PURPOSE, [personId, id], Buffer.from(seed));
  const times = { confirmedAt: op.now.toISOString(), endedAt: null };
  const row = { id, personId, kind: 'totp', sealed, ...TOTP, lastStep, ...times };
  await op.db.insert(SecondFactor, { ...row, mac: factorMac(keyring, row) });
  return { details: { factor: id }, extra: { mark: markOf(personId) } };
}

/** Takes password and factor away; the factor's row stays as history. */
export async function forgetSignIn(db: EntityManager, keyring: Keyring, personId: string, now: Date): Promise<void> {
  await run(db, sql`delete from sign_in where person_id = ${personId}`);
  await run(db, sql`delete from recovery_codes where person_id = ${personId}`);
  await endFactors(db, keyring, personId, now);
}

async function endFactors(db: EntityManager, keyring: Keyring, personId: string, now: Date): Promise<void> {
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

/** Since when somebody's password and second factor are as they are; null for what is not believed. */
export async function sinceWhen(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
): Promise<{ passwordChangedAt: string | null; factorSince: string | null }> {
  const [signIn] = (await signInRows(db, [personId])).filter((row) => isAuthenticSignIn(keyring, row));
  const [factor] = (await liveRows(db, [personId])).filter((row) => isAuthenticFactor(keyring, row));
  return { passwordChangedAt: signIn?.changedAt ?? null, factorSince: factor?.confirmedAt ?? null };
}

export const hasAnySignIn = async (db: EntityManager): Promise<boolean> =>
  (await one(db, sql`select person_id from sign_in limit 1`)) !== null;

/** Codes of one person are tried one after the other, whatever session or process they come through. */
export const holdFactor = (db: EntityManager, personId: string): Promise<unknown> =>
  rows(db, sql`select id from second_factor where person_id = ${personId} and ended_at is null${forUpdate(db)}`);

/**
 * Takes a code once: the step is advanced in the statement that looks at it, so that of two processes holding the same
 * code one finds nothing. A factor row moved from another person neither verifies nor
 * opens; one that another has replaced is not believed, whatever the table says.
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
  const said = saidBy(await newestFixed(db, keyring, markOf(personId)), 'factor');
  if (said !== null && said !== factor.id) return 'forged_factor';
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
