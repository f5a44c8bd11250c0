import type { EntityManager } from 'typeorm';
import { containing, join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { ownAddresses, type StartValues } from './own-address.queries.js';
import type { Reliance } from './reliance.rules.js';

/** What makes an address or a number the organisation's, as conditions on a column. */
export interface Ours {
  readonly mail: (column: string) => Sql;
  readonly phone: (column: string) => Sql;
}

export async function oursNow(db: EntityManager, start: StartValues, at?: string): Promise<Ours> {
  const { domains, phones } = await ownAddresses(db, start, at);
  return { mail: onDomains(domains), phone: inRanges(phones) };
}

/** A condition on a column of phone numbers, which are kept as `+` and digits. */
export const inRanges =
  (ranges: readonly string[]): ((column: string) => Sql) =>
  (column) => {
    const each = ranges.map((range) => sql`${raw(column)} like ${`${range}%`}`);
    return each.length === 0 ? raw('1 = 0') : sql`(${join(each, ' or ')})`;
  };

/** A condition on a column of addresses. */
export const onDomains =
  (domains: readonly string[]): ((column: string) => Sql) =>
  (column) => {
    const each = domains.map((domain) => sql`${raw(column)} like ${containing(`@${domain}`).slice(0, -1)} escape '\\'`);
    return each.length === 0 ? raw('1 = 0') : sql`(${join(each, ' or ')})`;
  };

/** By account. */
export async function reliancesOf(
  db: EntityManager,
  accountIds: readonly string[],
  ours: Ours,
): Promise<Map<string, Reliance>> {
  if (accountIds.length === 0) return new Map();
  const found = await rows<Reliance>(
    db,
    sql`select a.id as "accountId", a.registration_email as "registrationEmail",
          case when ${ours.mail('a.registration_email')} then 1 else 0 end as "mailIsOurs",
          case when exists (select 1 from person p where p.email_key = a.registration_email) then 1 else 0 end as "mailIsNominal",
          case when ${ours.phone('a.recovery_phone')} then 1 else 0 end as "phoneIsOurs",
          m.belongs_to as "mailBelongsTo", f.belongs_to as "phoneBelongsTo"
        from account a left join recovery_channel m on m.kind = 'mailbox' and m.value = a.registration_email
        left join recovery_channel f on f.kind = 'phone' and f.value = a.recovery_phone where a.id in ${list(accountIds)}`,
  );
  return new Map(found.map((reliance) => [reliance.accountId, reliance]));
}
