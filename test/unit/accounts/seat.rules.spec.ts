import { refusalToActivate, refusalToEmptyOwner } from '../../../src/accounts/ownership.rules.js';
import {
  changedSeats,
  refusalToAppoint,
  refusalToSeat,
  seatingOf,
  type Seating,
} from '../../../src/accounts/seat.rules.js';
import { STATUSES } from '../../../src/accounts/lifecycle.rules.js';

const SEATS = [
  { seat: 'owner', personId: 'olga' },
  { seat: 'backup_owner', personId: 'bela' },
];

describe('who may fill a seat', () => {
  const cases: [string, boolean, Seating, string | undefined][] = [
    ['admin', true, { owner: 'karl' }, undefined],
    ['admin', true, { owner: 'admin' }, 'account.own_seat'],
    ['admin', true, { backup_owner: 'admin' }, 'account.own_seat'],
    ['admin', true, { validator: 'admin' }, undefined],
    ['admin', true, { validator: 'karl', backup_owner: 'admin' }, 'account.own_seat'],
    ['olga', false, { owner: 'karl' }, undefined],
    ['olga', false, { backup_owner: null }, undefined],
    ['olga', false, { backup_owner: 'olga' }, 'account.own_seat'],
    ['bela', false, { owner: 'karl' }, 'account.not_owner'],
    ['bela', false, { owner: 'bela' }, 'account.not_owner'],
    ['karl', false, { validator: 'karl' }, 'account.not_owner'],
  ];
  it.each(cases)('%s (admin: %s) asking %j: %s', (actorId, isAdmin, changed, code) => {
    expect(refusalToAppoint({ actorId, isAdmin, seats: SEATS, changed })?.code).toBe(code);
  });
});

describe('how seats may be held', () => {
  const people = new Map([
    ['olga', { id: 'olga', isLeaving: false }],
    ['bela', { id: 'bela', isLeaving: false }],
    ['karl', { id: 'karl', isLeaving: false }],
    ['gone', { id: 'gone', isLeaving: true }],
  ]);
  const cases: [string, Seating, string | undefined][] = [
    ['active', { owner: 'karl' }, undefined],
    ['active', { owner: null }, 'account.needs_owner'],
    ['dormant', { owner: null }, undefined],
    ['closed', { owner: null }, undefined],
    ['closed', { owner: 'karl' }, 'account.closed'],
    ['active', { backup_owner: null }, undefined],
    ['active', { owner: 'bela' }, 'account.same_person'],
    ['active', { backup_owner: 'olga' }, 'account.same_person'],
    ['active', { owner: 'bela', backup_owner: 'olga' }, undefined],
    ['active', { owner: 'karl', backup_owner: 'karl' }, 'account.same_person'],
    ['active', { owner: 'gone' }, 'account.person_left'],
    ['active', { spokesperson: 'gone' }, 'account.person_left'],
    ['active', { spokesperson: 'nobody' }, 'account.unknown_person'],
    ['active', { validator: 'olga', spokesperson: 'olga' }, undefined],
  ];
  it.each(cases)('on a %s account %j: %s', (status, changed, code) => {
    expect(refusalToSeat({ account: { id: 'a', status }, seats: SEATS, changed, people })?.code).toBe(code);
  });

  it('leaves what is already so', () => {
    expect(changedSeats(SEATS, { owner: 'olga', backup_owner: 'karl', validator: null })).toEqual({
      backup_owner: 'karl',
    });
  });

  it('reads seats from the flat form and tells absent from empty', () => {
    expect(seatingOf({ ownerId: 'olga', validatorId: null })).toEqual({ owner: 'olga', validator: null });
  });
});

describe('no active account without an owner', () => {
  it('names the active ones only', () => {
    const accounts = STATUSES.map((status) => ({ id: status, status }));
    expect(refusalToEmptyOwner(accounts)).toMatchObject({
      kind: 'refused',
      code: 'account.needs_owner',
      extra: { facts: { accountIds: ['active'] } },
    });
  });

  it('lets the others go', () => expect(refusalToEmptyOwner([{ id: 'a', status: 'closed' }])).toBeNull());

  it.each([
    [true, undefined],
    [false, 'account.needs_owner'],
  ])('with an owner: %s, becoming active: %s', (hasOwner, code) => {
    expect(refusalToActivate({ id: 'a', status: 'approved' }, hasOwner)?.code).toBe(code);
  });
});
