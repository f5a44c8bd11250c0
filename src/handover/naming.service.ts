import { Inject, Injectable } from '@nestjs/common';
import { lockAccounts } from '../accounts/account.queries.js';
import { list, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { fold } from '../kernel/fold.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { refuseToSteer } from './case-steering.js';
import { heldCase, isOver, isStaff, visibleCase } from './case.queries.js';
import type { NameSuccessors } from './handover.dto.js';
import type { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { concerning, findHandovers, type FoundHandover } from './handover.queries.js';
import { renameAll } from './handover.writing.js';
import type { NamedSuccessors } from './naming.view.js';
import { Proposals, refusersOf } from './proposals.js';
import { lackView, type Lack } from './readiness.js';
import { RunbookShelf } from './runbook.service.js';
import { candidatesOf, ownersOf, sliced, type Owners } from './successor.queries.js';
import { refusalToName, type Candidate } from './successor.rules.js';

/** One person for many accounts of a departure: all of them or none. */
@Injectable()
export class Naming {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Proposals) private readonly proposals: Proposals,
  ) {}

  /** Throws what all of them are refused for, else `handover.not_all`; `failing` lists ids and codes either way. */
  async nameAll(op: Operation, caseId: string, input: NameSuccessors): Promise<NamedSuccessors> {
    op.about(`case:${caseId}`);
    await visibleCase(op, this.shelf, caseId);
    const kase = await heldCase(op.db, caseId);
    this.shelf.withholdReason(op, kase.scenario);
    await refuseToSteer(op, kase);
    if (await isOver(op.db, caseId)) throw HandoverFailures.CASE_OVER();
    const handovers = await this.chosen(op, caseId, input);
    const successor = (await candidatesOf(op.db, this.keys.current, [input.successorId])).get(input.successorId);
    if (!successor) throw HandoverFailures.NOT_ELIGIBLE();
    await this.refuseAny(op, kase, handovers, successor);
    const changing = handovers.filter(({ row }) => row.successorId !== successor.id);
    await this.name(op, kase, changing, successor.id);
    return {
      successorId: successor.id,
      named: changing.length,
      unchanged: handovers.length - changing.length,
      warnings: (await this.warnings(op, handovers, successor)).map((lack) => lackView(lack, successor.id)),
    };
  }

  /** What whoever is named here still lacks for these accounts, each thing once. Naming is allowed, accepting waits. */
  async warnings(
    op: Operation,
    handovers: readonly Pick<FoundHandover, 'row'>[],
    successor: Candidate,
  ): Promise<Lack[]> {
    const readiness = await this.proposals.readiness(op, [successor.id]);
    const ids = handovers.map(({ row }) => row.accountId);
    const places = await sliced(ids, (slice) =>
      rows<{ platform: string; brand: string | null }>(
        op.db,
        sql`select distinct platform, brand from account where id in ${list(slice)}`,
      ),
    );
    const lacks = places.flatMap((place) => readiness.lacks(successor, place));
    const [first] = handovers;
    const refused = first !== undefined && (await refusersOf(op, first.row.caseId)).has(successor.id);
    const all = refused ? [...lacks, REFUSED] : lacks;
    return [...new Map(all.map((lack) => [JSON.stringify([lack.what, lack.policyCode, lack.number]), lack])).values()];
  }

  /** Ids that are not there, or not the actor's to see, are refused; a brand or a platform is what still waits of it. */
  private async chosen(op: Operation, caseId: string, input: NameSuccessors): Promise<FoundHandover[]> {
    const choices = [input.handoverIds, input.brand, input.platform].map((choice) => choice ?? null);
    if (choices.filter((choice) => choice !== null).length !== 1) throw HandoverFailures.ONE_CHOICE();
    const handoverIds = input.handoverIds ?? null;
    const mine = isStaff(op) ? sql`` : sql` and ${concerning(op.actor.id)}`;
    const inCase = sql`h.case_id = ${caseId}${mine}`;
    const wanted = handoverIds
      ? sql`${inCase} and h.id in ${list(handoverIds)}`
      : sql`${inCase} and h.accepted_at is null and ${await ofPlace(op, caseId, input)}`;
    const known = await findHandovers(op.db, this.keys.current, wanted);
    await sliced(
      known.map(({ row }) => row.accountId),
      async (slice) => [await lockAccounts(op.db, slice)],
    );
    const found = await findHandovers(op.db, this.keys.current, wanted);
    const ids = new Set(found.map(({ row }) => row.id));
    const unknown = (handoverIds ?? []).filter((id) => !ids.has(id));
    if (unknown.length > 0)
      throw HandoverFailures.UNKNOWN_HANDOVER({
        facts: { failing: unknown.map((id) => ({ handoverId: id, code: 'handover.unknown_handover' })) },
      });
    if (found.length === 0) throw HandoverFailures.NOTHING_TO_NAME();
    return found;
  }

  private async refuseAny(
    op: Operation,
    kase: OffboardingCase,
    handovers: readonly FoundHandover[],
    successor: Candidate,
  ): Promise<void> {
    const accountIds = handovers.map(({ row }) => row.accountId);
    const owners = await ownersOf(op.db, this.keys.current, accountIds);
    const actor = { id: op.actor.id, isStaff: holds(op.actor, 'admin', 'hr'), isHr: holds(op.actor, 'hr') };
    const refusals = handovers.flatMap(({ row, isProven }) => {
      const failure = isProven
        ? refusalToName({
            actor,
            leaverId: kase.personId,
            hidden: this.shelf.isHidden(kase.scenario),
            successor,
            owners: ownersBeside(owners.get(row.accountId), kase.personId),
            accepted: row.acceptedAt !== null,
            today: day(op.now),
          })
        : HandoverFailures.UNKNOWN_HANDOVER();
      return failure ? [{ handoverId: row.id, failure }] : [];
    });
    const [first] = refusals;
    if (!first) return;
    const failing = refusals.slice(0, SHOWN).map(({ handoverId, failure }) => ({ handoverId, code: failure.code }));
    const facts = { failing, failingCount: refusals.length };
    const isSame = refusals.length === handovers.length && failing.every(({ code }) => code === first.failure.code);
    if (!isSame) throw HandoverFailures.NOT_ALL({ facts });
    const { kind, code, detail } = first.failure;
    throw new Failure(kind, code, detail, { facts });
  }

  private async name(
    op: Operation,
    kase: OffboardingCase,
    changing: readonly FoundHandover[],
    successorId: string,
  ): Promise<void> {
    if (changing.length === 0) {
      op.unchanged();
      return;
    }
    const proposed = { successorId, reason: 'named' as const };
    const renamings = changing.map((found) => ({ found, proposed }));
    const [first] = await renameAll(op, this.keys.current, renamings, { replacing: false });
    // One message, however many accounts: the page of the case lists them.
    op.announce('handover.named', {
      handoverId: first?.id,
      caseId: kase.id,
      successorId,
      leaverId: kase.personId,
      accounts: changing.length,
    });
  }
}

/** A refusal lists so many handovers at most. */
const SHOWN = 200;

const REFUSED: Lack = { what: 'refused', policyCode: null, number: null, since: null };

/** Who keeps the account but for the leaver. */
export const ownersBeside = (owners: Owners | undefined, leaverId: string): string[] =>
  [owners?.ownerId, owners?.backupId].filter((id): id is string => typeof id === 'string' && id !== leaverId);

/** The accounts of a brand, in whatever spelling, or of a platform. */
async function ofPlace(op: Operation, caseId: string, { brand, platform }: NameSuccessors): Promise<Sql> {
  if (typeof platform === 'string') return sql`a.platform = ${platform}`;
  const written = await rows<{ brand: string }>(
    op.db,
    sql`select distinct a.brand from handover h join account a on a.id = h.account_id
        where h.case_id = ${caseId} and a.brand is not null`,
  );
  const same = written.map((row) => row.brand).filter((word) => fold(word) === fold(brand ?? ''));
  return sql`a.brand in ${list(same)}`;
}
