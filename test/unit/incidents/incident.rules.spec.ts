import type { IncidentStep } from '../../../src/incidents/incident-plan.js';
import {
  holdsPhone,
  isSettled,
  noticeClock,
  refusalOfTime,
  stateOf,
  type Seen,
} from '../../../src/incidents/incident.rules.js';

const step = (doneBy: IncidentStep['doneBy'], second = false): IncidentStep => ({
  ...{ id: 'step', due: 1, gate: true, only: [], second, doneBy },
  ...{ title: { en: '', fr: '' }, how: { en: '', fr: '' } },
});
const seen = (older: number, total = 2, frozen = true): Seen => ({
  frozen,
  secrets: new Map(total === 0 ? [] : [['password', { total, older }]]),
});

describe('how a step of an incident stands', () => {
  it.each<[string, IncidentStep | null, Seen, string, boolean]>([
    ['open', step('people'), seen(0), 'open', false],
    ['open', null, seen(0), 'open', false],
    ['open', step('password'), seen(1), 'open', true],
    ['started', step('password'), seen(1), 'started', true],
    ['open', step('password'), seen(0), 'done', true],
    ['waived', step('password'), seen(1), 'waived', true],
    ['open', step('password'), seen(0, 0), 'open', false],
    ['done', step('password'), seen(0, 0), 'done', false],
    // Evidence brought while the vault held nothing does not stand for what was stored since and is older.
    ['done', step('password'), seen(1), 'open', true],
    ['open', step('freeze'), seen(0, 0, true), 'done', true],
    ['open', step('freeze'), seen(0, 0, false), 'open', true],
  ])('stored as %s', (status, of, what, expected, byService) => {
    expect(stateOf({ status }, of, what)).toEqual({ status: expected, byService });
  });

  it.each<[string, string | null, boolean, boolean]>([
    ['open', null, false, false],
    ['done', null, false, true],
    ['done', null, true, false],
    ['verified', 'b', true, true],
    ['waived', null, false, false],
    ['waived', 'b', true, true],
  ])('%s, confirmed by %s, second person needed: %s → settled %s', (status, verifiedBy, second, expected) => {
    expect(isSettled({ verifiedBy }, { status, byService: false }, step('people', second))).toBe(expected);
  });
});

describe('what is typed', () => {
  it.each([
    ['+33 6 12 34 56 78', true],
    ['(01) 23.45.67.89', true],
    ['https://help.example/form/2026', false],
    ['ticket 4711', false],
  ])('%s is a phone number: %s', (text, expected) => expect(holdsPhone(text)).toBe(expected));

  const now = new Date('2026-11-18T02:40:00.000Z');
  it.each([
    ['2026-11-18T02:40:00.000Z', true],
    ['2026-11-18T02:40:00.001Z', false],
    ['2026-10-20T02:40:00.000Z', true],
    ['2026-10-19T02:39:00.000Z', false],
  ])('noticed at %s: %s', (at, fits) => expect(refusalOfTime(at, now, 30) === null).toBe(fits));

  it('the clock of a notice runs from when it was noticed, and only where personal data may be involved', () => {
    const of = (personalData: string) => noticeClock({ noticedAt: '2026-11-15T02:00:00.000Z', personalData }, 72, now);
    expect(of('unknown')).toEqual({
      startsAt: '2026-11-15T02:00:00.000Z',
      endsAt: '2026-11-18T02:00:00.000Z',
      hoursLeft: -1,
    });
    expect(of('no')).toBeNull();
  });
});
