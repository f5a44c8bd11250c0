import type { EntityManager } from 'typeorm';
import { addSeconds, iso } from '../kernel/clock.js';
import { one, sql } from '../database/sql.js';

/** A lease that runs longer than this was taken under another clock (a demo's, a test's): it binds nobody. */
const LONGEST_TERM_SECONDS = 3600;

export interface Claim {
  name: string;
  /** This process. */
  holder: string;
  now: Date;
  seconds: number;
}

/** Whether a claim could succeed: nobody else holds it. A look only, the claim itself decides. */
export async function mayClaim(db: EntityManager, { name, holder, now }: Omit<Claim, 'seconds'>): Promise<boolean> {
  const row = await one<{ name: string }>(
    db,
    sql`select name from lease where name = ${name} and holder <> ${holder}
        and expires_at > ${iso(now)} and expires_at <= ${iso(addSeconds(now, LONGEST_TERM_SECONDS))}`,
  );
  return row === null;
}

/**
 * Takes or renews a lease in the transaction of the work it is taken for, in one statement: of two processes one finds the
 * other's term running and gets null. The answer is the fence, which grows with every claim; it is undone with failed work.
 */
export async function claim(db: EntityManager, { name, holder, now, seconds }: Claim): Promise<number | null> {
  const row = await one<{ fence: number }>(
    db,
    sql`insert into lease (name, holder, fence, expires_at)
        values (${name}, ${holder}, ${1}, ${iso(addSeconds(now, seconds))})
        on conflict (name) do update
          set holder = excluded.holder, fence = lease.fence + 1, expires_at = excluded.expires_at
          where lease.holder = excluded.holder or lease.expires_at <= ${iso(now)}
            or lease.expires_at > ${iso(addSeconds(now, LONGEST_TERM_SECONDS))}
        returning fence`,
  );
  return row?.fence ?? null;
}
