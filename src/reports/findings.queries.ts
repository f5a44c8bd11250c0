import { join, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { FINDERS } from './finders.js';
import type { NamedShortfall } from './finding.js';
import type { KindCode } from './finding-kinds.js';
import type { Look } from './look.js';

/** What a list of shortfalls is narrowed to. */
export interface Narrowed {
  accountId?: string | undefined;
  personId?: string | undefined;
  brand?: string | undefined;
  platform?: string | undefined;
}

function conditions({ accountId, personId, brand, platform }: Narrowed): Sql {
  const parts = [raw('1 = 1')];
  if (accountId !== undefined) parts.push(sql`f.account_id = ${accountId}`);
  if (personId !== undefined) parts.push(sql`f.person_id = ${personId}`);
  if (brand !== undefined) parts.push(sql`a.brand = ${brand}`);
  if (platform !== undefined) parts.push(sql`a.platform = ${platform}`);
  return join(parts, ' and ');
}

/** One kind's search, made once for its count and its page. */
export class Search {
  private constructor(
    private readonly look: Look,
    private readonly found: Sql,
    private readonly where: Sql,
  ) {}

  static async of(kind: KindCode, look: Look, narrowed: Narrowed): Promise<Search> {
    return new Search(look, await FINDERS[kind](look), conditions(narrowed));
  }

  async count(): Promise<number> {
    const row = await one<{ n: number | string }>(
      this.look.db,
      sql`select count(*) as n from (${this.found}) f left join ${this.look.accounts} a on a.id = f.account_id where ${this.where}`,
    );
    return Number(row?.n ?? 0);
  }

  /** At most `limit` of them after a subject, in order of subjects. */
  page(after: string, limit: number): Promise<NamedShortfall[]> {
    return rows(
      this.look.db,
      sql`select f.subject, f.account_id as "accountId", f.person_id as "personId", f.since, f.note, a.platform, a.handle,
            a.brand, p.full_name as "personName", p.work_email as "personEmail"
          from (${this.found}) f left join ${this.look.accounts} a on a.id = f.account_id left join person p on p.id = f.person_id
          where ${this.where} and f.subject > ${after} order by f.subject limit ${limit}`,
    );
  }
}
