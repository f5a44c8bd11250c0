import { list, raw, sql, type Sql } from '../database/sql.js';
import { outsideRules, spellings } from '../entitlement/entitled.queries.js';
import { rulesInForce, rulesThen } from '../entitlement/rulebook.queries.js';
import { stored } from './account-findings.queries.js';
import { day, dayAfter } from '../kernel/clock.js';
import type { Look } from './look.js';

const UNUSED_DAYS = 90;

const columns = (note: Sql, since: Sql = raw('g.since')): Sql =>
  sql`'grant:' || g.id as subject, g.account_id, g.person_id, ${since} as since, ${note} as note`;
const LEVEL = raw('g.level');
const believed = (look: Look): Sql => look.believed('access_grant', 'g');

const begun = (look: Look): Sql => sql`g.since <= ${look.today}`;
const unended = (look: Look): Sql => sql`(g.ended_on is null or g.ended_on > ${look.today})`;

/** Not ended, whether or not it is still live: somebody has to end it. */
export const ofLeavers = (look: Look): Sql => sql`
  select ${columns(LEVEL, raw('p.last_day'))} from access_grant g join person p on p.id = g.person_id
  where ${begun(look)} and ${unended(look)} and ${believed(look)} and ${look.gone('p')}`;

export const pastUntil = (look: Look): Sql => sql`
  select ${columns(raw('g.until'), raw('g.until'))} from access_grant g
  where ${unended(look)} and g.until < ${look.today} and (g.status = 'active' or g.ended_on is not null) and ${believed(look)}`;

/** History too: what was done so stays visible. */
export const selfApproved = (look: Look): Sql =>
  sql`select ${columns(LEVEL)} from access_grant g where g.approved_by = g.person_id and ${begun(look)} and ${believed(look)}`;

/** Two whose live access came from each other, on one account or on two: by themselves or by whoever stood in for them. */
export const mutual = (look: Look): Sql => {
  const cameFrom = (held: string, giver: Sql): Sql =>
    sql`${giver} in (${raw(held)}.approved_by, ${raw(held)}.approved_for)`;
  return sql`select ${columns(LEVEL)} from access_grant g where ${look.live('g')} and g.approved_by <> g.person_id
    and exists (select 1 from access_grant other where ${look.live('other')}
      and ${cameFrom('g', raw('other.person_id'))} and ${cameFrom('other', raw('g.person_id'))})`;
};

/** History too: an auditor asks why somebody had access, not only why they have it. */
export const withoutReason = (look: Look): Sql =>
  sql`select ${columns(LEVEL)} from access_grant g where (g.reason is null or g.reason = '') and ${begun(look)} and ${believed(look)}`;

/** Where the platform knows partners, people of an agency come in through theirs and end with the contract. */
export const agencyPeople = (look: Look): Sql => sql`
  select ${columns(LEVEL)} from access_grant g join person p on p.id = g.person_id join ${look.accounts} a on a.id = g.account_id
  where p.kind = 'agency' and a.platform in ${list(look.partnered)} and a.status <> 'closed'
    and coalesce(g.native_role, '') <> 'partner' and ${look.live('g')}`;

export const withoutEnd = (look: Look): Sql =>
  sql`select ${columns(LEVEL)} from access_grant g where g.until is null and ${look.live('g')}`;

/** Given before the rule, or imported: a new rule ends nothing by itself. Those that begin later are found as well. */
export async function outsideEntitlement(look: Look): Promise<Sql> {
  const { db, keyring, now, today, end } = look;
  const rules = await (today === day(now) ? rulesInForce(db, keyring) : rulesThen(db, keyring, end));
  const over = { account: 'a', person: 'p', level: LEVEL, scope: raw(`coalesce(g.scope, 'routine')`) };
  return sql`select ${columns(LEVEL)} from access_grant g join ${look.accounts} a on a.id = g.account_id
    join person p on p.id = g.person_id
    where substr(g.created_at, 1, 10) <= ${today} and ${unended(look)} and (g.until is null or g.until >= ${today})
      and ${believed(look)} and ${outsideRules(rules, await spellings(db), over)}`;
}

/** Only where there is something to use: a shared login with a secret in the vault, and a level that may use it. */
export const neverUsed = (look: Look): Sql => sql`
  select ${columns(LEVEL)} from access_grant g join ${look.accounts} a on a.id = g.account_id
  where a.access_model = 'shared_login' and a.status <> 'closed' and g.level in ('full_control', 'publisher')
    and g.since < ${dayAfter(look.today, -UNUSED_DAYS)} and ${look.live('g')}
    and exists (select 1 from credential c where c.account_id = a.id and ${stored(look)})
    and not exists (select 1 from credential c join exposure e on e.credential_id = c.id
      where c.account_id = a.id and e.person_id = g.person_id and e.kind = 'revealed' and e.at < ${look.end})
    and not exists (select 1 from ledger_subject ls join ledger_leaf l on l.position = ls.position
      where ls.subject = 'account:' || a.id and l.actor_id = g.person_id and l.outcome = 'done' and l.time < ${look.end}
        and l.action in ('credential.code', 'credential.use_code'))`;
