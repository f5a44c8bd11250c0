import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, insertRows, rows, sql } from '../database/sql.js';
import { day, dayAfter, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { Grant } from './access.entity.js';
import { provenGrants } from './grant.queries.js';
import { ownerSeatsOn } from './standing.js';

/** Tells holders and owner seats once, some days before, that access ends. */
@Injectable()
export class GrantWarnings {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Announces at most `limit` ends that come near and were not announced. What goes on without a gap does not end. */
  async warn(op: Operation, limit = 500): Promise<number> {
    const today = day(op.now);
    const near = sql`g.ended_on is null and g.until >= ${today} and g.since <= ${today}
      and g.until <= ${dayAfter(today, this.settings.grantWarningDays)}
      and not exists (select 1 from grant_warning w where w.grant_id = g.id)
      and not exists (select 1 from access_grant next where next.continues_id = g.id and next.ended_on is null)`;
    await rows(
      op.db,
      sql`select g.id from access_grant g where ${near} order by g.until, g.id limit ${limit}${forUpdate(op.db)}`,
    );
    const ending = await provenGrants(op.db, this.keys.current, near, sql` order by g.until, g.id limit ${limit}`);
    if (ending.length === 0) {
      op.unchanged();
      return 0;
    }
    await insertRows(
      op.db,
      'grant_warning',
      ['grant_id', 'warned_at'],
      ending.map(({ id }) => [id, iso(op.now)]),
    );
    await this.announce(op, ending);
    op.record([], { warned: ending.length });
    return ending.length;
  }

  private async announce(op: Operation, ending: readonly Grant[]): Promise<void> {
    const seats = await ownerSeatsOn(op.db, this.keys.current, [...new Set(ending.map((grant) => grant.accountId))]);
    for (const { id, accountId, personId, level, until } of ending) {
      const owners = seats.filter((seat) => seat.accountId === accountId).map((seat) => seat.personId);
      op.announce('grant.ending', { grantId: id, accountId, personId, level, until, owners: [...new Set(owners)] });
    }
  }
}
