import { Inject, Injectable } from '@nestjs/common';
import { run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { signedDocument, type SignedDocument } from '../ledger/signed-document.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson } from '../people/person.queries.js';
import { Settings } from '../settings/settings.js';
import { caseInSight, refuseToSteer } from './case-steering.js';
import { certifiedMove } from './move.queries.js';
import { certificateOf } from './certificate.js';
import { conditionsOf } from './conditions.js';
import { OffboardingCase } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import { RunbookShelf } from './runbook.service.js';
import { supersededAt } from './staying.js';
import { allTasks, settleTasks } from './task.queries.js';
import { settleVoid } from './void-evidence.js';

/** Ends a case once the leaver is gone, and certifies how. */
@Injectable()
export class Closing {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
  ) {}

  /** Throws `handover.conditions_open` (422) with `openConditions` while invariant 6 does not hold. */
  async close(op: Operation, caseId: string): Promise<OffboardingCase> {
    const kase = await caseInSight(op, this.shelf, caseId);
    await refuseToSteer(op, kase);
    op.expect(kase);
    return this.closeHeld(op, kase);
  }

  /** For whoever holds the case already. */
  async closeHeld(op: Operation, kase: OffboardingCase): Promise<OffboardingCase> {
    await heldPerson(op.db, kase.personId);
    const conditions = await conditionsOf(op.db, this.keys.current, this.shelf, kase, iso(op.now));
    if (conditions.open.length > 0)
      throw HandoverFailures.CONDITIONS_OPEN({ facts: { openConditions: conditions.open } });
    await settleVoid(op, this.shelf, kase.id);
    await settleTasks(op.db, this.shelf, kase.id, iso(op.now));
    const certificate = await certificateOf(op.db, this.shelf, {
      kase,
      organisation: this.settings.organisation,
      closedBy: { id: op.actor.id, name: op.actor.name },
      closedAt: iso(op.now),
      conditions,
      waived: await this.tasks(op, kase.id, ['waived']),
      unfinished: await this.tasks(op, kase.id, ['open', 'started', 'blocked']),
      move: this.shelf.confirmsKept(kase.scenario) ? await certifiedMove(op.db, this.keys.current, kase) : null,
    });
    return this.seal(op, kase, signedDocument(this.keeper, { ...certificate }));
  }

  private async seal(op: Operation, kase: OffboardingCase, document: SignedDocument): Promise<OffboardingCase> {
    const closeEntry = op.record(
      [`case:${kase.id}`, `person:${kase.personId}`],
      {
        case: kase.id,
        person: kase.personId,
        certificate: { sha256: document.sha256 },
      },
      { action: 'case.close' },
    );
    Object.assign(kase, {
      status: 'closed',
      closedAt: iso(op.now),
      closedBy: op.actor.id,
      certificate: document.text,
      signature: document.signature,
      closeEntry,
      version: kase.version + 1,
    });
    await op.db.save(OffboardingCase, kase);
    // Gone is gone by the cut; the mark of a departure under way has served.
    if ((await supersededAt(op.db, kase)) === null)
      await run(op.db, sql`update person set leaving_at = ${null}, version = version + 1 where id = ${kase.personId}`);
    op.announce('case.closed', {
      caseId: kase.id,
      leaverId: kase.personId,
      hidden: this.shelf.isHidden(kase.scenario),
    });
    return kase;
  }

  private tasks(op: Operation, caseId: string, statuses: readonly string[]): ReturnType<typeof allTasks> {
    const fits = statuses.map((status) => sql`t.status = ${status}`).reduce((a, b) => sql`${a} or ${b}`);
    return allTasks(op.db, this.shelf, caseId, iso(op.now), sql`(${fits})`);
  }
}
