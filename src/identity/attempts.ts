import type { EntityManager } from 'typeorm';
import { list, one, rows, run, sql } from '../database/sql.js';
import { addSeconds } from '../kernel/clock.js';
import { BRAKES, blockedUntil, KNOWN_DAYS, type BrakeName } from './attempts.rules.js';

/** One counter: which brake, and for whom or where. */
export interface Counter {
  brake: BrakeName;
  subject: string;
}

/** Counters of a password try; `key` is a keyed hash of the address typed, so that nobody reads it back. */
export async function passwordCounters(db: EntityManager, key: string, network: string, now: Date): Promise<Counter[]> {
  const known = await isKnown(db, key, network, now);
  const person: Counter[] = known ? [] : [{ brake: 'person', subject: `person:${key}` }];
  return [
    { brake: 'pair', subject: `pair:${key}:${network}` },
    { brake: 'address', subject: `address:${network}` },
    ...person,
  ];
}

/** The counter of second-factor tries of a person: one for all unknown networks together, one for each known. */
export async function factorCounter(db: EntityManager, key: string, network: string, now: Date): Promise<Counter> {
  const known = await isKnown(db, key, network, now);
  return { brake: 'factor', subject: known ? `factor:${key}:${network}` : `factor:${key}` };
}

async function isKnown(db: EntityManager, key: string, network: string, now: Date): Promise<boolean> {
  const since = addSeconds(now, -KNOWN_DAYS * 86_400).toISOString();
  return (
    (await one(
      db,
      sql`select subject from attempt where subject = ${`known:${key}:${network}`} and last_at > ${since}`,
    )) !== null
  );
}

/** Seconds to wait, 0 when the next try is free. */
export async function secondsBlocked(db: EntityManager, counters: readonly Counter[], now: Date): Promise<number> {
  const row = await one<{ until: string | null }>(
    db,
    sql`select max(blocked_until) as until from attempt where subject in ${list(counters.map((c) => c.subject))}`,
  );
  const left = row?.until ? new Date(row.until).getTime() - now.getTime() : 0;
  return left > 0 ? Math.ceil(left / 1000) : 0;
}

/** Counts one failure; answers the seconds to wait from now on. Counters are taken in one order by everybody. */
export async function countFailure(db: EntityManager, counters: readonly Counter[], now: Date): Promise<number> {
  for (const { brake, subject } of [...counters].sort((a, b) => (a.subject < b.subject ? -1 : 1))) {
    const forgotten = addSeconds(now, -BRAKES[brake].forgetSeconds).toISOString();
    const [row] = await rows<{ failures: number }>(
      db,
      sql`insert into attempt (subject, failures, last_at) values (${subject}, ${1}, ${now.toISOString()})
          on conflict (subject) do update set last_at = excluded.last_at,
            failures = case when attempt.last_at < ${forgotten} then 1 else attempt.failures + 1 end returning failures`,
    );
    const until = blockedUntil(BRAKES[brake], Number(row?.failures ?? 1), now);
    await run(db, sql`update attempt set blocked_until = ${until} where subject = ${subject}`);
  }
  return secondsBlocked(db, counters, now);
}

export async function failuresOf(db: EntityManager, subject: string): Promise<number> {
  return Number(
    (await one<{ failures: number }>(db, sql`select failures from attempt where subject = ${subject}`))?.failures ?? 0,
  );
}

/** After a whole sign-in: the pair and the factor begin again, and the network is known. The network's own count stays. */
export async function countSuccess(db: EntityManager, key: string, network: string, now: Date): Promise<void> {
  const begun = [`pair:${key}:${network}`, `factor:${key}:${network}`];
  await run(db, sql`update attempt set failures = 0, blocked_until = null where subject in ${list(begun)}`);
  await rows(
    db,
    sql`insert into attempt (subject, failures, last_at) values (${`known:${key}:${network}`}, ${0}, ${now.toISOString()})
        on conflict (subject) do update set last_at = excluded.last_at`,
  );
}

/** Forgets counters that no longer slow anybody; answers how many. */
export function purgeAttempts(db: EntityManager, now: Date): Promise<number> {
  const old = addSeconds(now, -2 * 86_400).toISOString();
  const oldKnown = addSeconds(now, -KNOWN_DAYS * 86_400).toISOString();
  return run(
    db,
    sql`delete from attempt where last_at < ${oldKnown} or (last_at < ${old} and subject not like 'known:%')`,
  );
}
