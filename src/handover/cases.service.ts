import { Inject, Injectable } from '@nestjs/common';
import { containing, join, list, one, rows, sql, type Sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { fold, wordsOf } from '../kernel/fold.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { caseBefore } from './arrivals.js';
import { CaseCan } from './case-can.js';
import type { CaseQuery } from './case.dto.js';
import { isStaff, partOf, visibleCase } from './case.queries.js';
import { RUNNING } from './case.rules.js';
import {
  caseSummary,
  type CaseFacts,
  type CasePage,
  type CaseProgress,
  type CaseSummary,
  type CaseView,
} from './case.view.js';
import { conditionsOf } from './conditions.js';
import type { OffboardingCase } from './handover.entity.js';
import { acceptanceOf, type Acceptance } from './handover.queries.js';
import { named } from './names.js';
import { RunbookShelf } from './runbook.service.js';
import { progressOfCases, type Progress } from './task.queries.js';
import { CaseWarnings } from './warnings.service.js';

/** What a list shows; the frozen lists and certificates of a page would be many megabytes. */
const SUMMARY = sql`k.id, k.person_id as "personId", k.scenario, k.status, k.last_day as "lastDay", k.time_zone as "timeZone", k.country,
  k.opened_at as "openedAt", k.cut_due_at as "cutDueAt", k.cut_at as "cutAt", k.cut_waits_for as "cutWaitsFor", k.closed_at as "closedAt",
  k.cancelled_at as "cancelledAt", k.returns_on as "returnsOn", k.returned_on as "returnedOn",
  k.agency_departure_id as "agencyDepartureId", k.latest_safe_start as "latestSafeStart", k.version`;

/** Departures as they may be seen: the hidden ones never by whom they are about. */
@Injectable()
export class Cases {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(CaseWarnings) private readonly warnings: CaseWarnings,
    @Inject(CaseCan) private readonly can: CaseCan,
  ) {}

  /** Newest first. */
  async list(op: Operation, query: CaseQuery): Promise<CasePage> {
    const hidden = this.shelf.hiddenScenarios;
    const own = sql`not (k.person_id = ${op.actor.id} and k.scenario in ${list(hidden)})`;
    const part = isStaff(op) ? [] : [partOf(op.actor.id, hidden)];
    const matching = join([own, ...part, ...narrowed(op, query)], ' and ');
    const [before] = query.cursor ? decodeCursor(query.cursor, 1) : ['~'];
    const found = await rows<CaseFacts>(
      op.db,
      sql`select ${SUMMARY} from offboarding_case k where ${matching} and k.id < ${before ?? '~'} order by k.id desc limit ${query.limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from offboarding_case k where ${matching}`,
    );
    const page = pageOf(found, query.limit, Number(count?.n ?? 0), (row) => [row.id]);
    const progress = await this.progress(op, page.items);
    const items = page.items.map((row) => ({ ...summaryFor(op, row), progress: progress(row.id) }));
    return named(op, { ...page, items });
  }

  async show(op: Operation, id: string): Promise<CaseView> {
    return this.view(op, await visibleCase(op, this.shelf, id));
  }

  /** What is missing, and how far it is; whoever only takes part sees neither the reason nor the conditions. */
  async view(op: Operation, kase: OffboardingCase): Promise<CaseView> {
    const now = iso(op.now);
    const staff = isStaff(op);
    const conditions = staff ? await conditionsOf(op.db, this.keys.current, this.shelf, kase, now) : { open: [] };
    const progress = await this.progress(op, [kase]);
    return named(op, {
      ...summaryFor(op, kase),
      reason: staff ? kase.reason : null,
      openedBy: kase.openedBy,
      previousCaseId: await this.before(op, kase),
      cutBy: kase.cutBy,
      cutAskedBy: staff ? kase.cutAskedBy : null,
      closedBy: kase.closedBy,
      frozenHash: kase.frozenHash,
      openConditions: conditions.open,
      warnings: staff ? await this.warnings.of(op, kase) : [],
      progress: progress(kase.id),
      can: await this.can.of(op, kase, conditions.open.length === 0),
    });
  }

  private async progress(op: Operation, cases: readonly { id: string }[]): Promise<(id: string) => CaseProgress> {
    const ids = cases.map(({ id }) => id);
    const tasks = await progressOfCases(op.db, this.shelf, ids, iso(op.now));
    const handovers = await acceptanceOf(op.db, ids);
    return (id) => ({ tasks: tasks.get(id) as Progress, handovers: handovers.get(id) as Acceptance });
  }

  private async before(op: Operation, kase: OffboardingCase): Promise<string | null> {
    const isTold = isStaff(op) && op.actor.id !== kase.personId && this.shelf.arrives(kase.scenario);
    return isTold ? caseBefore(op.db, kase) : null;
  }
}

/** The filters of the list, over case `k`. */
function narrowed(op: Operation, { status, personId, scenario, cutWaitsFor, q }: CaseQuery): Sql[] {
  const parts: Sql[] = [];
  if (status) parts.push(sql`k.status in ${list(status === RUNNING ? ['open', 'cut'] : [status])}`);
  if (personId) parts.push(sql`k.person_id = ${personId}`);
  if (scenario) parts.push(sql`k.scenario = ${scenario}`);
  if (cutWaitsFor) parts.push(sql`k.cut_waits_for = ${isStaff(op) ? cutWaitsFor : ''}`);
  // The name comes first in what the directory is searched by; addresses are not everybody's.
  for (const word of wordsOf(fold(q ?? '').replaceAll('|', ' ')))
    parts.push(sql`exists (select 1 from person p where p.id = k.person_id
      and p.search_text like ${`${containing(word)}|%`} escape '\\')`);
  return parts;
}

/** That a cut waits is for those who may carry it out. */
const summaryFor = (op: Operation, kase: CaseFacts): CaseSummary => ({
  ...caseSummary(kase),
  ...(isStaff(op) ? {} : { cutWaitsFor: null }),
});
