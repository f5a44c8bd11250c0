import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Keyring } from '../keyring/keyring.js';
import { IntegrityError } from '../keyring/keyring.failures.js';
import { activeKekId, kekRow } from './key.queries.js';

/** The key to seal with, and a keyring that holds it. */
export interface ActiveKey {
  kekId: string;
  keyring: Keyring;
}

/** Finds the key-encryption key an act needs, also one that another process made since this one started. */
@Injectable()
export class Keys {
  constructor(@Inject(HeldKeyring) private readonly held: HeldKeyring) {}

  /** The key new values are sealed under. */
  async activeKek(op: { db: EntityManager }): Promise<ActiveKey> {
    const kekId = await activeKekId(op.db);
    return { kekId, keyring: await this.keyringFor(op, kekId) };
  }

  /** Throws `IntegrityError` for a key that is not there or does not open under this root. */
  async keyringFor(op: { db: EntityManager }, kekId: string): Promise<Keyring> {
    if (this.held.current.hasKek(kekId)) return this.held.current;
    const row = await kekRow(op.db, kekId);
    if (!row) throw new IntegrityError('unknown_kek');
    // Looked at again after the wait: two acts may have missed the same key.
    if (!this.held.current.hasKek(kekId)) this.held.replace(this.held.current.withKek(row));
    return this.held.current;
  }
}
