import {
  decidersOf,
  isUnattended,
  powerOf,
  type Attending,
  type Delegated,
  type Desk,
} from '../../../src/access/deciding.rules.js';
import { answerTo, refusalOf, textOf, type RuleInForce } from '../../../src/entitlement/entitlement.rules.js';

const NOW = new Date('2026-11-17T09:00:00.000Z');

const person = (id: string, change: Partial<Attending> = {}): Attending => ({
  ...{ id, startDate: null, lastDay: null, timeZone: 'Europe/Paris', frozenAt: null, leavingAt: null, cutAt: null },
  ...{ absenceFrom: null, absenceUntil: null },
  ...change,
});
const AWAY = { absenceFrom: '2026-11-16', absenceUntil: '2026-11-17' };

const delegation = (change: Partial<Delegated> = {}): Delegated => ({
  ...{ holderId: 'owner', delegateId: 'delegate', fromDay: '2026-11-17', untilDay: '2026-11-17', createdBy: 'owner' },
  ...change,
});

const desk = (change: { people?: Attending[]; delegations?: Delegated[]; watchers?: string[] } = {}): Desk => {
  const changed = new Map((change.people ?? []).map((one) => [one.id, one]));
  const all = ['owner', 'backup', 'delegate', 'asker'].map((id) => changed.get(id) ?? person(id));
  return {
    seats: [
      { accountId: 'here', personId: 'owner', seat: 'owner' },
      { accountId: 'here', personId: 'backup', seat: 'backup_owner' },
    ],
    delegations: change.delegations ?? [delegation()],
    people: new Map(all.map((one) => [one.id, one])),
    watchers: new Set(change.watchers ?? []),
  };
};

const request = { accountId: 'here', personId: 'asker', createdAt: '2026-11-16T09:00:00.000Z' };
const away = [person('owner', AWAY)];

describe('who decides a request', () => {
  it.each<[string, Parameters<typeof desk>[0], string, string[]]>([
    ['the owner seats', {}, 'asker', ['owner', 'backup']],
    ['and who stands in for an owner who is away', { people: away }, 'asker', ['owner', 'backup', 'delegate']],
    [
      'not on a day the delegation does not cover',
      { people: away, delegations: [delegation({ fromDay: '2026-11-18' })] },
      'asker',
      ['owner', 'backup'],
    ],
    [
      'not once it is over',
      { people: away, delegations: [delegation({ untilDay: '2026-11-16' })] },
      'asker',
      ['owner', 'backup'],
    ],
    [
      'not after the absence',
      { people: [person('owner', { ...AWAY, absenceUntil: '2026-11-16' })] },
      'asker',
      ['owner', 'backup'],
    ],
    [
      'an absence without an end lasts',
      { people: [person('owner', { ...AWAY, absenceUntil: null })] },
      'asker',
      ['owner', 'backup', 'delegate'],
    ],
    ['never who asks, nor whoever stands in for them', { people: away }, 'owner', ['backup']],
    ['a delegate not for themselves', { people: away }, 'delegate', ['owner', 'backup']],
    [
      'nor for whoever named them',
      { people: away, delegations: [delegation({ createdBy: 'asker' })] },
      'asker',
      ['owner', 'backup'],
    ],
    ['no delegate who is hr or auditor', { people: away, watchers: ['delegate'] }, 'asker', ['owner', 'backup']],
    [
      'nor one on the way out',
      { people: [...away, person('delegate', { leavingAt: 'x' })] },
      'asker',
      ['owner', 'backup'],
    ],
    [
      'nor one who is frozen',
      { people: [...away, person('delegate', { frozenAt: 'x' })] },
      'asker',
      ['owner', 'backup'],
    ],
    [
      'nobody for an owner who is frozen or gone',
      { people: [person('owner', { ...AWAY, frozenAt: 'x' }), person('backup', { lastDay: '2026-11-01' })] },
      'asker',
      [],
    ],
    [
      'a delegate with a seat of their own decides from it',
      { people: away, delegations: [delegation({ delegateId: 'backup' })] },
      'asker',
      ['owner', 'backup'],
    ],
  ])('%s', (_, change, personId, ids) =>
    expect(decidersOf(desk(change), { ...request, personId }, NOW).map((one) => one.personId)).toEqual(ids),
  );
});

describe('a request escalates', () => {
  const bothAway = [person('owner', AWAY), person('backup', AWAY)];

  it.each<[string, Parameters<typeof desk>[0], boolean]>([
    ['not while somebody is at work', { people: away, delegations: [] }, false],
    ['when everybody is away', { people: bothAway, delegations: [] }, true],
    ['not when somebody stands in', { people: bothAway }, false],
  ])('%s', (_, change, alone) => expect(isUnattended(desk(change), request, NOW)).toBe(alone));

  it.each<[string, string, boolean, string | null]>([
    ['to admins once it waited five days', '2026-11-12T09:00:00.000Z', true, 'admin'],
    ['not a millisecond sooner', '2026-11-12T09:00:00.001Z', true, null],
    ['to nobody else', '2026-11-01T09:00:00.000Z', false, null],
  ])('%s', (_, createdAt, isAdmin, by) =>
    expect(
      powerOf(desk(), { ...request, createdAt }, { id: 'other', isAdmin, isAccountable: false }, NOW, 5)?.by ?? null,
    ).toBe(by),
  );
});

describe('a rule of entitlement', () => {
  const rule = (change: Partial<RuleInForce> = {}): RuleInForce => ({
    ...{ id: 'r', who: 'department', value: 'Relation  Client', personName: null, isTrusted: true },
    ...{ levels: ['publisher'], scopes: ['routine'], platform: 'instagram', brand: null },
    ...change,
  });
  const asked = {
    account: { platform: 'instagram', brand: 'Brévanne' },
    person: { id: 'p', department: 'RELATION CLIENT', organisation: null, kind: 'employee' },
    level: 'publisher',
    scope: 'routine',
  };

  it.each<[string, RuleInForce[], boolean]>([
    ['none restricts nothing', [], true],
    ['covers whoever it names, however it is written', [rule()], true],
    ['shuts out everybody else there', [rule({ value: 'Presse' })], false],
    ['says nothing of another platform', [rule({ platform: 'tiktok', value: 'Presse' })], true],
    ['says nothing of another brand', [rule({ brand: 'Lumio', value: 'Presse' })], true],
    ['concerns a brand however it is written', [rule({ platform: null, brand: 'BREVANNE', value: 'Presse' })], false],
    ['of another level shuts all the same', [rule({ levels: ['analyst'] })], false],
    ['of another scope too', [rule({ scopes: ['crisis'] })], false],
    ['that is not what the log says opens for nobody', [rule({ isTrusted: false })], false],
    ['beside another adds up', [rule({ value: 'Presse' }), rule({ who: 'person', value: 'p' })], true],
    ['about an organisation does not mean people without one', [rule({ who: 'organisation', value: ' ' })], false],
  ])('%s', (_, rules, allowed) => {
    const answer = answerTo(rules, asked);
    expect([answer.allowed, refusalOf(answer) === null]).toEqual([allowed, allowed]);
  });

  it('is a sentence in both languages', () => {
    expect(textOf(rule({ who: 'person_kind', value: 'agency', brand: 'Lumio' }))).toEqual({
      en: 'People of agencies may hold publisher on instagram for the brand “Lumio”, for routine.',
      fr: 'Les membres d’agences : publication sur instagram pour la marque « Lumio », usage : courant.',
    });
  });
});
