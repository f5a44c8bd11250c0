import { sql, type Sql } from '../database/sql.js';
import type { Look } from './look.js';

/** All access suspended, of somebody who is here and not away that day. */
export const stillSuspended = (look: Look): Sql => sql`
  select 'person:' || p.id as subject, null as account_id, p.id as person_id, substr(s.started_at, 1, 10) as since,
    substr(s.started_at, 1, 10) as note
  from access_suspension s join person p on p.id = s.person_id
  where substr(s.started_at, 1, 10) <= ${look.today} and s.ended_at is null and p.away_at is null and not ${look.gone('p')}
    and (p.absence_from is null or p.absence_from > ${look.today} or p.absence_until < ${look.today})`;
