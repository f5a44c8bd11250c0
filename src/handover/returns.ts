import { Inject, Injectable } from '@nestjs/common';
import { rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { Absences } from './absences.service.js';

interface Due {
  id: string;
  returnsOn: string;
}

/** Opens the door again when the day of a return has begun where the person is. A job of the worker, one case at a time. */
@Injectable()
export class Returns {
  readonly action = 'case.return' as const;
  readonly reason = 'The day of the return has come.';

  constructor(@Inject(Absences) private readonly absences: Absences) {}

  async due(op: Operation): Promise<boolean> {
    return (await this.come(op)).length > 0;
  }

  /** Answers whether there is more. */
  async work(op: Operation): Promise<boolean> {
    const [first, second] = await this.come(op);
    if (!first) op.unchanged();
    else await this.absences.return(op, first.id, first.returnsOn);
    return second !== undefined;
  }

  /** Only a day that the log has as the last one somebody said: a row written by hand opens no door. */
  private come(op: Operation): Promise<Due[]> {
    return rows(
      op.db,
      sql`select k.id, k.returns_on as "returnsOn" from offboarding_case k where k.status = 'open' and k.returns_at <= ${iso(op.now)}
            and (select l.body from ledger_subject s join ledger_leaf l on l.position = s.position
              where s.subject = 'case:' || k.id and l.action = ${this.action} and l.outcome = 'done'
              order by l.position desc limit 1) like '%"returnsOn":"' || k.returns_on || '"%'
          order by k.returns_at, k.id limit 2`,
    );
  }
}
