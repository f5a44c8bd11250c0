import { Inject, Injectable } from '@nestjs/common';
import type { Grant } from '../access/access.entity.js';
import { AccessFailures } from '../access/access.failures.js';
import { peopleState } from '../access/deciders.js';
import { provenGrants } from '../access/grant.queries.js';
import { refusalToDecider } from '../access/grant.rules.js';
import { endReviewed } from '../access/reviewed.js';
import { Requests } from '../access/requests.service.js';
import type { Account } from '../accounts/account.entity.js';
import { lockAccounts } from '../accounts/account.queries.js';
import { forUpdate, list, one, rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { heldPerson, personById, rolesOf } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import { heldCase, isStaff, visibleCase } from './case.queries.js';
import { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import type { AskedGrant, DecideMove } from './move.dto.js';
import { aloneOn, decisionsOf, ofMove } from './move.queries.js';
import { refusalOfDecisions, refusalToDecideMove, type Kept } from './move.rules.js';
import { movedGrantView, moveFacts, type DecidedMoveView, type MoveView } from './move.view.js';
import { NOT_KEPT, shorten, writeDecision } from './move.writing.js';
import { RunbookShelf } from './runbook.service.js';
import { ownersOf } from './successor.queries.js';

const ASKED = 'Asked for by the new manager in a move.';

interface Keeping {
  kept: Kept;
  grant: Grant;
  account: Account;
}

/** Somebody moves inside the house: their new manager says what is kept, with a fresh reason; the rest ends. */
@Injectable()
export class Moves {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(Requests) private readonly requests: Requests,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** For HR, admins and auditors, the manager and the mover. */
  async show(op: Operation, caseId: string, query: ListQuery): Promise<MoveView> {
    const kase = await visibleCase(op, this.shelf, caseId);
    const { managerId } = await personById(op.db, kase.personId);
    if (!isStaff(op) && ![managerId, kase.personId].includes(op.actor.id)) throw HandoverFailures.UNKNOWN_CASE();
    if (!this.shelf.confirmsKept(kase.scenario)) throw HandoverFailures.NOT_A_MOVE();
    return this.view(op, kase, managerId, query);
  }

  /** Throws `handover.not_new_manager`, `own_case`, `fresh_reason`, `sole_control` (422, with the accounts). */
  async decide(op: Operation, caseId: string, input: DecideMove): Promise<DecidedMoveView> {
    op.about(`case:${caseId}`);
    await visibleCase(op, this.shelf, caseId);
    const kase = await heldCase(op.db, caseId);
    if (!this.shelf.confirmsKept(kase.scenario)) throw HandoverFailures.NOT_A_MOVE();
    const { personId: moverId, status } = kase;
    const { keep = [], remove = [], ask = [] } = input;
    const grants = await this.grantsOf(op, kase, [...keep.map((one) => one.grantId), ...remove]);
    const accounts = await lockAccounts(
      op.db,
      [...grants.values()].map((grant) => grant.accountId),
    );
    const { managerId } = await heldPerson(op.db, moverId);
    op.about(`person:${moverId}`);
    const isAdmin =
      holds(op.actor, 'admin') && (await rolesOf(op.db, this.keys.current, op.actor.id)).includes('admin');
    op.refuse(refusalToDecideMove({ actorId: op.actor.id, isAdmin, moverId, managerId, status }));
    const decider = (await peopleState(op.db, [op.actor.id], { hold: true })).get(op.actor.id);
    op.refuse(decider ? refusalToDecider(decider, op.now) : HandoverFailures.NOT_NEW_MANAGER());
    op.refuse(refusalOfDecisions(keep, remove, day(op.now)));
    op.expect(kase);
    for (const kept of keep) {
      const grant = grants.get(kept.grantId) as Grant;
      await this.keep(op, kase, { kept, grant, account: accounts.get(grant.accountId) as Account });
    }
    await this.remove(
      op,
      kase,
      remove.map((id) => grants.get(id) as Grant),
    );
    const requestIds = await this.ask(op, moverId, ask);
    kase.version += 1;
    await op.db.save(OffboardingCase, kase);
    const details = { case: kase.id, kept: keep.map((one) => one.grantId), removed: remove, asked: requestIds };
    op.record(`person:${moverId}`, details);
    return { ...(await this.view(op, kase, managerId, { limit: 50 })), requestIds };
  }

  /** Throws `access.unknown_grant` for one that is not of this move, or has ended. */
  private async grantsOf(op: Operation, kase: OffboardingCase, ids: readonly string[]): Promise<Map<string, Grant>> {
    if (ids.length === 0) return new Map();
    await rows(op.db, sql`select id from access_grant where id in ${list(ids)} order by id${forUpdate(op.db)}`);
    const open = sql`g.id in ${list(ids)} and ${ofMove(kase)} and g.ended_on is null`;
    const found = new Map((await provenGrants(op.db, this.keys.current, open)).map((grant) => [grant.id, grant]));
    if (ids.some((id) => !found.has(id))) throw AccessFailures.UNKNOWN_GRANT();
    return found;
  }

  /** Goes on as it is, or until an earlier day where the manager names one. */
  private async keep(op: Operation, kase: OffboardingCase, { kept, grant, account }: Keeping): Promise<void> {
    const { until, reason } = kept;
    await writeDecision(op, this.keys.current, kase, { ...kept, until: until ?? null, decision: 'keep' });
    if (until === undefined || (grant.until !== null && grant.until <= until)) return;
    await shorten(op, this.keys.current, { grant, account, until, reason: reason.trim() }, this.settings);
  }

  /** Ends these at once, unless nobody else could get into the account then. */
  private async remove(op: Operation, kase: OffboardingCase, grants: readonly Grant[]): Promise<void> {
    if (grants.length === 0) return;
    const full = grants.filter((grant) => grant.level === 'full_control').map((grant) => grant.accountId);
    const alone = await this.alone(op, kase.personId, full);
    if (alone.size > 0) throw HandoverFailures.SOLE_CONTROL({ facts: { accountIds: [...alone] } });
    for (const { id } of grants)
      await writeDecision(op, this.keys.current, kase, { grantId: id, reason: NOT_KEPT, decision: 'remove' });
    await endReviewed(op, this.keys.current, grants, NOT_KEPT);
  }

  private async alone(op: Operation, personId: string, accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set();
    const owners = await ownersOf(op.db, this.keys.current, accountIds);
    return aloneOn(op.db, this.keys.current, personId, accountIds, owners);
  }

  private async ask(op: Operation, moverId: string, asked: readonly AskedGrant[]): Promise<string[]> {
    const ids: string[] = [];
    for (const { accountId, level, until, reason = ASKED } of asked) {
      const wanted = { accountId, level, reason, ...(until === undefined ? {} : { until }) };
      ids.push((await this.requests.openFor(op, moverId, wanted)).id);
    }
    return ids;
  }

  private async view(
    op: Operation,
    kase: OffboardingCase,
    managerId: string | null,
    { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
  ): Promise<MoveView> {
    const [after] = cursor ? decodeCursor(cursor, 1) : [''];
    const found = await provenGrants(
      op.db,
      this.keys.current,
      sql`${ofMove(kase)} and g.id > ${after ?? ''}`,
      sql` order by g.id limit ${limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from access_grant g where ${ofMove(kase)}`,
    );
    const page = pageOf(found, limit, Number(count?.n ?? 0), (grant) => [grant.id]);
    const decided = await decisionsOf(
      op.db,
      this.keys.current,
      kase.id,
      page.items.map((grant) => grant.id),
    );
    const items = page.items.map((grant) =>
      movedGrantView(
        grant,
        decided.find((decision) => decision.grantId === grant.id),
      ),
    );
    return { ...moveFacts(kase, managerId), ...page, items };
  }
}
