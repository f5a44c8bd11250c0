import { Inject, Injectable, Optional } from '@nestjs/common';
import { standingOn } from '../access/standing.js';
import { mayRelease } from '../access/standing.rules.js';
import { run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import { isKind, readSecret, type Kind } from './credential-kind.rules.js';
import {
  credentialsOf,
  heldCredential,
  isFrozenPerson,
  vaultAccount,
  type CredentialRow,
  type VaultAccount,
} from './credential.queries.js';
import { refusalToWrite, type WriteFacts } from './credential.rules.js';
import { insertExposures } from './exposure.queries.js';
import { generatePassword } from './password-generator.js';
import { RotationRights } from './rotation-rights.js';
import { refusalOfResting } from './release.rules.js';
import { VaultFailures } from './vault.failures.js';
import { VersionWriter } from './version-writer.js';
import { Credential } from './vault.entity.js';

export interface NewCredential {
  kind: Kind;
  label: string;
  value: unknown;
}

const OPENING = 'opening:';

/** Stores what an account is signed in with. Whoever stores a value has seen it. */
@Injectable()
export class Credentials {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(VersionWriter) private readonly versions: VersionWriter,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Settings) private readonly settings: Settings,
    @Optional() @Inject(RotationRights) private readonly rights?: RotationRights,
  ) {}

  /** Labels and ages, never a value; there is no such list for those who may use none of it. */
  async list(op: Operation, accountId: string): Promise<CredentialRow[]> {
    const account = await vaultAccount(op.db, accountId);
    const { standings, resting } = await this.standing(op, accountId);
    const may = (all: readonly string[]): boolean =>
      account !== null && mayRelease('credential.list', '', account.accessModel, all);
    if (!may(standings)) {
      const would = resting.filter(({ standing }) => may([standing]));
      throw refusalOfResting(would, op.actor.id) ?? VaultFailures.NOT_VISIBLE();
    }
    return credentialsOf(op.db, accountId);
  }

  async create(op: Operation, accountId: string, { kind, label, value }: NewCredential): Promise<CredentialRow> {
    const account = await vaultAccount(op.db, accountId);
    if (!account) throw VaultFailures.NOT_VISIBLE();
    op.about(`account:${accountId}`);
    op.refuse(await this.refusal(op, 'credential.create', account, kind));
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
    const credential = await this.writable(op, 'credential.label', id);
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

  /** A new version; the ones before stay as history. */
  async rotate(op: Operation, id: string, value: unknown): Promise<CredentialRow> {
    const credential = await this.writable(op, 'credential.rotate', id);
    op.expect(credential);
    if (!isKind(credential.kind)) throw VaultFailures.INTEGRITY();
    const secret = readSecret(credential.kind, value);
    const number = credential.currentVersion + 1;
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
    op.refuse(await this.refusal(op, 'credential.generate', account, 'password'));
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
    const openingId = op.subjects.find((subject) => subject.startsWith(OPENING))?.slice(OPENING.length) ?? null;
    const seen = { credentialId: row.id, number, personId: op.actor.id, kind: 'stored', at: setAt, openingId } as const;
    await insertExposures(op.db, [seen]);
  }

  private async writable(op: Operation, act: WriteFacts['act'], id: string): Promise<CredentialRow> {
    const credential = await heldCredential(op.db, id);
    const account = credential && (await vaultAccount(op.db, credential.accountId));
    if (!credential || !account) throw VaultFailures.UNKNOWN();
    op.about(`credential:${id}`, `account:${account.id}`);
    op.refuse(await this.refusal(op, act, account, credential.kind, id));
    op.refuse(credential.retiredAt === null ? null : VaultFailures.RETIRED());
    return credential;
  }

  private async refusal(
    op: Operation,
    act: WriteFacts['act'],
    account: VaultAccount,
    kind: string,
    credentialId?: string,
  ) {
    const { standings, resting, unproven, openings } = await this.standing(op, account.id);
    const frozenPerson = await isFrozenPerson(op.db, op.actor.id);
    const mayRotate =
      credentialId !== undefined && (await this.rights?.mayRotate(op.db, op.actor.id, credentialId)) === true;
    const refusal = refusalToWrite({
      act,
      account,
      kind,
      standings,
      resting,
      personId: op.actor.id,
      seesAll: holds(op.actor, 'admin'),
      frozenPerson,
      mayRotate,
    });
    if (refusal) op.about(...unproven);
    // An emergency lists what was stored under it.
    const others = standings.filter((standing) => standing !== 'break_glass');
    if (!mayRotate && !mayRelease(act, kind, account.accessModel, others))
      op.about(...openings.map(({ id }) => `${OPENING}${id}`));
    return refusal;
  }

  private standing(op: Operation, accountId: string) {
    return standingOn(op.db, this.held.current, op.actor.id, accountId, {
      now: op.now,
      grace: this.settings,
    });
  }
}
