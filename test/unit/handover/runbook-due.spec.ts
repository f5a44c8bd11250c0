import { parseDue } from '../../../src/handover/due.expression.js';
import type { DueFacts } from '../../../src/handover/due.rules.js';
import { dueAt, endOfLastDay, isPast, latestSafeStart, localDay } from '../../../src/handover/due.rules.js';

const early = new Date('2020-01-01T00:00:00.000Z');
const base: DueFacts = { openedAt: early, now: early, lastDay: '2026-11-30', timeZone: 'Europe/Paris', leadDays: 0 };

const due = (text: string, facts: Partial<DueFacts> = {}): string => {
  const expression = parseDue(text);
  if (!expression) throw new Error(`not readable: ${text}`);
  return dueAt(expression, { ...base, ...facts }).toISOString();
};

describe('a due expression', () => {
  it.each<[string, object]>([
    ['T', { anchor: 'opening', amount: 0, addsLeadDays: false }],
    ['T+4h', { anchor: 'opening', amount: 4, unit: 'hours' }],
    ['L-10', { anchor: 'last_day', amount: -10, unit: 'business_days' }],
    ['L+30c', { anchor: 'last_day', amount: 30, unit: 'days' }],
    ['L 18:00 local', { anchor: 'last_day', amount: 0, localTime: '18:00' }],
    ['L-10 + lead_days', { amount: -10, addsLeadDays: true }],
    ['T + lead_days', { anchor: 'opening', addsLeadDays: true }],
    ['B2+7c', { anchor: { task: 'B2' }, amount: 7, unit: 'days' }],
    ['before close', { anchor: 'close' }],
    ['close', { anchor: 'close' }],
  ])('%s', (text, expected) => {
    expect(parseDue(text)).toMatchObject(expected);
  });

  it.each(['', 'L - 10', 'L+', 'L+10d', 'soon', 'L 25:00 local', 'L 18:00', 'T+4h+2h', 'l-1', 'L+9999', ' T'])(
    '%j is none',
    (text) => {
      expect(parseDue(text)).toBeNull();
    },
  );
});

describe('business days', () => {
  it.each([
    ['Monday', '2026-11-30', 'L-1', '2026-11-27'],
    ['Monday', '2026-11-30', 'L-5', '2026-11-23'],
    ['Monday', '2026-11-30', 'L-10', '2026-11-16'],
    ['Monday', '2026-11-30', 'L+1', '2026-12-01'],
    ['Friday', '2026-11-27', 'L+1', '2026-11-30'],
    ['Saturday', '2026-11-28', 'L', '2026-11-28'],
    ['Saturday', '2026-11-28', 'L-1', '2026-11-27'],
    ['Sunday', '2026-11-29', 'L-1', '2026-11-27'],
    ['Sunday', '2026-11-29', 'L+1', '2026-11-30'],
    ['Sunday', '2026-11-29', 'L+30c', '2026-12-29'],
  ])('last day on a %s (%s): %s is %s', (_, lastDay, text, expected) => {
    expect(due(text, { lastDay })).toBe(`${expected}T22:59:59.999Z`);
  });

  it('skip holidays when they are known', () => {
    const holidays = new Set(['2026-11-11', '2026-11-30']);
    expect(due('L-1', { lastDay: '2026-12-01', holidays })).toBe('2026-11-27T22:59:59.999Z');
    expect(due('L-1', { lastDay: '2026-12-01' })).toBe('2026-11-30T22:59:59.999Z');
    expect(due('L', { lastDay: '2026-11-30', holidays })).toBe('2026-11-30T22:59:59.999Z');
  });
});

