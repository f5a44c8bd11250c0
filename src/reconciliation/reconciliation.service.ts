import { Inject, Injectable } from '@nestjs/common';
import { accountsOwnedBy } from '../access/standing.js';
import { list, raw, sql } from '../database/sql.js';
import { addSeconds, day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { holds } from '../operation/actor.js';
import type { ActionName } from '../operation/actions.js';
import { tryable } from '../operation/door.rules.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { Settings } from '../settings/settings.js';
import type { AcceptDifference } from './capture.dto.js';
import { candidatesById, capturePage } from './capture.queries.js';
import { Captures } from './captures.service.js';
import type { Compared } from './comparison.queries.js';
import { Comparisons } from './comparisons.js';
import { dueOn } from './due.rules.js';
import { exceptionMac } from './exception.mac.js';
import { NativeException } from './reconciliation.entity.js';
import { ReconciliationFailures } from './reconciliation.failures.js';
import { overviewPage } from './overview.queries.js';
import {
  differenceView,
  type DifferenceView,
  type OverviewPage,
  type ReconciliationView,
} from './reconciliation.view.js';
import { refuseLeaver } from './resolving.service.js';

const YEAR_SECONDS = 366 * 86_400;

/** What the platform's list and the register do not agree on, looked for anew each time. */
@Injectable()
export class Reconciliation {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Captures) private readonly captures: Captures,
    @Inject(Comparisons) private readonly comparisons: Comparisons,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** Accounts whose roles the platform keeps, the longest unseen first: those the reader answers for; admins and auditors see all. */
  async list(op: Operation, query: ListQuery): Promise<OverviewPage> {
    const visible = holds(op.actor, 'admin', 'auditor')
      ? raw('1 = 1')
      : sql`a.id in ${list(await accountsOwnedBy(op.db, this.keys.current, op.actor.id))}`;
    const page = await overviewPage(op.db, visible, query);
    const items = page.items.map((seen) => {
      const { id, platform, handle, displayName, brand, status, criticality, capturedOn } = seen;
      const due = dueOn(seen, capturedOn, this.settings.reconciliationDays);
      const account = { id, platform, handle, displayName, brand, status };
      return { account, criticality, capturedOn, dueOn: due, isOverdue: due !== null && due < day(op.now) };
    });
    return { ...page, items };
  }

  async show(op: Operation, accountId: string): Promise<ReconciliationView> {
    const account = await this.captures.readable(op, accountId);
    const [newest] = (await capturePage(op.db, accountId, { limit: 1 })).items;
    const mayWrite = await this.captures.mayWrite(op, account);
    const views = await this.named(op, await this.comparisons.of(op, accountId), mayWrite);
    const due = dueOn(account, newest?.capturedOn ?? null, this.settings.reconciliationDays);
    const of = (kind: string): DifferenceView[] => views.filter((view) => view.kind === kind);
    return {
      accountId,
      captureId: newest?.id ?? null,
      capturedOn: newest?.capturedOn ?? null,
      dueOn: due,
      isOverdue: due !== null && due < day(op.now),
      ghosts: of('ghost'),
      missing: of('missing'),
      wrongRoles: of('wrong_role'),
      questions: of('question'),
      can: tryable(op.actor, [['capture.add', mayWrite]]),
    };
  }

  /** Explains one difference away until a day: by somebody with a say over the account, never by whom it is about. */
  async accept(op: Operation, accountId: string, { difference, reviewOn }: AcceptDifference): Promise<DifferenceView> {
    await this.captures.writable(op, accountId);
    await refuseLeaver(op);
    const found = (await this.comparisons.of(op, accountId)).find(({ key }) => key === difference);
    if (!found || found.kind === 'question') throw ReconciliationFailures.UNKNOWN_DIFFERENCE();
    if (found.personId === op.actor.id) throw ReconciliationFailures.OWN_DIFFERENCE();
    if (reviewOn <= day(op.now) || reviewOn > day(addSeconds(op.now, YEAR_SECONDS)))
      throw ReconciliationFailures.BAD_REVIEW_DAY();
    const accepted = await this.excuse(op, found, reviewOn);
    const [view] = await this.named(op, [{ ...found, accepted }], true);
    return view as DifferenceView;
  }

  private async excuse(op: Operation, found: Compared, reviewOn: string): Promise<NativeException> {
    const row = {
      id: newId(),
      accountId: found.accountId,
      difference: found.key,
      personId: found.personId,
      reason: op.reason ?? '',
      reviewOn,
      acceptedBy: op.actor.id,
      acceptedAt: iso(op.now),
      version: 1,
    };
    const exception = { ...row, mac: exceptionMac(this.keys.current, row) };
    await op.db.insert(NativeException, exception);
    const { id, personId } = row;
    const subjects = [`exception:${id}`, ...(personId === null ? [] : [`person:${personId}`])];
    op.record(
      subjects,
      { kind: found.kind, capture: found.captureId, row: found.row, grant: found.grantId, reviewOn, version: 1 },
      { mark: `exception:${id}` },
    );
    op.announce('difference.accepted', { exceptionId: id, accountId: found.accountId, personId, reviewOn });
    return exception;
  }

  private async named(op: Operation, found: readonly Compared[], mayWrite: boolean): Promise<DifferenceView[]> {
    const concerned = found.flatMap(({ personId, candidates, accepted }) => [
      ...[personId, accepted?.acceptedBy ?? null],
      ...candidates,
    ]);
    const people = await candidatesById(
      op.db,
      concerned.filter((id) => id !== null),
    );
    return found.map((each) => differenceView(each, people, tryable(op.actor, allowedOn(each, op.actor.id, mayWrite))));
  }
}

/** A question is answered, anything else may be explained away; by nobody whom it may be about. */
function allowedOn(
  { kind, personId, candidates, name }: Compared,
  actorId: string,
  mayWrite: boolean,
): (readonly [ActionName, boolean])[] {
  const isOther = personId !== actorId && !candidates.includes(actorId);
  return [
    ['reconciliation.accept', mayWrite && kind !== 'question' && personId !== actorId],
    ['capture.resolve', mayWrite && isOther && name !== null],
  ];
}
