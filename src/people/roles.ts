import type { EntityManager } from 'typeorm';
import { list, rows, run, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import { liveRoles, heldAdmins } from './person.queries.js';
import { Person, PersonRole } from './person.entity.js';
import { hasLeft, type Role } from './person.rules.js';
import { roleMac } from './role.mac.js';
import type { SignInWatch } from './sign-in-watch.js';

/** Gives a role in the name of the acting person; a forged row in its place is ended first. */
export async function giveRole(
  op: Operation,
  keyring: Keyring,
  personId: string,
  role: Role,
  by = op.actor.id,
): Promise<void> {
  const now = op.now.toISOString();
  await run(
    op.db,
    sql`update person_role set ended_at = ${now}, ended_by = ${'system'} where person_id = ${personId} and role = ${role} and ended_at is null`,
  );
  const row = { id: newId(), personId, role, since: now, givenBy: by, endedAt: null, endedBy: null, version: 1 };
  await op.db.insert(PersonRole, { ...row, mac: roleMac(keyring, row) });
}

/** Ends one live role; its row stays as history under a MAC of its new state. */
export async function endRole(op: Operation, keyring: Keyring, held: PersonRole): Promise<void> {
  const ended = { ...held, endedAt: op.now.toISOString(), endedBy: op.actor.id, version: held.version + 1 };
  const { endedAt, endedBy, version } = ended;
  await op.db.update(
    PersonRole,
    { id: held.id, version: held.version },
    { endedAt, endedBy, version, mac: roleMac(keyring, ended) },
  );
}

/** Ends every role of a person; answers which. */
export async function endRolesOf(op: Operation, keyring: Keyring, personId: string): Promise<string[]> {
  const held = await liveRoles(op.db, keyring, personId);
  for (const row of held) await endRole(op, keyring, row);
  return held.map((row) => row.role);
}

/**
 * Admins who could sign in right now, their role rows locked until this transaction ends. Whoever's last day is over counts
 * only while nobody else is left: a date in the directory must not make the last admin fair game.
 */
export async function activeAdmins(
  db: EntityManager,
  keyring: Keyring,
  watch: SignInWatch,
  now: Date,
): Promise<string[]> {
  const ids = [...new Set((await heldAdmins(db, keyring)).map((row) => row.personId))];
  const enrolled = await watch.enrolledOf(db, ids);
  const able: Person[] = [];
  for (const id of enrolled) {
    const person = await db.findOneBy(Person, { id });
    if (person && person.cutAt === null && person.awayAt === null) able.push(person);
  }
  const staying = able.filter((person) => !hasLeft(person, now));
  return (staying.length > 0 ? staying : able).map((person) => person.id);
}

/** Who of these people is seen to be leaving: not to be counted on, though they act until their last day. */
export async function leavingAmong(db: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from person where id in ${list(ids)} and leaving_at is not null`,
  );
  return new Set(found.map((person) => person.id));
}
