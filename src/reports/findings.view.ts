import { noteOf } from './finders.js';
import type { Language, NamedShortfall } from './finding.js';
import { detailOf, kindFacts, pathOf, type KindCode } from './finding-kinds.js';
import type { Look } from './look.js';

export class CureView {
  /** Name of the act. */
  act: string;
  /** Route under `/api/v1` that does it. */
  path: string;
}

/** A shortfall of the register, computed when asked for. */
export class FindingView {
  kind: string;
  /** critical, high, medium or low. */
  severity: string;
  accountId: string | null;
  personId: string | null;
  /** Kind and id: `account:…`, `grant:…`, `seat:…`, `person:…`, `people:…`, `credential:…`, `capture:…`, `incident:…`, `impersonation:…` … */
  subject: string;
  title: string;
  detail: string;
  /** Since when, a day or an instant, as far as known. */
  since: string | null;
  cure: CureView;
}

export class KindTotalView {
  kind: string;
  severity: string;
  title: string;
  total: number;
}

export class FindingPageView {
  items: FindingView[];
  nextCursor: string | null;
  total: number;
  /** How many of each kind, kinds without any left out. */
  kinds: KindTotalView[];
  /** The day looked at. */
  asOf: string;
  /** Kinds left out because nobody can say how they stood on that day. */
  undated: string[];
}

/** Two people of one name are told apart by their address. */
const personOf = ({ personName, personEmail }: NamedShortfall, { homonyms }: Look): string | null =>
  personName !== null && homonyms.has(personName) ? `${personName} <${personEmail ?? ''}>` : personName;

export function findingView(kind: KindCode, row: NamedShortfall, look: Look, lang: Language): FindingView {
  const { severity, title, detail, cure } = kindFacts(kind);
  const account = row.handle === null ? null : `${row.platform ?? ''} ${row.handle}`;
  const filling = { ...row, note: noteOf(kind, row, look), account, person: personOf(row, look) };
  return {
    kind,
    severity,
    accountId: row.accountId,
    personId: row.personId,
    subject: row.subject,
    title: title[lang],
    detail: detailOf(detail[lang], filling),
    since: row.since,
    cure: { act: cure.act, path: pathOf(cure.path, { ...filling, charter: look.charter?.policyCode ?? '' }) },
  };
}
