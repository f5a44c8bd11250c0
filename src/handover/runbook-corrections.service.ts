import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { iso } from '../kernel/clock.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { Operation } from '../operation/operation.js';
import { knownCasesOf } from './case.queries.js';
import { HandoverFailures } from './handover.failures.js';
import { RunbookCorrection } from './runbook-correction.entity.js';
import {
  correctionHistory,
  endCorrection,
  runbookVersion,
  type StoredCorrection,
} from './runbook-correction.queries.js';
import { believedCorrections, runbookMark, standingOf } from './runbook-correction.proof.js';
import { soundRunbooks, type Correction } from './runbook-correction.rules.js';
import type { CorrectScenario, CorrectStep } from './runbook.dto.js';
import { RunbookShelf } from './runbook.service.js';
import { correctionView, runbooksView, type RunbookCorrectionPage, type RunbooksView } from './runbook.view.js';

/** The runbooks as everybody reads and admins mend them. */
@Injectable()
export class RunbookCorrections {
  constructor(
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
  ) {}

  async show(op: Operation): Promise<RunbooksView> {
    return runbooksView(this.shelf.runbooks, await this.live(op), await runbookVersion(op.db));
  }

  async history(op: Operation, query: ListQuery): Promise<RunbookCorrectionPage> {
    const page = await correctionHistory(op.db, query);
    return { ...page, items: page.items.map(correctionView) };
  }

  /**
   * Lays what is given over the file. Steps already in a case keep their due dates and whose they are (both follow with the
   * last day, or with `reschedule`); what a step asks for is as the runbook says now, in every open case.
   */
  async correct(op: Operation, subject: string, input: CorrectStep | CorrectScenario): Promise<RunbooksView> {
    op.about(`runbook:${subject}`);
    const version = await runbookVersion(op.db);
    op.expect({ version });
    if ((await knownCasesOf(op.db, op.actor.id, this.shelf.hiddenScenarios)).length > 0)
      throw HandoverFailures.OWN_CASE();
    const live = await this.live(op);
    const own = new Map(live.filter((row) => row.subject === subject).map((row) => [row.field, row]));
    const asked = correctionsIn(subject, input).filter(({ field, value }) => {
      const known = own.get(field);
      return !known || !isDeepStrictEqual(JSON.parse(known.value), value);
    });
    const ended = (input.withdraw ?? []).filter((field) => own.has(field) && !asked.some((one) => one.field === field));
    const gone = new Set([...asked.map((one) => one.field), ...ended]);
    const rest = live.filter((row) => row.subject !== subject || !gone.has(row.field));
    const before = this.shelf.runbooks;
    const after = soundRunbooks(this.shelf.file, [...rest.map(given), ...asked], subject);
    if (after instanceof Failure) throw after;
    if (gone.size === 0) {
      op.unchanged();
      return this.show(op);
    }
    for (const field of gone) await endCorrection(op.db, subject, field, iso(op.now));
    const made = asked.map((correction) => stored(op, correction));
    for (const correction of made) await op.db.insert(RunbookCorrection, correction);
    const standing = [...rest, ...made];
    const shown = runbooksView(after, standing, await runbookVersion(op.db));
    const was = runbooksView(before, [], version);
    const change = { before: partOf(was, subject), after: partOf(shown, subject), withdrawn: ended };
    const holds = standingOf(standing.filter((one) => one.subject === subject));
    op.record(`runbook:${subject}`, { ...change, standing: holds }, { mark: runbookMark(subject) });
    return shown;
  }

  private live(op: Operation): Promise<StoredCorrection[]> {
    return believedCorrections(op.db, this.keys.current);
  }
}

const given = ({ subject, field, value }: StoredCorrection): Correction => ({
  subject,
  field,
  value: JSON.parse(value) as unknown,
});

const stored = (op: Operation, { subject, field, value }: Correction): RunbookCorrection => ({
  ...{ id: newId(), subject, field, value: JSON.stringify(value), reason: op.reason ?? '' },
  ...{ correctedBy: op.actor.id, correctedAt: iso(op.now), endedAt: null },
});

function correctionsIn(subject: string, input: CorrectStep | CorrectScenario): Correction[] {
  const { reason: _reason, withdraw: _withdraw, ...fields } = input;
  return Object.entries(fields as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null)
    .flatMap(([field, value]) =>
      subject.startsWith('scenario:') && field === 'due'
        ? Object.entries(value as object).map(([code, due]: [string, unknown]) => ({
            field: `due.${code}`,
            value: due,
          }))
        : [{ field, value }],
    )
    .map((one) => ({ subject, ...one }));
}

function partOf(view: RunbooksView, subject: string): Record<string, unknown> {
  const [kind, id] = subject.split(':');
  const part =
    kind === 'step' ? view.steps.find((step) => step.code === id) : view.scenarios.find((one) => one.id === id);
  return { ...part };
}
