import { Inject, Injectable } from '@nestjs/common';
import { join, raw, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { Findings, seesVault } from './findings.service.js';
import type { KpiQuery } from './kpi.dto.js';
import { KPIS } from './kpi-figures.js';
import type { Scope } from './kpi.js';
import { kpiView, NOTHING, type KpiListView, type KpiView } from './kpi.view.js';
import { ReportFailures } from './reports.failures.js';

/** The figures of governance, counted anew each time. */
@Injectable()
export class Kpis {
  constructor(@Inject(Findings) private readonly findings: Findings) {}

  /** Figures, never names: HR sees them all. Throws `report.future`. */
  async list(op: Operation, query: KpiQuery): Promise<KpiListView> {
    const today = day(op.now);
    const asOf = query.asOf ?? today;
    if (asOf > today) throw ReportFailures.FUTURE();
    const { brand, platform } = query;
    const scope: Scope = {
      look: await this.findings.look(op, asOf),
      on: accountsOf(query),
      isNarrowed: brand !== undefined || platform !== undefined,
    };
    const items: KpiView[] = [];
    for (const kpi of KPIS) {
      const measured = kpi.dated || asOf === today ? await kpi.measure(scope) : NOTHING;
      const isHidden = kpi.vault === true && !seesVault(op);
      items.push(kpiView(kpi, measured, query.lang, (list) => (isHidden ? null : narrowed(list, query))));
    }
    return { asOf, items, nextCursor: null, total: items.length };
  }
}

function accountsOf({ brand, platform }: KpiQuery): Sql {
  const parts = [raw('1 = 1')];
  if (brand !== undefined) parts.push(sql`a.brand = ${brand}`);
  if (platform !== undefined) parts.push(sql`a.platform = ${platform}`);
  return join(parts, ' and ');
}

/** Lists of findings know brand and platform; people have neither, so theirs stay whole. */
function narrowed(list: string, { brand, platform }: KpiQuery): string {
  if (!list.startsWith('/findings') || /kind=(unacknowledged|training_lapsed)/.test(list)) return list;
  const filters = Object.entries({ brand, platform }).filter(([, value]) => value !== undefined);
  return filters.reduce((path, [name, value]) => `${path}&${name}=${encodeURIComponent(value ?? '')}`, list);
}
