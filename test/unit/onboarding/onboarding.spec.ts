import { isRoleMailbox, type Reliance } from '../../../src/accounts/reliance.rules.js';
import {
  capacityOf,
  changesOf,
  isApproved,
  mayVote,
  refusalOfDeciders,
  refusalToSteer,
  standingYes,
  type Asked,
  type Capacity,
  type Undecided,
  type Voter,
  type Yes,
} from '../../../src/onboarding/account-request.rules.js';
import { Failure } from '../../../src/kernel/failure.js';
import { GATES } from '../../../src/onboarding/set-up-gates.js';
import {
  isWaiverDue,
  refusalOfGates,
  refusalToVerify,
  refusalToWaive,
  stateOfGate,
  type GateState,
  type Said,
  type SetUpFacts,
} from '../../../src/onboarding/set-up.rules.js';

const NOW = new Date('2026-11-17T09:00:00Z');
const TODAY = '2026-11-17';

const request = (change: Partial<Undecided> = {}): Undecided => ({
  ...{ requesterId: 'asker', ownerId: 'owner', backupOwnerId: 'backup', state: 'pending' },
  ...{ expiresAt: '2026-12-17T09:00:00.000Z', criticality: 'high', revision: 1, ...change },
});

const voter = (id: string, capacities: Capacity[], change: Partial<Voter['person']> = {}, watches = false): Voter => ({
  person: {
    ...{ id, startDate: '2020-01-01', lastDay: null, timeZone: 'Europe/Paris', frozenAt: null },
    ...{ leavingAt: null, cutAt: null, ...change },
  },
  capacities,
  watches,
});

const yes = (personId: string, capacity: Capacity, revision = 1, verdict = 'approved'): Yes => ({
  ...{ personId, capacity, revision, verdict },
});

describe('who may decide', () => {
  it.each<[string, Voter, boolean]>([
    ['an admin', voter('a', ['admin']), true],
    ['the accountable person until their last day', voter('a', ['accountable'], { lastDay: TODAY }), true],
    ['not after it', voter('a', ['accountable'], { lastDay: '2026-11-16' }), false],
    ['not somebody cut', voter('a', ['admin'], { cutAt: 'x' }), false],
    ['not somebody leaving', voter('a', ['admin'], { leavingAt: 'x' }), false],
    ['not somebody frozen', voter('a', ['admin'], { frozenAt: 'x' }), false],
    ['not a watcher', voter('a', ['admin'], {}, true), false],
    ['not somebody without a capacity', voter('a', []), false],
  ])('%s', (_, one, may) => expect(mayVote(one, NOW)).toBe(may));

  it.each<[string, string, string, Partial<Undecided>]>([
    ['not whoever asked', 'asker', 'onboarding.own_request', {}],
    ['not the intended owner', 'owner', 'onboarding.own_nomination', {}],
    ['not the intended backup owner', 'backup', 'onboarding.own_nomination', {}],
    ['not after it was decided', 'a', 'onboarding.already_decided', { state: 'rejected' }],
    ['not after its time', 'a', 'onboarding.expired', { expiresAt: '2026-11-17T09:00:00.000Z' }],
  ])('%s', (_, id, code, change) => {
    expect(refusalToSteer(request(change), id, voter(id, ['admin', 'accountable']), NOW)?.code).toBe(code);
  });

  const [admin, accountable] = [voter('a', ['admin']), voter('b', ['accountable'])];
  const both = voter('c', ['admin', 'accountable']);
  it.each<[string, string, Voter[], string | null]>([
    ['a light one: one of them', 'low', [accountable], null],
    ['a light one: nobody but those it names', 'medium', [voter('owner', ['admin']), voter('asker', ['admin'])], 'no'],
    ['a weighty one: an admin and somebody else accountable', 'high', [admin, accountable], null],
    ['a weighty one: not one person for both', 'high', [both], 'no'],
    ['a weighty one: one for both and another admin', 'high', [both, admin], null],
    ['a weighty one: not two admins', 'high', [admin, voter('d', ['admin'])], 'no'],
    ['what is not known to be lighter is weighty', 'extreme', [admin], 'no'],
  ])('possible deciders of %s', (_, criticality, voters, refused) => {
    const refusal = refusalOfDeciders(request({ criticality }), voters, NOW);
    expect(refusal?.code ?? null).toBe(refused === null ? null : 'onboarding.no_decider');
  });
});

