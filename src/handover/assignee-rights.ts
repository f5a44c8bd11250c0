import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { list, one, sql } from '../database/sql.js';
import { RotationRights } from '../vault/rotation-rights.js';
import { RunbookShelf } from './runbook.service.js';
import { TASK_JOINS, taskAssignee, taskStatus } from './task-state.js';

/** No waiting time is over at this moment; rotations do not depend on one. */
const NEVER = '';

/** Whoever an open rotation task belongs to may store the new version, and nothing else. */
@Injectable()
export class AssigneeRights extends RotationRights {
  constructor(@Inject(RunbookShelf) private readonly shelf: RunbookShelf) {
    super();
  }

  override async taskFor(db: EntityManager, personId: string, credentialId: string): Promise<string | null> {
    const kinds = (['password', 'totp', 'recovery_codes'] as const).map(
      (kind) => sql`(c.kind = ${kind} and t.code in ${list(this.shelf.codes((step) => step.rotates === kind))})`,
    );
    const fits = kinds.reduce((a, b) => sql`${a} or ${b}`);
    const task = await one<{ id: string }>(
      db,
      sql`select t.id from ${TASK_JOINS} join credential c on c.account_id = t.account_id
          where c.id = ${credentialId} and k.status in ('open', 'cut') and ${taskStatus(this.shelf, NEVER)} in ('open', 'started', 'blocked')
            and k.person_id <> ${personId} and ${taskAssignee(this.shelf)} = ${personId} and (${fits}) limit 1`,
    );
    return task?.id ?? null;
  }
}
