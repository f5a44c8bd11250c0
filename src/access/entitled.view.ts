import { TextView } from '../kernel/text.view.js';
import { textOf, type Answer } from '../entitlement/entitlement.rules.js';

export class ConcerningRuleView {
  id: string;
  /** The rule as a sentence. */
  text: TextView;
  /** Does it allow what was asked? */
  allows: boolean;
}

/** What the rules of entitlement say; whether a grant is possible for other reasons is another question. */
export class EntitlementAnswerView {
  allowed: boolean;
  /** The rules that speak of the account; none: everybody is entitled. */
  rules: ConcerningRuleView[];
}

export const entitlementAnswerView = ({ allowed, concerning, allowing }: Answer): EntitlementAnswerView => ({
  allowed,
  rules: concerning.map((rule) => ({ id: rule.id, text: { ...textOf(rule) }, allows: allowing.includes(rule) })),
});

export class EntitledPersonView {
  personId: string;
  fullName: string;
  /** employee, contractor, agency or auditor. */
  kind: string;
  organisation: string | null;
  department: string | null;
}

export class EntitledPage {
  items: EntitledPersonView[];
  nextCursor: string | null;
  total: number;
}
