import { dueText } from './due.expression.js';
import { NamesView } from './names.view.js';
import type { StoredCorrection } from './runbook-correction.queries.js';
import type { Runbooks, Scenario, TaskTemplate } from './runbook.js';

export class RunbookTexts {
  en: string;
  fr: string;
}

/** A step as the runbook in force has it; the header of config/runbooks.yaml says what each field means. */
export class RunbookStepView {
  code: string;
  /** `common`, an access model or the id of a scenario. */
  part: string;
  title: RunbookTexts;
  who: string;
  /** `L-10`, `T+4h`, `B2+7c`, `L 18:00 local`, `close` … */
  due: string;
  per: string;
  auto: string;
  evidence: string;
  evidenceFr: string;
  verify: string;
  gate: boolean;
  followUp: boolean;
  removes: boolean;
  /** another_person or nobody */
  verifiedBy: string;
  notByLeaver: boolean;
  otherThan: string[];
  needs: string[];
  rotates: string | null;
  does: string | null;
  onlyIf: string | null;
  class: string | null;
}

/** When a scenario is chosen, how fast it goes, what guards it. */
export class ScenarioWords {
  trigger: string;
  timing: string;
  guard: string;
}

export class RunbookScenarioView {
  id: string;
  title: RunbookTexts;
  trigger: string;
  timing: string;
  guard: string;
  /** The same three in French. */
  inFrench: ScenarioWords;
  /** proof_first or cut_first */
  order: string;
  /** The leaver sees nothing of such a case. */
  hidden: boolean;
  /** Nothing ends by itself on the last day. */
  cutByHand: boolean;
  /** May be opened for everybody of an outside organisation at once. */
  forOrganisation: boolean;
  /** The person only moves: what their new manager keeps goes on. */
  confirmsKept: boolean;
  /** Somebody comes back: the last day is the first one. */
  arrives: boolean;
  /** The person is away and may come back. */
  suspends: boolean;
  /** What is given as the reason is kept nowhere. */
  keepsNoReason: boolean;
  /** Of which accounts its steps join every case; null: of none. */
  overlay: string | null;
  first: string[];
  add: string[];
  drop: string[];
  /** Class of steps → due, in place of what is counted from the last day. */
  clock: Record<string, string>;
  due: Record<string, string>;
}

export class RunbookCorrectionView {
  /** `step:<code>` or `scenario:<id>` */
  subject: string;
  field: string;
  /** As it was given; JSON of any shape. */
  value: unknown;
  reason: string;
  /** Person id. */
  correctedBy: string;
  correctedAt: string;
  /** When another correction or a withdrawal ended it; null while it is in force. */
  endedAt: string | null;
}

/** The runbooks in force, whole: at most some hundred steps. */
export class RunbooksView {
  steps: RunbookStepView[];
  scenarios: RunbookScenarioView[];
  /** Those in force; the file says the rest. */
  corrections: RunbookCorrectionView[];
  version: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

export class RunbookCorrectionPage {
  items: RunbookCorrectionView[];
  nextCursor: string | null;
  total: number;
  /** Of everybody and every account spoken of here. */
  names?: NamesView;
}

export function runbooksView(
  runbooks: Runbooks,
  corrections: readonly StoredCorrection[],
  version: number,
): RunbooksView {
  const scenarios = [...runbooks.scenarios.values()];
  const parts: [string, readonly TaskTemplate[]][] = [
    ['common', runbooks.common],
    ...Object.entries(runbooks.models),
    ...scenarios.map((scenario) => [scenario.id, scenario.add] as [string, readonly TaskTemplate[]]),
  ];
  return {
    steps: parts.flatMap(([part, steps]) => steps.map((step) => stepView(part, step))),
    scenarios: scenarios.map(scenarioView),
    corrections: corrections.map(correctionView),
    version,
  };
}

function stepView(part: string, step: TaskTemplate): RunbookStepView {
  const { who, per, auto, evidence, evidenceFr, verify, gate, followUp, removes, notByLeaver, rotates, does, onlyIf } =
    step;
  return {
    ...{ code: step.id, part, title: { en: step.en, fr: step.fr }, who, due: dueText(step.due), per, auto },
    ...{ evidence, evidenceFr, verify, gate, followUp, removes, notByLeaver, rotates, does, onlyIf, class: step.class },
    verifiedBy: step.needsVerification ? 'another_person' : 'nobody',
    otherThan: [...step.otherThan],
    needs: [...step.needs],
  };
}

function scenarioView(scenario: Scenario): RunbookScenarioView {
  const { id, trigger, timing, guard, inFrench, order, hidden, cutByHand, overlay } = scenario;
  const { forOrganisation, confirmsKept, arrives, suspends, keepsNoReason } = scenario;
  return {
    ...{ id, title: { en: scenario.en, fr: scenario.fr }, trigger, timing, guard, order, hidden, cutByHand, overlay },
    ...{ inFrench: { ...inFrench }, forOrganisation, confirmsKept, arrives, suspends, keepsNoReason },
    first: [...scenario.first],
    add: scenario.add.map((step) => step.id),
    drop: [...scenario.drop],
    clock: Object.fromEntries(Object.entries(scenario.clock).map(([kind, due]) => [kind, dueText(due)])),
    due: Object.fromEntries([...scenario.due].map(([code, due]) => [code, dueText(due)])),
  };
}

export const correctionView = (row: StoredCorrection): RunbookCorrectionView => {
  const { subject, field, value, reason, correctedBy, correctedAt, endedAt } = row;
  return { subject, field, value: JSON.parse(value) as unknown, reason, correctedBy, correctedAt, endedAt };
};
