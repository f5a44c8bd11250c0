import { dayAfter } from '../kernel/clock.js';
import { htmlOf } from './markdown.js';
import type { EditionRow, TextRow, TitleRow } from './edition.queries.js';
import { importedScope, scopeOf, type Scope } from './scope.rules.js';
import { canonicalText, textHash } from './text.rules.js';

export class PolicyScopeView {
  platforms: string[] | null;
  brands: string[] | null;
  levels: string[] | null;
  organisations: string[] | null;
  personKinds: string[] | null;
  custodiansOnly: boolean;
}

export class TitlesView {
  fr?: string;
  en?: string;
}

/** A version without its text. */
export class VersionSummaryView {
  policyCode: string;
  number: number;
  /** draft, comment, published or withdrawn. */
  state: string;
  title: TitlesView;
  kind: string;
  requiresAcknowledgement: boolean;
  /** Least level of training it asks for; 0 asks for none. */
  requiresTraining: number;
  scope: PolicyScopeView;
  /** First and last day in force, both inclusive; a newer version ends it. */
  effectiveFrom: string | null;
  effectiveTo: string | null;
  reviewDueOn: string | null;
  /** Ids of people, and their names. */
  authorId: string | null;
  author: string | null;
  approvedBy: string | null;
  approver: string | null;
  commentsUntil: string | null;
  publishedAt: string | null;
  withdrawnAt: string | null;
  /** In force today, or to come. */
  current: boolean;
  /** The day on which the reader accepted it; null where they did not in their present period. */
  acceptedOn: string | null;
  /** Actions the reader may try on it. */
  can: string[];
  version: number;
}

/** A version with its text in one language. */
export class VersionView extends VersionSummaryView {
  language: string;
  languages: string[];
  summary: string | null;
  /** Markdown as it was written. */
  body: string | null;
  documentUrl: string | null;
  /** The whole text that is accepted, in Markdown. */
  text: string;
  /** The same, safe to show. */
  html: string;
  /** SHA-256 of `text` in UTF-8. */
  textHash: string;
}

export class PolicyView {
  code: string;
  /** charter, clause, agency_clause, crisis_sheet or guideline. */
  kind: string;
  /** quarterly, half_yearly, yearly or none. */
  cadence: string;
  /** Of the newest version. */
  title: TitlesView;
  versions: VersionSummaryView[];
  /** Actions the reader may try on it. */
  can: string[];
  version: number;
}

export class PolicyPageView {
  items: PolicyView[];
  nextCursor: string | null;
  total: number;
}

const scopeFrom = (row: EditionRow): Scope => (row.editionId === null ? importedScope(row.appliesTo) : scopeOf(row));

function lastDay({ effectiveTo, nextFrom }: EditionRow): string | null {
  const overtaken = nextFrom === null ? null : dayAfter(nextFrom, -1);
  if (effectiveTo === null || overtaken === null) return effectiveTo ?? overtaken;
  return effectiveTo < overtaken ? effectiveTo : overtaken;
}

/** How a version looks to one reader. */
export type Seen = Pick<VersionSummaryView, 'author' | 'approver' | 'acceptedOn' | 'can'>;

export function summaryView(row: EditionRow, titles: readonly TitleRow[], seen: Seen): VersionSummaryView {
  const own = titles.filter((title) => title.policyCode === row.policyCode && title.number === row.number);
  return {
    policyCode: row.policyCode,
    number: row.number,
    state: row.state,
    title: Object.fromEntries(own.map(({ language, title }) => [language, title])),
    kind: row.kind,
    requiresAcknowledgement: row.requiresAcknowledgement === 'yes',
    requiresTraining: row.requiresTraining,
    scope: scopeFrom(row),
    effectiveFrom: row.effectiveFrom,
    effectiveTo: row.effectiveFrom === null ? null : lastDay(row),
    reviewDueOn: row.reviewDueOn,
    authorId: row.authorId,
    approvedBy: row.approvedBy,
    commentsUntil: row.commentsUntil,
    publishedAt: row.publishedAt,
    withdrawnAt: row.withdrawnAt,
    current: Number(row.current) === 1,
    ...seen,
    version: row.version,
  };
}

export function versionView(
  row: EditionRow,
  texts: readonly TextRow[],
  language: string,
  seen: Seen,
): VersionView | null {
  const text = texts.find((each) => each.language === language);
  if (!text) return null;
  const canonical = canonicalText(text);
  const { policyCode, number } = row;
  return {
    ...summaryView(
      row,
      texts.map((each) => ({ policyCode, number, language: each.language, title: each.title })),
      seen,
    ),
    language,
    languages: texts.map((each) => each.language),
    summary: text.summary,
    body: text.body,
    documentUrl: text.documentUrl,
    text: canonical,
    html: htmlOf(canonical),
    textHash: textHash(text),
  };
}

export class CommentView {
  id: string;
  personId: string;
  person: string;
  text: string;
  createdAt: string;
}

export class CommentPageView {
  items: CommentView[];
  nextCursor: string | null;
  total: number;
}
