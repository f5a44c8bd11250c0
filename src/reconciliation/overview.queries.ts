import type { EntityManager } from 'typeorm';
import type { NamedAccount } from '../accounts/named.queries.js';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { BY_NATIVE_ROLES } from './due.rules.js';

/** An account with the day of its newest list. */
export interface SeenAccount extends NamedAccount {
  criticality: string;
  accessModel: string;
  createdAt: string;
  capturedOn: string | null;
  /** The day of the newest list, else the day the account was registered. */
  seen: string;
}

/** Active accounts whose roles the platform keeps, of those that `visible` over `a` finds; the longest unseen first. */
export async function overviewPage(
  db: EntityManager,
  visible: Sql,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SeenAccount>> {
  const matching = sql`from account a
    left join (select account_id, max(captured_on) as newest from native_capture group by account_id) c on c.account_id = a.id
    where ${raw(`a.status = 'active'`)} and a.access_model in ${list([...BY_NATIVE_ROLES])} and ${visible}`;
  const seen = raw('coalesce(c.newest, substr(a.created_at, 1, 10))');
  const [day, id] = cursor === undefined ? ['', ''] : decodeCursor(cursor, 2).map(String);
  const found = await rows<SeenAccount>(
    db,
    sql`select a.id, a.platform, a.handle, a.display_name as "displayName", a.brand, a.status, a.criticality,
          a.access_model as "accessModel", a.created_at as "createdAt", c.newest as "capturedOn", ${seen} as seen
        ${matching} and (${seen}, a.id) > (${day ?? ''}, ${id ?? ''}) order by ${seen}, a.id limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n ${matching}`);
  return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.seen, row.id]);
}
