import { addSeconds, iso } from '../kernel/clock.js';
import { sql, type Sql } from '../database/sql.js';
import type { Look } from './look.js';

const DAY_SECONDS = 86_400;

/** Versions that were stored ahead and have waited for longer than the settings allow, at the end of the day looked at. */
export function stagedForLong({ now, isPast, end, today, settings }: Look): Sql {
  const until = isPast ? new Date(`${today}T23:59:59.999Z`) : now;
  const limit = iso(addSeconds(until, -settings.stagedWarnDays * DAY_SECONDS));
  return sql`
    select 'credential:' || c.id as subject, c.account_id as account_id, t.staged_by as person_id, t.staged_at as since,
      c.kind || ' ' || t.number as note
    from staged_version t join credential c on c.id = t.credential_id
    where t.staged_at < ${limit} and (t.decided_at is null or t.decided_at >= ${end}) and c.retired_at is null
      and t.number > c.current_version`;
}
