import { Inject, Injectable } from '@nestjs/common';
import { insertRows } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { envelopeHash, seal, type Address, type Envelope } from '../keyring/seal.js';
import { Keys } from '../keys/keys.service.js';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import { newestMark } from '../ledger/ledger.queries.js';
import { modelMark, saidBy } from '../ledger/mark.js';
import type { Operation, RecordExtra } from '../operation/operation.js';
import type { ReadSecret } from './credential-kind.rules.js';
import { vaultAccount } from './credential.queries.js';
import { LOGIN_KINDS } from './shared-login.queries.js';
import { SharedLogins } from './shared-login.service.js';
import { stagedMark, versionMark } from './staged.queries.js';

export interface NewVersion {
  accountId: string;
  credentialId: string;
  kind: string;
  number: number;
  secret: ReadSecret;
  /** When the value was set on the platform. */
  setAt: string;
  origin: 'stored' | 'imported' | 'staged';
}

/** A sealed version, as a leaf names it. */
export interface FixedVersion {
  accountId: string;
  credentialId: string;
  kind: string;
  number: number;
  envelopeHash: string;
}

const COLUMNS = [
  'id', 'credential_id', 'number', 'alg', 'kek_id', 'wrapped_dek', 'dek_nonce', 'nonce', 'ciphertext',
  'set_at', 'created_at', 'created_by', 'origin', 'codes', 'wrap_version',
]; // prettier-ignore

/** Seals a value to its address, stores it as a version and fixes it in the log, where a release will look it up. */
@Injectable()
export class VersionWriter {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(SharedLogins) private readonly logins: SharedLogins,
  ) {}

  /** A version that is in use from now on. */
  async write(op: Operation, version: NewVersion): Promise<void> {
    await this.fix(op, await this.seal(op, version));
  }

  /** A version that is not in use: its leaf has a mark of its own, so that releases go on from the one that is. */
  async stage(op: Operation, version: NewVersion): Promise<void> {
    recordStage(op, await this.seal(op, version), 'staged');
  }

  /** Makes a sealed version the one a release will look for. */
  async fix(op: Operation, version: FixedVersion, extra: Pick<RecordExtra, 'personal'> = {}): Promise<void> {
    const { credentialId, accountId, kind } = version;
    const accessModel = await believedModel(op, accountId, credentialId);
    const details = { ...detailsOf(version), accessModel };
    // Changed there is changed here: what else the login opens has it in its own history.
    const others = LOGIN_KINDS.includes(kind) ? await this.logins.others(op, accountId) : [];
    const accounts = [accountId, ...others.map(({ otherId }) => otherId)].map((id) => `account:${id}`);
    op.record([`credential:${credentialId}`, ...accounts], details, { mark: versionMark(credentialId), ...extra });
  }

  private async seal(op: Operation, version: NewVersion): Promise<FixedVersion> {
    const { accountId, credentialId, kind, number } = version;
    const { kekId, keyring } = await this.keys.activeKek(op);
    const address: Address = {
      purpose: 'credential',
      account: accountId,
      credential: credentialId,
      kind,
      version: number,
    };
    const plaintext = Buffer.from(canonicalJson(version.secret.stored), 'utf8');
    let envelope: Envelope;
    try {
      envelope = seal(keyring, kekId, address, plaintext);
    } finally {
      plaintext.fill(0);
    }
    await insertRows(op.db, 'credential_version', COLUMNS, [rowOf(op, version, envelope)]);
    return { accountId, credentialId, kind, number, envelopeHash: envelopeHash(envelope) };
  }
}

const detailsOf = ({ accountId, credentialId, kind, number, envelopeHash: envelope }: FixedVersion) => ({
  credential: credentialId,
  account: accountId,
  kind,
  version: number,
  envelope,
});

/** What became of a version that is not in use. */
export function recordStage(op: Operation, version: FixedVersion, state: 'staged' | 'discarded'): void {
  const { credentialId, accountId } = version;
  op.record(
    [`credential:${credentialId}`, `account:${accountId}`],
    { ...detailsOf(version), state },
    { mark: stagedMark(credentialId) },
  );
}

/** What the log knows of the account comes before what the table says: a release will ask this leaf. */
async function believedModel({ db }: Operation, accountId: string, credentialId: string): Promise<string | null> {
  return (
    saidBy(await newestMark(db, modelMark(accountId)), 'accessModel') ??
    saidBy(await newestMark(db, versionMark(credentialId)), 'accessModel') ??
    (await vaultAccount(db, accountId))?.accessModel ??
    null
  );
}

function rowOf(op: Operation, { credentialId, number, secret, setAt, origin }: NewVersion, envelope: Envelope) {
  const { alg, kekId, wrappedDek, dekNonce, nonce, ciphertext } = envelope;
  const sealed = [alg, kekId, wrappedDek, dekNonce, nonce, ciphertext];
  return [newId(), credentialId, number, ...sealed, setAt, iso(op.now), op.actor.id, origin, secret.codes, 0];
}
