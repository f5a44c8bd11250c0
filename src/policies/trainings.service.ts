import { Injectable } from '@nestjs/common';
import { forUpdate, one, raw, rows, sql } from '../database/sql.js';
import { day, iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import { holds } from '../operation/actor.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { heldPerson, personById } from '../people/person.queries.js';
import { TrainingFailures } from './policies.failures.js';
import { Training } from './policy.entity.js';
import type { RecordTraining } from './training.dto.js';
import { refusalToRecord, refusalToTakeBack } from './training.rules.js';

const COLUMNS = raw(`t.id, t.person_id as "personId", t.course, t.level, t.completed_on as "completedOn",
  t.expires_on as "expiresOn", t.provider, t.certificate_ref as "certificateRef", t.evidence, t.evidence_url as "evidenceUrl",
  t.recorded_by as "recordedBy", t.withdrawn_at as "withdrawnAt", t.withdrawn_by as "withdrawnBy",
  t.withdrawn_reason as "withdrawnReason", t.created_at as "createdAt"`);

/** Who has learnt what, until when: written down by somebody else, taken back by somebody else, never deleted. */
@Injectable()
export class Trainings {
  /** Newest first; for admins, hr, auditors and the person themself. */
  async list(op: Operation, personId: string, { limit, cursor }: ListQuery): Promise<Page<Training>> {
    await personById(op.db, personId);
    if (op.actor.id !== personId && !holds(op.actor, 'admin', 'hr', 'auditor')) throw TrainingFailures.NOT_YOURS();
    const after = cursor ? decodeCursor(cursor, 2).map(String) : null;
    const found = await rows<Training>(
      op.db,
      sql`select ${COLUMNS} from training t where t.person_id = ${personId}
          ${after === null ? raw('') : sql` and (t.completed_on, t.id) < (${after[0]}, ${after[1]})`}
          order by t.completed_on desc, t.id desc limit ${limit + 1}`,
    );
    const count = await one<{ n: number | string }>(
      op.db,
      sql`select count(*) as n from training where person_id = ${personId}`,
    );
    return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.completedOn, row.id]);
  }

  async record(op: Operation, personId: string, input: RecordTraining): Promise<Training> {
    op.about(`person:${personId}`);
    await heldPerson(op.db, personId);
    const training: Training = {
      id: newId(),
      personId,
      course: input.course.trim(),
      level: input.level,
      completedOn: input.completedOn,
      expiresOn: input.expiresOn ?? null,
      provider: input.provider?.trim() || null,
      certificateRef: null,
      evidence: input.evidence?.trim() || null,
      evidenceUrl: input.evidenceUrl?.trim() || null,
      recordedBy: op.actor.id,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnReason: null,
      createdAt: iso(op.now),
    };
    op.refuse(refusalToRecord(training, op.actor.id, day(op.now)));
    const { course, completedOn, expiresOn, level } = training;
    if (await op.db.findOneBy(Training, { personId, course, completedOn })) throw TrainingFailures.DUPLICATE();
    await op.db.insert(Training, training);
    op.record(`training:${training.id}`, { person: personId, level, completedOn, expiresOn });
    op.announce('training.recorded', { trainingId: training.id, personId });
    return training;
  }

  /** It counts no more from now on, and stays on record with the reason. */
  async withdraw(op: Operation, id: string): Promise<Training> {
    const [known] = await rows<Training>(
      op.db,
      sql`select ${COLUMNS} from training t where t.id = ${id}${forUpdate(op.db)}`,
    );
    if (!known) throw TrainingFailures.UNKNOWN();
    op.about(`training:${id}`, `person:${known.personId}`);
    op.refuse(refusalToTakeBack(known, op.actor.id));
    const change = { withdrawnAt: iso(op.now), withdrawnBy: op.actor.id, withdrawnReason: op.reason };
    await op.db.update(Training, { id }, change);
    op.record(`training:${id}`, { person: known.personId, withdrawn: true });
    op.announce('training.withdrawn', { trainingId: id, personId: known.personId });
    return { ...known, ...change };
  }
}
