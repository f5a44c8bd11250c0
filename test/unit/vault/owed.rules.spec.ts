import { overSince, owedSince, type HeldRight, type Sight } from '../../../src/vault/owed.rules.js';

const TODAY = '2026-11-17';
const right = (change: Partial<HeldRight> = {}): HeldRight => ({
  standing: 'full_control',
  since: '2026-01-01',
  until: null,
  endedOn: null,
  endedAt: null,
  ...change,
});

describe('when a right was over', () => {
  it.each<[string, Partial<HeldRight>, string | null]>([
    ['live', {}, null],
    ['its last day is today', { until: TODAY }, null],
    ['its last day was yesterday', { until: '2026-11-16' }, '2026-11-17T00:00:00.000Z'],
    ['ended at an instant', { endedOn: '2026-11-10', endedAt: '2026-11-10T14:05:00.000Z' }, '2026-11-10T14:05:00.000Z'],
    ['ended on a day, nobody knows when', { endedOn: '2026-11-10' }, '2026-11-10T00:00:00.000Z'],
    ['ended today', { endedOn: TODAY, endedAt: `${TODAY}T08:00:00.000Z` }, `${TODAY}T08:00:00.000Z`],
    [
      'written down after its last day',
      { until: '2026-10-01', endedOn: '2026-11-10', endedAt: '2026-11-10T00:01:00.000Z' },
      '2026-10-02T00:00:00.000Z',
    ],
    ['not begun', { since: '2026-12-01' }, ''],
  ])('%s', (_, change, over) => expect(overSince(right(change), TODAY)).toBe(over));
});

describe('since when a rotation is owed', () => {
  const seen = {
    kind: 'password',
    accessModel: 'shared_login',
    firstAt: '2026-06-01T10:00:00.000Z',
    emergencyAt: null,
    returnedAt: null,
  };
  const ended = right({ endedOn: '2026-11-10', endedAt: '2026-11-10T14:05:00.000Z' });

  const inEmergency = { ...seen, emergencyAt: '2026-07-01T10:00:00.000Z' };

  it.each<[string, Sight, HeldRight[], string | null]>([
    ['no right at all: since it was seen', seen, [], seen.firstAt],
    ['a live right', seen, [right()], null],
    ['the right ended', seen, [ended], '2026-11-10T14:05:00.000Z'],
    [
      'the right ended before it was seen',
      { ...seen, firstAt: '2026-11-12T00:00:00.000Z' },
      [ended],
      '2026-11-12T00:00:00.000Z',
    ],
    ['one of two ended', seen, [ended, right()], null],
    ['both ended: the later one', seen, [right({ until: '2026-11-01' }), ended], '2026-11-10T14:05:00.000Z'],
    ['a publisher of a shared login', seen, [right({ standing: 'publisher' })], null],
    [
      'a publisher where people have logins',
      { ...seen, accessModel: 'native_roles' },
      [right({ standing: 'publisher' })],
      seen.firstAt,
    ],
    ['a publisher who saw a seed', { ...seen, kind: 'totp' }, [right({ standing: 'publisher' })], seen.firstAt],
    ['an owner who saw a seed', { ...seen, kind: 'totp' }, [right({ standing: 'owner' })], null],
    [
      'only a right that shows nothing',
      seen,
      [right({ standing: 'analyst' }), right({ standing: 'validator' })],
      seen.firstAt,
    ],
    ['a right that has not begun', seen, [right({ since: '2026-12-01' })], seen.firstAt],
    ['an emergency, and nothing else', inEmergency, [], seen.firstAt],
    [
      'a turn given back under a live right',
      { ...seen, returnedAt: '2026-08-01T10:00:00.000Z' },
      [right()],
      '2026-08-01T10:00:00.000Z',
    ],
    ['seen in an emergency, a right came later', inEmergency, [right()], inEmergency.emergencyAt],
  ])('%s', (_, what, rights, since) => expect(owedSince(what, rights, TODAY)).toBe(since));
});
