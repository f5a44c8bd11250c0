import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import { openStages } from '../vault/staged.queries.js';
import { conditionWords } from './condition-words.js';
import type { OpenCondition } from './conditions.rules.js';
import type { OffboardingCase } from './handover.entity.js';

/**
 * Grants, roles, sessions and links of the leaver that live. Whoever was hired again while the case was open has new ones in
 * their new period: those do not hold up the end of the old one.
 */
export async function aliveOf(db: EntityManager, kase: OffboardingCase, now: string): Promise<OpenCondition[]> {
  const { personId } = kase;
  const until = sql`(select case when exists (select 1 from employment_period n where n.person_id = ${personId}
    and n.id <> ${kase.periodId} and n.ended_at is null) then ${kase.cutAt ?? '~'} else '~' end)`;
  const found = await rows<Alive>(
    db,
    sql`select 'live_grant' as code, 'grant:' || g.id as subject, g.account_id as "accountId", '' as what from access_grant g
          where g.person_id = ${personId} and g.ended_on is null and g.created_at <= ${until}
        union all select 'live_role', 'person:' || r.person_id, null, r.role from person_role r
          where r.person_id = ${personId} and r.ended_at is null and r.since <= ${until}
        union all select 'live_session', 'session:' || s.id, null, '' from session s
          where s.person_id = ${personId} and s.ended_at is null and s.expires_at > ${now} and s.created_at <= ${until}
        union all select 'live_link', 'person:' || l.person_id, null, '' from one_time_link l
          where l.person_id = ${personId} and l.used_at is null and l.ended_at is null and l.expires_at > ${now} and l.created_at <= ${until}`,
  );
  return found.map(({ what, ...condition }) => ({ ...condition, ...conditionWords(condition.code, what) }));
}

interface Alive {
  code: 'live_grant' | 'live_role' | 'live_session' | 'live_link';
  subject: string;
  accountId: string | null;
  what: string;
}

export interface SeenSecret {
  credentialId: string;
  accountId: string;
  kind: string;
  version: number;
}

/** Current versions the leaver has seen up to an instant, with their kind. */
export const seenSecrets = (db: EntityManager, personId: string, until: string): Promise<SeenSecret[]> =>
  rows(
    db,
    sql`select distinct c.id as "credentialId", c.account_id as "accountId", c.kind, c.current_version as version
        from exposure e join credential c on c.id = e.credential_id and c.current_version = e.number
        where e.person_id = ${personId} and e.at <= ${until} and c.retired_at is null order by 1`,
  );

/** Versions that wait to be tried and that the leaver has seen: once in use, they are exposed. */
export async function seenAhead(db: EntityManager, keyring: Keyring, personId: string): Promise<SeenSecret[]> {
  const seen = await rows<SeenSecret>(
    db,
    sql`select distinct c.id as "credentialId", c.account_id as "accountId", c.kind, t.number as version
        from exposure e join staged_version t on t.credential_id = e.credential_id and t.number = e.number
        join credential c on c.id = e.credential_id
        where t.state = 'staged' and e.person_id = ${personId} and c.retired_at is null order by 1`,
  );
  const open = await openStages(
    db,
    keyring,
    seen.map(({ credentialId }) => credentialId),
  );
  return seen.filter(({ credentialId, version }) => open.get(credentialId)?.number === version);
}
