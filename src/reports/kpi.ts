import type { Sql } from '../database/sql.js';
import type { Text } from './finding.js';
import type { Look } from './look.js';

export type Unit = 'percent' | 'count' | 'hours' | 'days';

/** What was measured: `value` in the unit of its figure, null when there was nothing to measure. */
export interface Measured {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Parts of the figure, by their code. */
  parts?: Readonly<Record<string, number | null>>;
}

export interface Part {
  readonly code: string;
  readonly title: Text;
  readonly unit: Unit;
  /** Route under `/api/v1` that lists what is counted. */
  readonly list: string;
}

/** What is measured over: the register on a day, and the accounts `a` that count. */
export interface Scope {
  readonly look: Look;
  readonly on: Sql;
  /** Some accounts only. */
  readonly isNarrowed: boolean;
}

/**
 * What stands behind a figure, one row a thing: `subject`, `account_id`, `person_id`, `counted` (1: in the numerator), `value` in
 * the figure's unit where each has its own, and `x`, `y` (1: in that part).
 */
export type Rows = (scope: Scope) => Sql | Promise<Sql>;

export interface Kpi extends Omit<Part, 'list'> {
  /** Null where nothing is listed yet. */
  readonly list: string | null;
  /** False: the register knows how things stand, not how they stood. */
  readonly dated: boolean;
  /** Its lists tell of secrets: HR reads the figure and not them. */
  readonly vault?: true;
  readonly parts?: readonly Part[];
  readonly rows?: Rows;
  /** Codes of the parts in which `x` and `y` of a row count. */
  readonly marks?: readonly string[];
  readonly measure: (scope: Scope) => Promise<Measured>;
}

/** A share of a whole in percent, to one decimal; nothing of nothing is no figure. */
export const share = (numerator: number, denominator: number): Measured => ({
  value: percent(numerator, denominator),
  numerator,
  denominator,
});

export const percent = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((1000 * numerator) / denominator) / 10;

/** The middle one, to one decimal; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  return high === undefined || low === undefined ? null : Math.round(((low + high) / 2) * 10) / 10;
}
