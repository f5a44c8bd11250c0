import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { one, rows, sql } from '../database/sql.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { readHead } from '../ledger/ledger.queries.js';
import { SYSTEM } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';

export type Part = 'database' | 'keys' | 'ledger';

/** What the service cannot do its work without. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
  ) {}

  /** Empty when everything is there. */
  async missing(): Promise<Part[]> {
    if (!(await this.holds((db) => one(db, sql`select 1 as up`).then(Boolean)))) return ['database'];
    const missing: Part[] = [];
    if (!(await this.holds((db) => this.keysFit(db)))) missing.push('keys');
    if (this.operations.readOnly || !(await this.holds((db) => readHead(db).then(Boolean)))) missing.push('ledger');
    return missing;
  }

  /** The root key is this database's, and the key that new values are sealed under is loaded. */
  async keysFit(db: EntityManager): Promise<boolean> {
    const check = await one<{ value: string }>(db, sql`select value from key_check where id = 1`);
    const active = await rows<{ id: string }>(db, sql`select id from kek where state = 'active'`);
    const { current } = this.keys;
    return check?.value === current.checkValue && active.length === 1 && active.every(({ id }) => current.hasKek(id));
  }

  private async holds(look: (db: EntityManager) => Promise<boolean>): Promise<boolean> {
    try {
      return await this.operations.run(SYSTEM, 'service.look', {}, ({ db }) => look(db));
    } catch {
      return false;
    }
  }
}
