import { Inject, Injectable } from '@nestjs/common';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { envelopeHash } from '../keyring/seal.js';
import { Keys } from '../keys/keys.service.js';
import type { Operation } from '../operation/operation.js';
import type { Earned } from './opening.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import { isAsLogged } from './release.rules.js';
import { envelopeOf, stagedMark, versionMark } from './staged.queries.js';
import { VaultFailures } from './vault.failures.js';

interface Asked {
  id: string;
  accountId: string;
  kind: string;
}

/** A stored version together with the proof that it is the one the log knows. */
export interface ProvenVersion extends Earned {
  envelopeHash: string;
}

/** Versions for the vault's own use while it works; what leaves the vault leaves by a release. */
@Injectable()
export class ProvenVersions {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
  ) {}

  /** Throws `vault.integrity` for a version that was swapped, put back or changed. */
  current(op: Operation, credential: Asked, number: number): Promise<ProvenVersion> {
    return this.proven(op, credential, number, versionMark(credential.id));
  }

  /** The same for the one that waits to be tried. */
  staged(op: Operation, credential: Asked, number: number): Promise<ProvenVersion> {
    return this.proven(op, credential, number, stagedMark(credential.id));
  }

  private async proven(op: Operation, { id, accountId, kind }: Asked, number: number, mark: string) {
    const envelope = await envelopeOf(op.db, id, number);
    if (!envelope) throw VaultFailures.INTEGRITY();
    const hash = envelopeHash(envelope);
    const leaf = await newestFixed(op.db, this.held.current, mark);
    if (!isAsLogged({ account: accountId, kind, version: number, envelope: hash }, leaf))
      throw VaultFailures.INTEGRITY();
    const keyring = await this.keys.keyringFor(op, envelope.kekId);
    const address = { purpose: 'credential', account: accountId, credential: id, kind, version: number } as const;
    return { keyring, address, envelope, envelopeHash: hash };
  }
}
