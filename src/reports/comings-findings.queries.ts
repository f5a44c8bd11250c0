import { rows, sql, type Sql } from '../database/sql.js';
import { dayAfter } from '../kernel/clock.js';
import { fold } from '../kernel/fold.js';
import { tableOf } from './finding.js';
import type { Look } from './look.js';

/** All access suspended, of somebody who is here and not away that day. */
export const stillSuspended = (look: Look): Sql => sql`
  select 'person:' || p.id as subject, null as account_id, p.id as person_id, substr(s.started_at, 1, 10) as since,
    substr(s.started_at, 1, 10) as note
  from access_suspension s join person p on p.id = s.person_id
  where substr(s.started_at, 1, 10) <= ${look.today} and s.ended_at is null and p.away_at is null and not ${look.gone('p')}
    and (p.absence_from is null or p.absence_from > ${look.today} or p.absence_until < ${look.today})`;

const NOTICE_DAYS = 30;

/** Contracts that end within thirty days, or have, of organisations whose people are here and are not leaving with it. */
export async function contractsEnding(look: Look): Promise<Sql> {
  const ending = await rows<{ id: string; nameKey: string; contractEnd: string }>(
    look.db,
    sql`select o.id, o.name_key as "nameKey", o.contract_end as "contractEnd" from organisation o
        where o.contract_end <= ${dayAfter(look.today, NOTICE_DAYS)}
          and not exists (select 1 from agency_departure d where d.organisation_id = o.id and d.closed_at is null) order by o.id`,
  );
  const here =
    ending.length === 0
      ? []
      : await rows<{ name: string }>(
          look.db,
          sql`select distinct p.organisation as name from person p where p.organisation is not null and not ${look.gone('p')}`,
        );
  const names = new Set(here.map(({ name }) => fold(name)));
  const found = ending.filter(({ nameKey }) => names.has(nameKey));
  return tableOf(
    look.db,
    found.map(({ id, contractEnd }) => ({
      ...{ subject: `organisation:${id}`, accountId: null, personId: null, since: contractEnd, note: contractEnd },
    })),
  );
}
