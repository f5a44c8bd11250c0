import { Inject, Injectable } from '@nestjs/common';
import { liveGrant, provenGrants } from '../access/grant.queries.js';
import { ownerSeatsOf } from '../access/standing.js';
import { list, raw, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { compare, type Compared } from './comparison.queries.js';

/** The list of one account beside what the register gives there today, down to the last proof. */
@Injectable()
export class Comparisons {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {}

  async of(op: Operation, accountId: string): Promise<Compared[]> {
    const today = day(op.now);
    const keyring = this.keys.current;
    const grants = await provenGrants(op.db, keyring, sql`g.account_id = ${accountId} and ${liveGrant('g', today)}`);
    const seats = await ownerSeatsOf(op.db, keyring, accountId);
    const among = (alias: string, rows: readonly { id: string }[]) =>
      sql`${raw(alias)}.id in ${list(rows.map(({ id }) => id))}`;
    return compare(op.db, keyring, {
      today,
      accountId,
      live: (alias) => among(alias, grants),
      seated: (alias) => among(alias, seats),
    });
  }
}
