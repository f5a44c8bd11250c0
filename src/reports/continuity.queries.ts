import type { EntityManager } from 'typeorm';
import { list, one, rows, sql } from '../database/sql.js';
import { hasLeft } from '../people/person.rules.js';
import type { Look } from './look.js';

/** Of an account, what its registration relies on; 1 stands for yes. */
export interface Reliance {
  mailIsOurs: number | string;
  mailBelongsTo: string | null;
  phoneBelongsTo: string | null;
}

export async function relianceOf(db: EntityManager, accountId: string, ours: Look['ours']): Promise<Reliance> {
  const found = await one<Reliance>(
    db,
    sql`select case when ${ours('a.registration_email')} then 1 else 0 end as "mailIsOurs", m.belongs_to as "mailBelongsTo",
          f.belongs_to as "phoneBelongsTo"
        from account a left join recovery_channel m on m.kind = 'mailbox' and m.value = a.registration_email
        left join recovery_channel f on f.kind = 'phone' and f.value = a.recovery_phone where a.id = ${accountId}`,
  );
  return found ?? { mailIsOurs: 0, mailBelongsTo: null, phoneBelongsTo: null };
}

/** The newest instant at which somebody used or stored a secret of the account. */
export async function lastUse(db: EntityManager, accountId: string): Promise<string | null> {
  const found = await one<{ at: string | null }>(
    db,
    sql`select max(at) as at from (
          select max(e.at) as at from credential c join exposure e on e.credential_id = c.id
            where c.account_id = ${accountId} and e.kind in ('revealed', 'stored')
          union all select max(l.time) from ledger_subject s join ledger_leaf l on l.position = s.position
            where s.subject = ${`account:${accountId}`} and l.outcome = 'done'
              and l.action in ('credential.code', 'credential.use_code')) used`,
  );
  return found?.at ?? null;
}

/** Those of these people who are still here. */
export async function stillHere(db: EntityManager, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await rows<Parameters<typeof hasLeft>[0] & { id: string }>(
    db,
    sql`select id, start_date as "startDate", last_day as "lastDay", cut_at as "cutAt", time_zone as "timeZone"
        from person where id in ${list([...new Set(ids)])}`,
  );
  return new Set(found.filter((person) => !hasLeft(person, now)).map(({ id }) => id));
}
