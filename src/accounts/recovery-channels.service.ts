import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { RecoveryChannel } from './account.entity.js';
import { keepChannels } from './history.js';

export type ChannelFacts = Pick<
  RecoveryChannel,
  'kind' | 'value' | 'label' | 'belongsTo' | 'ownerEntity' | 'holderId' | 'status' | 'verifiedOn' | 'notes'
>;

export type Upserted = 'created' | 'changed' | 'unchanged';

/** Mailboxes, phones and keys that registrations rely on, and whose they are. */
@Injectable()
export class RecoveryChannels {
  /** Writes a channel down once per kind and value; the caller records the act, an import as a whole. */
  async upsert(op: Operation, facts: ChannelFacts): Promise<Upserted> {
    const { kind, value } = facts;
    const known = await op.db.findOneBy(RecoveryChannel, { kind, value });
    if (!known) {
      const id = newId();
      await op.db.insert(RecoveryChannel, { id, ...facts, createdAt: iso(op.now), version: 1 });
      await keepChannels(op, [id]);
      return 'created';
    }
    const isSame = (Object.keys(facts) as (keyof ChannelFacts)[]).every((field) => known[field] === facts[field]);
    if (isSame) return 'unchanged';
    await op.db.update(RecoveryChannel, { id: known.id }, { ...facts, version: known.version + 1 });
    await keepChannels(op, [known.id]);
    return 'changed';
  }
}
