import type { EntityManager } from 'typeorm';
import { isNewest } from '../accounts/mark.rules.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { CheckOut } from './check-out.entity.js';
import { isAuthenticPolicy, isAuthenticTurn, type SealedPolicy, type SealedTurn } from './check-out.mac.js';
import { seenTables, type ExposureFilter } from './exposure.queries.js';

export const policyMark = (accountId: string): string => `check_out_policy:${accountId}`;

/** The policy as it may be relied on. */
export type BelievedPolicy = Pick<SealedPolicy, 'required' | 'minutes' | 'rotateOnReturn' | 'version'>;

/** The log is believed before the table: a row deleted, loosened or put back by hand changes nothing. */
export function believedPolicy(
  keyring: Keyring,
  row: (SealedPolicy & { mac: string }) | null,
  leaf: string | null,
): BelievedPolicy | null {
  if (row && isAuthenticPolicy(keyring, row) && isNewest(row.version, leaf)) return row;
  return leaf === null ? null : (JSON.parse(leaf) as { details: BelievedPolicy }).details;
}

/** Of these accounts, those that have one. */
export async function policiesOf(
  db: EntityManager,
  keyring: Keyring,
  accountIds: readonly string[],
): Promise<Map<string, BelievedPolicy>> {
  const found = await rows<Unchecked & { id: string; leaf: string | null }>(
    db,
    sql`select a.id, p.account_id as "accountId", p.required, p.minutes, p.rotate_on_return as "rotateOnReturn", p.version,
          p.mac, (select l.body from ledger_leaf l where l.mark = 'check_out_policy:' || a.id
            order by l.position desc limit 1) as leaf
        from account a left join check_out_policy p on p.account_id = a.id where a.id in ${list(accountIds)}`,
  );
  const believed = found.map(({ id, leaf, ...row }) => [id, believedPolicy(keyring, isThere(row) ? row : null, leaf)]);
  return new Map(believed.filter((each): each is [string, BelievedPolicy] => each[1] !== null));
}

type Unchecked = { [Field in keyof (SealedPolicy & { mac: string })]: (SealedPolicy & { mac: string })[Field] | null };

const isThere = (row: Unchecked): row is SealedPolicy & { mac: string } => row.accountId !== null;

export const policyOf = async (
  db: EntityManager,
  keyring: Keyring,
  accountId: string,
): Promise<BelievedPolicy | null> => (await policiesOf(db, keyring, [accountId])).get(accountId) ?? null;

/** The turns that `condition` (over `k`) finds and that can be trusted; forged and restored rows are absent. */
export async function provenTurns(db: EntityManager, keyring: Keyring, condition: Sql): Promise<CheckOut[]> {
  const found = await rows<CheckOut & { leaf: string | null }>(
    db,
    sql`select k.id, k.account_id as "accountId", k.person_id as "personId", k.reason, k.ticket, k.asked_at as "askedAt",
          k.offered_at as "offeredAt", k.taken_at as "takenAt", k.expires_at as "expiresAt",
          k.rotate_on_return as "rotateOnReturn", k.ended_at as "endedAt", k.ended_by as "endedBy", k.ending,
          k.ended_reason as "endedReason", k.version, k.mac,
          (select l.body from ledger_leaf l where l.mark = 'check_out:' || k.id order by l.position desc limit 1) as leaf
        from check_out k where ${condition}`,
  );
  return found
    .filter((row) => isAuthenticTurn(keyring, row) && isNewest(row.version, row.leaf))
    .map(({ leaf: _, ...row }) => row);
}

export const liveTurns = (db: EntityManager, keyring: Keyring, accountId: string): Promise<CheckOut[]> =>
  liveTurnsOn(db, keyring, [accountId]);

export const liveTurnsOn = (db: EntityManager, keyring: Keyring, accountIds: readonly string[]): Promise<CheckOut[]> =>
  provenTurns(db, keyring, sql`k.account_id in ${list(accountIds)} and k.ended_at is null`);

/** Accounts where the clock has ended a turn, or an offer made by `missed` or before, and nobody has written it down. */
export async function dueAccounts(db: EntityManager, now: string, missed: string, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct k.account_id as id from check_out k where k.ended_at is null
          and (k.expires_at <= ${now} or (k.taken_at is null and k.offered_at <= ${missed}))
        order by k.account_id limit ${limit}`,
  );
  return found.map(({ id }) => id);
}

export const sightKey = (sight: { credentialId: string; personId: string }): string =>
  `${sight.credentialId} ${sight.personId}`;

interface ReturnedSight extends SealedTurn {
  credentialId: string;
  mac: string;
}

/**
 * When a turn ended in which somebody saw what is still in use, where giving it back asks for a rotation: the earliest of them
 * by `sightKey`. A turn that was changed by hand asks for one too.
 */
export async function returnedSights(
  db: EntityManager,
  keyring: Keyring,
  filter: ExposureFilter,
  now: string,
  on?: string,
): Promise<Map<string, string>> {
  const { from, where } = seenTables(filter, on);
  const end = raw('coalesce(k.ended_at, k.expires_at)');
  const found = await rows<ReturnedSight>(
    db,
    sql`select distinct c.id as "credentialId", k.id, k.account_id as "accountId", k.person_id as "personId",
          k.asked_at as "askedAt", k.offered_at as "offeredAt", k.taken_at as "takenAt", k.expires_at as "expiresAt",
          k.rotate_on_return as "rotateOnReturn", k.ended_at as "endedAt", k.version, k.mac
        from ${from} join check_out k on k.account_id = c.account_id and k.person_id = e.person_id
        where ${where} and e.kind = ${'revealed'} and k.taken_at <= e.at and ${end} >= e.at
          and ${end} <= ${on === undefined ? now : `${on}T24`}`,
  );
  const since = new Map<string, string>();
  for (const turn of found) {
    if (turn.rotateOnReturn !== 'yes' && isAuthenticTurn(keyring, turn)) continue;
    const at = turn.endedAt ?? turn.expiresAt ?? '';
    const key = sightKey(turn);
    if (at < (since.get(key) ?? '~')) since.set(key, at);
  }
  return since;
}
