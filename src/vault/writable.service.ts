import { Inject, Injectable, Optional } from '@nestjs/common';
import { standingOn } from '../access/standing.js';
import { mayRelease } from '../access/standing.rules.js';
import type { Failure } from '../kernel/failure.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import {
  heldCredential,
  isFrozenPerson,
  vaultAccount,
  type CredentialRow,
  type VaultAccount,
} from './credential.queries.js';
import { refusalToWrite, type WriteFacts } from './credential.rules.js';
import { RotationRights } from './rotation-rights.js';
import { VaultFailures } from './vault.failures.js';

const OPENING = 'opening:';

/** The emergency a write relied on, as `refusal` filed it; null where another right allowed it. */
export const openingOf = (op: Operation): string | null =>
  op.subjects.find((subject) => subject.startsWith(OPENING))?.slice(OPENING.length) ?? null;

/** Who may store and change what: by standing of their own, or by an open rotation task. */
@Injectable()
export class WritableCredentials {
  constructor(
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Optional() @Inject(RotationRights) private readonly rights?: RotationRights,
  ) {}

  /** The credential, held until the transaction ends, for somebody who may do this to it. Throws what refuses. */
  async credential(op: Operation, act: WriteFacts['act'], id: string): Promise<CredentialRow> {
    const credential = await heldCredential(op.db, id);
    const account = credential && (await vaultAccount(op.db, credential.accountId));
    if (!credential || !account) throw VaultFailures.UNKNOWN();
    op.about(`credential:${id}`, `account:${account.id}`);
    op.refuse(await this.refusal(op, act, account, credential.kind, id));
    op.refuse(credential.retiredAt === null ? null : VaultFailures.RETIRED());
    return credential;
  }

  async refusal(
    op: Operation,
    act: WriteFacts['act'],
    account: VaultAccount,
    kind: string,
    credentialId?: string,
  ): Promise<Failure | null> {
    const { standings, resting, unproven, openings } = await this.standing(op, account.id);
    const frozenPerson = await isFrozenPerson(op.db, op.actor.id);
    const mayRotate = credentialId !== undefined && (await this.taskOf(op, credentialId)) !== null;
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

  /** The open rotation task that lets the actor store a new version of this credential. */
  async taskOf(op: Operation, credentialId: string): Promise<string | null> {
    return (await this.tasksOf(op, [credentialId])).get(credentialId) ?? null;
  }

  async tasksOf(op: Operation, credentialIds: readonly string[]): Promise<Map<string, string>> {
    return (await this.rights?.tasksFor(op.db, op.actor.id, credentialIds)) ?? new Map<string, string>();
  }

  standing(op: Operation, accountId: string): ReturnType<typeof standingOn> {
    return standingOn(op.db, this.held.current, op.actor.id, accountId, { now: op.now, grace: this.settings });
  }
}
