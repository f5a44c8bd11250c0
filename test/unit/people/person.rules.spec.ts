import {
  hasLeft,
  isLastAdmin,
  moveOf,
  refusalToDates,
  refusalToFields,
  refusalToRoles,
  type RoleChange,
} from '../../../src/people/person.rules.js';

const NOW = new Date('2026-11-17T09:00:00.000Z');
const person = {
  startDate: '2024-01-01' as string | null,
  lastDay: null as string | null,
  timeZone: 'Europe/Paris',
  cutAt: null as string | null,
};

describe('somebody has left', () => {
  it.each([
    ['without a last day', {}, '2026-11-17T09:00:00.000Z', false],
    ['on the last day itself', { lastDay: '2026-11-17' }, '2026-11-17T22:59:59.000Z', false],
    ['once midnight is over where they work', { lastDay: '2026-11-17' }, '2026-11-17T23:00:00.000Z', true],
    [
      'not yet in Los Angeles',
      { lastDay: '2026-11-17', timeZone: 'America/Los_Angeles' },
      '2026-11-18T07:59:59.000Z',
      false,
    ],
    ['already in Auckland', { lastDay: '2026-11-17', timeZone: 'Pacific/Auckland' }, '2026-11-17T11:00:00.000Z', true],
    [
      'when cut, whatever the dates',
      { cutAt: '2026-11-01T00:00:00.000Z', lastDay: '2027-01-01' },
      '2026-11-17T09:00:00.000Z',
      true,
    ],
  ])('%s', (_, facts, now, left) => {
    expect(hasLeft({ ...person, ...facts }, new Date(now))).toBe(left);
  });
});

describe('a change of dates', () => {
  const gone = { ...person, lastDay: '2026-06-30' };
  it.each([
    ['says nothing new', person, { startDate: '2024-01-01', lastDay: null }, 'same'],
    ['plans a departure', person, { startDate: '2024-01-01', lastDay: '2026-12-31' }, 'correct'],
    ['corrects the start', person, { startDate: '2024-02-01', lastDay: null }, 'correct'],
    [
      'of somebody still here, to a later start, hires nobody again',
      person,
      { startDate: '2026-12-01', lastDay: null },
      'correct',
    ],
    ['hires again after the last day', gone, { startDate: '2026-12-01', lastDay: '2026-06-30' }, 'rehire'],
    [
      'moves a past last day later: restores nothing',
      gone,
      { startDate: '2024-01-01', lastDay: '2026-12-31' },
      'correct',
    ],
    ['starts on the old last day: no new period', gone, { startDate: '2026-06-30', lastDay: '2026-06-30' }, 'correct'],
    [
      'hires again after an immediate cut',
      { ...person, cutAt: '2026-11-01T00:00:00.000Z' },
      { startDate: '2026-11-20', lastDay: null },
      'rehire',
    ],
    [
      'after a cut to an earlier start: a correction',
      { ...person, cutAt: '2026-11-01T00:00:00.000Z' },
      { startDate: '2023-11-20', lastDay: null },
      'correct',
    ],
  ] as const)('%s', (_, before, next, move) => {
    expect(moveOf(before, next, NOW)).toBe(move);
  });

  it('never ends before it begins', () => {
    expect(refusalToDates({ startDate: '2026-01-02', lastDay: '2026-01-01' })?.code).toBe('people.dates_reversed');
    expect(refusalToDates({ startDate: '2026-01-01', lastDay: '2026-01-01' })).toBeNull();
  });
});

describe('fields', () => {
  it.each([
    [{ workEmail: 'no-at-sign' }, 'people.bad_email'],
    [{ workEmail: 'two words@x.example' }, 'people.bad_email'],
    [{ workEmail: 'a@b' }, 'people.bad_email'],
    [{ timeZone: 'Europe/Atlantis' }, 'people.bad_time_zone'],
    [{ timeZone: '+02:00' }, 'people.bad_time_zone'],
    [{ locale: 'not a tag' }, 'people.bad_locale'],
    [{ startDate: '2026-02-30' }, 'people.bad_date'],
    [{ lastDay: '17/11/2026' }, 'people.bad_date'],
    [
      {
        workEmail: 'zoë+x@maison.example',
        timeZone: 'America/Argentina/Ushuaia',
        locale: 'fr-CA',
        lastDay: '2028-02-29',
      },
      undefined,
    ],
    [{ lastDay: null, startDate: null }, undefined],
  ])('%j: %s', (fields, code) => {
    expect(refusalToFields(fields)?.code).toBe(code);
  });
});

describe('roles', () => {
  const change: RoleChange = {
    actorId: 'a',
    personId: 'b',
    hasLeft: false,
    roles: [],
    held: [],
    activeAdmins: ['a'],
    actorIsAdmin: true,
  };
  it.each([
    ['are given', { roles: ['hr'] }, undefined],
    ['have only three names', { roles: ['root'] }, 'people.bad_role'],
    ['are never one’s own', { personId: 'a', roles: ['admin', 'hr'] }, 'people.own_roles'],
    [
      'are not given by somebody who lost theirs meanwhile',
      { roles: ['hr'], actorIsAdmin: false },
      'people.no_longer_admin',
    ],
    ['are not given to somebody who left', { hasLeft: true, roles: ['hr'] }, 'people.gone'],
    ['are taken from somebody who left', { hasLeft: true, held: ['hr'] }, undefined],
    [
      'never leave no admin, whoever asks',
      { activeAdmins: ['b'], held: ['admin'], actorIsAdmin: null },
      'people.last_admin',
    ],
    [
      'of the last admin may grow',
      { activeAdmins: ['b'], held: ['admin'], roles: ['admin', 'hr'], actorIsAdmin: null },
      undefined,
    ],
    ['of one of two admins are taken', { activeAdmins: ['a', 'b'], held: ['admin'] }, undefined],
    ['of an admin who cannot sign in are taken', { activeAdmins: ['a'], held: ['admin'] }, undefined],
  ] as [string, Partial<RoleChange>, string | undefined][])('%s', (_, facts, code) => {
    expect(refusalToRoles({ ...change, ...facts })?.code).toBe(code);
  });

  it('know the last admin', () => {
    expect([
      isLastAdmin('a', ['a']),
      isLastAdmin('a', ['a', 'b']),
      isLastAdmin('a', ['b']),
      isLastAdmin('a', []),
    ]).toEqual([true, false, false, false]);
  });
});
