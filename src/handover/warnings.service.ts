import { Inject, Injectable } from '@nestjs/common';
import { list, rows, sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Operation } from '../operation/operation.js';
import type { CaseWarningView } from './case.view.js';
import type { OffboardingCase } from './handover.entity.js';
import { Proposals } from './proposals.js';
import { RunbookShelf } from './runbook.service.js';
import { candidatesOf } from './successor.queries.js';
import { isEligible } from './successor.rules.js';
import { WARNING_TEXTS, warningOf } from './warnings.rules.js';

interface Open {
  id: string;
  successorId: string | null;
  replacesId: string | null;
  acceptedAt: string | null;
  platform: string;
  brand: string | null;
}

/** Looks ahead in a case that is under way: successors who leave too, accounts nobody is asked for. A few statements in all. */
@Injectable()
export class CaseWarnings {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(Proposals) private readonly proposals: Proposals,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** For whoever follows the whole case. Of a departure that is hidden from them nobody learns here either. */
  async of(op: Operation, kase: OffboardingCase): Promise<CaseWarningView[]> {
    if (kase.status !== 'open' && kase.status !== 'cut') return [];
    const open = await rows<Open>(
      op.db,
      sql`select h.id, h.successor_id as "successorId", h.replaces_id as "replacesId", h.accepted_at as "acceptedAt",
            a.platform, a.brand from handover h join account a on a.id = h.account_id where h.case_id = ${kase.id} order by h.id`,
    );
    const pending = open.filter(({ acceptedAt }) => acceptedAt === null);
    const { unable, unready } = await this.successors(op, kase, open);
    const subjectsOf = (handovers: readonly Open[]): string[] => handovers.map(({ id }) => `handover:${id}`);
    const warnings = [
      ...warningOf('no_successor', subjectsOf(pending.filter(({ successorId }) => successorId === null))),
      ...warningOf('successor_leaving', subjectsOf(unable)),
      ...warningOf(
        'successor_replaced',
        subjectsOf(pending.filter(({ replacesId }) => replacesId !== null && replacesId !== op.actor.id)),
      ),
      ...warningOf('successor_not_ready', subjectsOf(unready)),
      ...warningOf('leaver_is_successor', await this.elsewhere(op, kase.personId)),
    ];
    return warnings.map((warning) => ({ ...warning, text: { ...WARNING_TEXTS[warning.code] } }));
  }

  /** Who could not take over today, and who could not accept yet. Nobody reads about themselves here. */
  private async successors(
    op: Operation,
    kase: OffboardingCase,
    handovers: readonly Open[],
  ): Promise<{ unable: Open[]; unready: Open[] }> {
    const named = handovers.filter(({ successorId }) => successorId !== null && successorId !== op.actor.id);
    const ids = [...new Set(named.map(({ successorId }) => successorId as string))];
    const people = await candidatesOf(op.db, this.keys.current, ids);
    const personOf = (handover: Open) => people.get(handover.successorId as string);
    // Nothing in the directory says so before the cut; whoever follows the case may know, and they themselves read nothing here.
    const going = await rows<{ id: string }>(
      op.db,
      sql`select person_id as id from offboarding_case where status = 'open' and person_id in ${list(ids)}
          and scenario in ${list(this.shelf.hiddenScenarios)}`,
    );
    const gone = new Set(going.map(({ id }) => id));
    const able = (handover: Open): boolean => {
      const person = personOf(handover);
      return person !== undefined && !gone.has(person.id) && isEligible(person, kase.personId, day(op.now));
    };
    const readiness = await this.proposals.readiness(op, ids);
    const lacks = (handover: Open): boolean => {
      const person = personOf(handover);
      return person !== undefined && readiness.lacks(person, handover).length > 0;
    };
    return {
      unable: named.filter((handover) => !able(handover)),
      unready: named.filter((handover) => handover.acceptedAt === null && able(handover) && lacks(handover)),
    };
  }

  /** Other departures in which this person is, or was until they left too, to take something over. */
  private async elsewhere(op: Operation, personId: string): Promise<string[]> {
    const found = await rows<{ id: string }>(
      op.db,
      sql`select distinct k.id from handover h join offboarding_case k on k.id = h.case_id
          where (h.successor_id = ${personId} or h.replaces_id = ${personId}) and h.accepted_at is null and k.status in ('open', 'cut')
            and not (k.person_id = ${op.actor.id} and k.scenario in ${list(this.shelf.hiddenScenarios)}) order by k.id`,
    );
    return found.map(({ id }) => `case:${id}`);
  }
}
