import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { day, iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { Evidence } from '../operation/evidence.dto.js';
import type { Operation } from '../operation/operation.js';
import { calledIn } from './called.queries.js';
import type { WaiveIncidentTask } from './incident.dto.js';
import { IncidentTask, type Incident } from './incident.entity.js';
import { IncidentFailures } from './incident.failures.js';
import type { IncidentStep } from './incident-plan.js';
import { allowedOnTask } from './incident-allowed.rules.js';
import { doerOn, heldIncident, seenOf, taskOf } from './incident.queries.js';
import {
  refusalToComplete,
  refusalToVerify,
  refusalToWaive,
  refusalToWork,
  stateOf,
  type Doer,
  type TaskState,
} from './incident.rules.js';
import { IncidentShelf } from './incident-shelf.js';
import { taskView, type IncidentTaskView } from './incident.view.js';

interface Held {
  incident: Incident;
  task: IncidentTask;
  step: IncidentStep | null;
  state: TaskState;
  doer: Doer;
}

/** The steps of an incident: done with evidence, confirmed by a second person, or left out by two. */
@Injectable()
export class IncidentTasks {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(IncidentShelf) private readonly shelf: IncidentShelf,
  ) {}

  async start(op: Operation, id: string, code: string): Promise<IncidentTaskView> {
    const held = await this.hold(op, id, code);
    if (held.state.status !== 'open') throw IncidentFailures.TASK_OVER();
    return this.write(op, held, { status: 'started', startedBy: op.actor.id, startedAt: iso(op.now) });
  }

  /** The evidence stays here, its hash goes to the log. */
  async complete(op: Operation, id: string, code: string, given?: Evidence | null): Promise<IncidentTaskView> {
    const evidence = given ?? {};
    const held = await this.hold(op, id, code);
    op.refuse(refusalToComplete(held.state));
    const content = evidence.text ?? evidence.link;
    if (content === undefined || (evidence.text !== undefined && evidence.link !== undefined))
      throw IncidentFailures.NEEDS_EVIDENCE();
    const hash = createHash('sha256').update(content).digest('base64');
    const kind = evidence.text === undefined ? 'link' : 'text';
    return this.write(
      op,
      held,
      {
        status: 'done',
        completedBy: op.actor.id,
        completedAt: iso(op.now),
        evidenceKind: kind,
        evidence: content,
        evidenceHash: hash,
      },
      { evidence: kind, sha256: hash },
    );
  }

  /** Left out until the review day; counts once a second person confirmed it. */
  async waive(op: Operation, id: string, code: string, { reviewOn }: WaiveIncidentTask): Promise<IncidentTaskView> {
    const held = await this.hold(op, id, code);
    op.refuse(refusalToWaive(held.state, reviewOn, day(op.now)));
    const waived = { status: 'waived', waivedBy: op.actor.id, waivedAt: iso(op.now), waiveReason: op.reason, reviewOn };
    return this.write(op, held, waived, { reviewOn });
  }

  async verify(op: Operation, id: string, code: string): Promise<IncidentTaskView> {
    const held = await this.hold(op, id, code);
    op.refuse(refusalToVerify(held.task, held.state, held.doer));
    const status = held.state.status === 'waived' ? 'waived' : 'verified';
    return this.write(op, held, { status, verifiedBy: op.actor.id, verifiedAt: iso(op.now) }, { verified: true });
  }

  private async hold(op: Operation, id: string, code: string): Promise<Held> {
    const incident = await heldIncident(op, this.keys.current, id);
    const task = await taskOf(op.db, id, code);
    const doer = await doerOn(op, this.keys.current, incident.accountId, id);
    op.refuse(refusalToWork(incident, doer));
    const step = this.shelf.step(code);
    return { incident, task, step, doer, state: stateOf(task, step, await seenOf(op.db, incident)) };
  }

  private async write(
    op: Operation,
    { incident, task, step, state, doer }: Held,
    change: Partial<IncidentTask> & { status: string },
    details: Record<string, unknown> = {},
  ): Promise<IncidentTaskView> {
    const version = task.version + 1;
    await op.db.update(IncidentTask, { id: task.id }, { ...change, version });
    const { id, accountId } = incident;
    op.record([`incident:${id}`, `account:${accountId}`], {
      incident: id,
      account: accountId,
      task: task.code,
      status: change.status,
      ...details,
    });
    const after = { ...task, ...change, version };
    const then = { ...state, status: change.status };
    const { people } = await calledIn(op.db, [], [after]);
    const can = allowedOnTask(op.actor, incident, after, { state: then, doer });
    return taskView(after, step, then, { people, can });
  }
}
