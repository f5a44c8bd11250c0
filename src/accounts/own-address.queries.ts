import type { EntityManager } from 'typeorm';
import { one, raw, rows, sql } from '../database/sql.js';
import { asDomain, asRange, type AddressKind } from './own-address.rules.js';

/** What the settings say until somebody changes the list. */
export interface StartValues {
  readonly ourDomains: readonly string[];
  readonly ourPhoneRanges: readonly string[];
}

/** What counts as the organisation's, and who said so. */
export interface OwnAddresses {
  domains: string[];
  domainsFrom: 'register' | 'settings' | 'employees';
  phones: string[];
  phonesFrom: 'register' | 'settings';
}

/**
 * What counted as the organisation's at an instant, now without one: the list of the register once there is one, before that
 * the settings; without any domain those on which employees get their mail.
 */
export async function ownAddresses(db: EntityManager, start: StartValues, at?: string): Promise<OwnAddresses> {
  const known = await rows<{ kind: string; value: string; endedAt: string | null }>(
    db,
    sql`select kind, value, ended_at as "endedAt" from own_address
        ${at === undefined ? raw('') : sql`where added_at <= ${at}`} order by value`,
  );
  const kept = (kind: AddressKind): string[] | null => {
    const all = known.filter((row) => row.kind === kind);
    const live = all.filter(({ endedAt }) => endedAt === null || (at !== undefined && endedAt > at));
    return all.length === 0 ? null : [...new Set(live.map(({ value }) => value))];
  };
  const [domains, phones] = [kept('mail_domain'), kept('phone_range')];
  const said = domains ?? start.ourDomains.map(asDomain);
  return {
    domains: said.length > 0 ? said : await employeeDomains(db),
    domainsFrom: said.length === 0 ? 'employees' : domains ? 'register' : 'settings',
    phones: phones ?? start.ourPhoneRanges.map(asRange),
    phonesFrom: phones ? 'register' : 'settings',
  };
}

async function employeeDomains(db: EntityManager): Promise<string[]> {
  const found = await rows<{ mail: string }>(db, sql`select email_key as mail from person where kind = 'employee'`);
  return [...new Set(found.map(({ mail }) => mail.slice(mail.lastIndexOf('@') + 1)))].sort();
}

export interface OwnAddressRow {
  kind: string;
  value: string;
  addedAt: string;
  addedName: string | null;
  reason: string;
  endedAt: string | null;
  endedName: string | null;
  endedReason: string | null;
}

const MOST = 500;

export const ownAddressHistory = (db: EntityManager): Promise<OwnAddressRow[]> =>
  rows(
    db,
    sql`select o.kind, o.value, o.added_at as "addedAt", a.full_name as "addedName", o.reason, o.ended_at as "endedAt",
          e.full_name as "endedName", o.ended_reason as "endedReason"
        from own_address o left join person a on a.id = o.added_by left join person e on e.id = o.ended_by
        order by o.added_at desc, o.id desc limit ${MOST}`,
  );

/** One more for every entry made or ended, so that two admins never overwrite each other unseen. */
export async function ownAddressVersion(db: EntityManager): Promise<number> {
  const found = await one<{ made: number | string; ended: number | string }>(
    db,
    sql`select count(*) as made, count(ended_at) as ended from own_address`,
  );
  return 1 + Number(found?.made ?? 0) + Number(found?.ended ?? 0);
}
