import {
  isLiveOn,
  lastPossibleDay,
  refusalToDecider,
  refusalToGrant,
  refusalToReceive,
  refusalToRevoke,
  type PersonState,
  type Wanted,
} from '../../../src/access/grant.rules.js';
import {
  extendsFrom,
  refusalToExtend,
  refusalToResume,
  refusalToSuspend,
} from '../../../src/access/continuing.rules.js';
import { problemOfPattern, refusalToTicket } from '../../../src/access/ticket.rules.js';

const NOW = new Date('2026-11-17T09:00:00Z');
const DAY = '2026-11-17';

const dated = (since: string, until: string | null = null, endedOn: string | null = null, status = 'active') => ({
  since,
  until,
  endedOn,
  status,
});

describe('a grant is live', () => {
  it.each([
    ['on its first day', dated(DAY), true],
    ['not the day before its first', dated('2026-11-18'), false],
    ['on its last day', dated('2026-01-01', DAY), true],
    ['not the day after its last', dated('2026-01-01', '2026-11-16'), false],
    ['for one single day', dated(DAY, DAY), true],
    ['not on the day it ended', dated('2026-01-01', null, DAY), false],
    ['on the day before it ended', dated('2026-01-01', null, '2026-11-18'), true],
    ['not after it was suspended', dated('2026-01-01', null, '2026-02-20', 'suspended'), false],
    ['not when given and revoked on the same day', dated(DAY, null, DAY, 'revoked'), false],
    ['not past its last day although nobody wrote that down', dated('2024-06-10', '2026-01-31'), false],
    ['not when it ended before its last day', dated('2026-01-01', '2026-12-31', '2026-06-18'), false],
  ])('%s', (_, grant, live) => expect(isLiveOn(grant, DAY)).toBe(live));
});

const person = (id: string, change: Partial<PersonState> = {}): PersonState => ({
  id,
  startDate: '2020-01-01',
  lastDay: null,
  timeZone: 'Europe/Paris',
  frozenAt: null,
  leavingAt: null,
  cutAt: null,
  ...change,
});

const wanted = (change: Partial<Wanted> = {}): Wanted => ({
  accountStatus: 'active',
  decider: { person: person('owner'), by: 'seat' },
  recipient: person('engager'),
  since: DAY,
  until: null,
  lastPossibleDay: null,
  holdsAlready: false,
  approvedByRecipient: false,
  suspended: false,
  ...change,
});

const owner = (change: Partial<PersonState>): Wanted['decider'] => ({ person: person('owner', change), by: 'seat' });
const to = (change: Partial<PersonState>): PersonState => person('engager', change);

