import type { EntityManager } from 'typeorm';
import { standingsFor } from '../access/standing.rules.js';
import { insertRows, list, one, rows, run, sql } from '../database/sql.js';
import { newId } from '../kernel/ids.js';
import { day, iso } from '../kernel/clock.js';
import type { Envelope } from '../keyring/seal.js';
import { Keys } from '../keys/keys.service.js';
import type { Operation } from '../operation/operation.js';
import type { Kind, ReadSecret } from '../vault/credential-kind.rules.js';
import { credentialsOf, heldCredential, type CredentialRow, type VaultAccount } from '../vault/credential.queries.js';
import { EXPOSURE_COLUMNS, exposureRow, type Seen } from '../vault/exposure.rows.js';
import { opened } from '../vault/opening.js';
import { VersionWriter } from '../vault/version-writer.js';

/** A value of the file, ready to be sealed. */
export interface ImportedSecret {
  kind: Kind;
  secret: ReadSecret;
  revisedAt: string;
}

const LABELS: Partial<Record<Kind, string>> = {
  password: 'Password',
  totp: 'One-time codes',
  recovery_codes: 'Recovery codes',
};

/** What makes two values the same: a renamed user or a longer period is no new secret. */
const ESSENCE: Partial<Record<Kind, string>> = { password: 'password', totp: 'seed', recovery_codes: 'codes' };

/** Stores imported values and who must be presumed to know them. */
export class SecretStore {
  constructor(
    private readonly op: Operation,
    private readonly keys: Keys,
    private readonly versions: VersionWriter,
    /** Who handled the file, where that is a person of the directory. */
    private readonly importerId: string | null,
  ) {}

  /** Which of the values are new to the account. */
  async news(account: VaultAccount, secrets: readonly ImportedSecret[]): Promise<ImportedSecret[]> {
    const stored = await credentialsOf(this.op.db, account.id);
    const found: ImportedSecret[] = [];
    for (const secret of secrets) {
      const credential = stored.find((each) => each.kind === secret.kind);
      if (!credential || (await this.isNewer(account, credential, secret))) found.push(secret);
    }
    return found;
  }

  /** A new version for each value, a new credential where the account has none of the kind. */
  async store(account: VaultAccount, secrets: readonly ImportedSecret[]): Promise<void> {
    const stored = await credentialsOf(this.op.db, account.id);
    for (const { kind, secret, revisedAt } of secrets) {
      const known = stored.find((each) => each.kind === kind);
      const [credentialId, number] = known
        ? await this.next(known, secret)
        : [await this.create(account, kind, secret), 1];
      await this.versions.write(this.op, {
        accountId: account.id,
        credentialId,
        kind,
        number,
        secret,
        setAt: revisedAt,
        origin: 'imported',
      });
      await this.expose(account, { credentialId, number, kind, revisedAt });
    }
  }

  /**
   * An item is revised by every change, of its name too, and a version that holds the old value would settle rotations that
   * are owed. So only another value is news, and only a newer revision is looked at: the vault's own newer value stays.
   */
  private async isNewer(
    account: VaultAccount,
    credential: CredentialRow,
    { kind, secret, revisedAt }: ImportedSecret,
  ): Promise<boolean> {
    if (revisedAt <= credential.setAt) return false;
    const envelope = await currentEnvelope(this.op.db, credential);
    const keyring = await this.keys.keyringFor(this.op, envelope.kekId);
    const address = {
      purpose: 'credential',
      account: account.id,
      credential: credential.id,
      kind,
      version: credential.currentVersion,
    } as const;
    const essence = ESSENCE[kind] as string;
    return opened(
      { keyring, address, envelope },
      (value) => JSON.stringify(value[essence]) !== JSON.stringify(secret.stored[essence]),
    );
  }

  private async next({ id }: CredentialRow, secret: ReadSecret): Promise<[string, number]> {
    const held = await heldCredential(this.op.db, id);
    const number = (held as CredentialRow).currentVersion + 1;
    await run(
      this.op.db,
      sql`update credential set current_version = ${number}, expires_on = ${secret.expiresOn}, version = version + 1 where id = ${id}`,
    );
    return [id, number];
  }

  private async create(account: VaultAccount, kind: Kind, secret: ReadSecret): Promise<string> {
    const id = newId();
    const columns = ['id', 'account_id', 'kind', 'label', 'current_version', 'expires_on', 'created_at', 'version'];
    await insertRows(this.op.db, 'credential', columns, [
      [id, account.id, kind, LABELS[kind] ?? kind, 1, secret.expiresOn, iso(this.op.now), 1],
    ]);
    return id;
  }

  /** Whoever held a right that would have shown the value, at any time since it was set, is presumed to know it. */
  private async expose(
    account: VaultAccount,
    version: { credentialId: string; number: number; kind: Kind; revisedAt: string },
  ): Promise<void> {
    const { credentialId, number, revisedAt } = version;
    const holders = await holdersSince(this.op, account, version.kind, revisedAt);
    const seen: Seen[] = holders.map(({ personId, since }) => {
      const from = `${since}T00:00:00.000Z`;
      return { credentialId, number, personId, kind: 'presumed', at: from > revisedAt ? from : revisedAt };
    });
    if (this.importerId)
      seen.push({ credentialId, number, personId: this.importerId, kind: 'imported', at: iso(this.op.now) });
    await insertRows(
      this.op.db,
      'exposure',
      EXPOSURE_COLUMNS,
      seen.map((each) => exposureRow(each)[2]),
    );
  }
}

interface Holder {
  personId: string;
  since: string;
}

/** Seats and grants of an account that overlap the days from `revisedAt` to today and whose level shows such a value. */
function holdersSince(op: Operation, account: VaultAccount, kind: Kind, revisedAt: string): Promise<Holder[]> {
  const levels = list([...standingsFor('credential.reveal', kind, account.accessModel)]);
  const [from, today] = [revisedAt.slice(0, 10), day(op.now)];
  return rows<Holder>(
    op.db,
    sql`select held.person_id as "personId", min(held.since) as since from (
          select person_id, since from access_grant where account_id = ${account.id} and level in ${levels}
            and since <= ${today} and (ended_on is null or ended_on > ${from}) and (until is null or until >= ${from})
          union all
          select person_id, since from seat where account_id = ${account.id} and seat in ${levels}
            and since <= ${today} and (ended_on is null or ended_on > ${from})
        ) held group by held.person_id order by held.person_id`,
  );
}

async function currentEnvelope(db: EntityManager, { id, currentVersion }: CredentialRow): Promise<Envelope> {
  const found = await one<Envelope>(
    db,
    sql`select alg, kek_id as "kekId", wrapped_dek as "wrappedDek", dek_nonce as "dekNonce", nonce, ciphertext
        from credential_version where credential_id = ${id} and number = ${currentVersion}`,
  );
  return found as Envelope;
}
