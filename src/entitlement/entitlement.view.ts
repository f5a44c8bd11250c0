import { inForce, type RuleRow } from './rulebook.queries.js';
import { textOf } from './entitlement.rules.js';

export class RuleText {
  en: string;
  fr: string;
}

export class RuleView {
  id: string;
  /** department, organisation, person or person_kind. */
  who: string;
  /** A name as written, a person's id or a kind of person. */
  value: string;
  levels: string[];
  scopes: string[];
  /** Null is every platform. */
  platform: string | null;
  /** Null is every brand. */
  brand: string | null;
  /** The rule as a sentence. */
  text: RuleText;
  reason: string;
  createdAt: string;
  createdBy: string;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
  /** False where the row is not what the log says: the rule then opens for nobody until it is ended and made again. */
  trusted: boolean;
  version: number;
}

export function ruleView(row: RuleRow, isTrusted: boolean): RuleView {
  const rule = inForce(row, row.personName, isTrusted);
  return {
    id: row.id,
    who: rule.who,
    value: rule.value,
    levels: [...rule.levels],
    scopes: [...rule.scopes],
    platform: rule.platform,
    brand: rule.brand,
    text: { ...textOf(rule) },
    reason: row.reason,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    endedReason: row.endedReason,
    trusted: isTrusted,
    version: row.version,
  };
}

export class RulePage {
  items: RuleView[];
  nextCursor: string | null;
  total: number;
}
