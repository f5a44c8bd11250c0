import { dayAfter } from '../../../src/kernel/clock.js';
import { textOf } from '../../../src/database/sql.js';
import { daysBetween } from '../../../src/reports/days.js';
import { KPIS } from '../../../src/reports/kpi-figures.js';
import { median, percent, share } from '../../../src/reports/kpi.js';
import { onDomains } from '../../../src/accounts/reliance.queries.js';
import { KIND_CODES } from '../../../src/reports/finding-kinds.js';

describe('figures', () => {
  it.each<[number, number, number | null]>([
    [0, 0, null],
    [0, 3, 0],
    [1, 3, 33.3],
    [2, 3, 66.7],
    [3, 3, 100],
  ])('%d of %d is %s', (k, n, expected) => {
    expect(percent(k, n)).toBe(expected);
    expect(share(k, n)).toEqual({ value: expected, numerator: k, denominator: n });
  });

  it.each<[number[], number | null]>([
    [[], null],
    [[7], 7],
    [[9, 1, 4], 4],
    [[1, 2, 3, 10], 2.5],
    [[0.04, 0.04], 0],
  ])('the middle of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('are ten, and every list behind them is one that exists', () => {
    expect(new Set(KPIS.map(({ code }) => code)).size).toBe(10);
    const lists = KPIS.flatMap(({ list, parts = [] }) => [list, ...parts.map((part) => part.list)]);
    const kinds = lists.flatMap((list) => list?.match(/kind=(.*)/)?.[1]?.split(',') ?? []);
    expect(kinds.filter((kind) => !(KIND_CODES as string[]).includes(kind))).toEqual([]);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-17', 0, '2026-11-17'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('%s moved by %d is %s', (from, by, to) => {
    expect(dayAfter(from, by)).toBe(to);
    expect(daysBetween(from, to)).toBe(by);
  });
});

describe('the organisation’s own domains', () => {
  it('are compared whole, with wildcards taken literally', () => {
    const condition = onDomains(['our_house.example', 'b.example'])('m');
    expect(textOf(condition)).toBe(`(m like $1 escape '\\' or m like $2 escape '\\')`);
    expect(condition.values).toEqual(['%@our\\_house.example', '%@b.example']);
  });

  it('without any, nothing is ours', () => {
    expect(textOf(onDomains([])('m'))).toBe('1 = 0');
  });
});
