import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import { RotationRights } from '../vault/rotation-rights.js';
import { isOver } from './case.queries.js';
import { findHandovers } from './handover.queries.js';
import { RunbookShelf } from './runbook.service.js';
import { isGivenTo, taskMark } from './task-mark.rules.js';
import { TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** No waiting time is over at this moment; rotations do not depend on one. */
const NEVER = '';
/** Open rotation tasks of one person on one account: more of them say nothing new. */
const ENOUGH = 20;

interface Claimed {
  id: string;
  credentialId: string;
  caseId: string;
  accountId: string;
  code: string;
}

/**
 * Whoever an open rotation task belongs to may store the new version and see what waits to be set. A task is a row like any
 * other: it counts where the log says who gave it to them, or where they are the successor by a handover with a good MAC.
 */
@Injectable()
export class AssigneeRights extends RotationRights {
  constructor(
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
  ) {
    super();
  }

  override async tasksFor(
    db: EntityManager,
    personId: string,
    credentialIds: readonly string[],
  ): Promise<Map<string, string>> {
    const tasks = new Map<string, string>();
    for (const task of await this.claimed(db, personId, credentialIds)) {
      if (tasks.has(task.credentialId) || (await isOver(db, task.caseId))) continue;
      if (await this.isTheirs(db, personId, task)) tasks.set(task.credentialId, task.id);
    }
    return tasks;
  }

  private claimed(db: EntityManager, personId: string, credentialIds: readonly string[]): Promise<Claimed[]> {
    const kinds = (['password', 'totp', 'recovery_codes'] as const).map(
      (kind) => sql`(c.kind = ${kind} and t.code in ${list(this.shelf.codes((step) => step.rotates === kind))})`,
    );
    const fits = kinds.reduce((a, b) => sql`${a} or ${b}`);
    return rows(
      db,
      sql`select t.id, c.id as "credentialId", t.case_id as "caseId", t.account_id as "accountId", t.code
          from ${TASK_JOINS} join credential c on c.account_id = t.account_id
          where c.id in ${list(credentialIds)} and k.status in ('open', 'cut') and ${taskStatus(this.shelf, NEVER)} in ('open', 'started', 'blocked')
            and k.person_id <> ${personId} and ${taskAssignee(this.shelf)} = ${personId} and (${fits}) order by t.id limit ${ENOUGH}`,
    );
  }

  private async isTheirs(db: EntityManager, personId: string, task: Claimed): Promise<boolean> {
    if (isGivenTo(personId, task, await newestFixed(db, this.keys.current, taskMark(task.id)))) return true;
    const found = await findHandovers(
      db,
      this.keys.current,
      sql`h.case_id = ${task.caseId} and h.account_id = ${task.accountId} and h.successor_id = ${personId}`,
    );
    return found.some(({ isProven }) => isProven);
  }
}