describe('a grant begins', () => {
  it.each<[string, Partial<Wanted>, string | null]>([
    ['when an owner seat gives it to somebody else', {}, null],
    ['when an admin gives it', { decider: { person: person('admin'), by: 'admin' } }, null],
    ['not from somebody without a say', { decider: null }, 'access.not_owner'],
    ['not from an owner to themselves', { recipient: person('owner') }, 'access.own_grant'],
    ['not from an admin to themselves', { decider: { person: person('engager'), by: 'admin' } }, 'access.own_grant'],
    ['not from a frozen owner', { decider: owner({ frozenAt: 'x' }) }, 'access.decider_frozen'],
    ['not from an owner who was cut', { decider: owner({ cutAt: 'x' }) }, 'access.not_owner'],
    ['not from an owner whose last day is over', { decider: owner({ lastDay: '2026-11-16' }) }, 'access.not_owner'],
    ['not to somebody who was cut', { recipient: to({ cutAt: 'x' }) }, 'access.person_leaving'],
    ['not to somebody who is leaving', { recipient: to({ leavingAt: 'x' }) }, 'access.person_leaving'],
    ['not to somebody who has left', { recipient: to({ lastDay: '2026-11-16' }) }, 'access.person_leaving'],
    ['on the last day itself', { recipient: to({ lastDay: DAY }) }, null],
    ['not to somebody frozen', { recipient: to({ frozenAt: 'x' }) }, 'access.person_frozen'],
    ['until today', { until: DAY }, null],
    ['not until yesterday', { until: '2026-11-16' }, 'access.until_past'],
    ['until the own last day', { decider: owner({ lastDay: '2026-12-25' }), until: '2026-12-25' }, null],
    ['not a day longer', { decider: owner({ lastDay: '2026-12-25' }), until: '2026-12-26' }, 'access.beyond_own_end'],
    ['not open-ended by somebody who leaves', { decider: owner({ lastDay: '2026-12-25' }) }, 'access.beyond_own_end'],
    ['from a later day on', { since: '2026-12-01' }, null],
    ['not from yesterday on', { since: '2026-11-16' }, 'access.from_past'],
    ['not to end before it begins', { since: '2026-12-01', until: '2026-11-30' }, 'access.period_reversed'],
    ['for the longest time', { until: '2026-12-01', lastPossibleDay: '2026-12-01' }, null],
    ['not a day longer than the longest', { until: '2026-12-02', lastPossibleDay: '2026-12-01' }, 'access.too_long'],
    ['not without an end where there is a longest', { lastPossibleDay: '2026-12-01' }, 'access.too_long'],
    [
      'not to start after its holder’s last day',
      { since: '2026-12-26', recipient: to({ lastDay: '2026-12-25' }) },
      'access.person_leaving',
    ],
    ['not twice at one level', { holdsAlready: true }, 'access.duplicate'],
    ['not while all their access is suspended', { suspended: true }, 'access.person_suspended'],
    ['not in return for one’s own', { approvedByRecipient: true }, 'access.mutual'],
  ])('%s', (_, change, code) => expect(refusalToGrant(wanted(change), NOW)?.code ?? null).toBe(code));

  it.each(['approved', 'active', 'dormant'])('on an account that is %s', (accountStatus) => {
    expect(refusalToGrant(wanted({ accountStatus }), NOW)).toBeNull();
  });

  it.each(['requested', 'suspended', 'compromised', 'lost', 'closed'])('not on one that is %s', (accountStatus) => {
    expect(refusalToGrant(wanted({ accountStatus }), NOW)?.code).toBe('access.account_not_open');
  });

  it('for an admin who leaves later without an end of their own: the role, not the person, gives', () => {
    const decider = { person: person('admin', { lastDay: '2026-12-01' }), by: 'admin' as const };
    expect(refusalToGrant(wanted({ decider }), NOW)).toBeNull();
  });
});

it.each([
  ['high', '2026-11-17', 1],
  ['high', '2027-11-16', 365],
  ['low', null, 365],
])('today reaches, on an account of criticality %s, until %s', (criticality, last, high) => {
  expect(lastPossibleDay(criticality, { high }, DAY)).toBe(last);
});

