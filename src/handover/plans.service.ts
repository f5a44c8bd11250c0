import { Readable } from 'node:stream';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { MAX_PAGE } from '../kernel/page.js';
import type { Operation } from '../operation/operation.js';
import { readerLanguage } from '../people/reader-language.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { fontsOf } from '../printing/printed-fonts.js';
import { Settings } from '../settings/settings.js';
import { isStaff } from './case.queries.js';
import { latestSafeStart } from './due.rules.js';
import type { PlanQuery } from './handover.dto.js';
import { Handover, OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { seenHandover } from './handover.holding.js';
import { named } from './names.js';
import { printedPlan, type HandoverPlan } from './plan.print.js';
import { RunbookShelf } from './runbook.service.js';
import { tasksOf } from './task-list.queries.js';
import { TaskViews } from './task-views.js';

/** The plan of one account on paper, for whoever hands it over and whoever takes it. */
@Injectable()
export class HandoverPlans {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(TaskViews) private readonly views: TaskViews,
  ) {}

  /** In the reader's language unless another one is asked for. Throws `handover.unknown_handover`. */
  async print(op: Operation, id: string, { lang }: PlanQuery): Promise<StreamableFile> {
    const pieces = printedPlan(await this.plan(op, id), {
      lang: await readerLanguage(op, lang),
      fonts: fontsOf(this.settings.home),
      now: op.now,
    });
    return new StreamableFile(Readable.from(pieces), {
      type: 'application/pdf',
      disposition: `attachment; filename="plan-${id}.pdf"`,
    });
  }

  private async plan(op: Operation, id: string): Promise<HandoverPlan> {
    const known = await op.db.findOneBy(Handover, { id });
    const kase = known && (await op.db.findOneBy(OffboardingCase, { id: known.caseId }));
    if (!kase) throw HandoverFailures.UNKNOWN_HANDOVER();
    const { handover } = await seenHandover(op, this.keys.current, this.shelf, kase, id);
    const { accountId, successorId, acceptedAt } = handover;
    const { items } = await tasksOf(
      op.db,
      this.shelf,
      {
        ...{ caseId: kase.id, mine: null, zone: kase.timeZone, now: op.now, readerId: op.actor.id },
        only: isStaff(op) ? null : op.actor.id,
      },
      { accountId, limit: MAX_PAGE },
    );
    const steps = await this.views.of(op, items);
    const { names } = await named(op, { personId: kase.personId, accountId, successorId, steps });
    const account = names.accounts.find((one) => one.id === accountId);
    const leadDays = (await this.catalogue.all(op.db)).platforms.get(account?.platform ?? '')?.leadDays ?? 0;
    const nameOf = (personId: string): string | null =>
      names.people.find((person) => person.id === personId)?.fullName ?? null;
    return {
      organisation: this.settings.organisation,
      account: `${account?.platform ?? ''} ${account?.handle ?? ''}`,
      person: nameOf(kase.personId) ?? '',
      scenario: this.shelf.scenarioName(kase.scenario),
      ...{ lastDay: kase.lastDay, timeZone: kase.timeZone, leadDays },
      latestSafeStart: latestSafeStart(kase.lastDay, leadDays),
      held: [...(JSON.parse(handover.seats) as string[]), ...(JSON.parse(handover.holds) as string[])],
      successor: successorId === null ? null : nameOf(successorId),
      ...{ acceptedAt, steps, nameOf },
    };
  }
}
