import {
  proposeFirst,
  proposeLeastLoaded,
  type Asking,
  type Sought,
  type Worker,
} from '../../../src/handover/proposing.rules.js';
import {
  isEligible,
  refusalToName,
  type Candidate,
  type Naming,
  seatingAfter,
} from '../../../src/handover/successor.rules.js';

const today = '2026-11-17';
const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  id: 'heir',
  fullName: 'Heir',
  kind: 'employee',
  department: null,
  organisation: null,
  leavingAt: null,
  cutAt: null,
  frozenAt: null,
  lastDay: null,
  isSuspended: false,
  roles: [],
  ...change,
});

it.each<[string, Partial<Candidate>, boolean]>([
  ['somebody who stays', {}, true],
  ['an admin', { roles: ['admin'] }, true],
  ['somebody whose last day is still to come', { lastDay: today }, true],
  ['the leaver', { id: 'leaver' }, false],
  ['somebody leaving', { leavingAt: 'x' }, false],
  ['somebody cut', { cutAt: 'x' }, false],
  ['somebody frozen', { frozenAt: 'x' }, false],
  ['somebody away', { isSuspended: true }, false],
  ['somebody gone', { lastDay: '2026-11-16' }, false],
  ['HR', { roles: ['hr'] }, false],
  ['an auditor', { roles: ['auditor', 'admin'] }, false],
])('%s can take over: %s', (_, change, eligible) => {
  expect(isEligible(candidate(change), 'leaver', today)).toBe(eligible);
});

describe('who is asked first', () => {
  const people = new Map(
    ['owner', 'backup', 'brand', 'boss', 'gone', 'unready'].map((id) => [
      id,
      candidate({ id, cutAt: id === 'gone' ? 'x' : null }),
    ]),
  );
  const asking = (change: Partial<Asking>): Asking => ({
    ...{ leaverId: 'leaver', actorId: 'hr', managerId: null, department: 'marketing', today, candidates: people },
    ...{ accountables: new Map(), refused: new Set<string>(), isReady: ({ id }) => id !== 'unready' },
    ...change,
  });
  const account = (ownerId: string | null, backupId: string | null, id = 'a', brand: string | null = 'Sorgue') => ({
    ...{ id, platform: 'x', brand, ownerId, backupId },
  });

  it.each<[string | null, string | null, string, string | null, string, string | null]>([
    ['leaver', 'backup', 'brand', 'boss', 'hr', 'backup by backup_owner'],
    ['owner', 'leaver', 'brand', 'boss', 'hr', 'owner by backup_owner'],
    ['leaver', 'gone', 'brand', 'boss', 'hr', 'brand by brand'],
    ['leaver', 'unready', 'gone', 'boss', 'hr', 'boss by manager'],
    ['leaver', null, 'brand', 'boss', 'brand', 'boss by manager'],
    ['leaver', null, 'leaver', 'boss', 'boss', null],
    ['leaver', 'backup', 'brand', null, 'backup', 'backup by backup_owner'],
    ['leaver', null, 'nobody', 'unknown', 'hr', null],
    ['leaver', null, 'nobody', null, 'hr', null],
  ])('owner %s, backup %s, brand %s, manager %s, opened by %s: %s', (owner, backup, brand, managerId, actorId, who) => {
    const accountables = new Map([['sorgue', brand]]);
    const proposed = proposeFirst(account(owner, backup), asking({ managerId, actorId, accountables }));
    expect(proposed && `${proposed.successorId} by ${proposed.reason}`).toBe(who);
  });

  it('asks nobody again who refused', () => {
    const refused = asking({ managerId: 'boss', refused: new Set(['backup']) });
    expect(proposeFirst(account('leaver', 'backup'), refused)?.successorId).toBe('boss');
  });

  const worker = (id: string, load: number, brands: string[] = [], change: Partial<Candidate> = {}): Worker => ({
    ...{ candidate: candidate({ id, ...change }), brands: new Set(brands), load },
  });
  const leastLoaded = (accounts: Sought[], workers: Worker[]) =>
    accounts.map(({ id }) => proposeLeastLoaded(accounts, workers, asking({})).get(id)?.successorId ?? null);

  it.each<[string, Worker[], string | null]>([
    ['the least loaded', [worker('ann', 2), worker('bob', 1)], 'bob'],
    ['the first by name of two who have as much', [worker('ann', 1), worker('bob', 1)], 'ann'],
    ['somebody of the brand, however much they have', [worker('ann', 0), worker('bob', 9, ['sorgue'])], 'bob'],
    ['then of the department', [worker('ann', 0), worker('bob', 9, [], { department: 'Marketing' })], 'bob'],
    [
      'never HR, the leaver, who acts, or who is not ready',
      ['hr', 'leaver', 'unready'].map((id) => worker(id, 0)),
      null,
    ],
    ['nobody of a role that may use no secret', [worker('ann', 0, ['sorgue'], { roles: ['hr'] })], null],
  ])('then asks %s', (_, workers, who) => expect(leastLoaded([account('leaver', null)], workers)).toEqual([who]));

  it('spreads many accounts, the same way every time', () => {
    const accounts = ['a', 'b', 'c', 'd', 'e'].map((id) => account('leaver', null, id));
    const workers = [worker('ann', 3), worker('bob', 1), worker('cat', 1)];
    expect(leastLoaded(accounts, workers)).toEqual(['bob', 'cat', 'bob', 'cat', 'ann']);
  });
});

