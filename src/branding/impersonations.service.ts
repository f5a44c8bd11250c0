import { Inject, Injectable } from '@nestjs/common';
import { nameAccount } from '../accounts/naming.rules.js';
import { visibleAccount } from '../accounts/visible.queries.js';
import { run, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Impersonation, ImpersonationOutcome, ImpersonationReport } from './branding.entity.js';
import { BrandingFailures } from './branding.failures.js';
import type {
  AddImpersonation,
  ChangeImpersonation,
  DecideImpersonation,
  ImpersonationQuery,
  ReportImpersonation,
} from './impersonation.dto.js';
import {
  calledIn,
  findImpersonation,
  hasBrand,
  impersonationPage,
  liveUnder,
  lockImpersonation,
  ownUnder,
  proposedBy,
  type Key,
} from './impersonation.queries.js';
import { allowedActs } from './allowed.rules.js';
import { isLive } from './impersonation.rules.js';
import type { History } from './impersonation.view.js';
import { hasSay, sayOfActor, visibleImpersonations } from './say.js';

const MOST_PROPOSED = 50;

interface Copied {
  accountId: string | null;
  brand: string | null;
}

/** Fakes of the organisation: seen, reported to the platform, followed until they are gone. Nothing is searched for. */
@Injectable()
export class Impersonations {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  /** Anybody tells of one; it is confirmed at once where they answer for the brand, and by somebody who does otherwise. */
  async add(op: Operation, input: AddImpersonation): Promise<Impersonation> {
    const named = nameAccount(await this.catalogue.all(op.db), input);
    if (named instanceof Failure) throw named;
    refuseFuture(op, input.seenOn);
    const copied = await this.copied(op, input);
    const key = { platform: named.platform.id, key: named.key };
    await this.refuseTaken(op, key);
    const state = hasSay(await sayOfActor(op, this.keys.current), copied) ? 'open' : 'proposed';
    if (state === 'proposed' && (await proposedBy(op.db, op.actor.id)) >= MOST_PROPOSED)
      throw BrandingFailures.TOO_MANY_PROPOSED();
    const row: Impersonation = {
      id: newId(),
      platform: key.platform,
      handle: named.handle,
      handleKey: named.key,
      profileUrl: named.profileUrl,
      seenOn: input.seenOn,
      ...copied,
      notes: input.notes ?? null,
      state,
      createdBy: op.actor.id,
      createdAt: iso(op.now),
      version: 1,
    };
    await op.db.insert(Impersonation, row);
    op.record(subjectsOf(row), {
      platform: row.platform,
      handle: row.handle,
      seenOn: row.seenOn,
      state,
      brand: row.brand,
    });
    op.announce('impersonation.seen', { impersonationId: row.id, accountId: row.accountId, state });
    return row;
  }

  async list(op: Operation, query: ImpersonationQuery): Promise<Page<Impersonation>> {
    return impersonationPage(op.db, query, visibleImpersonations(op, await sayOfActor(op, this.keys.current)));
  }

  async show(op: Operation, id: string): Promise<History> {
    const say = await sayOfActor(op, this.keys.current);
    const row = await findImpersonation(op.db, id, visibleImpersonations(op, say));
    if (!row) throw BrandingFailures.UNKNOWN();
    const of = { where: { impersonationId: id }, order: { id: 'ASC' as const } };
    const reports = await op.db.find(ImpersonationReport, of);
    const outcomes = await op.db.find(ImpersonationOutcome, of);
    const actors = [...reports.map((each) => each.reportedBy), ...outcomes.map((each) => each.decidedBy)];
    const called = await calledIn(op.db, [row], actors);
    return { row, reports, outcomes, called, can: hasSay(say, row) ? allowed(op, row.state) : [] };
  }

