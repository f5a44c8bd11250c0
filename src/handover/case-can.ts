import { Inject, Injectable } from '@nestjs/common';
import { one, sql } from '../database/sql.js';
import type { ActionName } from '../operation/actions.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { isColleague } from './agency.queries.js';
import { allowedOnCase } from './allowed.rules.js';
import { isStaff } from './case.queries.js';
import type { OffboardingCase } from './handover.entity.js';
import { RunbookShelf } from './runbook.service.js';

/** What a reader may do with a case. */
@Injectable()
export class CaseCan {
  constructor(@Inject(RunbookShelf) private readonly shelf: RunbookShelf) {}

  /** `isReady`: nothing stands between it and its close. */
  async of(op: Operation, kase: OffboardingCase, isReady: boolean): Promise<ActionName[]> {
    const { id, personId, scenario } = kase;
    const facts = await one<{ managerId: string | null; isDeclared: number }>(
      op.db,
      sql`select p.manager_id as "managerId", case when exists (select 1 from leaver_declaration y where y.case_id = ${id})
            then 1 else 0 end as "isDeclared" from person p where p.id = ${personId}`,
    );
    const actorId = op.actor.id;
    const moves = this.shelf.confirmsKept(scenario);
    const maySeeMove = isStaff(op) || [facts?.managerId, personId].includes(actorId);
    return allowedOnCase(op.actor, {
      ...{ actorId, kase, isReady, isAdmin: holds(op.actor, 'admin'), isHr: holds(op.actor, 'hr') },
      isColleague: await isColleague(op.db, id, actorId),
      managerId: facts?.managerId ?? null,
      suspends: this.shelf.suspends(scenario),
      moves: moves && maySeeMove,
      isCertified: kase.certificate !== null,
      asksDeclaration: this.shelf.asksDeclaration(scenario),
      isDeclared: this.shelf.asksDeclaration(scenario) && Number(facts?.isDeclared ?? 0) === 1,
    });
  }
}
