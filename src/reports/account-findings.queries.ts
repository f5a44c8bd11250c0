import { dayAfter } from '../kernel/clock.js';
import { join, raw, sql, type Sql } from '../database/sql.js';
import { usesLoginOf } from '../vault/shared-login.queries.js';
import type { Look } from './look.js';

export const STALE_DAYS = 180;
export const NOTICE_DAYS = 14;

/** On a past day: of accounts that were there by then, as far as the register says. */
const there = (look: Look): Sql =>
  look.isPast ? sql`coalesce(a.created_on, substr(a.created_at, 1, 10)) <= ${look.today}` : raw('1 = 1');
/** What is only asked for has an intended owner in its request and lacks nothing yet. */
export const onlyAskedFor = raw(
  `(a.status = 'requested' and exists (select 1 from account_request q where q.account_id = a.id))`,
);
const open = (look: Look): Sql => sql`a.status <> 'closed' and ${there(look)} and not ${onlyAskedFor}`;
/** Asked for and not yet there, or gone: nothing can be kept alive or verified. */
const inUse = (look: Look): Sql => sql`a.status not in ('closed', 'requested', 'approved', 'lost') and ${there(look)}`;

/** The five columns of an account's shortfall. */
const columns = (note: Sql, person: Sql = raw('null'), since: Sql = raw('null')): Sql =>
  sql`'account:' || a.id as subject, a.id as account_id, ${person} as person_id, ${since} as since, ${note} as note`;
const seatFilled = (look: Look, seat: 'owner' | 'backup_owner'): Sql =>
  sql`exists (select 1 from seat s where s.account_id = a.id and s.seat = ${seat} and ${look.seated('s')})`;

export const orphans = (look: Look): Sql =>
  sql`select ${columns(raw('null'))} from ${look.accounts} a where ${open(look)} and not ${seatFilled(look, 'owner')}`;

export const withoutBackup = (look: Look): Sql =>
  sql`select ${columns(raw('null'))} from ${look.accounts} a where ${open(look)} and not ${seatFilled(look, 'backup_owner')}`;

export const ownersGone = (look: Look): Sql => sql`
  select 'seat:' || s.id as subject, a.id as account_id, p.id as person_id, p.last_day as since, s.seat as note
  from seat s join ${look.accounts} a on a.id = s.account_id join person p on p.id = s.person_id
  where ${open(look)} and s.seat in ('owner', 'backup_owner') and ${look.seated('s')} and ${look.gone('p')}`;

/** Accounts with live full control, and how many of those who have it are still here. */
export const control = (look: Look): Sql => sql`
  select g.account_id, count(distinct case when not ${look.gone('p')} then g.person_id end) as here
  from access_grant g join person p on p.id = g.person_id
  where g.level = 'full_control' and ${look.live('g')} group by g.account_id`;

/** Counts rows of the register, as an imported one may say nothing of who can do what; seats are no such rows. */
export const withoutControl = (look: Look): Sql => sql`
  select ${columns(raw('null'))} from ${look.accounts} a where ${open(look)} and a.id not in (
    select g.account_id from access_grant g where g.level = 'full_control' and ${look.live('g')})`;

export const soleControl = (look: Look): Sql => sql`
  select ${columns(raw('cast(c.here as varchar)'))} from ${look.accounts} a join (${control(look)}) c on c.account_id = a.id
  where ${open(look)} and c.here < 2`;

const mailbox = (look: Look): Sql =>
  sql`left join ${look.channels} r on r.kind = 'mailbox' and r.value = a.registration_email`;

/** A mailbox known as a person's, or on a domain that is not ours and nobody said it is an agency's. */
export const privatelyRegistered = (look: Look): Sql => sql`
  select ${columns(raw('a.registration_email'), raw('r.holder_id'))} from ${look.accounts} a ${mailbox(look)}
  where ${open(look)} and a.registration_email is not null and (r.belongs_to = 'person'
    or (not ${look.ours.mail('a.registration_email')} and coalesce(r.belongs_to, 'unknown') not in ('agency', 'organisation')))`;

export const agencyRegistered = (look: Look): Sql => sql`
  select ${columns(raw('a.registration_email'), raw('r.holder_id'))} from ${look.accounts} a ${mailbox(look)}
  where ${open(look)} and r.belongs_to = 'agency'`;

