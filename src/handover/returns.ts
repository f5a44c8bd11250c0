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

  private come(op: Operation): Promise<Due[]> {
    return rows(
      op.db,
      sql`select id, returns_on as "returnsOn" from offboarding_case where status = 'open' and returns_at <= ${iso(op.now)}
          order by returns_at, id limit 2`,
    );
  }
}
