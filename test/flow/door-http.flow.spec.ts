import { request as httpRequest } from 'node:http';
import type { Answer, Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, type House } from '../support/house.js';

const CANARY = 'Canary-4f2b';

/** A request exactly as written, header by header. */
function plain(
  house: House,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<{ status: number; text: string; type: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${house.url}${path}`, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, type: String(response.headers['content-type'] ?? '') }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

function expectProblem(answer: { status: number; text: string }, type: string | null): void {
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(answer.text);
  expect(problem).toMatchObject({
    status: answer.status,
    code: expect.stringMatching(/^[a-z_]+\.[a-z_]+$/),
    type: expect.any(String),
    title: expect.any(String),
  });
  expect(problem.instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(answer.text).not.toMatch(
    new RegExp(`${CANARY}|node_modules|\\.ts|\\.js:|\\bselect\\b|sqlite|/work|/tmp|\\\\n +at `, 'i'),
  );
}

onBothDatabases('what the door turns away', (house) => {
  let admin: Somebody;
  let browser: Browser;

  beforeAll(async () => {
    admin = await house().given.admin();
    browser = await house().given.as(admin);
  });

  const json = { 'content-type': 'application/json' };

  it.each<[string, number, () => Promise<{ status: number; text: string; type: string }>]>([
    ['an unknown route', 404, () => plain(house(), 'GET', `/api/v1/${CANARY}`)],
    ['an unknown page', 404, () => plain(house(), 'GET', `/${CANARY}?token=${CANARY}`)],
    ['a wrong method', 404, () => plain(house(), 'PUT', '/api/v1/session')],
    ['broken JSON', 400, () => plain(house(), 'POST', '/api/v1/session', json, `{"email": "${CANARY}`)],
    ['an empty body that claims to be JSON', 400, () => plain(house(), 'POST', '/api/v1/session', json)],
    [
      'a body that poisons prototypes',
      400,
      () => plain(house(), 'POST', '/api/v1/session', json, `{"__proto__": {"admin": "${CANARY}"}}`),
    ],
    ['a list', 400, () => plain(house(), 'POST', '/api/v1/session', json, `["${CANARY}"]`)],
    ['a text', 400, () => plain(house(), 'POST', '/api/v1/session', json, `"${CANARY}"`)],
    [
      'a NUL',
      400,
      () => plain(house(), 'POST', '/api/v1/session', json, `{"email": "${CANARY}\\u0000", "password": "x"}`),
    ],
    [
      'half a surrogate pair',
      400,
      () => plain(house(), 'POST', '/api/v1/session', json, `{"email": "${CANARY}\\ud800", "password": "x"}`),
    ],
    [
      'bottomless nesting',
      400,
      () => plain(house(), 'POST', '/api/v1/session', json, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
    ],
    [
      'an unknown field',
      400,
      () =>
        plain(
          house(),
          'POST',
          '/api/v1/session',
          json,
          `{"email": "a@b.example", "password": "x", "${CANARY.toLowerCase().replace('-', '')}": 1}`,
        ),
    ],
    [
      'a number for a text',
      400,
      () => plain(house(), 'POST', '/api/v1/session', json, '{"email": 7, "password": {"$gt": ""}}'),
    ],
    [
      'XML',
      415,
      () => plain(house(), 'POST', '/api/v1/session', { 'content-type': 'application/xml' }, `<a>${CANARY}</a>`),
    ],
    [
      'more than a megabyte',
      413,
      () => plain(house(), 'POST', '/api/v1/session', json, `{"email": "${'x'.repeat(1_100_000)}"}`),
    ],
    ['a NUL in the address', 400, () => plain(house(), 'GET', `/api/v1/public/verify?url=${CANARY}%00`)],
    ['a broken escape in the address', 400, () => plain(house(), 'GET', `/api/v1/people/${CANARY}%ff`)],
    ['nobody signed in', 401, () => plain(house(), 'GET', '/api/v1/people')],
    ['a session that never was', 401, () => plain(house(), 'GET', '/api/v1/people', { cookie: `releve=${CANARY}` })],
    [
      'a token that never was',
      401,
      () => plain(house(), 'GET', '/api/v1/people', { authorization: `Bearer rlv_${CANARY}` }),
    ],
  ])('%s is %i and says nothing of itself', async (_, status, send) => {
    const answer = await send();
    expect([answer.status, answer.text]).toEqual([status, answer.text]);
    expectProblem(answer, answer.type);
  });

  it('a changing request without its CSRF value is refused before anything happens', async () => {
    const csrf = browser.csrf;
    browser.csrf = null;
    const answer = await browser.post('/people', { fullName: CANARY, workEmail: 'csrf@story.example' });
    browser.csrf = csrf;
    expect(answer.status).toBe(403);
    expectProblem(answer, answer.headers.get('content-type'));
    expect(await house().tamper(`select id from person where full_name = '${CANARY}'`)).toEqual([]);
  });

  it('every answer carries its id, no cache and the headers of a careful page', async () => {
    const answer = await browser.get('/people');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('a stale If-Match is 412, a broken one 400, the right one passes', async () => {
    const { body: person } = await browser.post('/people', {
      fullName: 'Version One',
      workEmail: 'version@story.example',
    });
    const path = `/people/${person.id}`;
    const shown = await browser.get(path);
    const tag = shown.headers.get('etag') as string;
    expect(tag).toBe(`"${shown.body.version}"`);
    expect((await browser.patch(path, { fullName: 'Version Two' }, { 'if-match': tag })).status).toBe(200);
    expect((await browser.patch(path, { fullName: 'Version Three' }, { 'if-match': tag })).status).toBe(412);
    expect((await browser.patch(path, { fullName: 'Version Three' }, { 'if-match': 'seven' })).status).toBe(400);
    expect((await browser.get(path)).body.fullName).toBe('Version Two');
  });

  describe('an Idempotency-Key', () => {
    const create = (email: string, key: string): Promise<Answer> =>
      browser.post('/people', { fullName: 'Once Only', workEmail: email }, { 'idempotency-key': key });

    it('gives the same answer to the same request, and does it once', async () => {
      const [first, second] = [await create('once@story.example', 'k-1'), await create('once@story.example', 'k-1')];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(await house().tamper(`select id from person where work_email = 'once@story.example'`)).toHaveLength(1);
    });

    it('refuses another request under it', async () => {
      const answer = await create('other@story.example', 'k-1');
      expect([answer.status, answer.body.code]).toEqual([409, 'request.key_reused']);
    });

    it('means another thing to somebody else', async () => {
      const other = await house().given.as(await house().given.admin());
      const answer = await other.post(
        '/people',
        { fullName: 'Once More', workEmail: 'more@story.example' },
        { 'idempotency-key': 'k-1' },
      );
      expect(answer.status).toBe(201);
    });

    it('holds for twins at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => create('twin@story.example', 'k-twin')));
      expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      expect(await house().tamper(`select id from person where work_email = 'twin@story.example'`)).toHaveLength(1);
    });

    it('is not spent by a refusal', async () => {
      const wrong = await browser.post('/people', { fullName: '', workEmail: 'x' }, { 'idempotency-key': 'k-2' });
      expect(wrong.status).toBe(400);
      expect((await create('spent@story.example', 'k-2')).status).toBe(201);
    });

    it('must be printable', async () => expect((await create('bad@story.example', 'a b')).status).toBe(400));

    it('keeps neither body nor an unkeyed hash of it', async () => {
      const kept = JSON.stringify(await house().tamper('select request, key from idempotency'));
      expect(kept).not.toMatch(/story\.example|Once/);
    });
  });
});