export const nominallyRegistered = (look: Look): Sql => sql`
  select ${columns(raw('a.registration_email'), raw('p.id'))} from ${look.accounts} a
  join person p on p.email_key = a.registration_email where ${open(look)}`;

export const privatePhones = (look: Look): Sql => sql`
  select ${columns(raw('a.recovery_phone'), raw('r.holder_id'))} from ${look.accounts} a
  join ${look.channels} r on r.kind = 'phone' and r.value = a.recovery_phone
  where ${open(look)} and r.belongs_to <> 'organisation'`;

/** Missing, or a number nobody wrote down as anybody's. */
export const unknownRegistration = (look: Look): Sql => sql`
  select ${columns(raw('null'))} from ${look.accounts} a where a.status not in ('closed', 'requested') and ${there(look)}
    and (a.registration_email is null or a.recovery_phone is null or (not ${look.ours.phone('a.recovery_phone')}
      and not exists (select 1 from ${look.channels} r where r.kind = 'phone' and r.value = a.recovery_phone)))`;

export const resting = (look: Look): Sql =>
  sql`select ${columns(raw('null'))} from ${look.accounts} a where a.status = 'dormant' and ${there(look)}`;

/** A credential `c` that was in the vault on the day. */
export const stored = (look: Look): Sql =>
  sql`c.created_at < ${look.end} and (c.retired_at is null or c.retired_at >= ${look.end})`;

/** The vault has the second factor of account `a`: its own, or that of the parent whose login it is signed in to with. */
export const factorInVault = (look: Look): Sql => sql`(
  exists (select 1 from credential c where c.account_id = a.id and c.kind = 'totp' and ${stored(look)})
  or exists (select 1 from account k join account r on r.id = k.parent_account_id and ${usesLoginOf(look.catalogue, 'k', 'r')}
    join credential c on c.account_id = r.id and c.kind = 'totp' where k.id = a.id and ${stored(look)}))`;

/** Somebody has it, and the vault does not. */
export const personHeldFactors = (look: Look): Sql => sql`
  select ${columns(raw('a.second_factor'), raw('a.second_factor_holder_id'))} from ${look.accounts} a
  where ${open(look)} and a.second_factor_holder_id is not null and not ${factorInVault(look)}`;

export const lost = (look: Look): Sql => sql`
  select ${columns(raw(`coalesce(a.review_due_on, '–')`))} from ${look.accounts} a where a.status = 'lost' and ${there(look)}`;

export const incidents = (look: Look): Sql => sql`
  select 'incident:' || i.id as subject, i.account_id, null as person_id, i.opened_at as since, i.kind as note
  from incident i where i.opened_at < ${look.end} and (i.closed_at is null or i.closed_at >= ${look.end})`;

export const disputed = (look: Look): Sql =>
  sql`select ${columns(raw('null'))} from ${look.accounts} a where ${open(look)} and a.ownership_basis = 'disputed'`;

/** Last signs of life so old that the platform's limit has passed or comes within `notice` days. */
export function pastKeepAlive(look: Look, notice: number): Sql {
  const cuts = [...look.keepAlive].map(
    ([platform, days]) =>
      sql`(a.platform = ${platform} and a.last_sign_in_on <= ${dayAfter(look.today, notice - days)})`,
  );
  return cuts.length === 0 ? raw('1 = 0') : sql`(${join(cuts, ' or ')})`;
}

export const nearLimit = (look: Look): Sql => sql`
  select ${columns(raw('a.last_sign_in_on'), raw('null'), raw('a.last_sign_in_on'))} from ${look.accounts} a
  where ${inUse(look)} and ${pastKeepAlive(look, NOTICE_DAYS)}`;

export const stale = (look: Look): Sql => sql`
  select ${columns(raw(`coalesce(a.last_verified_on, '–')`), raw('null'), raw('a.last_verified_on'))} from ${look.accounts} a
  where ${inUse(look)} and (a.last_verified_on is null or a.last_verified_on < ${dayAfter(look.today, -STALE_DAYS)})`;

export const renewals = (look: Look): Sql => sql`
  select ${columns(raw('a.plan_renews_on'))} from ${look.accounts} a
  where ${open(look)} and a.plan_renews_on >= ${look.today} and a.plan_renews_on <= ${dayAfter(look.today, NOTICE_DAYS)}`;
