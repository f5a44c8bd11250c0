import { list, raw, sql, type Sql } from '../database/sql.js';
import { acknowledged, inForce, isAbout, isFor } from './gate.queries.js';

/** Version `v` with its edition `e`, one row a version. Every condition here is over these and a person `gp`. */
export const VERSIONS = raw(
  'policy_version v left join policy_edition e on e.policy_code = v.policy_code and e.number = v.number',
);

export const STATE = raw(`coalesce(e.state, 'published')`);

/** In force on a day, or published for a later one. */
export const current = (day: string): Sql => sql`(${STATE} = 'published' and (${inForce('v', day)}
  or (v.effective_from > ${day} and (v.effective_to is null or v.effective_to >= v.effective_from))))`;

const OWNER_SEATS = list(['owner', 'backup_owner']);

/** Holds an owner seat of an account that is not closed; with `about` of one the version is about. */
const seated = (about: Sql): Sql => sql`exists (select 1 from seat s join account a on a.id = s.account_id
  where s.person_id = gp.id and s.ended_at is null and s.seat in ${OWNER_SEATS} and a.status <> 'closed' and ${about})`;

/** The text is theirs to read: by who they are and, for what concerns custodians only, by what they answer for. */
export const concerns = (): Sql => sql`((${isFor()} and (e.id is null or e.custodians = 'no'))
  or (${isFor('custodians')} and (e.id is not null or v.applies_to = 'custodians')
    and ${seated(aboutSeat())}))`;

/** An owner seat may do all that full control may. Whatever has no edition is about every account. */
const aboutSeat = (): Sql =>
  isAbout({ platform: raw('a.platform'), brand: raw('a.brand'), level: raw(`'full_control'`) });
const aboutGrant = (): Sql => isAbout({ platform: raw('a.platform'), brand: raw('a.brand'), level: raw('g.level') });

/** Has access the version is about, on a day: whoever must accept it. */
export const obliges = (day: string): Sql => sql`(
  (${isFor()} and (e.id is null or e.custodians = 'no') and exists (
    select 1 from access_grant g join account a on a.id = g.account_id
    where g.person_id = gp.id and a.status <> 'closed' and g.since <= ${day}
      and (g.ended_on is null or g.ended_on > ${day}) and (g.until is null or g.until >= ${day}) and ${aboutGrant()}))
  or (${isFor('custodians')} and ${seated(aboutSeat())}))`;

/** Asked for and not accepted by the end of a day. */
export const owed = (day: string): Sql =>
  sql`v.requires_acknowledgement = 'yes' and not ${acknowledged('v', 'gp', day)}`;

/** Somebody who is still here. */
export const isHere = (day: string): Sql => sql`gp.cut_at is null and (gp.last_day is null or gp.last_day >= ${day})`;
