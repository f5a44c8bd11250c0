import { Inject, Injectable } from '@nestjs/common';
import { addSeconds, day, dayAfter, iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import type { TrendQuery } from './kpi.dto.js';
import { KPIS } from './kpi-figures.js';
import { Kpis, type Asked } from './kpis.service.js';
import type { TrendView } from './trend.view.js';

const WEEK = 7;
const KEPT_SECONDS = 600;
/** Days times brands and platforms that are remembered at most. */
const MOST_KEPT = 500;
const DATED = KPIS.filter(({ dated }) => dated);

type Values = readonly (number | null)[];

/** The figures as they stood at the end of each week. A week that is over changes only where somebody writes into the past. */
@Injectable()
export class Trends {
  private readonly kept = new Map<string, { values: Values; until: string }>();

  constructor(@Inject(Kpis) private readonly kpis: Kpis) {}

  /** Today is counted anew each time; what is over may be ten minutes old. */
  async of(op: Operation, { weeks, ...narrowed }: TrendQuery): Promise<TrendView> {
    const today = day(op.now);
    const days = Array.from({ length: weeks + 1 }, (_, n) => dayAfter(today, (n - weeks) * WEEK));
    const measured: Values[] = [];
    for (const asOf of days) measured.push(await this.at(op, { asOf, ...narrowed }));
    const items = DATED.map(({ code }, n) => ({ code, values: measured.map((values) => values[n] ?? null) }));
    return { days, items, nextCursor: null, total: items.length };
  }

  private async at(op: Operation, asked: Asked & { asOf: string }): Promise<Values> {
    const { asOf, brand = null, platform = null } = asked;
    const key = JSON.stringify([asOf, brand, platform]);
    const known = this.kept.get(key);
    if (known && known.until > iso(op.now)) return known.values;
    const scope = await this.kpis.scopeOf(op, asked);
    const values: (number | null)[] = [];
    for (const kpi of DATED) values.push((await kpi.measure(scope)).value);
    if (scope.look.isPast) this.keep(key, { values, until: iso(addSeconds(op.now, KEPT_SECONDS)) });
    return values;
  }

  private keep(key: string, found: { values: Values; until: string }): void {
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(key, found);
  }
}
