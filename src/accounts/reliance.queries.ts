import type { EntityManager } from 'typeorm';
import { containing, join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Reliance } from './reliance.rules.js';

/** The setting, or else the domains on which employees get their mail. */
export async function ownDomains(db: EntityManager, set: readonly string[]): Promise<string[]> {
  if (set.length > 0) return set.map((domain) => domain.trim().toLowerCase().replace(/^@/, ''));
  const found = await rows<{ mail: string }>(db, sql`select email_key as mail from person where kind = 'employee'`);
  return [...new Set(found.map(({ mail }) => mail.slice(mail.lastIndexOf('@') + 1)))].sort();
}

/** A condition on a column of addresses. */
export const onDomains =
  (domains: readonly string[]): ((column: string) => Sql) =>
  (column) => {
    const each = domains.map((domain) => sql`${raw(column)} like ${containing(`@${domain}`).slice(0, -1)} escape '\\'`);
    return each.length === 0 ? raw('1 = 0') : sql`(${join(each, ' or ')})`;
  };

/** By account; `ours` is a condition on a column of addresses. */
export async function reliancesOf(
  db: EntityManager,
  accountIds: readonly string[],
  ours: (column: string) => Sql,
): Promise<Map<string, Reliance>> {
  if (accountIds.length === 0) return new Map();
  const found = await rows<Reliance>(
    db,
    sql`select a.id as "accountId", a.registration_email as "registrationEmail",
          case when ${ours('a.registration_email')} then 1 else 0 end as "mailIsOurs",
          case when exists (select 1 from person p where p.email_key = a.registration_email) then 1 else 0 end as "mailIsNominal",
          m.belongs_to as "mailBelongsTo", f.belongs_to as "phoneBelongsTo"
        from account a left join recovery_channel m on m.kind = 'mailbox' and m.value = a.registration_email
        left join recovery_channel f on f.kind = 'phone' and f.value = a.recovery_phone where a.id in ${list(accountIds)}`,
  );
  return new Map(found.map((reliance) => [reliance.accountId, reliance]));
}
