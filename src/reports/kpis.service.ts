import { Inject, Injectable } from '@nestjs/common';
import { join, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import { Findings, seesVault } from './findings.service.js';
import type { KpiQuery, KpiRowQuery } from './kpi.dto.js';
import { KPIS } from './kpi-figures.js';
import type { Kpi, Scope } from './kpi.js';
import {
  kpiRowView,
  kpiView,
  NOTHING,
  type KpiListView,
  type KpiRow,
  type KpiRowPageView,
  type KpiView,
} from './kpi.view.js';
import { ReportFailures } from './reports.failures.js';

export type Asked = Pick<KpiQuery, 'asOf' | 'brand' | 'platform'>;

/** The figures of governance, counted anew each time. */
@Injectable()
export class Kpis {
  constructor(@Inject(Findings) private readonly findings: Findings) {}

  /** Figures, never names: HR sees them all. Throws `report.future`. */
  async list(op: Operation, query: KpiQuery): Promise<KpiListView> {
    const scope = await this.scopeOf(op, query);
    const { today, isPast } = scope.look;
    const items: KpiView[] = [];
    for (const kpi of KPIS) {
      const measured = kpi.dated || !isPast ? await kpi.measure(scope) : NOTHING;
      const isHidden = isHiddenFrom(op, kpi);
      items.push(kpiView(kpi, measured, query.lang, (list) => (isHidden ? null : narrowed(list, query, kpi.dated))));
    }
    return { asOf: today, items, nextCursor: null, total: items.length };
  }

  /**
   * Everything that was counted for a figure: as many rows as its denominator says, as many of them counted as its numerator.
   * Nobody reads a case about themselves here. Throws `report.unknown_figure`, `report.vault_facts`, `report.future`.
   */
  async rowsOf(op: Operation, code: string, query: KpiRowQuery): Promise<KpiRowPageView> {
    const kpi = KPIS.find((each) => each.code === code);
    if (!kpi?.rows) throw ReportFailures.UNKNOWN_FIGURE();
    if (isHiddenFrom(op, kpi)) throw ReportFailures.VAULT_FACTS();
    const scope = await this.scopeOf(op, query);
    const found = sql`(${await kpi.rows(scope)}) f where ${shownTo(op, query)}`;
    const sum = await one<{ n: number | string }>(op.db, sql`select count(*) as n from ${found}`);
    const after = query.cursor === undefined ? '' : String(decodeCursor(query.cursor, 1)[0]);
    const page = await rows<KpiRow>(
      op.db,
      sql`select r.subject, r.account_id as "accountId", a.platform, a.handle, a.brand, r.person_id as "personId",
            p.full_name as person, r.counted, r.value, r.x, r.y
          from (select f.* from ${found} and f.subject > ${after} order by f.subject limit ${query.limit + 1}) r
          left join ${scope.look.accounts} a on a.id = r.account_id left join person p on p.id = r.person_id order by r.subject`,
    );
    const { items, ...rest } = pageOf(page, query.limit, Number(sum?.n ?? 0), ({ subject }) => [subject]);
    return { code, asOf: scope.look.today, items: items.map((row) => kpiRowView(kpi, row)), ...rest };
  }

  /** What is measured over. Throws `report.future`. */
  async scopeOf(op: Operation, query: Asked): Promise<Scope> {
    return {
      look: await this.findings.look(op, query.asOf ?? day(op.now)),
      on: accountsOf(query),
      isNarrowed: query.brand !== undefined || query.platform !== undefined,
    };
  }
}

const isHiddenFrom = (op: Operation, { vault }: Kpi): boolean => vault === true && !seesVault(op);

function shownTo({ actor }: Operation, { counted }: KpiRowQuery): Sql {
  const own = sql`not (f.subject like 'case:%' and f.person_id = ${actor.id})`;
  return counted === undefined ? own : sql`${own} and f.counted = ${Number(counted)}`;
}

function accountsOf({ brand, platform }: Asked): Sql {
  const parts = [raw('1 = 1')];
  if (brand !== undefined) parts.push(sql`a.brand = ${brand}`);
  if (platform !== undefined) parts.push(sql`a.platform = ${platform}`);
  return join(parts, ' and ');
}

/** The list of the same day, brand and platform, as far as it knows them: people have neither. */
function narrowed(list: string, { asOf, brand, platform }: Asked, isDated: boolean): string {
  const isRows = list.startsWith('/kpis');
  if (!isRows && !list.startsWith('/findings')) return list;
  const ofPeople = /kind=(unacknowledged|training_lapsed)/.test(list);
  const filters = { asOf: isDated ? asOf : undefined, ...(ofPeople ? {} : { brand, platform }) };
  const known = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return known.reduce(
    (path, [name, value]) => `${path}${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`,
    list,
  );
}
