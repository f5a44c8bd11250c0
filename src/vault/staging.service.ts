import { Inject, Injectable } from '@nestjs/common';
import { run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { IntegrityError } from '../keyring/keyring.failures.js';
import { saidBy } from '../ledger/mark.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { isKind, readSecret, type ReadSecret } from './credential-kind.rules.js';
import { credentialById, vaultAccount, type CredentialRow } from './credential.queries.js';
import { insertExposures } from './exposure.queries.js';
import { opened } from './opening.js';
import { generatePassword } from './password-generator.js';
import { ProvenVersions } from './proven-version.service.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import type { GeneratedShape } from './staged.dto.js';
import { StagedVersion } from './staged.entity.js';
import { stageMac, type SealedStage } from './staged.mac.js';
import { fixedStage, nextNumber, openStage, stagedMark } from './staged.queries.js';
import { stagedConflict } from './staged.view.js';
import { VaultFailures } from './vault.failures.js';
import { recordStage, VersionWriter } from './version-writer.js';
import { openingOf, WritableCredentials } from './writable.service.js';

interface Candidate {
  value?: unknown;
  generate?: GeneratedShape | undefined;
}

/**
 * A new value is stored before it is set on the platform, and becomes the current one when somebody has seen it work. Whatever
 * crashes in between, both are kept until a person says which one the platform takes.
 */
@Injectable()
export class Staging {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(WritableCredentials) private readonly writable: WritableCredentials,
    @Inject(VersionWriter) private readonly versions: VersionWriter,
    @Inject(ProvenVersions) private readonly proven: ProvenVersions,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** Stores the next version beside the one in use. A value that is made here has been seen by nobody. */
  async stage(op: Operation, id: string, candidate: Candidate): Promise<CredentialRow> {
    const credential = await this.writable.credential(op, 'credential.rotate', id);
    op.expect(credential);
    const other = await openStage(op.db, this.held.current, id);
    if (other) throw VaultFailures.STAGED_OPEN(stagedConflict(other));
    const secret = await this.secretOf(op, credential, candidate);
    const [number, now] = [await nextNumber(op.db, id), iso(op.now)];
    const { accountId, kind } = credential;
    await this.versions.stage(op, { accountId, credentialId: id, kind, number, secret, setAt: now, origin: 'staged' });
    const origin = candidate.generate ? 'generated' : 'given';
    await this.write(op, {
      ...{ id: newId(), credentialId: id, number, state: 'staged', origin, stagedAt: now, stagedBy: op.actor.id },
      ...{ decidedAt: null, decidedBy: null, tested: null, version: 1 },
    });
    if (origin === 'given')
      await insertExposures(op.db, [
        { credentialId: id, number, personId: op.actor.id, kind: 'stored', at: now, openingId: openingOf(op) },
      ]);
    return this.advanced(op, credential);
  }

  /** The candidate works: it is the current version from now on, also for everybody who has seen it ahead. */
  async promote(
    op: Operation,
    id: string,
    tried: { tested: string; version?: number | undefined },
  ): Promise<CredentialRow> {
    const credential = await this.writable.credential(op, 'credential.rotate', id);
    const staged = await this.open(op, id);
    if (tried.version !== undefined && tried.version !== staged.number)
      throw VaultFailures.OTHER_STAGED(stagedConflict(staged));
    op.expect(credential);
    const proven = await this.proven.staged(op, credential, staged.number);
    // What does not open is not promoted: the version in use would be lost with it.
    const expiresOn = opened(proven, (value) => (credential.kind === 'api_token' ? value['expiresOn'] : null)) as
      string | null;
    await this.decide(op, staged, 'promoted', tried.tested.trim());
    await run(
      op.db,
      sql`update credential_version set set_at = ${iso(op.now)} where credential_id = ${id} and number = ${staged.number}`,
    );
    await run(
      op.db,
      sql`update credential set current_version = ${staged.number}, expires_on = ${expiresOn} where id = ${id}`,
    );
    const { envelopeHash } = proven;
    await this.versions.fix(
      op,
      { accountId: credential.accountId, credentialId: id, kind: credential.kind, number: staged.number, envelopeHash },
      { personal: { tested: tried.tested.trim() } },
    );
    return this.advanced(op, credential);
  }

  /** The candidate does not work or was never set: it stays sealed as history and is never released. */
  async discard(op: Operation, id: string): Promise<CredentialRow> {
    const credential = await this.writable.credential(op, 'credential.rotate', id);
    const staged = await this.open(op, id);
    op.expect(credential);
    await this.decide(op, staged, 'discarded', null);
    const leaf = await newestFixed(op.db, this.held.current, stagedMark(id));
    const { accountId, kind } = credential;
    const envelopeHash = saidBy(leaf, 'envelope') ?? '';
    recordStage(op, { accountId, credentialId: id, kind, number: staged.number, envelopeHash }, 'discarded');
    return this.advanced(op, credential);
  }

  private async open(op: Operation, id: string): Promise<StagedVersion> {
    const staged = await fixedStage(op.db, this.held.current, id);
    if (!staged) throw VaultFailures.NOTHING_STAGED();
    return staged;
  }

  private async decide(op: Operation, row: StagedVersion, state: 'promoted' | 'discarded', tested: string | null) {
    const decided = { state, decidedAt: iso(op.now), decidedBy: op.actor.id, version: row.version + 1 };
    await this.write(op, { ...row, ...decided, tested });
  }

  private async write(op: Operation, row: SealedStage & { tested: string | null }): Promise<StagedVersion> {
    const stage: StagedVersion = { ...row, mac: stageMac(this.held.current, row) };
    if (row.version === 1) await op.db.insert(StagedVersion, stage);
    else await op.db.update(StagedVersion, { id: stage.id }, stage);
    return stage;
  }

  /** Whoever decided on what they saw before learns with `If-Match` that something was staged or decided meanwhile. */
  private async advanced(op: Operation, { id, version }: CredentialRow): Promise<CredentialRow> {
    await run(op.db, sql`update credential set version = ${version + 1} where id = ${id}`);
    const row = await credentialById(op.db, id);
    if (!row) throw VaultFailures.INTEGRITY();
    return row;
  }

  private async secretOf(
    op: Operation,
    credential: CredentialRow,
    { value, generate }: Candidate,
  ): Promise<ReadSecret> {
    const { kind, accountId } = credential;
    if (!isKind(kind)) throw VaultFailures.INTEGRITY();
    if ((value === undefined) === (generate === undefined)) throw VaultFailures.VALUE_OR_GENERATE();
    if (generate === undefined) return readSecret(kind, value);
    if (kind !== 'password') throw VaultFailures.NOT_GENERATED();
    const account = await vaultAccount(op.db, accountId);
    const shape = (await this.catalogue.all(op.db)).platforms.get(account?.platform ?? '')?.password;
    if (!shape) throw VaultFailures.NO_PASSWORD();
    const { length = shape.length, alphabet = shape.alphabet } = generate;
    const username = generate.username ?? (await this.usernameInUse(op, credential));
    return readSecret(kind, {
      ...(username === null ? {} : { username }),
      password: generatePassword({ length, alphabet }),
    });
  }

  /** A new password keeps its user name. A version in use that does not open must not stand in the way of the next. */
  private async usernameInUse(op: Operation, credential: CredentialRow): Promise<string | null> {
    try {
      const current = await this.proven.current(op, credential, credential.currentVersion);
      return opened(current, (value) => (typeof value['username'] === 'string' ? value['username'] : null));
    } catch (error) {
      if (isIntegrity(error)) return null;
      throw error;
    }
  }
}

const isIntegrity = (error: unknown): boolean =>
  error instanceof IntegrityError || (error instanceof Error && 'code' in error && error.code === 'vault.integrity');
