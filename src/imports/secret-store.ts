import { one, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Envelope } from '../keyring/seal.js';
import { Keys } from '../keys/keys.service.js';
import type { Operation } from '../operation/operation.js';
import type { Kind, ReadSecret } from '../vault/credential-kind.rules.js';
import { credentialsOf, type CredentialRow, type VaultAccount } from '../vault/credential.queries.js';
import { insertExposures } from '../vault/exposure.queries.js';
import type { ImportedSecrets } from '../vault/imported.service.js';
import { opened } from '../vault/opening.js';
import { openStages } from '../vault/staged.queries.js';

/** A value of the file that the vault can take. */
export interface FoundSecret {
  kind: Kind;
  value: unknown;
  /** `value` as it would be stored. */
  read: ReadSecret;
  revisedAt: string;
}

const LABELS: Partial<Record<Kind, string>> = {
  password: 'Password',
  totp: 'One-time codes',
  recovery_codes: 'Recovery codes',
};

/** What makes two values the same: a renamed user or a longer period is no new secret. */
const ESSENCE: Partial<Record<Kind, string>> = { password: 'password', totp: 'seed', recovery_codes: 'codes' };

/** Tells which values of a file are news to the vault, and hands those over. */
export class SecretStore {
  constructor(
    private readonly op: Operation,
    private readonly keys: Keys,
    private readonly vault: ImportedSecrets,
    private readonly keyring: Keyring,
    /** Who handled the file, where that is a person of the directory. */
    private readonly importerId: string | null,
    /** What the vault holds is neither compared nor replaced: whoever reads a file in by hand has no right to it. */
    private readonly fillsOnly = false,
  ) {}

  /** Which of the values are new to the account, and which of those must wait for one that is being tried. */
  async news(
    account: VaultAccount,
    secrets: readonly FoundSecret[],
  ): Promise<{ news: FoundSecret[]; waiting: FoundSecret[]; held: FoundSecret[] }> {
    const stored = await credentialsOf(this.op.db, account.id);
    const open = await openStages(
      this.op.db,
      this.keyring,
      stored.map(({ id }) => id),
    );
    const [news, waiting, held]: [FoundSecret[], FoundSecret[], FoundSecret[]] = [[], [], []];
    for (const secret of secrets) {
      const credential = stored.find((each) => each.kind === secret.kind);
      if (credential && this.fillsOnly) held.push(secret);
      else if (credential && !(await this.isNewer(account, credential, secret))) continue;
      else (credential && open.has(credential.id) ? waiting : news).push(secret);
    }
    return { news, waiting, held };
  }

  async store(account: VaultAccount, secrets: readonly FoundSecret[]): Promise<void> {
    for (const { kind, value, revisedAt } of secrets) {
      const label = LABELS[kind] ?? kind;
      const stored = await this.vault.storeImported(this.op, account, { kind, label, value, setAt: revisedAt });
      if (!this.importerId) continue;
      const seen = { credentialId: stored.credentialId, number: stored.version, personId: this.importerId };
      await insertExposures(this.op.db, [{ ...seen, kind: 'imported', at: iso(this.op.now) }]);
    }
  }

  /**
   * An item is revised by every change, of its name too, and a version that holds the old value would settle rotations that
   * are owed. So only another value is news, and only a newer revision is looked at: the vault's own newer value stays.
   */
  private async isNewer(
    account: VaultAccount,
    { id, currentVersion, setAt }: CredentialRow,
    { kind, read, revisedAt }: FoundSecret,
  ): Promise<boolean> {
    if (revisedAt <= setAt) return false;
    const envelope = await this.envelope(id, currentVersion);
    const keyring = await this.keys.keyringFor(this.op, envelope.kekId);
    const address = {
      purpose: 'credential',
      account: account.id,
      credential: id,
      kind,
      version: currentVersion,
    } as const;
    const essence = ESSENCE[kind] as string;
    return opened(
      { keyring, address, envelope },
      (value) => JSON.stringify(value[essence]) !== JSON.stringify(read.stored[essence]),
    );
  }

  private async envelope(credentialId: string, number: number): Promise<Envelope> {
    const found = await one<Envelope>(
      this.op.db,
      sql`select alg, kek_id as "kekId", wrapped_dek as "wrappedDek", dek_nonce as "dekNonce", nonce, ciphertext
          from credential_version where credential_id = ${credentialId} and number = ${number}`,
    );
    return found as Envelope;
  }
}