describe('time zones and summer time', () => {
  it.each([
    ['Paris in winter', 'Europe/Paris', '2026-11-30', '2026-11-30T22:59:59.999Z'],
    ['Paris in summer', 'Europe/Paris', '2026-07-31', '2026-07-31T21:59:59.999Z'],
    ['New York', 'America/New_York', '2026-11-30', '2026-12-01T04:59:59.999Z'],
    ['Auckland', 'Pacific/Auckland', '2026-11-30', '2026-11-30T10:59:59.999Z'],
    ['Kathmandu', 'Asia/Kathmandu', '2026-11-30', '2026-11-30T18:14:59.999Z'],
    ['Paris, clocks go forward that night', 'Europe/Paris', '2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['Paris, clocks go back that night', 'Europe/Paris', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['New York, clocks go forward', 'America/New_York', '2026-03-08', '2026-03-09T03:59:59.999Z'],
    ['New York, clocks go back', 'America/New_York', '2026-11-01', '2026-11-02T04:59:59.999Z'],
    ['Auckland, clocks go forward', 'Pacific/Auckland', '2026-09-27', '2026-09-27T10:59:59.999Z'],
    ['Santiago, midnight does not exist the day after', 'America/Santiago', '2026-09-05', '2026-09-06T03:59:59.999Z'],
  ])('the last day ends with the day: %s', (_, timeZone, lastDay, expected) => {
    expect(endOfLastDay(lastDay, timeZone).toISOString()).toBe(expected);
    expect(due('L', { lastDay, timeZone })).toBe(expected);
  });

  it.each([
    ['Europe/Paris', '2026-11-30', '2026-11-30T17:00:00.000Z'],
    ['America/New_York', '2026-11-30', '2026-11-30T23:00:00.000Z'],
    ['Pacific/Auckland', '2026-11-30', '2026-11-30T05:00:00.000Z'],
  ])('18:00 in %s', (timeZone, lastDay, expected) => {
    expect(due('L 18:00 local', { timeZone, lastDay })).toBe(expected);
  });

  it('moves an hour that does not exist forward', () => {
    expect(due('L 02:30 local', { lastDay: '2026-03-29' })).toBe('2026-03-29T01:30:00.000Z');
  });

  it('counts clock hours through a change of the clocks', () => {
    const openedAt = new Date('2026-03-29T00:00:00.000Z');
    expect(due('T+4h', { openedAt, now: openedAt })).toBe('2026-03-29T04:00:00.000Z');
  });

  it('counts calendar days through a change of the clocks', () => {
    expect(due('L+30c', { lastDay: '2026-03-15' })).toBe('2026-04-14T21:59:59.999Z');
  });

  it('refuses a zone or day nobody knows', () => {
    expect(() => endOfLastDay('2026-11-30', 'Mars/Olympus')).toThrow(RangeError);
    expect(() => endOfLastDay('2026-02-30', 'Europe/Paris')).toThrow(RangeError);
    expect(() => endOfLastDay('2026-11', 'Europe/Paris')).toThrow(RangeError);
    expect(() => due('T+1', { timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  });
});

describe('past and future', () => {
  const now = new Date('2026-11-17T09:00:00.000Z');

  it.each(['T', 'L', 'L-10', 'L+1', 'L 18:00 local', 'close'])('%s is due now when it has passed', (text) => {
    expect(due(text, { now, openedAt: new Date('2026-11-10T08:00:00.000Z'), lastDay: '2026-11-02' })).toBe(
      now.toISOString(),
    );
  });

  it('keeps a follow-up in the future after a last day in the past', () => {
    expect(due('L+30c', { now, lastDay: '2026-11-02' })).toBe('2026-12-02T22:59:59.999Z');
  });

  it('counts from another task, and from the last day where that task is missing', () => {
    const dueOf = (id: string) => (id === 'B2' ? new Date('2026-11-12T22:59:59.999Z') : undefined);
    expect(due('B2+7c', { dueOf })).toBe('2026-11-19T22:59:59.999Z');
    expect(due('B9+7c', { dueOf })).toBe('2026-12-07T22:59:59.999Z');
  });

  it('adds the delay of the platform in calendar days', () => {
    expect(due('L-10 + lead_days', { leadDays: 7 })).toBe('2026-11-23T22:59:59.999Z');
  });

  it.each([
    ['2026-11-22', 7, '2026-11-12'],
    ['2026-11-30', 0, '2026-11-27'],
    ['2027-01-05', 14, '2026-12-19'],
    ['2026-03-31', 7, '2026-03-21'],
  ])('the latest safe start before %s with %d days of delay is %s', (lastDay, leadDays, expected) => {
    expect(latestSafeStart(lastDay, leadDays)).toBe(expected);
  });

  it('knows a past last day by the clock of the person', () => {
    const evening = new Date('2026-11-17T23:30:00.000Z');
    expect(isPast('2026-11-17', 'Europe/Paris', evening)).toBe(true);
    expect(isPast('2026-11-17', 'America/New_York', evening)).toBe(false);
    expect(localDay(evening, 'Europe/Paris')).toBe('2026-11-18');
    expect(localDay(evening, 'Pacific/Auckland')).toBe('2026-11-18');
    expect(localDay(evening, 'America/New_York')).toBe('2026-11-17');
  });
});
