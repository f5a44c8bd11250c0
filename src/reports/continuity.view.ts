import type { Continuity } from './continuity.rules.js';
import type { Language } from './finding.js';

export class ContinuityLineView {
  code: string;
  /** Share of the score. */
  weight: number;
  question: string;
  /** Null where the question does not arise for this account. */
  passed: boolean | null;
  why: string;
  /** What to do; null unless it failed. */
  todo: string | null;
  /** Name of the act that does it. */
  act: string;
}

export class ContinuityView {
  accountId: string;
  /** 0 to 100; null when nothing applies. */
  score: number | null;
  /** `all`, or `register` for readers who see nothing of the vault: the score is then over those lines only. */
  scope: string;
  checks: ContinuityLineView[];
}

export const continuityView = (
  accountId: string,
  { score, lines }: Continuity,
  scope: string,
  lang: Language,
): ContinuityView => ({
  accountId,
  score,
  scope,
  checks: lines.map(({ check, passed }) => ({
    code: check.code,
    weight: check.weight,
    question: check.question[lang],
    passed,
    why: check.why[lang],
    todo: passed === false ? check.todo[lang] : null,
    act: check.act,
  })),
});