describe('what a yes is worth', () => {
  const [admin, accountable] = [voter('a', ['admin']), voter('b', ['accountable'])];
  const both = voter('c', ['admin', 'accountable']);
  const voters = new Map([admin, accountable, both].map((one) => [one.person.id, one]));

  it.each<[string, Yes, number]>([
    ['counts as it was said', yes('a', 'admin'), 1],
    ['falls with the next revision', yes('a', 'admin', 2), 0],
    ['falls with the role it was said in', yes('a', 'accountable'), 0],
    ['falls with its author', yes('gone', 'admin'), 0],
    ['is none when it was a no', yes('a', 'admin', 1, 'rejected'), 0],
    ['is none of the intended owner', yes('owner', 'admin'), 0],
  ])('%s', (_, one, counted) => {
    const all = new Map([...voters, ['owner', voter('owner', ['admin'])]]);
    expect(standingYes(request(), [one], all, NOW)).toHaveLength(counted);
  });

  it.each<[string, Partial<Undecided>, Voter, Yes[], string]>([
    ['an admin’s', {}, admin, [], 'admin'],
    ['of one who is both: as accountable, which nobody else is', {}, both, [], 'accountable'],
    ['a second admin’s', {}, voter('d', ['admin']), [yes('a', 'admin')], 'onboarding.capacity_taken'],
    ['one’s own second', {}, admin, [yes('a', 'admin')], 'onboarding.said_yes_already'],
    ['while changes are awaited', { state: 'changes_asked' }, admin, [], 'onboarding.changes_awaited'],
  ])('%s', (_, change, one, standing, expected) => {
    const capacity = capacityOf(request(change), one, standing);
    expect(capacity instanceof Failure ? capacity.code : capacity).toBe(expected);
  });

  it.each<[string, string, Yes[], boolean]>([
    ['one is enough for a light one', 'low', [yes('b', 'accountable')], true],
    ['one is not for a weighty one', 'high', [yes('a', 'admin')], false],
    ['two people in two capacities are', 'high', [yes('a', 'admin'), yes('b', 'accountable')], true],
    ['one person in two is not', 'high', [yes('c', 'admin'), yes('c', 'accountable')], false],
  ])('%s', (_, criticality, standing, enough) => expect(isApproved({ criticality }, standing)).toBe(enough));

  it('a change is told field by field', () => {
    const before = { purpose: 'old', brand: 'B', registrationEmail: null } as Asked;
    expect(changesOf(before, { purpose: 'new', brand: 'B', registrationEmail: null })).toEqual([
      { field: 'purpose', old: 'old', new: 'new' },
    ]);
  });
});

describe('a role mailbox', () => {
  const mail = (change: Partial<Reliance>): Reliance => ({
    ...{ accountId: 'a', registrationEmail: 'social@ours.example', mailIsOurs: 1, mailIsNominal: 0, phoneIsOurs: 0 },
    ...{ mailBelongsTo: null, phoneBelongsTo: null, ...change },
  });
  it.each<[string, Partial<Reliance>, boolean]>([
    ['is on our domains', {}, true],
    ['is nobody’s own', { mailIsNominal: 1 }, false],
    ['is not on another domain', { mailIsOurs: 0 }, false],
    ['may be on another domain when it is recorded as ours', { mailIsOurs: 0, mailBelongsTo: 'organisation' }, true],
    ['is not what is recorded as a person’s', { mailBelongsTo: 'person' }, false],
    ['is there', { registrationEmail: null }, false],
  ])('%s', (_, change, is) => expect(isRoleMailbox(mail(change))).toBe(is));
});

