import { ACTIONS, ruleOf, type ActionName } from '../../../src/operation/actions.js';
import { filled, valuesOf, type LogEvent } from '../../../src/web/audit/event-words.js';
import type { Acts } from '../../../src/web/texts/acts/act.js';
import { acts as handover } from '../../../src/web/texts/acts/handover.js';
import { acts as oversight } from '../../../src/web/texts/acts/oversight.js';
import { acts as people } from '../../../src/web/texts/acts/people.js';
import { acts as register } from '../../../src/web/texts/acts/register.js';
import { acts as service } from '../../../src/web/texts/acts/service.js';
import { acts as vault } from '../../../src/web/texts/acts/vault.js';

const TOLD: Acts = { ...people, ...register, ...vault, ...oversight, ...handover, ...service };
/** Recorded on the way of another act, under a name of their own. */
const ON_THE_WAY = ['case.cut_ask', 'task.reopen'];

const recorded = (Object.keys(ACTIONS) as ActionName[]).filter((name) => ruleOf(name).recorded);
const without = (told: Acts): string[] => recorded.filter((name) => !(name in told));

describe('every recorded act has a sentence', () => {
  it('in src/web/texts/acts; none is missing', () => expect(without(TOLD)).toEqual([]));

  it('and one that is missing would be found', () => {
    const { 'grant.issue': _, ...rest } = TOLD;
    expect(without(rest)).toEqual(['grant.issue']);
  });

  it('and none tells of an act there is not', () => {
    const known: readonly string[] = [...recorded, ...ON_THE_WAY];
    expect(Object.keys(TOLD).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('in both languages with the same places', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
    const unlike = Object.entries(TOLD).filter(([, [label, [en, fr]]]) => {
      const isWritten = [...label, en, fr].every((text) => text.trim() !== '');
      return !isWritten || places(en).join() !== places(fr).join();
    });
    expect(unlike).toEqual([]);
  });
});

describe('a sentence names who, whom and what', () => {
  const named = (id: string, kind: string, name: string, more: { accountId?: string; personId?: string } = {}) => ({
    ...{ id, kind, name },
    accountId: more.accountId ?? null,
    personId: more.personId ?? null,
  });
  const event = (over: Partial<LogEvent>): LogEvent => ({
    index: 1,
    time: '2026-11-17T09:00:00.000Z',
    actor: { id: 'o', name: 'Odile' },
    action: 'grant.issue',
    subjects: [],
    outcome: 'done',
    reason: null,
    details: {},
    names: [],
    ...over,
  });
  const speech = {
    language: 'fr',
    word: (_: string, value: string) => `<${value}>`,
    actors: {},
    noRoles: 'aucun',
  } as const;
  const says = (over: Partial<LogEvent>, language: 'en' | 'fr' = 'fr'): string => {
    const told = event(over);
    const [, [en, fr]] = TOLD[told.action] as (typeof TOLD)[string];
    return filled(language === 'fr' ? fr : en, valuesOf(told, { ...speech, language }), language);
  };
  const account = named('a', 'account', 'Atelier Nord', { accountId: 'a' });
  const basile = named('b', 'person', 'Basile', { personId: 'b' });

  it.each<[string, Partial<LogEvent>, string]>([
    [
      'by the grant alone',
      {
        subjects: ['grant:g'],
        names: [named('g', 'grant', 'publisher', { accountId: 'a', personId: 'b' }), account, basile],
      },
      'Odile a accordé à Basile une habilitation « <publisher> » sur le compte Atelier Nord',
    ],
    [
      'somebody else than the actor, where both are named',
      {
        action: 'group.remove_member',
        subjects: ['person:o', 'person:b'],
        names: [named('o', 'person', 'Odile'), basile, named('x', 'group', 'Agence')],
      },
      'Odile a retiré Basile du groupe Agence',
    ],
    [
      'with « de » before a vowel',
      { action: 'person.change', subjects: ['person:n'], names: [named('n', 'person', 'Anaïs')] },
      'Odile a modifié la fiche d’Anaïs',
    ],
    [
      'roles in words',
      { action: 'person.roles', subjects: ['person:b'], names: [basile], details: { roles: ['hr'] } },
      'Odile a attribué les rôles de Basile : <hr>',
    ],
    ['what is not known any more', { action: 'campaign.close', subjects: ['campaign:c'] }, 'Odile a clos la revue …'],
  ])('%s', (_, over, sentence) => expect(says(over)).toBe(sentence));
});
