import { dayAfter } from '../../../src/kernel/clock.js';
import { readMissing } from '../../../src/policies/gate.rules.js';
import {
  refusalToAcknowledge,
  refusalToPublish,
  refusalToWithdraw,
  reviewDueOn,
  type EditionFacts,
  type Publishing,
} from '../../../src/policies/policy.rules.js';
import { EVERYONE, importedScope, scopeOf, storedScope, wordFor } from '../../../src/policies/scope.rules.js';
import { canonicalText, textHash } from '../../../src/policies/text.rules.js';
import { refusalToRecord } from '../../../src/policies/training.rules.js';

const TODAY = '2026-11-20';
const draft: EditionFacts = { state: 'draft', authorId: 'ada', commentsUntil: null, version: 3 };
const text = { body: 'Nobody publishes alone.', documentUrl: null };
const texts = [
  { language: 'fr', ...text },
  { language: 'en', ...text },
];
const asked: Publishing = { actorId: 'ben', read: 3, effectiveFrom: TODAY, after: '2026-11-19', texts };

describe('a draft comes into force', () => {
  it.each<[string, Partial<EditionFacts>, Partial<Publishing>, string | undefined]>([
    ['by another person', {}, {}, undefined],
    ['once the comments are over', { state: 'comment', commentsUntil: '2026-11-19' }, {}, undefined],
    ['as the first one', {}, { after: null }, undefined],
    ['never by its author', {}, { actorId: 'ada' }, 'own_text'],
    ['never another draft than the one read', {}, { read: 2 }, 'changed'],
    ['never while it is discussed', { state: 'comment', commentsUntil: TODAY }, {}, 'comments_open'],
    ['never twice', { state: 'published' }, {}, 'not_draft'],
    ['never back in time', {}, { effectiveFrom: '2026-11-19' }, 'backdated'],
    ['never on the day of the one before', {}, { after: TODAY }, 'not_after'],
    ['never in one language', {}, { texts: texts.slice(1) }, 'language_missing'],
    ['never without a word', {}, { texts: texts.map((each) => ({ ...each, body: null })) }, 'text_missing'],
  ])('%s', (_, edition, publishing, code) => {
    const refusal = refusalToPublish({ ...draft, ...edition }, { ...asked, ...publishing }, TODAY);
    expect(refusal?.code).toBe(code === undefined ? undefined : `policies.${code}`);
  });
});

it.each<[string, string, boolean, string | undefined]>([
  ['draft', 'ada', true, undefined],
  ['published', 'ben', false, undefined],
  ['published', 'ada', false, 'policies.own_text'],
  ['published', 'ben', true, 'policies.own_excuse'],
  ['withdrawn', 'ben', false, 'policies.already_withdrawn'],
])('%s, taken back by %s (owes it: %s): %s', (state, actor, owes, code) => {
  expect(refusalToWithdraw({ ...draft, state }, actor, owes)?.code).toBe(code);
});

it.each<[string, string, boolean, string | undefined]>([
  ['published', 'yes', true, undefined],
  ['published', 'no', true, 'policies.not_asked'],
  ['published', 'yes', false, 'policies.not_in_force'],
  ['comment', 'yes', false, 'policies.not_in_force'],
])('a version that is %s (asks: %s, current: %s) is accepted or not: %s', (state, asks, current, code) => {
  expect(refusalToAcknowledge({ state, requiresAcknowledgement: asks, current })?.code).toBe(code);
});

it.each([
  ['2026-11-20', 'quarterly', '2027-02-20'],
  ['2026-11-30', 'quarterly', '2027-02-28'],
  ['2026-08-31', 'half_yearly', '2027-02-28'],
  ['2024-02-29', 'yearly', '2025-02-28'],
  ['2026-12-31', 'yearly', '2027-12-31'],
  ['2026-11-20', 'none', null],
])('in force since %s and looked at %s it is due on %s', (from, cadence, due) => {
  expect(reviewDueOn(from, cadence)).toBe(due);
});

it('a scope is kept and read as it was said', () => {
  const scope = { ...EVERYONE, brands: ['Lumio', 'L’Atelier | Sorgue'], levels: ['publisher'] };
  expect(scopeOf(storedScope(scope))).toEqual(scope);
  expect(storedScope(scope).brands).toBe('\nLumio\nL’Atelier | Sorgue\n');
  expect(['all', 'custodians', 'agency'].map((word) => wordFor(importedScope(word)))).toEqual([
    'all',
    'custodians',
    'scope',
  ]);
});

it('the text that is accepted is the same however it was typed, and another when a word changes', () => {
  const parts = {
    title: 'Charte',
    summary: null,
    body: 'Été\r\n\r\nfin  ',
    documentUrl: 'https://brevanne.example/v4',
  };
  expect(canonicalText(parts)).toBe('# Charte\n\nÉté\n\nfin\n\n<https://brevanne.example/v4>\n');
  expect(textHash({ ...parts, body: 'E\u0301te\u0301\n\nfin' })).toBe(textHash(parts));
  expect(textHash({ ...parts, body: 'Été\n\nFin' })).not.toBe(textHash(parts));
});

it.each([
  ['by somebody else, with what shows it', {}, 'ben', undefined],
  ['by oneself', {}, 'nina', 'training.own'],
  ['without evidence', { evidence: null }, 'ben', 'training.no_evidence'],
  ['before it is done', { completedOn: '2026-11-21' }, 'ben', 'training.future'],
  ['ending before it was done', { expiresOn: '2026-10-31' }, 'ben', 'training.dates_reversed'],
])('a training is recorded %s', (_, change, actor, code) => {
  const given = { personId: 'nina', completedOn: '2026-11-01', expiresOn: null, evidence: 'Seen', evidenceUrl: null };
  expect(refusalToRecord({ ...given, ...change }, actor, TODAY)?.code).toBe(code);
});

it('what is missing reads the same from both databases', () => {
  const listed = [['acknowledgement', 'charter', 4, '2026-06-01']];
  const read = [{ what: 'acknowledgement', policyCode: 'charter', number: 4, since: '2026-06-01' }];
  expect([listed, JSON.stringify(listed), null, '[]'].map((each) => readMissing(each))).toEqual([read, read, [], []]);
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
});
