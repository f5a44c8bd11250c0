import type { PersonState } from '../../../src/access/grant.rules.js';
import {
  isPending,
  refusalOfMore,
  refusalOfState,
  refusalToAsk,
  refusalToDecide,
  type Asked,
} from '../../../src/access/request.rules.js';

const NOW = new Date('2026-11-17T09:00:00.000Z');
const now = NOW.toISOString();

const person = (id: string, change: Partial<PersonState> = {}): PersonState => ({
  id,
  startDate: null,
  lastDay: null,
  timeZone: 'Europe/Paris',
  frozenAt: null,
  leavingAt: null,
  cutAt: null,
  ...change,
});

const request = (change: { state?: string; expiresAt?: string } = {}) => ({
  state: 'pending',
  expiresAt: '2026-12-01T09:00:00.000Z',
  personId: 'asker',
  level: 'publisher',
  until: null as string | null,
  ...change,
});

describe('a request waits', () => {
  it.each([
    ['while nobody answered', request(), true],
    ['not from its hour on', request({ expiresAt: now }), false],
    ['until the millisecond before', request({ expiresAt: '2026-11-17T09:00:00.001Z' }), true],
    ['not once decided', request({ state: 'approved' }), false],
  ])('%s', (_, asked, pending) => expect(isPending(asked, now)).toBe(pending));
});

describe('an answer that comes too late', () => {
  it.each([
    [request({ state: 'approved' }), 'access.already_decided'],
    [request({ state: 'rejected' }), 'access.already_decided'],
    [request({ state: 'cancelled' }), 'access.already_decided'],
    [request({ state: 'expired' }), 'access.request_expired'],
    [request({ expiresAt: now }), 'access.request_expired'],
  ])('%j is told %s', (asked, code) => expect(refusalOfState(asked, now)?.code).toBe(code));
});

describe('a request is decided', () => {
  it.each<[string, PersonState | null, boolean, string | null]>([
    ['by an owner seat', person('owner'), true, null],
    ['never by who asked, not even from a seat', person('asker'), true, 'access.own_request'],
    ['not without a seat', person('owner'), false, 'access.not_decider'],
    ['not by somebody the directory does not know', null, true, 'access.not_decider'],
    ['not by somebody frozen', person('owner', { frozenAt: now }), true, 'access.decider_frozen'],
    ['not by somebody who was cut', person('owner', { cutAt: now }), true, 'access.not_owner'],
  ])('%s', (_, actor, hasSeat, code) => {
    expect(refusalToDecide(request(), { actor, hasSeat }, NOW)?.code ?? null).toBe(code);
  });
});

describe('asking', () => {
  const asked = (change: Partial<Asked> = {}): Asked => ({
    accountStatus: 'active',
    person: person('asker'),
    until: null,
    holdsAlready: false,
    waitsAlready: false,
    deciders: 1,
    ...change,
  });

  it.each<[string, Partial<Asked>, string | null]>([
    ['is open to anybody', {}, null],
    ['needs an active account', { accountStatus: 'approved' }, 'access.account_not_open'],
    ['is refused where nobody could decide', { deciders: 0 }, 'access.no_approver'],
    ['is refused to a leaver', { person: person('asker', { leavingAt: now }) }, 'access.person_leaving'],
    ['is refused to somebody frozen', { person: person('asker', { frozenAt: now }) }, 'access.person_frozen'],
    ['is refused for a day that is over', { until: '2026-11-16' }, 'access.until_past'],
    ['is refused for what one holds', { holdsAlready: true }, 'access.duplicate'],
    ['is refused twice at once', { waitsAlready: true }, 'access.duplicate_request'],
  ])('%s', (_, change, code) => expect(refusalToAsk(asked(change), NOW)?.code ?? null).toBe(code));
});

describe('an approval gives what was asked or less', () => {
  it.each([
    ['full_control', 'publisher', true],
    ['full_control', 'full_control', true],
    ['publisher', 'analyst', true],
    ['publisher', 'full_control', false],
    ['moderator', 'analyst', false],
    ['analyst', 'moderator', false],
    ['publisher', 'nothing', false],
  ])('asked %s, given %s: %s', (level, given, fits) => {
    expect(refusalOfMore({ level, until: null }, { level: given, until: null }) === null).toBe(fits);
  });

  it.each([
    [null, null, true],
    [null, '2026-12-31', true],
    ['2026-12-31', '2026-12-31', true],
    ['2026-12-31', '2026-11-30', true],
    ['2026-12-31', '2027-01-01', false],
    ['2026-12-31', null, false],
  ])('asked until %s, given until %s: %s', (until, given, fits) => {
    expect(refusalOfMore({ level: 'analyst', until }, { level: 'analyst', until: given }) === null).toBe(fits);
  });
});
