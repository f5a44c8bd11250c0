import type { EntityManager } from 'typeorm';
import { grantMac } from '../access/grant.mac.js';
import { LEVELS } from '../access/grant.rules.js';
import { keepAccounts } from '../accounts/history.js';
import { seatMac } from '../accounts/seat.mac.js';
import { insertRows, type SqlValue } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Keyring } from '../keyring/keyring.js';
import { SYSTEM } from '../operation/actor.js';
import type { Operations } from '../operation/operations.js';
import { searchTextOf } from '../people/person.rules.js';

export interface Size {
  people: number;
  accounts: number;
  grants: number;
}

export interface Generated {
  personIds: string[];
  accountIds: string[];
}

const BATCH = 5000;
const BRANDS = ['Brévanne', 'Lumio', 'Sorgue', 'Group'];
const CRITICALITIES = ['high', 'medium', 'low'];
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

/**
 * Fills an empty register with an organisation of any size, the same for the same numbers: made-up handles, an owner seat an
 * account, grants spread evenly. Rows carry their MACs, so everything behaves as if it had been registered one by one.
 */
export async function generate(operations: Operations, keyring: Keyring, size: Size): Promise<Generated> {
  const personIds = await inBatches(operations, 'import.people', size.people, (db, from, to, now) =>
    people(db, from, to, now),
  );
  const accountIds = await inBatches(operations, 'import.accounts', size.accounts, (db, from, to, now) =>
    accounts(db, keyring, { from, to, now, personIds }),
  );
  await inBatches(operations, 'import.access', size.grants, (db, from, to, now) =>
    grants(db, keyring, { from, to, now, personIds, accountIds }),
  );
  return { personIds, accountIds };
}

async function inBatches(
  operations: Operations,
  action: 'import.people' | 'import.accounts' | 'import.access',
  count: number,
  make: (db: EntityManager, from: number, to: number, now: Date) => Promise<string[]>,
): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += BATCH) {
    const to = Math.min(count, from + BATCH);
    const made = await operations.run(SYSTEM, action, {}, async (op) => {
      const batch = await make(op.db, from, to, op.now);
      op.record([], { generated: batch.length });
      return batch;
    });
    for (const id of made) ids.push(id);
  }
  return ids;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

async function people(db: EntityManager, from: number, to: number, now: Date): Promise<string[]> {
  const rows = numbers(from, to).map((n): SqlValue[] => {
    const mail = `person${n}@generated.example`;
    const name = `Person ${n}`;
    const found = searchTextOf({ fullName: name, workEmail: mail });
    return [newId(), name, found, mail, mail, 'employee', 'fr-FR', 'Europe/Paris', iso(now), 1];
  });
  const columns = [
    'id',
    'full_name',
    'search_text',
    'work_email',
    'email_key',
    'kind',
    'locale',
    'time_zone',
    'created_at',
    'version',
  ];
  await insertRows(db, 'person', columns, rows);
  return rows.map((row) => row[0] as string);
}

interface AccountBatch {
  from: number;
  to: number;
  now: Date;
  personIds: string[];
}

const ACCOUNT_COLUMNS =
  'id platform handle handle_key profile_url display_name brand status criticality access_model name_key search_text requested_by created_at version';

async function accounts(
  db: EntityManager,
  keyring: Keyring,
  { from, to, now, personIds }: AccountBatch,
): Promise<string[]> {
  const ids = numbers(from, to).map(() => newId());
  const rows = ids.map((id, i) => accountRow(id, from + i, now));
  await insertRows(db, 'account', ACCOUNT_COLUMNS.split(' '), rows);
  await keepAccounts({ db, now }, ids);
  await ownerSeats(
    db,
    keyring,
    ids.map((accountId, i) => ({ accountId, personId: pick(personIds, from + i) })),
    now,
  );
  return ids;
}

function accountRow(id: string, n: number, now: Date): SqlValue[] {
  const [handle, name, brand] = [`generated_${n}`, `Account ${n}`, pick(BRANDS, n)];
  const shown = [handle, handle, `https://www.instagram.com/${handle}/`, name, brand];
  const state = ['active', pick(CRITICALITIES, n), 'shared_login'];
  const found = [name.toLowerCase(), `${name} ${handle} ${brand}`.toLowerCase()];
  return [id, 'instagram', ...shown, ...state, ...found, SYSTEM.id, iso(now), 1];
}

const SEAT_COLUMNS = 'id account_id person_id seat since created_at given_by version mac';

async function ownerSeats(
  db: EntityManager,
  keyring: Keyring,
  owners: readonly { accountId: string; personId: string }[],
  now: Date,
): Promise<void> {
  const rows = owners.map(({ accountId, personId }): SqlValue[] => {
    const held = { id: newId(), accountId, personId, seat: 'owner', since: day(now), givenBy: SYSTEM.id };
    const mac = seatMac(keyring, { ...held, endedAt: null, version: 1 });
    return [held.id, accountId, personId, held.seat, held.since, iso(now), held.givenBy, 1, mac];
  });
  await insertRows(db, 'seat', SEAT_COLUMNS.split(' '), rows);
}

interface GrantBatch extends AccountBatch {
  accountIds: string[];
}

const GRANT_COLUMNS = 'id account_id person_id level reason approved_by since status created_at version mac';

async function grants(db: EntityManager, keyring: Keyring, batch: GrantBatch): Promise<string[]> {
  const rows = numbers(batch.from, batch.to).map((n) => grantRow(keyring, n, batch));
  await insertRows(db, 'access_grant', GRANT_COLUMNS.split(' '), rows);
  return rows.map((row) => row[0] as string);
}

function grantRow(keyring: Keyring, n: number, { now, personIds, accountIds }: GrantBatch): SqlValue[] {
  const round = Math.floor(n / accountIds.length);
  const held = {
    id: newId(),
    accountId: pick(accountIds, n),
    // Shifted by a prime, so that owners and holders of one account differ.
    personId: pick(personIds, n * 7 + 13 + round),
    level: pick(LEVELS, n + round),
    since: day(now),
    status: 'active',
    approvedBy: SYSTEM.id,
    version: 1,
  };
  const mac = grantMac(keyring, { ...held, until: null, endedOn: null, requestedBy: null });
  const { id, accountId, personId, level, approvedBy, since, status } = held;
  const reason = 'Generated for measurement';
  return [id, accountId, personId, level, reason, approvedBy, since, status, iso(now), 1, mac];
}
