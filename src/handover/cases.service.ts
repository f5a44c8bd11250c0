import { Inject, Injectable } from '@nestjs/common';
import { list, one, raw, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { decodeCursor, pageOf } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { caseBefore } from './arrivals.js';
import type { CaseQuery } from './case.dto.js';
import { isStaff, partOf, visibleCase } from './case.queries.js';
import { caseSummary, type CaseFacts, type CasePage, type CaseSummary, type CaseView } from './case.view.js';
import { conditionsOf } from './conditions.js';
import type { OffboardingCase } from './handover.entity.js';
import { acceptance } from './handover.queries.js';
import { RunbookShelf } from './runbook.service.js';
import { progressOf } from './task.queries.js';
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
  ) {}

  /** Newest first. */
  async list(op: Operation, query: CaseQuery): Promise<CasePage> {
    const hidden = this.shelf.hiddenScenarios;
    const status = query.status ? sql` and k.status = ${query.status}` : raw('');
    const person = query.personId ? sql` and k.person_id = ${query.personId}` : raw('');
    const own = sql`not (k.person_id = ${op.actor.id} and k.scenario in ${list(hidden)})`;
    const waits = query.cutWaitsFor ? sql` and k.cut_waits_for = ${isStaff(op) ? query.cutWaitsFor : ''}` : raw('');
    const part = isStaff(op) ? raw('') : sql` and ${partOf(op.actor.id, hidden)}`;
    const matching = sql`${own}${status}${person}${waits}${part}`;
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
    return { ...page, items: page.items.map((row) => summaryFor(op, row)) };
  }

  async show(op: Operation, id: string): Promise<CaseView> {
    return this.view(op, await visibleCase(op, this.shelf, id));
  }

  /** What is missing, and how far it is; whoever only takes part sees neither the reason nor the conditions. */
  async view(op: Operation, kase: OffboardingCase): Promise<CaseView> {
    const now = iso(op.now);
    const staff = isStaff(op);
    const conditions = staff ? await conditionsOf(op.db, this.keys.current, this.shelf, kase, now) : { open: [] };
    return {
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
      progress: {
        tasks: await progressOf(op.db, this.shelf, kase.id, now),
        handovers: await acceptance(op.db, kase.id),
      },
    };
  }

  private async before(op: Operation, kase: OffboardingCase): Promise<string | null> {
    const isTold = isStaff(op) && op.actor.id !== kase.personId && this.shelf.arrives(kase.scenario);
    return isTold ? caseBefore(op.db, kase) : null;
  }
}

/** That a cut waits is for those who may carry it out. */
const summaryFor = (op: Operation, kase: CaseFacts): CaseSummary => ({
  ...caseSummary(kase),
  ...(isStaff(op) ? {} : { cutWaitsFor: null }),
});
