import { nameAmong } from '../people/names.queries.js';
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
  /** Present names; null where no person did. */
  creator: string | null;
  ender: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endedReason: string | null;
  /** False where the row is not what the log says: the rule then opens for nobody until it is ended and made again. */
  trusted: boolean;
  /** What the reader may do with it now, as names of actions. */
  can: string[];
  version: number;
}

/** What a rule is shown with. */
export interface RuleSurroundings {
  isTrusted: boolean;
  names: ReadonlyMap<string, string>;
  can: string[];
}

export function ruleView(row: RuleRow, { isTrusted, names, can }: RuleSurroundings): RuleView {
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
    creator: nameAmong(names, row.createdBy),
    ender: nameAmong(names, row.endedBy),
    endedAt: row.endedAt,
    endedBy: row.endedBy,
    endedReason: row.endedReason,
    trusted: isTrusted,
    can,
    version: row.version,
  };
}

export class RulePage {
  items: RuleView[];
  nextCursor: string | null;
  total: number;
}
