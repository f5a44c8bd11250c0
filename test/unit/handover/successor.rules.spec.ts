import {
  isEligible,
  proposeSuccessor,
  refusalToName,
  type Candidate,
  type Naming,
  seatingAfter,
} from '../../../src/handover/successor.rules.js';

const today = '2026-11-17';
const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  id: 'heir',
  leavingAt: null,
  cutAt: null,
  frozenAt: null,
  lastDay: null,
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
  ['somebody gone', { lastDay: '2026-11-16' }, false],
  ['HR', { roles: ['hr'] }, false],
  ['an auditor', { roles: ['auditor', 'admin'] }, false],
])('%s can take over: %s', (_, change, eligible) => {
  expect(isEligible(candidate(change), 'leaver', today)).toBe(eligible);
});

describe('who is asked first', () => {
  const people = new Map(
    ['owner', 'backup', 'boss', 'gone'].map((id) => [id, candidate({ id, cutAt: id === 'gone' ? 'x' : null })]),
  );
  const propose = (ownerId: string | null, backupId: string | null, managerId: string | null, actorId = 'hr') =>
    proposeSuccessor({ ownerId, backupId, managerId }, people, { leaverId: 'leaver', actorId, today });

  it.each<[string | null, string | null, string | null, string, string | null]>([
    ['leaver', 'backup', 'boss', 'hr', 'backup'],
    ['owner', 'leaver', 'boss', 'hr', 'owner'],
    ['leaver', 'gone', 'boss', 'hr', 'boss'],
    ['leaver', null, 'boss', 'boss', null],
    ['leaver', 'backup', null, 'backup', 'backup'],
    ['leaver', null, 'unknown', 'hr', null],
    ['leaver', null, null, 'hr', null],
  ])('owner %s, backup %s, manager %s, opened by %s: %s', (owner, backup, manager, actor, expected) => {
    expect(propose(owner, backup, manager, actor)).toBe(expected);
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
