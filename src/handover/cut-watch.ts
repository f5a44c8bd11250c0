import { Inject, Injectable } from '@nestjs/common';
import { forUpdate, one, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { Settings } from '../settings/settings.js';
import { kindOfCut, SECOND_PERSON, type CutKind } from './cut.rules.js';
import { OffboardingCase } from './handover.entity.js';
import { RunbookShelf } from './runbook.service.js';

const HOUR_MS = 3_600_000;

/** Lets no single person, file or slip of the pen end the access of the whole house. */
@Injectable()
export class CutWatch {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** What kind of cut it is, or null where it waits for a second person from now on. Throws `handover.second_person`. */
  async allow(op: Operation, kase: OffboardingCase): Promise<CutKind | null> {
    const isPerson = !holds(op.actor, 'machine', 'system');
    const kind = kindOfCut({
      ...{ actorId: op.actor.id, isPerson, openedBy: kase.openedBy },
      ...{ waitsFor: kase.cutWaitsFor, askedBy: kase.cutAskedBy },
      takesTwo: this.settings.immediateByTwo && this.shelf.isHidden(kase.scenario),
      ...{ lastDaySetAt: kase.lastDaySetAt ?? kase.openedAt, cutDueAt: kase.cutDueAt },
      ...{ recent: await this.recent(op), most: this.settings.massCutAbove },
    });
    if (kind instanceof Failure) throw kind;
    if (kind !== 'waits') return kind;
    if (kase.cutWaitsFor === null) await this.ask(op, kase);
    return null;
  }

  /** Whoever cuts holds their own row meanwhile, so that many cuts at once are counted one after the other. */
  private async recent(op: Operation): Promise<number> {
    await rows(op.db, sql`select id from person where id = ${op.actor.id}${forUpdate(op.db)}`);
    const since = new Date(op.now.getTime() - HOUR_MS);
    const found = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from offboarding_case
          where cut_by = ${op.actor.id} and cut_at > ${iso(since)} and cut_kind = ${'sudden'}`,
    );
    return Number(found?.n ?? 0);
  }

  private async ask(op: Operation, kase: OffboardingCase): Promise<void> {
    const asked = { cutWaitsFor: SECOND_PERSON, cutAskedBy: op.actor.id, cutAskedAt: iso(op.now) };
    Object.assign(kase, asked, { version: kase.version + 1 });
    await op.db.save(OffboardingCase, kase);
    const { id, personId } = kase;
    op.record(
      [`case:${id}`, `person:${personId}`],
      { case: id, person: personId, waitsFor: SECOND_PERSON },
      { action: 'case.cut_ask' },
    );
    const hidden = this.shelf.isHidden(kase.scenario);
    op.announce('case.cut_waits', { caseId: id, leaverId: personId, personId, by: op.actor.id, hidden });
  }
}
