import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenIncidents } from '../accounts/open-incidents.js';
import { list, one, raw, rows, sql } from '../database/sql.js';
import type { RotationDemands } from '../vault/rotation-demands.js';
import { IncidentShelf } from './incident-shelf.js';

/** What the rooms below ask without knowing of incidents. */
@Injectable()
export class IncidentWatch implements OpenIncidents, RotationDemands {
  constructor(@Inject(IncidentShelf) private readonly shelf: IncidentShelf) {}

  async openOn(db: EntityManager, accountId: string): Promise<string | null> {
    const found = await one<{ id: string }>(
      db,
      sql`select id from incident where account_id = ${accountId} and closed_at is null`,
    );
    return found?.id ?? null;
  }

  async demands(db: EntityManager, accountIds?: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const among = accountIds === undefined ? raw('1 = 1') : sql`account_id in ${list(accountIds)}`;
    const found = await rows<{ accountId: string; openedAt: string }>(
      db,
      sql`select account_id as "accountId", opened_at as "openedAt" from incident
          where closed_at is null and kind in ${list(this.shelf.rotating)} and ${among}`,
    );
    return new Map(found.map(({ accountId, openedAt }) => [accountId, openedAt]));
  }
}
