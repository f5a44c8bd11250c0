import { Inject, Injectable } from '@nestjs/common';
import { list, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { Standing } from '../people/standing.service.js';
import { heldCase } from './case.queries.js';
import { Cutting } from './cutting.service.js';
import { MoveEnds } from './move-ends.js';
import { RunbookShelf } from './runbook.service.js';

/**
 * Ends access when the last day is over where the person is. A job of the worker: `due` looks, `work` cuts one case in an
 * operation of its own and says whether there is more, so that one that cannot be cut holds up no other.
 */
@Injectable()
export class LastDays {
  readonly action = 'case.cut' as const;
  readonly reason = 'The last day is over.';

  constructor(
    @Inject(Cutting) private readonly cutting: Cutting,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(MoveEnds) private readonly moveEnds: MoveEnds,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  async due(op: Operation): Promise<boolean> {
    return (await this.over(op, 1)).length > 0;
  }

  /** The last admin is passed over: nobody could open the door again. The case shows what it waits for. */
  async work(op: Operation): Promise<boolean> {
    const over = await this.over(op, 50);
    for (const [at, { id, personId, scenario }] of over.entries()) {
      if (this.shelf.confirmsKept(scenario)) {
        if (await this.moveEnds.endInTime(op, await heldCase(op.db, id))) return at + 1 < over.length;
        continue;
      }
      if (await this.standing.refusalToLose(op, personId)) continue;
      await this.cutting.cut(op, id);
      return at + 1 < over.length;
    }
    op.unchanged();
    return false;
  }

  private over(op: Operation, limit: number): Promise<{ id: string; personId: string; scenario: string }[]> {
    return rows(
      op.db,
      sql`select id, person_id as "personId", scenario from offboarding_case where status = 'open' and cut_waits_for is null and cut_due_at < ${iso(op.now)}
            and scenario not in ${list(this.shelf.cutByHand)} order by cut_due_at, id limit ${limit}`,
    );
  }
}
