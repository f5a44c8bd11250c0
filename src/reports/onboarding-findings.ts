import { dayAfter } from '../kernel/clock.js';
import { raw, rows, sql, type Sql } from '../database/sql.js';
import { GATES } from '../onboarding/set-up-gates.js';
import { entryKey, newestEntries, setUpFactsOf } from '../onboarding/set-up.queries.js';
import { isWaiverDue, stateOfGate } from '../onboarding/set-up.rules.js';
import { tableOf, type Shortfall } from './finding.js';
import type { Look } from './look.js';

const STILL_DAYS = 30;

/** Approved on a request, not in use, and for a month nobody vouched for or waived anything. */
export const standingStill = ({ today }: Look): Sql => sql`
  select 'account:' || f.id as subject, f.id as account_id, null as person_id, f.moved as since, f.moved as note from (
    select a.id, substr(coalesce(max(e.at), r.decided_at), 1, 10) as moved
    from account_request r join account a on a.id = r.account_id left join set_up_entry e on e.account_id = a.id
    where ${raw(`r.state = 'approved' and a.status = 'approved'`)} group by a.id, r.decided_at) f
  where f.moved < ${dayAfter(today, -STILL_DAYS)}`;

/** Waived gates whose day is over, and which are still open. */
export async function waiversDue(look: Look): Promise<Sql> {
  const { db, keyring, now, today, catalogue, settings } = look;
  const found = await rows<{ id: string }>(
    db,
    sql`select distinct e.account_id as id from set_up_entry e join account a on a.id = e.account_id
        where e.kind = 'waived' and e.review_on < ${today} and a.status <> 'closed' order by e.account_id`,
  );
  const ids = found.map(({ id }) => id);
  const facts = await setUpFactsOf({ db, keyring, now, catalogue, settings }, ids);
  const entries = await newestEntries(db, keyring, ids);
  const due = [...facts].flatMap(([accountId, known]) =>
    GATES.flatMap((gate): Shortfall[] => {
      const entry = entries.get(entryKey({ accountId, gate: gate.code }));
      if (!entry || !isWaiverDue(entry, today) || stateOfGate(gate, known, entry, today) !== 'open') return [];
      const subject = `account:${accountId}/set-up/${gate.code}`;
      return [{ subject, accountId, personId: entry.byId, since: entry.reviewOn, note: gate.code }];
    }),
  );
  return tableOf(db, due);
}

export const unaccountable = (look: Look): Sql => sql`
  select 'brand:' || b.name_key as subject, null as account_id, p.id as person_id, p.last_day as since, b.name as note
  from brand b join person p on p.id = b.accountable_id where b.ended_at is null and ${look.gone('p')}`;