describe('who names a successor', () => {
  const naming = (change: Partial<Naming> & { id?: string; isStaff?: boolean; isHr?: boolean }): Naming => ({
    actor: { id: change.id ?? 'hr', isStaff: change.isStaff ?? true, isHr: change.isHr ?? true },
    leaverId: 'leaver',
    hidden: false,
    successor: candidate(),
    owners: ['backup'],
    accepted: false,
    today,
    ...(change.successor ? { successor: change.successor } : {}),
    ...(change.accepted === undefined ? {} : { accepted: change.accepted }),
  });

  it.each<[string, Parameters<typeof naming>[0], string | null]>([
    ['HR', {}, null],
    ['another owner', { id: 'backup', isStaff: false, isHr: false }, null],
    [
      'another owner themselves',
      { id: 'backup', isStaff: false, isHr: false, successor: candidate({ id: 'backup' }) },
      null,
    ],
    ['no stranger', { id: 'x', isStaff: false, isHr: false }, 'handover.not_naming'],
    ['not the leaver', { id: 'leaver' }, 'handover.own_case'],
    ['HR never themselves', { successor: candidate({ id: 'hr' }) }, 'handover.own_gain'],
    [
      'an admin never themselves',
      { id: 'admin', isHr: false, successor: candidate({ id: 'admin' }) },
      'handover.own_gain',
    ],
    ['nobody who leaves', { successor: candidate({ leavingAt: 'x' }) }, 'handover.not_eligible'],
    ['nobody after the acceptance', { accepted: true }, 'handover.accepted'],
  ])('%s', (_, change, code) => expect(refusalToName(naming(change))?.code ?? null).toBe(code));
});

describe('the seats after an acceptance', () => {
  const after = (seats: string[], ownerId: string | null, backupId: string | null) =>
    seatingAfter({ seats: JSON.stringify(seats) }, { ownerId, backupId }, 'leaver', 'heir');

  it.each<[string[], string | null, string | null, object]>([
    [['owner'], 'leaver', 'backup', { owner: 'heir' }],
    [['owner'], 'leaver', 'heir', { owner: 'heir', backup_owner: null }],
    [['owner'], null, null, { owner: 'heir' }],
    [['owner', 'backup_owner'], 'leaver', 'leaver', { owner: 'heir', backup_owner: null }],
    [['owner'], 'somebody', 'backup', {}],
    [['backup_owner'], 'owner', 'leaver', { backup_owner: 'heir' }],
    [['backup_owner'], 'owner', null, { backup_owner: 'heir' }],
    [['backup_owner'], 'heir', 'leaver', { backup_owner: null }],
    [['backup_owner'], 'heir', null, {}],
    [['backup_owner'], 'owner', 'somebody', {}],
    [[], 'owner', 'backup', {}],
  ])('%j held, owner %s, backup %s: %j', (seats, owner, backup, expected) => {
    expect(after(seats, owner, backup)).toEqual(expected);
  });
});