describe('a grant goes on', () => {
  const owner = { isHolder: false, hasSay: true };
  const over = (until: string | null, status = 'active', groupGrantId: string | null = null) => ({
    until,
    status,
    groupGrantId,
  });

  it.each([
    ['by an owner, until a later day', over('2026-12-01'), owner, '2027-01-31', null],
    [
      'not by its holder, whatever their seat',
      over('2026-12-01'),
      { isHolder: true, hasSay: true },
      '2027-01-31',
      'access.own_grant',
    ],
    [
      'not by somebody without a say',
      over('2026-12-01'),
      { isHolder: false, hasSay: false },
      '2027-01-31',
      'access.not_owner',
    ],
    [
      'not one that follows from a group',
      over('2026-12-01', 'active', 'gg'),
      owner,
      '2027-01-31',
      'access.follows_group',
    ],
    ['thirty days after it expired', over('2026-10-18', 'expired'), owner, '2027-01-31', null],
    ['not a day later', over('2026-10-17', 'expired'), owner, '2027-01-31', 'access.lapsed_long_ago'],
    ['not for less', over('2026-12-01'), owner, '2026-12-01', 'access.not_longer'],
    ['not without an end to go beyond', over(null), owner, '2027-01-31', 'access.no_end'],
    ['not while suspended', over('2026-12-01', 'suspended'), owner, '2027-01-31', 'access.suspended'],
    ['not once revoked', over('2026-12-01', 'revoked'), owner, '2027-01-31', 'access.already_ended'],
  ])('%s', (_, grant, who, until, code) => expect(refusalToExtend(grant, who, until, DAY)?.code ?? null).toBe(code));

  it.each([
    ['2026-12-01', '2026-12-02'],
    [DAY, '2026-11-18'],
    ['2026-11-16', DAY],
  ])('after %s from %s on', (until, from) => expect(extendsFrom(until, DAY)).toBe(from));

  it.each([
    ['an active one stops', over(null), owner, null],
    ['not twice', over(null, 'suspended'), owner, 'access.suspended'],
    ['not one past its last day', over('2026-11-16'), owner, 'access.already_ended'],
    ['not for its holder', over(null), { isHolder: true, hasSay: false }, 'access.not_owner'],
  ])('%s', (_, grant, who, code) => expect(refusalToSuspend(grant, who, DAY)?.code ?? null).toBe(code));

  it.each([
    ['a suspended one comes back', over(null, 'suspended'), owner, false, null],
    ['once', over(null, 'suspended'), owner, true, 'access.already_resumed'],
    ['not by its holder', over(null, 'suspended'), { isHolder: true, hasSay: true }, false, 'access.own_grant'],
    ['not one that was revoked', over(null, 'revoked'), owner, false, 'access.not_suspended'],
  ])('%s', (_, grant, who, isContinued, code) =>
    expect(refusalToResume(grant, who, isContinued)?.code ?? null).toBe(code),
  );
});

describe('a ticket', () => {
  const free = { ticketPattern: '', ticketRequiredFrom: '' as const };
  const ours = { ticketPattern: '^INC-\\d{4,8}$', ticketRequiredFrom: 'medium' as const };

  it.each([
    [null, 'high', free, null],
    ['anything at all', 'low', free, null],
    ['x'.repeat(101), 'low', free, 'access.ticket_form'],
    ['a\nb', 'low', free, 'access.ticket_form'],
    ['a\u202eb', 'low', free, 'access.ticket_form'],
    [null, 'low', ours, null],
    [null, 'medium', ours, 'access.ticket_required'],
    [null, 'high', ours, 'access.ticket_required'],
    ['INC-2041', 'high', ours, null],
    ['CHG-2041', 'low', ours, 'access.ticket_form'],
  ])('%j on an account of criticality %s', (ticket, criticality, settings, code) => {
    expect(refusalToTicket(ticket, criticality, settings)?.code ?? null).toBe(code);
  });

  it.each([
    ['', true],
    ['^[A-Z]{2,5}-\\d{1,7}$', true],
    ['INC', false],
    ['^(a+)+$', false],
    ['^(', false],
  ])('pattern %j can be used: %s', (ticketPattern, usable) => {
    expect(problemOfPattern({ ticketPattern, ticketRequiredFrom: '' }) === null).toBe(usable);
  });
});

describe('a last day lasts until midnight where the person works', () => {
  const evening = new Date('2026-11-17T23:30:00Z');

  it('so that on the evening in Honolulu they may still receive, the morning after in Paris not', () => {
    expect(refusalToReceive(to({ lastDay: DAY, timeZone: 'Pacific/Honolulu' }), evening)).toBeNull();
    expect(refusalToReceive(to({ lastDay: DAY }), evening)?.code).toBe('access.person_leaving');
  });

  it('and decides for who gives as well', () => {
    expect(refusalToDecider(person('owner', { lastDay: DAY, timeZone: 'Pacific/Honolulu' }), evening)).toBeNull();
    expect(refusalToDecider(person('owner', { lastDay: DAY }), evening)?.code).toBe('access.not_owner');
  });
});

describe('a grant is ended', () => {
  it.each([
    ['active', null],
    ['suspended', null],
    ['revoked', 'access.already_ended'],
    ['expired', 'access.already_ended'],
  ])('when it is %s: %s', (status, code) => expect(refusalToRevoke({ status }, true)?.code ?? null).toBe(code));

  it('not by somebody without a say, whatever its state', () => {
    expect(refusalToRevoke({ status: 'revoked' }, false)?.code).toBe('access.not_owner');
  });
});
