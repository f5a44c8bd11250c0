import type { EntityManager } from 'typeorm';
import { one, sql } from '../database/sql.js';

/** The newest instant at which somebody used or stored a secret of the account. */
export async function lastUse(db: EntityManager, accountId: string): Promise<string | null> {
  const found = await one<{ at: string | null }>(
    db,
    sql`select max(at) as at from (
          select max(e.at) as at from credential c join exposure e on e.credential_id = c.id
            where c.account_id = ${accountId} and e.kind in ('revealed', 'stored')
          union all select max(l.time) from ledger_subject s join ledger_leaf l on l.position = s.position
            where s.subject = ${`account:${accountId}`} and l.outcome = 'done'
              and l.action in ('credential.code', 'credential.use_code')) used`,
  );
  return found?.at ?? null;
}