describe('the gates of a set-up', () => {
  const facts: SetUpFacts = {
    ...{ roleMailbox: false, companyPhone: false, sharesLogin: true, factorInVault: false, controllers: 0 },
    ...{ isTested: false, storedAt: '2026-11-10T00:00:00.000Z', hasBadge: true },
  };
  const said = (kind: string, change: Partial<Said> = {}): Said => ({
    ...{
      kind,
      byId: 'x',
      capacity: 'owner',
      at: '2026-11-11T00:00:00.000Z',
      reviewOn: null,
      verifiedBy: null,
      ...change,
    },
  });
  const waiver = (reviewOn: string, verifiedBy: string | null = 'y'): Said => said('waived', { reviewOn, verifiedBy });

  it.each<[string, string, Partial<SetUpFacts>, Said | null, GateState]>([
    ['met by what is seen', 'two_full_control', { controllers: 2 }, null, 'met'],
    ['open with one', 'two_full_control', { controllers: 1 }, null, 'open'],
    ['not vouched for where the service sees it', 'two_full_control', {}, said('attested'), 'open'],
    ['not applicable without a shared login', 'second_factor_in_vault', { sharesLogin: false }, null, 'not_applicable'],
    ['not applicable without a badge', 'verification_badge', { hasBadge: false }, null, 'not_applicable'],
    ['met by what somebody vouches for', 'verification_badge', {}, said('attested'), 'met'],
    ['tested after it was stored', 'credential_tested', {}, said('attested'), 'met'],
    ['not tested before', 'credential_tested', {}, said('attested', { at: '2026-11-09T00:00:00.000Z' }), 'open'],
    ['waived until its day', 'recovery_phone', {}, waiver(TODAY), 'waived'],
    ['not a day longer', 'recovery_phone', {}, waiver('2026-11-16'), 'open'],
    ['not waived by one', 'recovery_phone', {}, waiver(TODAY, null), 'open'],
    ['met rather than waived', 'recovery_phone', { companyPhone: true }, waiver(TODAY), 'met'],
  ])('%s', (_, code, change, entry, state) => {
    const gate = GATES.find((one) => one.code === code);
    expect(gate && stateOfGate(gate, { ...facts, ...change }, entry, TODAY)).toBe(state);
  });

  it('a waiver whose day is over is due', () => {
    expect([waiver('2026-11-16'), waiver(TODAY), waiver('2026-11-16', null)].map((w) => isWaiverDue(w, TODAY))).toEqual(
      [true, false, false],
    );
  });

  it.each<[string, GateState, string, string | null]>([
    ['an open gate', 'open', '2026-12-01', null],
    ['not a met one', 'met', '2026-12-01', 'onboarding.set_up_over'],
    ['not until today', 'open', TODAY, 'onboarding.bad_review_day'],
    ['not for more than a year', 'open', '2028-01-01', 'onboarding.bad_review_day'],
    ['not until no day', 'open', '2026-02-30', 'onboarding.bad_review_day'],
  ])('waives %s', (_, state, reviewOn, code) => {
    expect(refusalToWaive(state, reviewOn, TODAY)?.code ?? null).toBe(code);
  });

  it.each<[string, Said | null, string, string, string | null]>([
    ['an admin', waiver('2026-12-01', null), 'z', 'admin', null],
    ['not its author', waiver('2026-12-01', null), 'x', 'admin', 'onboarding.own_waiver'],
    ['not an owner after an owner', waiver('2026-12-01', null), 'z', 'owner', 'onboarding.needs_admin'],
    ['an owner after an admin', { ...waiver('2026-12-01', null), capacity: 'admin' }, 'z', 'owner', null],
    ['once', waiver('2026-12-01'), 'z', 'admin', 'onboarding.no_waiver'],
    ['not what is no waiver', said('attested'), 'z', 'admin', 'onboarding.no_waiver'],
  ])('is verified by %s', (_, entry, id, capacity, code) => {
    expect(refusalToVerify(entry, { id, capacity }, TODAY)?.code ?? null).toBe(code);
  });

  it('names what is open', () => {
    const states: GateState[] = ['met', 'open', 'waived', 'not_applicable', 'met', 'met', 'open'];
    const gates = GATES.map((gate, i) => ({ gate, state: states[i] as GateState }));
    expect(refusalOfGates(gates)?.extra.facts).toEqual({ gates: ['recovery_phone', 'links_and_legal_notice'] });
    expect(refusalOfGates(gates.filter(({ state }) => state !== 'open'))).toBeNull();
  });
});
