import { Inject, Injectable } from '@nestjs/common';
import type { Operation } from '../operation/operation.js';
import { closedCasesOf, coverage, covered, secretAges } from './chart.queries.js';
import type { ChartsView, ClosedDepartureView } from './chart.view.js';
import { seesVault } from './findings.service.js';
import type { Scope } from './kpi.js';
import { leavingSpans } from './kpi-spans.js';
import { Kpis } from './kpis.service.js';

/** What is drawn: counted over the very rows of the figures, as they are today. */
@Injectable()
export class Charts {
  constructor(@Inject(Kpis) private readonly kpis: Kpis) {}

  async show(op: Operation): Promise<ChartsView> {
    const scope = await this.kpis.scopeOf(op, {});
    const found = await coverage(scope);
    return {
      asOf: scope.look.today,
      byPlatform: covered(found, 'platform'),
      byBrand: covered(found, 'brand'),
      secretAges: seesVault(op) ? await secretAges(op.db, op.now) : null,
      departures: await departures(op, scope),
    };
  }
}

async function departures(op: Operation, scope: Scope): Promise<ClosedDepartureView[]> {
  const spans = await leavingSpans(scope);
  const ids = spans.map(({ personId }) => personId);
  const cases = await closedCasesOf(op.db, ids, op.actor.id);
  return spans
    .flatMap(({ personId, lastDay, length, open }) => {
      const closed = cases.get(personId);
      return closed ? [{ ...closed, lastDay, hours: Math.round(length * 10) / 10, open }] : [];
    })
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
}
