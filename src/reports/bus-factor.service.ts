import { Inject, Injectable } from '@nestjs/common';
import type { Operation } from '../operation/operation.js';
import type { BusFactorQuery } from './bus-factor.dto.js';
import { busFactorPage, busFactorTotals, type AloneAsked } from './bus-factor.queries.js';
import { busFactorView, type BusFactorPage, type BusFactorView } from './bus-factor.view.js';
import { Findings } from './findings.service.js';
import type { Moment } from './look.js';

const WALKED = 5000;

/** What one person alone holds, over the whole register: what the departure previews of everybody say, seen from the accounts. */
@Injectable()
export class BusFactor {
  constructor(@Inject(Findings) private readonly findings: Findings) {}

  /** The most critical accounts first. Throws `request.bad_cursor`. */
  async list(op: Operation, query: BusFactorQuery): Promise<BusFactorPage> {
    const look = await this.findings.look(op);
    const page = await busFactorPage(look, query, query);
    const ways = await busFactorTotals(look, query);
    const total = ways.reduce((sum, way) => sum + way.total, 0);
    return { items: page.items.map(busFactorView), nextCursor: page.nextCursor, total, ways };
  }

  /** The whole list in the same order, for a file or a terminal; long pages, as each looks over the whole register. */
  async *walk(op: Moment, asked: AloneAsked = {}): AsyncGenerator<BusFactorView[]> {
    const look = await this.findings.look(op);
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await busFactorPage(look, asked, { limit: WALKED, cursor });
      yield page.items.map(busFactorView);
      cursor = page.nextCursor;
    }
  }
}
