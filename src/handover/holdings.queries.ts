import type { EntityManager } from 'typeorm';
import type { Grant } from '../access/access.entity.js';
import { liveGrant, provenGrants } from '../access/grant.queries.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Person } from '../people/person.entity.js';

type Ids = readonly string[];

/** Every grant of these people that was not ended, those past their last day too; forged and restored rows are absent. */
export const grantsOfPeople = (db: EntityManager, keyring: Keyring, personIds: Ids, today: string): Promise<Grant[]> =>
  provenGrants(
    db,
    keyring,
    sql`g.person_id in ${list(personIds)} and (g.ended_on is null or g.ended_on > ${today})`,
    sql` order by g.id`,
  );

/** The same of one person. */
export const heldGrants = (db: EntityManager, keyring: Keyring, personId: string, today: string): Promise<Grant[]> =>
  grantsOfPeople(db, keyring, [personId], today);

/**
 * Live full control of anybody else, where one of these people has it. The end of a grant is no key here: before PostgreSQL has
 * statistics of the table it would read every live grant once for each account.
 */
export function controlBeside(db: EntityManager, keyring: Keyring, personIds: Ids, today: string): Promise<Grant[]> {
  const among = list(personIds);
  return provenGrants(
    db,
    keyring,
    sql`g.level = ${'full_control'} and g.since <= ${today} and coalesce(g.ended_on, '9999') > ${today}
        and coalesce(g.until, '9999') >= ${today} and g.person_id not in ${among} and g.account_id in (
          select m.account_id from access_grant m where m.person_id in ${among} and m.level = ${'full_control'} and ${liveGrant('m', today)})`,
  );
}

export interface HeldChannel {
  kind: 'registration_email' | 'recovery_phone' | 'second_factor';
  value: string;
  accountId: string;
}

export type ChannelOf = HeldChannel & { personId: string };

/** What of living accounts hangs on a mailbox, phone or second factor of these people. */
const channels = (personIds: Ids): Sql => {
  const relying = (kind: string, holding: 'mailbox' | 'phone', column: string): Sql => sql`
    select r.holder_id, ${raw(`'${kind}'`)}, a.${raw(column)}, a.id from recovery_channel r
    join account a on a.${raw(column)} = r.value where r.kind = ${holding} and r.holder_id in ${list(personIds)} and a.status <> 'closed'`;
  return sql`select p.id as person_id, 'registration_email' as kind, a.registration_email as value, a.id as account_id
      from person p join account a on a.registration_email in (p.work_email, p.email_key)
      where p.id in ${list(personIds)} and a.status <> 'closed'
    union ${relying('registration_email', 'mailbox', 'registration_email')}
    union ${relying('recovery_phone', 'phone', 'recovery_phone')}
    union select a.second_factor_holder_id, 'second_factor', coalesce(a.second_factor, 'unknown'), a.id from account a
      where a.second_factor_holder_id in ${list(personIds)} and a.status <> 'closed'`;
};

export const channelsOfPeople = (db: EntityManager, personIds: Ids): Promise<ChannelOf[]> =>
  rows(
    db,
    sql`select h.person_id as "personId", h.kind, h.value, h.account_id as "accountId" from (${channels(personIds)}) h
        order by h.kind, h.value, h.account_id`,
  );

/** The same of one person. */
export const heldChannels = async (db: EntityManager, person: Pick<Person, 'id'>): Promise<HeldChannel[]> =>
  (await channelsOfPeople(db, [person.id])).map(({ personId: _, ...channel }) => channel);

export interface SeenVersion {
  credentialId: string;
  accountId: string;
  version: number;
  since: string;
}

export type SeenBy = SeenVersion & { personId: string };

const CURRENT = raw(
  'exposure e join credential c on c.id = e.credential_id and c.current_version = e.number and c.retired_at is null',
);

/** Current versions these people have seen: what is owed once they hold nothing any more. */
export const versionsSeenByPeople = (db: EntityManager, personIds: Ids): Promise<SeenBy[]> =>
  rows(
    db,
    sql`select e.person_id as "personId", c.id as "credentialId", c.account_id as "accountId", c.current_version as version,
          min(e.at) as since from ${CURRENT} where e.person_id in ${list(personIds)}
        group by e.person_id, c.id, c.account_id, c.current_version order by c.id`,
  );

export interface TouchedAccount {
  id: string;
  platform: string;
  status: string;
  accessModel: string;
  /** 1 when its registration mailbox or its recovery phone is known as a private one. */
  isPersonal: number;
  /** The account it stands under, and that one's platform. */
  parentId?: string | null;
  parentPlatform?: string | null;
}

export type HeldAccount = TouchedAccount & { criticality: string };

/** Of account `a`: does its registration hang on something private? */
export const PERSONAL_REGISTRATION =
  raw(`case when exists (select 1 from recovery_channel pc where pc.belongs_to = 'person'
  and ((pc.kind = 'mailbox' and pc.value = a.registration_email) or (pc.kind = 'phone' and pc.value = a.recovery_phone)))
  then 1 else 0 end as "isPersonal"`);

/** Of account `a`: what it stands under. */
export const PARENT = raw(
  `a.parent_account_id as "parentId", (select above.platform from account above where above.id = a.parent_account_id and above.status <> 'closed') as "parentPlatform"`,
);

/** The living accounts of these people's seats, grants, channels and seen versions, read in one statement. */
export const accountsOfPeople = (
  db: EntityManager,
  personIds: Ids,
  today: string,
): Promise<(HeldAccount & { personId: string })[]> =>
  rows(
    db,
    sql`select x.person_id as "personId", a.id, a.platform, a.status, a.access_model as "accessModel", a.criticality,
          ${PERSONAL_REGISTRATION}, ${PARENT} from (
          select s.person_id, s.account_id from seat s where s.person_id in ${list(personIds)} and s.ended_at is null
          union select g.person_id, g.account_id from access_grant g
            where g.person_id in ${list(personIds)} and (g.ended_on is null or g.ended_on > ${today})
          union select e.person_id, c.account_id from ${CURRENT} where e.person_id in ${list(personIds)}
          union select h.person_id, h.account_id from (${channels(personIds)}) h
        ) x join account a on a.id = x.account_id where a.status <> 'closed' order by a.id`,
  );
