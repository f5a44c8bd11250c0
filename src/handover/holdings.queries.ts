import type { EntityManager } from 'typeorm';
import type { Grant } from '../access/access.entity.js';
import { liveGrant, provenGrants } from '../access/grant.queries.js';
import { list, raw, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Person } from '../people/person.entity.js';

/** Every grant of a person that was not ended, those past their last day too; forged and restored rows are absent. */
export const heldGrants = (db: EntityManager, keyring: Keyring, personId: string, today: string): Promise<Grant[]> =>
  provenGrants(
    db,
    keyring,
    sql`g.person_id = ${personId} and (g.ended_on is null or g.ended_on > ${today})`,
    sql` order by g.id`,
  );

/** The accounts on which somebody else holds live full control, of those where this person has it. */
export async function sharedControl(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  today: string,
): Promise<Set<string>> {
  const grants = await provenGrants(
    db,
    keyring,
    sql`g.level = ${'full_control'} and g.person_id <> ${personId} and ${liveGrant('g', today)}
        and g.account_id in (select m.account_id from access_grant m where m.person_id = ${personId}
          and m.level = ${'full_control'} and ${liveGrant('m', today)})`,
  );
  return new Set(grants.map((grant) => grant.accountId));
}

export interface HeldChannel {
  kind: 'registration_email' | 'recovery_phone' | 'second_factor';
  value: string;
  accountId: string;
}

/** What of living accounts hangs on a mailbox, phone or second factor of this person. */
export function heldChannels(
  db: EntityManager,
  person: Pick<Person, 'id' | 'workEmail' | 'emailKey'>,
): Promise<HeldChannel[]> {
  const mine = (kind: string) =>
    sql`select r.value from recovery_channel r where r.holder_id = ${person.id} and r.kind = ${kind}`;
  return rows<HeldChannel>(
    db,
    sql`select 'registration_email' as kind, a.registration_email as value, a.id as "accountId" from account a
        where a.status <> 'closed' and a.registration_email in ${list([person.workEmail, person.emailKey])}
        union select 'registration_email', a.registration_email, a.id from account a
        where a.status <> 'closed' and a.registration_email in (${mine('mailbox')})
        union select 'recovery_phone', a.recovery_phone, a.id from account a
        where a.status <> 'closed' and a.recovery_phone in (${mine('phone')})
        union select 'second_factor', coalesce(a.second_factor, 'unknown'), a.id from account a
        where a.status <> 'closed' and a.second_factor_holder_id = ${person.id}
        order by 1, 2, 3`,
  );
}

export interface SeenVersion {
  credentialId: string;
  accountId: string;
  version: number;
  since: string;
}

/** Current versions this person has seen: what is owed once they hold nothing any more. */
export function seenVersions(db: EntityManager, personId: string): Promise<SeenVersion[]> {
  return rows<SeenVersion>(
    db,
    sql`select c.id as "credentialId", c.account_id as "accountId", c.current_version as version, min(e.at) as since
        from exposure e join credential c on c.id = e.credential_id and c.current_version = e.number
        where e.person_id = ${personId} and c.retired_at is null
        group by c.id, c.account_id, c.current_version order by c.id`,
  );
}

export interface TouchedAccount {
  id: string;
  platform: string;
  status: string;
  accessModel: string;
  /** 1 when its registration mailbox or its recovery phone is known as a private one. */
  isPersonal: number;
}

/** Of account `a`: does its registration hang on something private? */
export const PERSONAL_REGISTRATION =
  raw(`case when exists (select 1 from recovery_channel pc where pc.belongs_to = 'person'
  and ((pc.kind = 'mailbox' and pc.value = a.registration_email) or (pc.kind = 'phone' and pc.value = a.recovery_phone)))
  then 1 else 0 end as "isPersonal"`);

/** The accounts of a person's seats, grants, channels and seen versions, read in one statement. */
export function touchedAccounts(
  db: EntityManager,
  person: Pick<Person, 'id' | 'workEmail' | 'emailKey'>,
  today: string,
): Promise<TouchedAccount[]> {
  const channels = (column: 'mailbox' | 'phone') =>
    sql`select r.value from recovery_channel r where r.holder_id = ${person.id} and r.kind = ${column}`;
  return rows<TouchedAccount>(
    db,
    sql`select a.id, a.platform, a.status, a.access_model as "accessModel", ${PERSONAL_REGISTRATION} from account a where a.id in (
          select s.account_id from seat s where s.person_id = ${person.id} and s.ended_at is null
          union select g.account_id from access_grant g where g.person_id = ${person.id} and (g.ended_on is null or g.ended_on > ${today})
          union select c.account_id from exposure e join credential c on c.id = e.credential_id and c.current_version = e.number
            where e.person_id = ${person.id} and c.retired_at is null
          union select b.id from account b where b.registration_email in ${list([person.workEmail, person.emailKey])}
          union select b.id from account b where b.registration_email in (${channels('mailbox')})
          union select b.id from account b where b.recovery_phone in (${channels('phone')})
          union select b.id from account b where b.second_factor_holder_id = ${person.id}
        ) order by a.id`,
  );
}
