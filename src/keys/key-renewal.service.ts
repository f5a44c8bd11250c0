import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, rows, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { activeKekId, insertKek } from './key.queries.js';

/** Makes a new key-encryption key the one to seal with. What lies under the old one stays readable and is rewrapped later. */
@Injectable()
export class KeyRenewal {
  constructor(@Inject(HeldKeyring) private readonly held: HeldKeyring) {}

  /** Answers the new key's id. */
  begin(op: Operation): Promise<string> {
    return this.renew(op, (kekId) => kekId);
  }

  /** Other processes load the new key at the first value they meet under it. */
  async renew<T>(op: Operation, answer: (kekId: string) => T): Promise<T> {
    await rows(op.db, sql`select id from kek order by id${forUpdate(op.db)}`);
    const before = await activeKekId(op.db);
    const id = newId();
    const now = iso(op.now);
    const { wrapped } = this.held.current.newKek(id);
    await insertKek(op.db, wrapped, 'pending', now);
    await run(op.db, sql`update kek set state = 'retired', retired_at = ${now} where state = 'active'`);
    await run(op.db, sql`update kek set state = 'active', activated_at = ${now} where id = ${id}`);
    op.record([], { kek: id, before });
    return op.afterCommit(() => {
      if (!this.held.current.hasKek(id)) this.held.replace(this.held.current.withKek(wrapped));
      return answer(id);
    });
  }
}
