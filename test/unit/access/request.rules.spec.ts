import type { PersonState } from '../../../src/access/grant.rules.js';
import {
  isPending,
  refusalOfMore,
  refusalOfState,
  refusalToAsk,
  refusalToDecide,
  type Asked,
  type Given,
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
  ])('%s', (_, actor, hasPower, code) => {
    expect(refusalToDecide(request(), { actor, hasPower }, NOW)?.code ?? null).toBe(code);
  });
});

describe('asking', () => {
  const asked = (change: Partial<Asked> = {}): Asked => ({
    accountStatus: 'active',
    person: person('asker'),
    validFrom: null,
    until: null,
    holdsAlready: false,
    waitsAlready: false,
    recent: 0,
    deciders: 1,
    ...change,
  });

  it.each<[string, Partial<Asked>, string | null]>([
    ['is open to anybody', {}, null],
    ['needs an active account', { accountStatus: 'approved' }, 'access.account_not_open'],
    ['is refused where nobody could decide', { deciders: 0 }, 'access.no_approver'],
    ['is refused to a leaver', { person: person('asker', { leavingAt: now }) }, 'access.person_leaving'],
    ['is refused to somebody frozen', { person: person('asker', { frozenAt: now }) }, 'access.person_frozen'],
    ['is refused from a day that is over', { validFrom: '2026-11-16' }, 'access.from_past'],
    [
      'is refused when it ends before it begins',
      { validFrom: '2026-11-20', until: '2026-11-19' },
      'access.period_reversed',
    ],
    ['is refused for a day that is over', { until: '2026-11-16' }, 'access.until_past'],
    ['is refused for what one holds', { holdsAlready: true }, 'access.duplicate'],
    ['is refused two hundred times a day', { recent: 200 }, 'access.too_many_requests'],
    ['is refused twice at once', { waitsAlready: true }, 'access.duplicate_request'],
  ])('%s', (_, change, code) => expect(refusalToAsk(asked(change), NOW)?.code ?? null).toBe(code));
});

const given = (change: Partial<Given> = {}): Given => ({
  ...{ level: 'analyst', scope: null, validFrom: null, until: null },
  ...change,
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
  ])('asked %s, given %s: %s', (level, less, fits) => {
    expect(refusalOfMore(given({ level }), given({ level: less })) === null).toBe(fits);
  });

  it.each([
    [null, null, true],
    [null, '2026-12-31', true],
    ['2026-12-31', '2026-12-31', true],
    ['2026-12-31', '2026-11-30', true],
    ['2026-12-31', '2027-01-01', false],
    ['2026-12-31', null, false],
  ])('asked until %s, given until %s: %s', (until, less, fits) => {
    expect(refusalOfMore(given({ until }), given({ until: less })) === null).toBe(fits);
  });

  it.each([
    [null, '2026-12-01', true],
    ['2026-12-01', '2026-12-01', true],
    ['2026-12-01', '2026-12-02', true],
    ['2026-12-01', '2026-11-30', false],
    ['2026-12-01', null, false],
  ])('asked from %s, given from %s: %s', (validFrom, later, fits) => {
    expect(refusalOfMore(given({ validFrom }), given({ validFrom: later })) === null).toBe(fits);
  });

  it.each([
    ['crisis', 'campaign', true],
    ['crisis', null, true],
    ['campaign', 'routine', true],
    ['campaign', 'crisis', false],
    ['customer_care', 'campaign', false],
    [null, 'crisis', false],
  ])('asked for %s, given for %s: %s', (scope, narrower, fits) => {
    expect(refusalOfMore(given({ scope }), given({ scope: narrower })) === null).toBe(fits);
  });
});
