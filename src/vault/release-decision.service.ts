import { Inject, Injectable } from '@nestjs/common';
import { refusalToTicket, ticketOf } from '../access/ticket.rules.js';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { envelopeHash, type Envelope } from '../keyring/seal.js';
import { Keys } from '../keys/keys.service.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import type { Earned } from './opening.js';
import { factsOf } from './release-facts.js';
import { ReleaseLimit } from './release-limit.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import { releaseRow, type ReleaseRow } from './release.queries.js';
import { isAsLogged, refusalToRelease, rightFor, type ReleaseAct, type Right } from './release.rules.js';
import { versionMark } from './staged.queries.js';
import { VaultFailures } from './vault.failures.js';

/** What is asked to leave the vault. */
export interface ReleaseAsked {
  act: ReleaseAct;
  credentialId: string;
  ticket?: string | undefined;
  /** The version that waits to be tried, with the mark of its leaf, null where none does; left out: the one in use. */
  staged?: { number: number; mark: string } | null;
  /** The rotation task that lets somebody see what they are to set on the platform. */
  taskId?: string | null;
}

export interface Decided {
  row: ReleaseRow;
  /** Number of the version. */
  version: number;
  right: Right;
  ticket: string | null;
  /** The turn it was released in. */
  checkOut: string | null;
  earned: Earned;
}

/** May it leave, and is it what the log says it is? Nothing is opened here. */
@Injectable()
export class ReleaseDecisions {
  private readonly limit: ReleaseLimit;

  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(HeldKeyring) private readonly held: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
  ) {
    this.limit = new ReleaseLimit(settings.releasesPerMinute);
  }

  async decide(op: Operation, asked: ReleaseAsked): Promise<Decided> {
    const { act, credentialId, staged } = asked;
    this.limit.count(op.actor.id, op.now);
    const session = op.actor.session?.id ?? '';
    const moment = { day: day(op.now), now: iso(op.now), grace: this.settings };
    const ids = { session, person: op.actor.id, credential: credentialId, version: staged?.number };
    const row = await releaseRow(op.db, ids, moment);
    if (!row) throw VaultFailures.UNKNOWN();
    op.about(`credential:${row.credentialId}`, `account:${row.accountId}`);
    const { facts, unproven } = factsOf(row, {
      act,
      sessionId: session,
      personId: op.actor.id,
      seesAll: holds(op.actor, 'admin'),
      taskId: asked.taskId ?? null,
      keyring: this.held.current,
      now: iso(op.now),
    });
    const right = rightFor(facts);
    const refusal = refusalToRelease(facts, iso(op.now));
    if (refusal) op.about(...unproven);
    op.refuse(refusal);
    // Only now: whoever may not see it is not told whether there is one.
    op.refuse(staged === null ? VaultFailures.NOTHING_STAGED() : null);
    const ticket = ticketOf(asked.ticket);
    op.refuse(refusalToTicket(ticket, row.criticality, this.settings));
    const version = staged?.number ?? row.currentVersion;
    const envelope = await this.provenEnvelope(op, row, version, staged?.mark);
    const keyring = await this.keys.keyringFor(op, envelope.kekId);
    const address = {
      purpose: 'credential',
      account: row.accountId,
      credential: credentialId,
      kind: row.kind,
      version,
    } as const;
    const { holder } = facts.checkOut;
    const checkOut = holder?.personId === op.actor.id ? holder.id : null;
    return { row, version, right: right as Right, ticket, checkOut, earned: { keyring, address, envelope } };
  }

  /** The stored value, if it is the one the log knows as newest under its mark. Throws `vault.integrity`. */
  private async provenEnvelope(op: Operation, row: ReleaseRow, version: number, mark?: string): Promise<Envelope> {
    const { alg, kekId, wrappedDek, dekNonce, nonce, ciphertext } = row;
    if (alg === null) throw VaultFailures.INTEGRITY();
    const envelope: Envelope = { alg, kekId, wrappedDek, dekNonce, nonce, ciphertext };
    const found = { account: row.accountId, kind: row.kind, version, envelope: envelopeHash(envelope) };
    if (mark === undefined && isAsLogged(found, row.mark)) return envelope;
    const newest = await newestFixed(op.db, this.held.current, mark ?? versionMark(row.credentialId));
    if (!isAsLogged(found, newest)) throw VaultFailures.INTEGRITY();
    return envelope;
  }
}

/** The emergency a release relied on; null where it relied on a seat, a grant or a task. */
export const emergencyOf = ({ standing, subject }: Right): string | null =>
  standing === 'break_glass' ? subject.slice('opening:'.length) : null;
