import { Inject, Injectable } from '@nestjs/common';
import { refusalToTicket, ticketOf } from '../access/ticket.rules.js';
import { Clock, day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { envelopeHash, type Envelope } from '../keyring/seal.js';
import { Keys } from '../keys/keys.service.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { exposureRow } from './exposure.rows.js';
import { checkRecipient, opened, sealedFor, type Earned } from './opening.js';
import { nextCode, useUp } from './recovery-code.queries.js';
import { factsOf } from './release-facts.js';
import { ReleaseLimit } from './release-limit.js';
import { holdCredential, newestCredentialMark, releaseRow, type ReleaseRow } from './release.queries.js';
import { isAsLogged, refusalToRelease, rightFor, type ReleaseAct, type Right } from './release.rules.js';
import type { CodeView, RevealedView, UsedCodeView } from './release.view.js';
import { codeAt, type TotpSecret } from './totp.rules.js';
import { VaultFailures } from './vault.failures.js';

const SHOWN_SECONDS = 60;

interface Decided {
  row: ReleaseRow;
  right: Right;
  ticket: string | null;
  /** The turn it was released in. */
  checkOut: string | null;
  earned: Earned;
}

/** The only way out of the vault: decide, note who has seen what, record; open only when all that is committed. */
@Injectable()
export class Releases {
  private readonly limit: ReleaseLimit;

  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Settings) private readonly settings: Settings,
  ) {
    this.limit = new ReleaseLimit(settings.releasesPerMinute);
  }

  /** The value itself: from now on this person has seen this version. */
  async reveal(
    op: Operation,
    credentialId: string,
    request: { recipientKey?: string | undefined; id: string; ticket?: string | undefined },
  ): Promise<RevealedView> {
    const { recipientKey } = request;
    if (recipientKey !== undefined) checkRecipient(recipientKey);
    const decided = await this.decide(op, 'credential.reveal', credentialId, request.ticket);
    const { row, right, earned } = decided;
    const version = row.currentVersion;
    op.later(
      ...exposureRow({
        ...{ credentialId, number: version, personId: op.actor.id, kind: 'revealed', at: iso(op.now) },
        openingId: openingOf(right),
      }),
    );
    record(op, decided);
    return op.afterCommit(() =>
      opened(earned, (value): RevealedView => {
        if (recipientKey === undefined) return { value, version, expiresInSeconds: SHOWN_SECONDS };
        return {
          sealed: sealedFor(
            { recipientKey, credentialId, personId: op.actor.id, requestId: request.id },
            value,
            version,
          ),
          version,
        };
      }),
    );
  }

  /** A one-time code; the seed stays inside, so nobody is exposed to it. Codes follow the machine's time. */
  async code(op: Operation, credentialId: string, ticket?: string): Promise<CodeView> {
    const decided = await this.decide(op, 'credential.code', credentialId, ticket);
    const { earned } = decided;
    record(op, decided);
    return op.afterCommit(() => opened(earned, (value) => codeAt(value as unknown as TotpSecret, this.clock.real())));
  }

  /** The next unused recovery code, used up by being shown: it exposes nobody to what is left. */
  async useCode(op: Operation, credentialId: string, ticket?: string): Promise<UsedCodeView> {
    await holdCredential(op.db, credentialId);
    const decided = await this.decide(op, 'credential.use_code', credentialId, ticket);
    const { row, earned } = decided;
    const next = await nextCode(op.db, credentialId, row.currentVersion, row.codes);
    if (!next) throw VaultFailures.CODES_USED_UP();
    const { position, left } = next;
    await useUp(op.db, { credentialId, number: row.currentVersion, position, by: op.actor.id, at: iso(op.now) });
    record(op, decided, { position });
    return op.afterCommit(() =>
      opened(earned, (value) => ({
        code: (value['codes'] as string[])[position] as string,
        codesLeft: left,
        version: row.currentVersion,
      })),
    );
  }

  private async decide(
    op: Operation,
    act: ReleaseAct,
    credentialId: string,
    typed: string | undefined,
  ): Promise<Decided> {
    this.limit.count(op.actor.id, op.now);
    const session = op.actor.session?.id ?? '';
    const moment = { day: day(op.now), now: iso(op.now), grace: this.settings };
    const row = await releaseRow(op.db, { session, person: op.actor.id, credential: credentialId }, moment);
    if (!row) throw VaultFailures.UNKNOWN();
    op.about(`credential:${row.credentialId}`, `account:${row.accountId}`);
    const { facts, unproven } = factsOf(row, {
      act,
      sessionId: session,
      personId: op.actor.id,
      seesAll: holds(op.actor, 'admin'),
      keyring: this.held.current,
      now: iso(op.now),
    });
    const right = rightFor(facts);
    const refusal = refusalToRelease(facts, iso(op.now));
    if (refusal) op.about(...unproven);
    op.refuse(refusal);
    const ticket = ticketOf(typed);
    op.refuse(refusalToTicket(ticket, row.criticality, this.settings));
    const envelope = await this.provenEnvelope(op, row);
    const keyring = await this.keys.keyringFor(op, envelope.kekId);
    const address = {
      purpose: 'credential',
      account: row.accountId,
      credential: credentialId,
      kind: row.kind,
      version: row.currentVersion,
    } as const;
    const { holder } = facts.checkOut;
    const checkOut = holder?.personId === op.actor.id ? holder.id : null;
    return { row, right: right as Right, ticket, checkOut, earned: { keyring, address, envelope } };
  }

  /** The stored value, if it is the one the log knows as newest. Throws `vault.integrity`. */
  private async provenEnvelope(op: Operation, row: ReleaseRow): Promise<Envelope> {
    const { alg, kekId, wrappedDek, dekNonce, nonce, ciphertext } = row;
    if (alg === null) throw VaultFailures.INTEGRITY();
    const envelope: Envelope = { alg, kekId, wrappedDek, dekNonce, nonce, ciphertext };
    const found = {
      account: row.accountId,
      kind: row.kind,
      version: row.currentVersion,
      envelope: envelopeHash(envelope),
    };
    if (isAsLogged(found, row.mark)) return envelope;
    const waiting = await newestCredentialMark(op.db, this.held.current, row.credentialId);
    if (!isAsLogged(found, waiting)) throw VaultFailures.INTEGRITY();
    return envelope;
  }
}

/** The emergency a release relied on; null where it relied on a seat or a grant. */
const openingOf = ({ standing, subject }: Right): string | null =>
  standing === 'break_glass' ? subject.slice('opening:'.length) : null;

/** One leaf a release: the right it relied on, the factor event, the version. */
function record(op: Operation, { row, right, ticket, checkOut }: Decided, more: Record<string, unknown> = {}): void {
  // An emergency lists what was done under it.
  op.record(right.standing === 'break_glass' ? right.subject : [], {
    credential: row.credentialId,
    account: row.accountId,
    kind: row.kind,
    version: row.currentVersion,
    by: right.subject,
    factorEvent: row.factorEvent,
    ...(ticket === null ? {} : { ticket }),
    ...(checkOut === null ? {} : { checkOut }),
    ...more,
  });
}
