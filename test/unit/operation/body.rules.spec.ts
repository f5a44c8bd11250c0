import { refusalToInput } from '../../../src/operation/body.rules.js';

const input = (body: unknown) => ({ body, query: {}, params: {} });
const nested = (depth: number): unknown => (depth === 0 ? 'x' : { a: nested(depth - 1) });

describe('what no route takes', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an object', { a: 1, b: ['x', null, true] }],
    ['emoji and combining marks', { name: 'Zoë 🦊 e\u0301' }],
    ['control characters that can be kept', { name: 'a\tb\n' }],
    ['31 levels', nested(31)],
    ['bytes', Buffer.from([0, 1, 2])],
  ])('passes %s', (_, body) => expect(refusalToInput(input(body))).toBeNull());

  it.each([
    ['a NUL', { name: 'a\u0000b' }, 'request.bad_text'],
    ['a NUL in a name', { 'a\u0000': 1 }, 'request.bad_text'],
    ['a high surrogate alone', { name: 'a\ud83d' }, 'request.bad_text'],
    ['a low surrogate alone', { list: [{ name: '\udd8a' }] }, 'request.bad_text'],
    ['33 levels', nested(33), 'request.too_deep'],
    ['a thousand levels', nested(1000), 'request.too_deep'],
    ['a list', [], 'request.not_an_object'],
    ['a text', 'x', 'request.not_an_object'],
    ['a number', 7, 'request.not_an_object'],
    ['a truth value', true, 'request.not_an_object'],
  ])('refuses %s', (_, body, code) => {
    expect(refusalToInput(input(body))).toMatchObject({ kind: 'malformed', code });
  });

  it('reads queries and address parts too', () => {
    expect(refusalToInput({ body: undefined, query: { q: '\u0000' }, params: {} })?.code).toBe('request.bad_text');
    expect(refusalToInput({ body: undefined, query: {}, params: { id: 'a\u0000' } })?.code).toBe('request.bad_text');
    expect(refusalToInput({ body: undefined, query: { q: ['ok', '\ud800'] }, params: {} })?.code).toBe(
      'request.bad_text',
    );
  });

  it('names the field, where its name is one', () => {
    const fields = (body: unknown) => refusalToInput(input(body))?.extra?.errors?.map(({ field }) => field);
    expect(fields({ texts: { fr: { title: 'a\u0000' } } })).toEqual(['texts.fr.title']);
    expect(fields({ list: ['ok', '\ud800'] })).toEqual(['list.1']);
    expect(fields({ 'my secret': '\u0000' })).toBeUndefined();
  });

  it('says nothing of what was sent', () => {
    const refusal = refusalToInput(input({ password: 'canary\u0000' }));
    expect(JSON.stringify(refusal) + String(refusal)).not.toContain('canary');
  });
});