  async change(op: Operation, id: string, input: ChangeImpersonation): Promise<History> {
    const row = await this.held(op, id);
    const { accountId, brand, seenOn, notes } = input;
    const copied = (accountId ?? brand ?? null) === null ? row : await this.copied(op, input);
    if (!hasSay(await sayOfActor(op, this.keys.current), copied)) throw BrandingFailures.NOT_YOURS();
    if (seenOn !== undefined) refuseFuture(op, seenOn);
    const changed = {
      seenOn: seenOn ?? row.seenOn,
      notes: notes ?? row.notes,
      accountId: copied.accountId,
      brand: copied.brand,
      version: row.version + 1,
    };
    await op.db.update(Impersonation, { id }, changed);
    const fields = (['seenOn', 'notes', 'accountId', 'brand'] as const).filter((name) => changed[name] !== row[name]);
    op.record(subjectsOf({ ...row, ...changed }), { fields, before: { accountId: row.accountId, brand: row.brand } });
    return this.show(op, id);
  }

  /** The platform was told; what a member told us of is confirmed with that. */
  async report(op: Operation, id: string, input: ReportImpersonation): Promise<History> {
    const row = await this.held(op, id);
    if (!isLive(row.state)) throw BrandingFailures.OVER();
    refuseFuture(op, input.reportedOn);
    const { reportedOn, reportNumber = null, channel = null } = input;
    const report = { id: newId(), impersonationId: id, reportedOn, reportNumber, channel };
    await op.db.insert(ImpersonationReport, { ...report, reportedBy: op.actor.id, createdAt: iso(op.now) });
    const state = row.state === 'proposed' ? 'open' : row.state;
    await this.stand(op, row, state);
    op.record(subjectsOf(row), { reportedOn, reportNumber, channel, state });
    return this.show(op, id);
  }

  /** What became of it. What is up again must not be on record a second time, nor be ours by now. */
  async decide(op: Operation, id: string, { outcome, on }: DecideImpersonation): Promise<History> {
    const row = await this.held(op, id);
    refuseFuture(op, on);
    if (!isLive(row.state) && isLive(outcome))
      await this.refuseTaken(op, { platform: row.platform, key: row.handleKey });
    const decided = { id: newId(), impersonationId: id, outcome, happenedOn: on, reason: op.reason ?? '' };
    await op.db.insert(ImpersonationOutcome, { ...decided, decidedBy: op.actor.id, decidedAt: iso(op.now) });
    await this.stand(op, row, outcome);
    op.record(subjectsOf(row), { outcome, on, before: row.state });
    op.announce('impersonation.outcome', { impersonationId: id, accountId: row.accountId, outcome });
    return this.show(op, id);
  }

  private stand = (op: Operation, { id }: Impersonation, state: string): Promise<unknown> =>
    run(op.db, sql`update impersonation set state = ${state}, version = version + 1 where id = ${id}`);

  /** Held, seen by the actor and answered for by them. */
  private async held(op: Operation, id: string): Promise<Impersonation> {
    await lockImpersonation(op.db, id);
    const say = await sayOfActor(op, this.keys.current);
    const row = await findImpersonation(op.db, id, visibleImpersonations(op, say));
    if (!row) throw BrandingFailures.UNKNOWN();
    op.about(...subjectsOf(row));
    if (!hasSay(say, row)) throw BrandingFailures.NOT_YOURS();
    op.expect(row);
    return row;
  }

  private async copied(op: Operation, { accountId, brand }: ChangeImpersonation): Promise<Copied> {
    if (typeof accountId === 'string') {
      const account = await visibleAccount(op, accountId, this.keys.current);
      return { accountId: account.id, brand: account.brand };
    }
    if (typeof brand !== 'string') throw BrandingFailures.NEEDS_BRAND();
    if (!(await hasBrand(op.db, brand))) throw BrandingFailures.UNKNOWN_BRAND();
    return { accountId: null, brand };
  }

  private async refuseTaken(op: Operation, key: Key): Promise<void> {
    if (await ownUnder(op.db, key)) throw BrandingFailures.OWN_ACCOUNT();
    if (await liveUnder(op.db, key)) throw BrandingFailures.KNOWN();
  }
}

const allowed = (op: Operation, state: string): string[] =>
  allowedActs(op.actor, [
    ['impersonation.change', true],
    ['impersonation.report', isLive(state)],
    ['impersonation.decide', true],
  ]);

function refuseFuture(op: Operation, on: string): void {
  if (on > day(op.now)) throw BrandingFailures.FUTURE();
}

const subjectsOf = ({ id, accountId }: { id: string; accountId: string | null }): string[] => [
  `impersonation:${id}`,
  ...(accountId === null ? [] : [`account:${accountId}`]),
];
