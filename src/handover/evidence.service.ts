import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { IntegrityError } from '../keyring/keyring.failures.js';
import { openUnder, sealUnder } from '../keyring/small-seal.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import { EvidenceFile } from './evidence-file.entity.js';
import {
  evidenceById,
  evidencePage,
  givenSoFar,
  loggedEvidence,
  workersOf,
  type EvidenceRow,
} from './evidence.queries.js';
import { givenEvidence, type GivenEvidence } from './evidence.rules.js';
import { evidenceView, type EvidenceView } from './evidence.view.js';
import { TaskEvidence } from './handover.entity.js';
import { HandoverFailures } from './handover.failures.js';
import type { TaskTemplate } from './runbook.js';
import { RunbookShelf } from './runbook.service.js';
import { subjectsOf, TaskHolding } from './task-holding.js';
import type { TaskRow } from './task.queries.js';
import { refusalToShow } from './task.rules.js';

const PURPOSE = 'evidence_file';
/** Pieces of evidence a task may have: nobody fills the database with one step. */
const ENOUGH = 50;

export type SentEvidence = Parameters<typeof givenEvidence>[0];

export interface OpenedFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** What was given as proof: texts, links and files, each by its hash in the log; the bytes of files are sealed in the database. */
@Injectable()
export class TaskEvidences {
  constructor(
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(TaskHolding) private readonly holding: TaskHolding,
  ) {}

  /** More evidence for a task that is open or done; its status stays as it is. */
  async add(op: Operation, taskId: string, sent: SentEvidence): Promise<EvidenceView[]> {
    const { task, step, doer } = await this.holding.hold(op, taskId);
    op.refuse(refusalToShow(task, step, doer));
    await this.refuseSamePerson(op, task, step);
    const added = await this.keep(op, task, sent);
    op.record([...subjectsOf(task), ...added.map(({ id }) => `evidence:${id}`)], {
      case: task.caseId,
      account: task.accountId,
      code: task.code,
      ...leafOf(added),
    });
    return added.map((row) => evidenceView(row, true));
  }

  /** Writes what was sent; the act that asked leaves the leaf (`leafOf`). Throws `handover.needs_evidence`, `bad_file`, `same_evidence`. */
  async keep(op: Operation, task: TaskRow, sent: SentEvidence): Promise<EvidenceRow[]> {
    const given = givenEvidence(sent);
    if (given instanceof Failure) throw given;
    const before = await givenSoFar(op.db, task.id);
    if (before.length + given.length > ENOUGH) throw HandoverFailures.ENOUGH_EVIDENCE();
    if (given.some(({ hash }) => before.some((known) => known.hash === hash))) throw HandoverFailures.SAME_EVIDENCE();
    const kept: EvidenceRow[] = [];
    for (const piece of given) kept.push(await this.write(op, task, piece));
    return kept;
  }

  async list(op: Operation, taskId: string, query: ListQuery): Promise<Page<EvidenceView>> {
    await this.holding.look(op, taskId);
    const page = await evidencePage(op.db, taskId, query);
    const logged = await loggedEvidence(op.db, page.items);
    return { ...page, items: page.items.map((row) => evidenceView(row, logged.has(row.id) && saysItsHash(row))) };
  }

  /** Throws `handover.unknown_evidence`, or `handover.integrity` for what is not what the log says was given. */
  async file(op: Operation, id: string): Promise<OpenedFile> {
    const row = await evidenceById(op.db, id);
    if (!row) throw HandoverFailures.UNKNOWN_EVIDENCE();
    await this.holding.look(op, row.taskId);
    const file = row.kind === 'file' ? await op.db.findOneBy(EvidenceFile, { evidenceId: id }) : null;
    if (row.kind !== 'file') throw HandoverFailures.UNKNOWN_EVIDENCE();
    const bytes = file === null ? null : this.opened(row, file);
    const isLogged = (await loggedEvidence(op.db, [row])).has(id);
    if (file === null || bytes === null || !isLogged || hashOf(bytes) !== row.hash) throw HandoverFailures.INTEGRITY();
    return { name: file.name, type: file.type, bytes };
  }

  /** A negative test is worth nothing from whoever set the new secret. */
  async refuseSamePerson(op: Operation, task: TaskRow, step: TaskTemplate | null): Promise<void> {
    if (!step || step.otherThan.length === 0) return;
    const others = step.otherThan.map((code) => ({ code, rotates: this.shelf.step(code)?.rotates ?? null }));
    if ((await workersOf(op.db, task, others)).includes(op.actor.id)) throw HandoverFailures.OTHER_PERSON();
  }

  private async write(op: Operation, task: TaskRow, piece: GivenEvidence): Promise<EvidenceRow> {
    const { kind, content, hash, file } = piece;
    const row = { id: newId(), taskId: task.id, kind, content, hash, addedBy: op.actor.id, addedAt: iso(op.now) };
    await op.db.insert(TaskEvidence, row);
    if (file === null) return { ...row, name: null, type: null, size: null };
    const { name, type, bytes } = file;
    const sealed = sealUnder(this.keys.current, PURPOSE, [row.id, row.taskId, name, type], bytes);
    await op.db.insert(EvidenceFile, { evidenceId: row.id, name, type, size: bytes.length, sealed });
    return { ...row, name, type, size: bytes.length };
  }

  /** Null where the bytes were not sealed to this evidence, this task and this name. */
  private opened({ id, taskId }: EvidenceRow, { name, type, sealed }: EvidenceFile): Uint8Array | null {
    try {
      return openUnder(this.keys.current, PURPOSE, [id, taskId, name, type], sealed);
    } catch (error) {
      if (error instanceof IntegrityError) return null;
      throw error;
    }
  }
}

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64');

/** Of a file only the download can tell. */
const saysItsHash = ({ kind, content, hash }: EvidenceRow): boolean => kind === 'file' || hashOf(content) === hash;

/** What the log keeps of evidence: kinds and hashes. */
export const leafOf = (given: readonly EvidenceRow[]): Record<string, unknown> => ({
  evidence: given[0]?.kind,
  sha256: given[0]?.hash,
  given: given.map(({ id, kind, hash }) => ({ id, kind, sha256: hash })),
});
