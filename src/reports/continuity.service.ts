import { Inject, Injectable } from '@nestjs/common';
import { controllersOf, stillHere } from '../access/control.js';
import { OWNER_SEATS } from '../access/standing.rules.js';
import type { Account } from '../accounts/account.entity.js';
import { oursNow, reliancesOf } from '../accounts/reliance.queries.js';
import { mailHolder, phoneHolder, type Reliance } from '../accounts/reliance.rules.js';
import { liveSeats } from '../accounts/seat.queries.js';
import { seesWholeRegister, visibleAccount } from '../accounts/visible.queries.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { sharesLogin } from '../platforms/platform.js';
import { Settings } from '../settings/settings.js';
import type { CredentialRow } from '../vault/credential.queries.js';
import { keptFor } from '../vault/shared-login.queries.js';
import { CHECKS } from './continuity-checks.js';
import { lastUse } from './continuity.queries.js';
import { continuityOf, type ContinuityFacts } from './continuity.rules.js';
import { continuityView, type ContinuityView } from './continuity.view.js';
import { daysBetween } from './days.js';
import type { Language } from './finding.js';
import { seesVault } from './findings.service.js';
import { ReportFailures } from './reports.failures.js';

/** How well one account would go on without any one of its people. */
@Injectable()
export class ContinuityScores {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Throws `account.unknown`, `report.not_owner`. */
  async of(op: Operation, accountId: string, lang: Language): Promise<ContinuityView> {
    const account = await visibleAccount(op, accountId, this.keys.current);
    const seats = await liveSeats(op.db, this.keys.current, accountId);
    const ownerSeats = seats.filter(({ seat }) => (OWNER_SEATS as readonly string[]).includes(seat));
    const isOwner = ownerSeats.some(({ personId }) => personId === op.actor.id);
    if (!isOwner && !seesWholeRegister(op.actor)) throw ReportFailures.NOT_OWNER();
    const facts = { ...(await this.ofPeople(op, account, ownerSeats)), ...(await this.ofThings(op, account)) };
    // Invariant 1: an owner who is also HR sees nothing of the vault either.
    const all = seesVault(op) || (isOwner && !holds(op.actor, 'hr'));
    const checks = all ? CHECKS : CHECKS.filter(({ vault }) => vault !== true);
    return continuityView(accountId, continuityOf(facts, checks), all ? 'all' : 'register', lang);
  }

  private async ofPeople(
    op: Operation,
    account: Account,
    seats: readonly { seat: string; personId: string }[],
  ): Promise<Pick<ContinuityFacts, 'controllers' | 'ownerIsHere' | 'backupOwnerIsHere'>> {
    const controllers = await controllersOf(op.db, this.keys.current, [account.id], op.now);
    const here = await stillHere(
      op.db,
      seats.map(({ personId }) => personId),
      op.now,
    );
    const isFilled = (seat: string): boolean => seats.some((held) => held.seat === seat && here.has(held.personId));
    return {
      controllers: controllers.get(account.id)?.size ?? 0,
      ownerIsHere: isFilled('owner'),
      backupOwnerIsHere: isFilled('backup_owner'),
    };
  }

  private async ofThings(
    op: Operation,
    account: Account,
  ): Promise<Omit<ContinuityFacts, 'controllers' | 'ownerIsHere' | 'backupOwnerIsHere'>> {
    const { db, now } = op;
    const ago = (at: string | null): number | null => (at === null ? null : daysBetween(at.slice(0, 10), day(now)));
    const ours = await oursNow(db, this.settings);
    const reliance = (await reliancesOf(db, [account.id], ours)).get(account.id) as Reliance;
    const catalogue = await this.catalogue.all(db);
    const credentials = await keptFor(db, catalogue, account.id);
    const { keepAliveDays } = await this.catalogue.platform(db, account.platform);
    return {
      registration: mailHolder(reliance),
      phone: phoneHolder(reliance),
      sharesLogin: sharesLogin(account.accessModel),
      secondFactor: account.secondFactor,
      factorIsHeld: account.secondFactorHolderId !== null,
      factorInVault: credentials.some(({ kind }) => kind === 'totp'),
      codesLeft: codesLeft(credentials),
      passwordDays: ago(
        credentials
          .filter(({ kind }) => kind === 'password')
          .map(({ setAt }) => setAt)
          .sort()[0] ?? null,
      ),
      rotateAfterDays: this.settings.rotateAfterDays,
      hasSecrets: credentials.length > 0,
      usedDays: ago(await lastUse(db, account.id)),
      verifiedDays: ago(account.lastVerifiedOn),
      restDays: ago(account.lastSignInOn),
      keepAliveDays,
    };
  }
}

function codesLeft(credentials: readonly CredentialRow[]): number | null {
  const sets = credentials.filter(({ kind }) => kind === 'recovery_codes');
  return sets.length === 0 ? null : sets.reduce((sum, { codes, codesUsed }) => sum + codes - codesUsed, 0);
}
