import { Inject, Injectable } from '@nestjs/common';
import { Requests } from '../access/requests.service.js';
import { list, rows, sql } from '../database/sql.js';
import { RunbookShelf } from '../handover/runbook.service.js';
import { IncidentShelf } from '../incidents/incident-shelf.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import { fullNames } from '../people/names.queries.js';
import { Settings } from '../settings/settings.js';
import { Exposures } from '../vault/exposures.service.js';
import { answersToMe, emergencies, newAccountsToDecide, requestsToDecide, rotationsOwed } from './work-access.js';
import { checksToDo, handoversToAccept, tasksToDo, waiversToReview } from './work-departures.js';
import { auditsToAnswer, incidentsToWorkOn, policiesToAccept, reviewsToAnswer } from './work-reviews.js';
import { WORK_KINDS, type Waiting } from './work.js';
import { workView, type Known, type WorkAccountView, type WorkView } from './work.view.js';

/** What waits for somebody, over the whole house: asked of each room once, whatever its number. */
@Injectable()
export class Work {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Settings) private readonly settings: Settings,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(IncidentShelf) private readonly incidents: IncidentShelf,
    @Inject(Requests) private readonly requests: Requests,
    @Inject(Exposures) private readonly exposures: Exposures,
  ) {}

  async mine(op: Operation): Promise<WorkView> {
    const keyring = this.keys.current;
    const { shelf, settings } = this;
    const found = [
      await tasksToDo(op, shelf),
      await checksToDo(op, shelf),
      await waiversToReview(op, keyring, shelf),
      await handoversToAccept(op, keyring, shelf),
      await requestsToDecide(op, this.requests),
      await newAccountsToDecide(op, keyring),
      await rotationsOwed(op, this.exposures),
      await emergencies(op, keyring, settings.breakGlassReviewDays),
      await answersToMe(op),
      await reviewsToAnswer(op, keyring),
      await policiesToAccept(op, settings.acknowledgementGraceDays),
      await incidentsToWorkOn(op, keyring, this.incidents),
      await auditsToAnswer(op),
    ];
    const ordered = WORK_KINDS.flatMap((kind) => found.filter((one) => one.kind === kind));
    return workView(ordered, await this.named(op, ordered));
  }

  private async named({ db }: Operation, found: readonly Waiting[]): Promise<Known> {
    const entries = found.flatMap((one) => one.entries);
    const ids = new Set(entries.flatMap(({ accountId }) => accountId ?? []));
    const accounts = await rows<WorkAccountView>(
      db,
      sql`select id, platform, handle, display_name as "displayName" from account
          where id in ${list([...ids])}`,
    );
    const people = await fullNames(
      db,
      entries.map(({ personId }) => personId),
    );
    return {
      accounts: new Map(accounts.map((account) => [account.id, account])),
      people,
    };
  }
}
