import { Inject, Injectable } from '@nestjs/common';
import { Clock, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { exposureRow } from './exposure.rows.js';
import { checkRecipient, opened, sealedFor } from './opening.js';
import { nextCode, useUp } from './recovery-code.queries.js';
import { emergencyOf, ReleaseDecisions, type Decided } from './release-decision.service.js';
import { holdCredential, holdStaged } from './release.queries.js';
import type { CodeView, RevealedView, UsedCodeView } from './release.view.js';
import { fixedStage, stagedMark } from './staged.queries.js';
import { codeAt, type TotpSecret } from './totp.rules.js';
import { VaultFailures } from './vault.failures.js';
import { WritableCredentials } from './writable.service.js';

const SHOWN_SECONDS = 60;

interface Asked {
  recipientKey?: string | undefined;
  /** The `x-request-id` of the answer. */
  id: string;
  ticket?: string | undefined;
}

/** The only way out of the vault: decide, note who has seen what, record; open only when all that is committed. */
@Injectable()
export class Releases {
  constructor(
    @Inject(ReleaseDecisions) private readonly decisions: ReleaseDecisions,
    @Inject(WritableCredentials) private readonly writable: WritableCredentials,
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The value itself: from now on this person has seen this version. */
  async reveal(op: Operation, credentialId: string, request: Asked): Promise<RevealedView> {
    checkDelivery(request);
    const { ticket } = request;
    return revealed(op, request, await this.decisions.decide(op, { act: 'credential.reveal', credentialId, ticket }));
  }

  /** The value that waits to be set on the platform: seen is seen, also when it is in use one day or never. */
  async revealStaged(op: Operation, credentialId: string, request: Asked): Promise<RevealedView> {
    checkDelivery(request);
    const { ticket } = request;
    return revealed(op, request, await this.decideStaged(op, 'credential.reveal_staged', credentialId, ticket));
  }

  /** A one-time code; the seed stays inside, so nobody is exposed to it. Codes follow the machine's time. */
  async code(op: Operation, credentialId: string, request: Asked): Promise<CodeView> {
    checkDelivery(request);
    const { ticket } = request;
    return this.coded(op, request, await this.decisions.decide(op, { act: 'credential.code', credentialId, ticket }));
  }

  /** A code of the seed that waits: with it the platform is told that the second factor was enrolled. */
  async codeStaged(op: Operation, credentialId: string, request: Asked): Promise<CodeView> {
    checkDelivery(request);
    const { ticket } = request;
    return this.coded(op, request, await this.decideStaged(op, 'credential.code_staged', credentialId, ticket));
  }

  /** The next unused recovery code, used up by being shown: it exposes nobody to what is left. */
  async useCode(op: Operation, credentialId: string, request: Asked): Promise<UsedCodeView> {
    checkDelivery(request);
    const { ticket } = request;
    await holdCredential(op.db, credentialId);
    const decided = await this.decisions.decide(op, { act: 'credential.use_code', credentialId, ticket });
    const { row, version, earned } = decided;
    const next = await nextCode(op.db, credentialId, version, row.codes);
    if (!next) throw VaultFailures.CODES_USED_UP();
    const { position, left } = next;
    await useUp(op.db, { credentialId, number: version, position, by: op.actor.id, at: iso(op.now) });
    record(op, decided, { position });
    return op.afterCommit(() =>
      opened(earned, (value) => ({
        ...delivered(op, request, decided, (value['codes'] as string[])[position] as string),
        ...{ codesLeft: left, version },
      })),
    );
  }

  private coded(op: Operation, request: Asked, decided: Decided): CodeView {
    record(op, decided);
    return op.afterCommit(() =>
      opened(decided.earned, (value) => {
        const { code, secondsLeft } = codeAt(value as unknown as TotpSecret, this.clock.real());
        return { ...delivered(op, request, decided, code), secondsLeft };
      }),
    );
  }

  /** Held until the commit: what is promoted or discarded at this moment is not released as a candidate any more. */
  private async decideStaged(
    op: Operation,
    act: 'credential.reveal_staged' | 'credential.code_staged',
    credentialId: string,
    ticket: string | undefined,
  ): Promise<Decided> {
    await holdStaged(op.db, credentialId);
    const stage = await fixedStage(op.db, this.held.current, credentialId);
    const taskId = await this.writable.taskOf(op, credentialId);
    const staged = stage && { number: stage.number, mark: stagedMark(credentialId) };
    return this.decisions.decide(op, { act, credentialId, ticket, staged, taskId });
  }
}

/** Before anything is recorded for an answer that could never be sealed. */
function checkDelivery({ recipientKey }: Asked): void {
  if (recipientKey !== undefined) checkRecipient(recipientKey);
}

/** A code as it is, or sealed to whoever asked. */
function delivered(op: Operation, { recipientKey, id }: Asked, { row, version }: Decided, code: string) {
  if (recipientKey === undefined) return { code };
  const delivery = { recipientKey, credentialId: row.credentialId, personId: op.actor.id, requestId: id };
  return { sealed: sealedFor(delivery, { code }, version) };
}

function revealed(op: Operation, { recipientKey, id }: Asked, decided: Decided): RevealedView {
  const { row, version, right, earned } = decided;
  const { credentialId } = row;
  op.later(
    ...exposureRow({
      ...{ credentialId, number: version, personId: op.actor.id, kind: 'revealed', at: iso(op.now) },
      openingId: emergencyOf(right),
    }),
  );
  record(op, decided);
  return op.afterCommit(() =>
    opened(earned, (value): RevealedView => {
      if (recipientKey === undefined) return { value, version, expiresInSeconds: SHOWN_SECONDS };
      const delivery = { recipientKey, credentialId, personId: op.actor.id, requestId: id };
      return { sealed: sealedFor(delivery, value, version), version };
    }),
  );
}

/** One leaf a release: the right it relied on, the factor event, the version. */
function record(
  op: Operation,
  { row, version, right, ticket, checkOut }: Decided,
  more: Record<string, unknown> = {},
): void {
  // An emergency lists what was done under it.
  op.record(right.standing === 'break_glass' ? right.subject : [], {
    credential: row.credentialId,
    account: row.accountId,
    kind: row.kind,
    version,
    by: right.subject,
    factorEvent: row.factorEvent,
    ...(ticket === null ? {} : { ticket }),
    ...(checkOut === null ? {} : { checkOut }),
    ...more,
  });
}
