import type { EntityManager } from 'typeorm';
import { join, list, rows, sql, type Sql } from '../database/sql.js';
import { addSeconds, iso } from '../kernel/clock.js';
import type { CoverageView, SecretAgeView } from './chart.view.js';
import type { Rows, Scope } from './kpi.js';
import { factorsInVault, organisationHeld, twiceOwned } from './kpi.queries.js';

const DAY_SECONDS = 86_400;
const FIGURES: Readonly<Record<Figure, Rows>> = {
  secondFactorInVault: factorsInVault,
  twoOwners: twiceOwned,
  organisationHeld,
};
type Figure = 'secondFactorInVault' | 'twoOwners' | 'organisationHeld';

export interface Coverage {
  figure: Figure;
  platform: string;
  brand: string | null;
  of: number | string;
  counted: number | string;
}

/** Each figure by platform and brand, in one statement; every account counts in the second. */
export async function coverage(scope: Scope): Promise<Coverage[]> {
  const parts: Sql[] = [];
  for (const [figure, found] of Object.entries(FIGURES))
    parts.push(sql`select ${figure} as figure, f.account_id, f.counted from (${await found(scope)}) f`);
  return rows(
    scope.look.db,
    sql`select f.figure, a.platform, a.brand, count(*) as "of", sum(f.counted) as counted
        from (${join(parts, ' union all ')}) f join ${scope.look.accounts} a on a.id = f.account_id
        group by f.figure, a.platform, a.brand`,
  );
}

/** Grouped by one of the two, the name with the most accounts first. */
export function covered(found: readonly Coverage[], by: 'platform' | 'brand'): CoverageView[] {
  const sum = (name: string | null, figure: Figure) =>
    found
      .filter((one) => one[by] === name && one.figure === figure)
      .reduce((all, one) => ({ counted: all.counted + Number(one.counted), of: all.of + Number(one.of) }), {
        counted: 0,
        of: 0,
      });
  return [...new Set(found.map((one) => one[by]))]
    .map((name) => ({
      name,
      accounts: sum(name, 'twoOwners').of,
      secondFactorInVault: sum(name, 'secondFactorInVault'),
      twoOwners: sum(name, 'twoOwners'),
      organisationHeld: sum(name, 'organisationHeld'),
    }))
    .sort((a, b) => b.accounts - a.accounts || String(a.name).localeCompare(String(b.name)));
}

const BANDS = [90, 180, 365] as const;

/** Current versions by their age, of accounts that are not closed. */
export async function secretAges(db: EntityManager, now: Date): Promise<SecretAgeView[]> {
  const limits = BANDS.map(
    (days) => sql`when v.set_at > ${iso(addSeconds(now, -days * DAY_SECONDS))} then ${`days_${days}`}`,
  );
  const found = await rows<SecretAgeView>(
    db,
    sql`select g.band, g.kind, count(*) as total from (
          select case ${join(limits, ' ')} else 'older' end as band, c.kind from credential c
          join account a on a.id = c.account_id and a.status <> 'closed'
          join credential_version v on v.credential_id = c.id and v.number = c.current_version
          where c.retired_at is null) g group by g.band, g.kind order by g.band, g.kind`,
  );
  return found.map((row) => ({ ...row, total: Number(row.total) }));
}

export interface ClosedCase {
  caseId: string;
  personId: string;
  person: string;
  closedAt: string;
}

/** The newest closed departure of each of these people; nobody reads of their own. */
export async function closedCasesOf(
  db: EntityManager,
  personIds: readonly string[],
  readerId: string,
): Promise<Map<string, ClosedCase>> {
  const found = await rows<ClosedCase>(
    db,
    sql`select k.id as "caseId", k.person_id as "personId", p.full_name as person, k.closed_at as "closedAt"
        from offboarding_case k join person p on p.id = k.person_id
        where k.status = 'closed' and k.person_id in ${list(personIds)} and k.person_id <> ${readerId}
        order by k.closed_at`,
  );
  return new Map(found.map((one) => [one.personId, one]));
}
