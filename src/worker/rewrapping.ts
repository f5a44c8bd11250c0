import { Inject, Injectable } from '@nestjs/common';
import { Keys } from '../keys/keys.service.js';
import type { Operation } from '../operation/operation.js';
import { oldWraps } from '../vault/rewrap.queries.js';
import { Rewrap } from '../vault/rewrap.service.js';

/**
 * Goes on with a rotation of keys that a kill interrupted. Versions that do not open are tried once for each active key,
 * not at every turn.
 */
@Injectable()
export class Rewrapping {
  private pass: { kekId: string; after: string | null } = { kekId: '', after: '' };

  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Rewrap) private readonly rewrap: Rewrap,
  ) {}

  async due(op: Operation): Promise<boolean> {
    const { kekId } = await this.keys.activeKek(op);
    if (this.pass.kekId !== kekId) this.pass = { kekId, after: '' };
    return this.pass.after !== null && (await oldWraps(op.db, this.pass.after, 1)).length > 0;
  }

  async work(op: Operation): Promise<boolean> {
    const { next } = await this.rewrap.rewrapNext(op, this.pass.after ?? '');
    return op.afterCommit(() => {
      this.pass = { ...this.pass, after: next };
      return next !== null;
    });
  }
}
