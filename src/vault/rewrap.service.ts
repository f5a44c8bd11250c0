import { Inject, Injectable } from '@nestjs/common';
import type { Address } from '../keyring/seal.js';
import { rewrap } from '../keyring/seal.js';
import type { Keyring } from '../keyring/keyring.js';
import { IntegrityError } from '../keyring/keyring.failures.js';
import { Keys } from '../keys/keys.service.js';
import type { Operation } from '../operation/operation.js';
import { oldWraps, replaceWraps, type NewWrap, type OldWrap } from './rewrap.queries.js';

/** Versions a transaction takes: few enough that releases hardly wait for them. */
export const REWRAP_BATCH = 500;

export interface Rewrapped {
  /** Versions now under the active key. */
  count: number;
  /** Ids of versions that do not open: they stay as they are and are named in the log. */
  broken: string[];
  /** Where the next batch begins; null when this was the last. */
  next: string | null;
}

/** Moves versions under the active key-encryption key, batch by batch; a kill loses at most the batch in hand. */
@Injectable()
export class Rewrap {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  /** One batch of what still lies under a retired key, from `after` on. Nothing to do leaves no leaf. */
  async rewrapNext(op: Operation, after = '', limit = REWRAP_BATCH): Promise<Rewrapped> {
    const found = await oldWraps(op.db, after, limit);
    const last = found.length === limit ? (found[found.length - 1]?.id ?? null) : null;
    if (found.length === 0) {
      op.unchanged();
      return { count: 0, broken: [], next: null };
    }
    const { kekId } = await this.keys.activeKek(op);
    const wraps: NewWrap[] = [];
    const broken: string[] = [];
    for (const old of found) {
      const renewed = renew(await this.keyringOf(op, old), old, kekId);
      if (renewed) wraps.push(renewed);
      else broken.push(old.id);
    }
    const count = await replaceWraps(op.db, wraps);
    op.record([], { kek: kekId, versions: count, ...(broken.length > 0 ? { broken } : {}) });
    return { count, broken, next: last };
  }

  private async keyringOf(op: Operation, old: OldWrap): Promise<Keyring | null> {
    try {
      return await this.keys.keyringFor(op, old.kekId);
    } catch (error) {
      if (error instanceof IntegrityError) return null;
      throw error;
    }
  }
}

function renew(keyring: Keyring | null, old: OldWrap, kekId: string): NewWrap | null {
  if (!keyring) return null;
  const { id, accountId: account, credentialId: credential, kind, number: version, wrapVersion } = old;
  const address: Address = { purpose: 'credential', account, credential, kind, version };
  try {
    const { wrappedDek, dekNonce } = rewrap(keyring, address, old, kekId);
    return { id, wrapVersion, kekId, wrappedDek, dekNonce };
  } catch (error) {
    if (error instanceof IntegrityError) return null;
    throw error;
  }
}
