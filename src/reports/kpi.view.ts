import type { Language } from './finding.js';
import type { Kpi, Measured } from './kpi.js';

export class KpiPartView {
  code: string;
  title: string;
  /** percent, count, hours or days. */
  unit: string;
  value: number | null;
  /** Route under `/api/v1` that lists what is counted, as it stands now. */
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
  /** Route under `/api/v1` with the list behind the figure, as it stands now. */
  list: string | null;
  parts: KpiPartView[];
}

export class KpiListView {
  /** The day the figures are of. */
  asOf: string;
  items: KpiView[];
  nextCursor: string | null;
  total: number;
}

export const NOTHING: Measured = { value: null, numerator: null, denominator: null };

/** `narrow` adds the filters of the question to a list that knows them; null: the reader may not see the list. */
export const kpiView = (
  { code, title, unit, dated, list, parts = [] }: Kpi,
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
  parts: parts.map((part) => ({
    code: part.code,
    title: part.title[lang],
    unit: part.unit,
    value: measured.parts?.[part.code] ?? null,
    list: narrow(part.list),
  })),
});
