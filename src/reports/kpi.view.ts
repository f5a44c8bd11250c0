import type { Language } from './finding.js';
import type { Kpi, Measured } from './kpi.js';

export class KpiPartView {
  code: string;
  title: string;
  /** percent, count, hours or days. */
  unit: string;
  value: number | null;
  /** Route under `/api/v1` with the shortfalls behind it, of the same day. */
  list: string | null;
}

export class KpiView {
  code: string;
  title: string;
  /** percent, count, hours or days. */
  unit: string;
  /** Null when there is nothing to measure, or not on that day. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** `dated`: known for any day; `today_only`: known for today. */
  basis: string;
  /** Route under `/api/v1` with the shortfalls behind the figure, of the same day. */
  list: string | null;
  /** Route under `/api/v1` with everything that was counted, one row each, of the same day. */
  rows: string | null;
  parts: KpiPartView[];
}

export class KpiListView {
  /** The day the figures are of. */
  asOf: string;
  items: KpiView[];
  nextCursor: string | null;
  total: number;
}

/** One thing behind a figure. */
export class KpiRowView {
  /** `account:…`, `person:…`, `case:…` or `credential:…`. */
  subject: string;
  accountId: string | null;
  platform: string | null;
  handle: string | null;
  brand: string | null;
  personId: string | null;
  person: string | null;
  /** In the numerator. */
  counted: boolean;
  /** In the unit of the figure, where each has its own (days owed, hours to the end of access). */
  value: number | null;
  /** Codes of the parts in which it counts. */
  parts: string[];
}

export class KpiRowPageView {
  code: string;
  asOf: string;
  items: KpiRowView[];
  nextCursor: string | null;
  total: number;
}

export interface KpiRow {
  subject: string;
  accountId: string | null;
  platform: string | null;
  handle: string | null;
  brand: string | null;
  personId: string | null;
  person: string | null;
  counted: number | string;
  value: number | null;
  x: number | string;
  y: number | string;
}

export const kpiRowView = ({ marks = [] }: Kpi, { x, y, counted, value, ...row }: KpiRow): KpiRowView => ({
  subject: row.subject,
  accountId: row.accountId,
  platform: row.platform,
  handle: row.handle,
  brand: row.brand,
  personId: row.personId,
  person: row.person,
  counted: Number(counted) === 1,
  value: value === null ? null : Number(value),
  parts: marks.filter((_, i) => Number([x, y][i]) === 1),
});

export const NOTHING: Measured = { value: null, numerator: null, denominator: null };

/** `narrow` adds the filters of the question to a list that knows them; null: the reader may not see the list. */
export const kpiView = (
  { code, title, unit, dated, list, rows, parts = [] }: Kpi,
  measured: Measured,
  lang: Language,
  narrow: (list: string) => string | null,
): KpiView => ({
  code,
  title: title[lang],
  unit,
  value: measured.value,
  numerator: measured.numerator,
  denominator: measured.denominator,
  basis: dated ? 'dated' : 'today_only',
  list: list === null ? null : narrow(list),
  rows: rows === undefined ? null : narrow(`/kpis/${code}/rows`),
  parts: parts.map((part) => ({
    code: part.code,
    title: part.title[lang],
    unit: part.unit,
    value: measured.parts?.[part.code] ?? null,
    list: narrow(part.list),
  })),
});
