import { Inject, Injectable } from '@nestjs/common';
import { mayRelease } from '../access/standing.rules.js';
import { run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { isKind, readSecret, type Kind } from './credential-kind.rules.js';
import { credentialById, credentialsOf, vaultAccount, type CredentialRow } from './credential.queries.js';
import { insertExposures } from './exposure.queries.js';
import { generatePassword } from './password-generator.js';
import { refusalOfResting } from './release.rules.js';
import { SharedLogins, type LoginHolder } from './shared-login.service.js';
import { nextNumber, openStage } from './staged.queries.js';
import { stagedConflict } from './staged.view.js';
import { VaultFailures } from './vault.failures.js';
import { VersionWriter } from './version-writer.js';
import { openingOf, WritableCredentials } from './writable.service.js';
import { Credential } from './vault.entity.js';

export interface NewCredential {
  kind: Kind;
  label: string;
  value: unknown;
}

/** Stores what an account is signed in with. Whoever stores a value has seen it. */
@Injectable()
export class Credentials {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(VersionWriter) private readonly versions: VersionWriter,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(WritableCredentials) private readonly writable: WritableCredentials,
    @Inject(SharedLogins) private readonly logins: SharedLogins,
  ) {}

  /**
   * Labels and ages, never a value; there is no such list for those who may use none of it. With them comes the login that is
   * kept on another account and opens this one, for those who may list it there.
   */
  async list(op: Operation, accountId: string): Promise<{ rows: CredentialRow[]; login: LoginHolder | null }> {
    const refusal = await this.refusalToList(op, accountId);
    const own = refusal === null ? await credentialsOf(op.db, accountId) : [];
    const lent = await this.lent(op, accountId);
    if (refusal && lent.length === 0) throw refusal;
    const rows = [...own, ...lent].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { rows, login: await this.logins.keptElsewhere(op, accountId, own) };
  }

  private async lent(op: Operation, accountId: string): Promise<CredentialRow[]> {
    const lent: CredentialRow[] = [];
    for (const { otherId, kinds } of await this.logins.others(op, accountId)) {
      if (kinds.size === 0 || (await this.refusalToList(op, otherId))) continue;
      lent.push(...(await credentialsOf(op.db, otherId)).filter(({ kind }) => kinds.has(kind)));
    }
    return lent;
  }

  private async refusalToList(op: Operation, accountId: string): Promise<Failure | null> {
    const account = await vaultAccount(op.db, accountId);
    const { standings, resting } = await this.writable.standing(op, accountId);
    const may = (all: readonly string[]): boolean =>
      account !== null && mayRelease('credential.list', '', account.accessModel, all);
    if (may(standings)) return null;
    const would = resting.filter(({ standing }) => may([standing]));
    return refusalOfResting(would, op.actor.id) ?? VaultFailures.NOT_VISIBLE();
  }

  /** One of them, for those who may see the list, and for whoever is to rotate it. Throws `vault.unknown`. */
  async show(op: Operation, id: string): Promise<CredentialRow> {
    const row = await credentialById(op.db, id);
    if (!row) throw VaultFailures.UNKNOWN();
    const refusal = await this.refusalToList(op, row.accountId);
    if (refusal === null || (await this.writable.taskOf(op, id)) !== null) return row;
    throw refusal.kind === 'missing' ? VaultFailures.UNKNOWN() : refusal;
  }

  async create(op: Operation, accountId: string, { kind, label, value }: NewCredential): Promise<CredentialRow> {
    const account = await vaultAccount(op.db, accountId);
    if (!account) throw VaultFailures.NOT_VISIBLE();
    op.about(`account:${accountId}`);
    op.refuse(await this.writable.refusal(op, 'credential.create', account, kind));
    op.refuse(await this.logins.refusal(op, accountId, kind));
    const secret = readSecret(kind, value);
    const id = newId();
    const now = iso(op.now);
    const row = {
      id,
      accountId,
      kind,
      label: label.trim(),
      currentVersion: 1,
      expiresOn: secret.expiresOn,
      retiredAt: null,
      createdAt: now,
      version: 1,
    };
    await op.db.insert(Credential, row);
    await this.store(op, row, secret, 1);
    return { ...row, setAt: now, codes: secret.codes, codesUsed: 0 };
  }

  async relabel(op: Operation, id: string, label: string): Promise<CredentialRow> {
    const credential = await this.writable.credential(op, 'credential.label', id);
    op.expect(credential);
    const changed = { ...credential, label: label.trim(), version: credential.version + 1 };
    if (changed.label === credential.label) {
      op.unchanged();
      return credential;
    }
    await run(
      op.db,
      sql`update credential set label = ${changed.label}, version = ${changed.version} where id = ${id}`,
    );
    op.record([], { credential: id, account: credential.accountId });
    return changed;
  }

  /** A new version; the ones before stay as history. While another one waits to be tried, that must be decided first. */
  async rotate(op: Operation, id: string, value: unknown): Promise<CredentialRow> {
    const credential = await this.writable.credential(op, 'credential.rotate', id);
    op.expect(credential);
    if (!isKind(credential.kind)) throw VaultFailures.INTEGRITY();
    const secret = readSecret(credential.kind, value);
    const staged = await openStage(op.db, this.held.current, id);
    if (staged) throw VaultFailures.STAGED_OPEN(stagedConflict(staged));
    const number = await nextNumber(op.db, id);
    const changed = {
      ...credential,
      currentVersion: number,
      expiresOn: secret.expiresOn,
      version: credential.version + 1,
    };
    await run(
      op.db,
      sql`update credential set current_version = ${number}, expires_on = ${secret.expiresOn}, version = ${changed.version} where id = ${id}`,
    );
    await this.store(op, changed, secret, number);
    return { ...changed, setAt: iso(op.now), codes: secret.codes, codesUsed: 0 };
  }

  /** A password as the account's platform takes it; nothing is stored. */
  async generate(op: Operation, accountId: string): Promise<string> {
    const account = await vaultAccount(op.db, accountId);
    if (!account) throw VaultFailures.NOT_VISIBLE();
    op.refuse(await this.writable.refusal(op, 'credential.generate', account, 'password'));
    const shape = (await this.catalogue.all(op.db)).platforms.get(account.platform)?.password;
    if (!shape) throw VaultFailures.NO_PASSWORD();
    return generatePassword(shape);
  }

  private async store(
    op: Operation,
    row: { id: string; accountId: string; kind: string },
    secret: ReturnType<typeof readSecret>,
    number: number,
  ): Promise<void> {
    const setAt = iso(op.now);
    await this.versions.write(op, {
      accountId: row.accountId,
      credentialId: row.id,
      kind: row.kind,
      number,
      secret,
      setAt,
      origin: 'stored',
    });
    await insertExposures(op.db, [
      { credentialId: row.id, number, personId: op.actor.id, kind: 'stored', at: setAt, openingId: openingOf(op) },
    ]);
  }
}
