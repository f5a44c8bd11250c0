import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { forUpdate, one, run, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { saidBy } from '../ledger/mark.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import type { Operation, RecordExtra } from '../operation/operation.js';
import type { CodeVerdict } from './attempts.rules.js';
import { RecoveryCodes } from './identity.entity.js';
import { CODE_BYTES, codeOf, CODES, plainCode } from './recovery-code.rules.js';

type Sealed = Omit<RecoveryCodes, 'mac'>;

const fields = (row: Sealed) => [row.personId, row.setId, row.hashes, row.madeAt, row.version] as const;
const macOf = (keyring: Keyring, row: Sealed): string => keyring.mac('recovery-codes', fields(row));

const markOf = (personId: string): string => `recovery_codes:${personId}`;
/** What the newest leaf must say of the row: a set that was used or replaced never comes back with an old copy of it. */
const stateOf = ({ setId, version }: Sealed): string => `${setId}/${version}`;

const ENDED = 'none';

const hashOf = (keyring: Keyring, { personId, setId }: Pick<Sealed, 'personId' | 'setId'>, plain: string): string =>
  keyring.mac('recovery-code', [personId, setId, plain]);

const hashesOf = (row: Sealed): string[] => JSON.parse(row.hashes) as string[];

/** What the log is told of a set, so that it fixes how the set stands. */
export interface SetFixed {
  details: { recoveryCodes: string; left: number };
  extra: Pick<RecordExtra, 'mark'>;
}

const fixed = (row: Sealed): SetFixed => ({
  details: { recoveryCodes: stateOf(row), left: hashesOf(row).length },
  extra: { mark: markOf(row.personId) },
});

/** A new set in place of any before. The codes exist here and on their holder's paper only; the caller records `fixed`. */
export async function makeCodes(
  op: Operation,
  keyring: Keyring,
  personId: string,
): Promise<{ codes: string[]; madeAt: string; fixed: SetFixed }> {
  const before = await held(op.db, personId);
  const codes = Array.from({ length: CODES }, () => codeOf(randomBytes(CODE_BYTES)));
  const set = { personId, setId: newId() };
  const hashes = codes.map((code) => hashOf(keyring, set, plainCode(code) as string));
  const row = { ...set, hashes: JSON.stringify(hashes), madeAt: op.now.toISOString(), version: before?.version ?? 0 };
  row.version += 1;
  await run(op.db, sql`delete from recovery_codes where person_id = ${personId}`);
  await op.db.insert(RecoveryCodes, { ...row, mac: macOf(keyring, row) });
  return { codes, madeAt: row.madeAt, fixed: fixed(row) };
}

/** The set as it stands, its row locked; believed or not. */
async function held(db: EntityManager, personId: string): Promise<RecoveryCodes | null> {
  await one(db, sql`select person_id from recovery_codes where person_id = ${personId}${forUpdate(db)}`);
  return db.findOneBy(RecoveryCodes, { personId });
}

/** Written by somebody with the root key, and the newest there was. */
async function isBelieved(db: EntityManager, keyring: Keyring, row: RecoveryCodes): Promise<boolean> {
  if (!keyring.macMatches('recovery-codes', fields(row), row.mac)) return false;
  return saidBy(await newestFixed(db, keyring, markOf(row.personId)), 'recoveryCodes') === stateOf(row);
}

/** How many are left, and since when; a set that is not believed is none. */
export async function codesLeft(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
): Promise<{ left: number; madeAt: string | null }> {
  const row = await db.findOneBy(RecoveryCodes, { personId });
  if (!row || !(await isBelieved(db, keyring, row))) return { left: 0, madeAt: null };
  return { left: hashesOf(row).length, madeAt: row.madeAt };
}

/** Takes one code once: of two processes holding the same paper, one waits for the row and finds the code gone. */
export async function takeRecoveryCode(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  typed: string,
): Promise<{ verdict: CodeVerdict; fixed?: SetFixed }> {
  const row = await held(db, personId);
  const plain = plainCode(typed);
  if (!row) return { verdict: 'wrong' };
  if (!(await isBelieved(db, keyring, row))) return { verdict: 'forged_factor' };
  const used = plain === null ? null : hashOf(keyring, row, plain);
  const left = hashesOf(row).filter((hash) => hash !== used);
  if (left.length === hashesOf(row).length) return { verdict: 'wrong' };
  const next = { ...row, hashes: JSON.stringify(left), version: row.version + 1 };
  const written = await run(
    db,
    sql`update recovery_codes set hashes = ${next.hashes}, version = ${next.version}, mac = ${macOf(keyring, next)}
        where person_id = ${personId} and set_id = ${row.setId} and version = ${row.version}`,
  );
  return written === 1 ? { verdict: 'accepted', fixed: fixed(next) } : { verdict: 'wrong' };
}

/**
 * Nothing of them opens the door again, for somebody who enrols anew. The log is told where it knows of a set, so that an old
 * copy of its row is not believed either.
 */
export async function endCodes(op: Operation, keyring: Keyring, personId: string): Promise<void> {
  await run(op.db, sql`delete from recovery_codes where person_id = ${personId}`);
  const mark = markOf(personId);
  const said = saidBy(await newestFixed(op.db, keyring, mark), 'recoveryCodes');
  if (said !== null && said !== ENDED) op.record(`person:${personId}`, { recoveryCodes: ENDED, left: 0 }, { mark });
}
