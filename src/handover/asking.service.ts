import { Inject, Injectable } from '@nestjs/common';
import { insertRows, list, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { RunbookShelf } from './runbook.service.js';

interface Asked {
  handoverId: string;
  caseId: string;
  leaverId: string;
  scenario: string;
  successorId: string | null;
  namedBy: string | null;
  /** Who was asked last and knows it. */
  knows: string | null;
  /** They said no themselves, or are leaving: neither is told that somebody else was asked. */
  needsNoWord: number;
}

const AT_ONCE = 1000;

/** Tells successors the service itself proposed that they are asked, and those it no longer asks that they are not. */
@Injectable()
export class Asking {
  constructor(@Inject(RunbookShelf) private readonly shelf: RunbookShelf) {}

  /** Each once, in four statements whatever their number. Answers whether more is waiting. */
  async tell(op: Operation): Promise<boolean> {
    const asked = await this.untold(op);
    if (asked.length === 0) {
      op.unchanged();
      return false;
    }
    await run(op.db, sql`delete from handover_notice where handover_id in ${list(asked.map((one) => one.handoverId))}`);
    await insertRows(
      op.db,
      'handover_notice',
      ['handover_id', 'person_id', 'at'],
      asked.flatMap(({ handoverId, successorId }) => (successorId ? [[handoverId, successorId, iso(op.now)]] : [])),
    );
    // Whom somebody named was told there and then.
    const proposed = asked.filter(({ successorId, namedBy }) => successorId !== null && namedBy === 'system');
    for (const facts of this.gathered(proposed, ({ successorId }) => successorId))
      op.announce('handover.named', { ...facts, successorId: facts.personId });
    const replaced = asked.filter(({ knows, needsNoWord }) => knows !== null && Number(needsNoWord) === 0);
    for (const facts of this.gathered(replaced, ({ knows }) => knows)) op.announce('handover.replaced', { ...facts });
    op.record([], { handovers: asked.length });
    return asked.length === AT_ONCE;
  }

  private untold(op: Operation): Promise<Asked[]> {
    return rows(
      op.db,
      sql`select h.id as "handoverId", h.case_id as "caseId", k.person_id as "leaverId", k.scenario, h.successor_id as "successorId",
            h.named_by as "namedBy", n.person_id as knows, case when p.leaving_at is not null or p.cut_at is not null
              or exists (select 1 from handover_refusal r where r.handover_id = h.id and r.person_id = n.person_id)
              or exists (select 1 from offboarding_case o where o.person_id = n.person_id and o.status in ('open', 'cut'))
              then 1 else 0 end as "needsNoWord"
          from handover h join offboarding_case k on k.id = h.case_id
          left join handover_notice n on n.handover_id = h.id left join person p on p.id = n.person_id
          where (k.status = 'cut' or (k.status = 'open' and k.scenario not in ${list(this.shelf.hiddenScenarios)})) and h.accepted_at is null
            and coalesce(n.person_id, '') <> coalesce(h.successor_id, '')
          order by h.case_id, h.id limit ${AT_ONCE}`,
    );
  }

  /** One message a case and person, however many accounts. */
  private gathered(asked: readonly Asked[], whose: (one: Asked) => string | null) {
    const found = new Map<
      string,
      { caseId: string; leaverId: string; hidden: boolean; personId: string; tasks: number }
    >();
    for (const one of asked) {
      const { caseId, leaverId, scenario } = one;
      const personId = whose(one) as string;
      const key = `${caseId} ${personId}`;
      const known = found.get(key);
      if (known) known.tasks += 1;
      else found.set(key, { caseId, leaverId, hidden: this.shelf.isHidden(scenario), personId, tasks: 1 });
    }
    return found.values();
  }
}
