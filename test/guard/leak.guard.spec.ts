import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'otplib';
import { Admins } from '../../src/identity/admins.js';
import { People } from '../../src/people/people.service.js';
import { Jobs } from '../../src/worker/jobs.js';
import { Worker } from '../../src/worker/worker.js';
import { Browser, type Answer } from '../support/browser.js';
import { leaks, type Leak, type Secret } from '../support/canaries.js';
import { KINDS } from '../support/databases.js';
import { House } from '../support/house.js';

const REASON = 'A reason may be read by every auditor';
const VALUES = {
  login: 'canary-Login-pässwort-93f1',
  rotated: 'canary-Rotated-pässwort-27c8',
  seed: 'KRSXG5CTMVRXEZLUKRSXG5DDMFXGC4TZ',
  recovery: 'canary-recovery-5d0e7a',
  api: 'canary-api-token-8f44c1d2',
  note: 'canary-note-text-77ab "with quotes"',
  person: 'canary person password 5512',
  tried: 'canary wrong password 9981',
};

describe('the search itself', () => {
  const secret: Secret = { name: 's', text: VALUES.note };
  it.each<[string, (text: string) => string]>([
    ['plain', (text) => text],
    ['JSON', (text) => JSON.stringify({ text })],
    ['in an address', (text) => `?q=${encodeURIComponent(text)}&x=1`],
    ['hex', (text) => Buffer.from(text).toString('hex').toUpperCase()],
    ['base64', (text) => Buffer.from(`${text}, and more`).toString('base64')],
    ['base64url', (text) => Buffer.from(text).toString('base64url')],
  ])('finds a secret written %s', (_, write) => {
    expect(leaks([secret], { clean: 'nothing here', planted: `before ${write(secret.text)} after` })).toEqual(
      expect.arrayContaining([expect.objectContaining({ place: 'planted' })]),
    );
    expect(leaks([secret], { clean: 'nothing here' })).toEqual([]);
  });
});

describe.each(KINDS)('nothing secret lies about (%s)', (kind) => {
  let house: House;
  const secrets: Secret[] = Object.entries(VALUES).map(([name, text]) => ({ name, text }));
  /** Everything that was said to standard error, where the log goes. */
  let log = '';
  const answers: { route: string; answer: Answer }[] = [];
  const write = process.stderr.write.bind(process.stderr);
  const send = Browser.prototype.send;

  beforeAll(async () => {
    process.stderr.write = ((chunk: string | Uint8Array) => (
      (log += chunk.toString()),
      true
    )) as typeof process.stderr.write;
    Browser.prototype.send = async function (this: Browser, method, path, body, headers) {
      const answer = await send.call(this, method, path, body, headers);
      answers.push({ route: `${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`, answer });
      return answer;
    };
    house = await House.open(kind, { environment: { RELEVE_LOG_LEVEL: 'trace' } });
    await everythingTheProductDoes();
  }, 120_000);

  afterAll(async () => {
    process.stderr.write = write;
    Browser.prototype.send = send;
    await house.close();
  });

  async function enrolledByLink(): Promise<Browser> {
    const person = await house.command('admin.create', (op) =>
      house.app.get(People).create(op, { fullName: 'By Link', workEmail: 'by-link@story.example' }),
    );
    const { token } = await house.command('person.invite', (op) =>
      house.app.get(Admins).inviteByHand(op, 'by-link@story.example'),
    );
    secrets.push({ name: 'one-time link', text: token, isToken: true });
    const browser = house.browser();
    await browser.post('/enrolment/link', { token });
    const begun = await browser.post('/enrolment', { token, password: VALUES.person });
    const seed = new URL(begun.body.totpUri).searchParams.get('secret') as string;
    secrets.push({ name: 'sign-in seed', text: seed });
    const done = await browser.post('/enrolment/confirm', { code: await generate({ secret: seed }) });
    expect([done.status, person.id]).toEqual([200, expect.any(String)]);
    return browser;
  }

  async function everythingTheProductDoes(): Promise<void> {
    const { given } = house;
    const owner = await given.person();
    const successor = await given.person();
    const admin = await given.registrar();
    const [hr, auditor] = [await given.as(await given.hr()), await given.as(await given.auditor())];
    const linked = await enrolledByLink();
    const account = await given.account({ owner, backupOwner: successor });
    const as = await given.as(owner);
    for (const browser of [as, linked, hr, auditor]) {
      for (const [name, value] of browser.cookies)
        secrets.push({ name: `session ${name}`, text: value, isToken: true });
    }
    for (const code of (await as.post('/me/recovery-codes')).body.codes as string[])
      secrets.push({ name: 'recovery code', text: code.replaceAll('-', '') });
    const coming = new URL((await as.post('/me/second-factor')).body.totpUri);
    secrets.push({ name: 'coming seed', text: coming.searchParams.get('secret') as string });
    const store = (credentialKind: string, value: unknown, key?: string): Promise<Answer> =>
      as.post(
        `/accounts/${account.id}/credentials`,
        { kind: credentialKind, label: credentialKind, value },
        key ? { 'idempotency-key': key } : {},
      );
    const login = await store('password', { username: 'story', password: VALUES.login }, 'stored-once');
    await store('password', { username: 'story', password: VALUES.login }, 'stored-once');
    const totp = await store('totp', { seed: VALUES.seed });
    const codes = await store('recovery_codes', { codes: [VALUES.recovery, `${VALUES.recovery}-2`] });
    const api = await store('api_token', { token: VALUES.api, scopes: ['read'], expiresOn: '2027-01-01' });
    const note = await store('note', { text: VALUES.note });
    for (const stored of [login, totp, codes, api, note])
      expect([stored.status, stored.text]).toEqual([201, stored.text]);
    await as.post(`/credentials/${login.body.id}/versions`, {
      value: { username: 'story', password: VALUES.rotated },
      reason: REASON,
    });
    for (const { body } of [login, totp, codes, api, note]) {
      expect((await as.post(`/credentials/${body.id}/reveal`, { reason: REASON })).status).toBe(200);
      await as.get(`/accounts/${account.id}/credentials`);
    }
    await as.post(`/credentials/${totp.body.id}/code`, {});
    await as.post(`/credentials/${codes.body.id}/use-code`, {});
    await mistakes(as, account.id, login.body.id);
    await aDeparture(hr, owner.id, await given.as(successor), successor.id);
    await everyPage(await given.as(admin), auditor, account.id);
    for (const job of house.app.get(Jobs).all) await house.app.get(Worker).tick(job.name);
  }

  /** Secrets sent to the wrong place, or wrongly: the answers and the log must not repeat them. */
  async function mistakes(as: Browser, accountId: string, credentialId: string): Promise<void> {
    const stranger = house.browser();
    await stranger.post('/session', { email: 'person1@story.example', password: VALUES.tried });
    await stranger.post('/session', { email: VALUES.tried, password: VALUES.tried });
    await stranger.post(
      '/session',
      { email: 'person1@story.example', password: [VALUES.tried], [VALUES.tried]: 1 }.toString(),
    );
    await stranger.post('/session', `{"password": "${VALUES.tried}`);
    await stranger.post('/enrolment', { token: VALUES.tried, password: VALUES.tried });
    await as.post(`/accounts/${accountId}/credentials`, {
      kind: 'totp',
      label: 'wrong',
      value: { seed: VALUES.login },
    });
    await as.post(`/accounts/${accountId}/credentials`, { kind: VALUES.login, label: 'wrong', value: VALUES.login });
    await as.post(`/accounts/${accountId}/credentials`, {
      kind: 'password',
      label: 'wrong',
      value: { username: 'x', password: { deep: VALUES.login } },
    });
    await as.post(`/accounts/${accountId}/credentials`, {
      kind: 'note',
      label: 'nul',
      value: { text: `${VALUES.login}\u0000` },
    });
    await as.post(`/credentials/${credentialId}/versions`, {
      value: { username: 'x', password: VALUES.rotated },
      reason: 'short',
    });
    await house.tamper('alter table exposure rename to gone');
    expect((await as.post(`/credentials/${credentialId}/reveal`, { reason: REASON })).status).toBe(503);
    await as.post(`/accounts/${accountId}/credentials`, {
      kind: 'note',
      label: 'unwritable',
      value: { text: VALUES.note },
    });
    await house.tamper('alter table gone rename to exposure');
    await house.tamper(
      `update credential_version set ciphertext = wrapped_dek where credential_id = '${credentialId}' and number = 2`,
    );
    expect((await as.post(`/credentials/${credentialId}/reveal`, { reason: REASON })).status).toBe(503);
  }

  async function aDeparture(hr: Browser, personId: string, successor: Browser, successorId: string): Promise<void> {
    await hr.get(`/people/${personId}/departure-preview`);
    const kase = await hr.post('/offboarding-cases', {
      personId,
      scenario: 'planned',
      lastDay: '2026-12-31',
      reason: REASON,
    });
    const handovers = await hr.get(`/offboarding-cases/${kase.body.id}/handovers`);
    await hr.patch(`/handovers/${handovers.body.items[0].id}`, { successorId });
    await successor.post(`/handovers/${handovers.body.items[0].id}/accept`, {});
    await hr.get(`/offboarding-cases/${kase.body.id}/tasks`);
    expect((await hr.post(`/offboarding-cases/${kase.body.id}/cut`, { reason: REASON })).status).toBe(200);
    await hr.post(`/offboarding-cases/${kase.body.id}/close`, { reason: REASON });
    await hr.get(`/offboarding-cases/${kase.body.id}`);
  }

  async function everyPage(admin: Browser, auditor: Browser, accountId: string): Promise<void> {
    const { body } = await admin.get('//api/openapi.json');
    for (const [path, methods] of Object.entries(body.paths as Record<string, object>)) {
      if (!('get' in methods)) continue;
      const address = path.startsWith('/api/v1') ? path.slice(7) : `/${path}`;
      for (const browser of [admin, auditor]) await browser.get(address.replace('{id}', accountId));
    }
    for (const format of ['csv', 'json']) await auditor.get(`/exports/access-list?format=${format}&asOf=2026-11-17`);
    await auditor.get('//api/docs');
    await auditor.get('//metrics');
    await auditor.get('/audit/events?limit=200');
  }

  /** Every row of every table as text, and on SQLite the bytes of the file besides: free pages keep what rows forgot. */
  async function database(): Promise<Record<string, string>> {
    const places: Record<string, string> = {};
    for (const { tableName } of house.core.database.source.entityMetadatas) {
      const found = await house.tamper(`select * from ${tableName}`);
      places[`table ${tableName}`] = found.flatMap((row) => Object.values(row).map(String)).join('\n');
    }
    for (const name of readdirSync(house.directory, { recursive: true }) as string[]) {
      const file = join(house.directory, name);
      if (statSync(file).isFile()) places[`file ${name}`] = readFileSync(file, 'latin1');
    }
    return places;
  }

  /** The answers whose very purpose it is to hand a secret to the one who asked. */
  const HANDS_OVER: [RegExp, RegExp][] = [
    [/^POST \/credentials\/:id\/(reveal|use-code)$/, /./],
    [/^POST \/enrolment$/, /^sign-in seed$/],
    [/^POST \/me\/recovery-codes$/, /^recovery code$/],
    [/^POST \/me\/second-factor$/, /^coming seed$/],
  ];

  function inAnswers(): Leak[] {
    return answers.flatMap(({ route, answer }) => {
      const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
      const found = leaks(secrets, {
        [`answer ${route} ${answer.status}`]: `${answer.text} ${JSON.stringify(headers)}`,
      });
      const mayHand = (leak: Leak): boolean =>
        answer.status < 300 && HANDS_OVER.some(([at, what]) => at.test(route) && what.test(leak.secret));
      return found.filter((leak) => !mayHand(leak));
    });
  }

  it('in no table and no file of the data directory', async () => {
    const places = await database();
    expect(Object.keys(places).length).toBeGreaterThan(30);
    expect(leaks(secrets, places)).toEqual([]);
  });

  it('in no line of the log, at its most talkative', () => {
    expect(log.split('\n').length).toBeGreaterThan(100);
    expect(leaks(secrets, { log })).toEqual([]);
    expect(log).not.toMatch(/token=/);
  });

  it('in no answer but the one that releases it', () => {
    expect(answers.length).toBeGreaterThan(100);
    expect(new Set(answers.map(({ answer }) => answer.status)).size).toBeGreaterThan(5);
    expect(inAnswers()).toEqual([]);
  });

  it('every secret was really handed out where it should be', () => {
    const handed = answers
      .filter(({ answer, route }) => answer.status === 200 && /reveal$/.test(route))
      .map(({ answer }) => answer.text);
    for (const value of [VALUES.rotated, VALUES.seed, VALUES.recovery, VALUES.api])
      expect(handed.join('\n')).toContain(value);
  });

  it('in no leaf of the exported log', async () => {
    const text = await (await house.given.as(await house.given.registrar())).get('/audit/export');
    expect(text.text.length).toBeGreaterThan(1000);
    expect(leaks(secrets, { export: text.text })).toEqual([]);
  });

  it('would be found if it lay in a table, a log line or an answer', async () => {
    await house.run('service.tend', (op) => {
      op.record('planted', {});
      op.announce('planted', { text: VALUES.note });
      return Promise.resolve();
    });
    expect(leaks(secrets, await database()).map((leak) => leak.place)).toContain('table outbox');
    house.app
      .getHttpAdapter()
      .getInstance()
      .log.info({ planted: { deep: VALUES.api } }, 'planted');
    expect(leaks(secrets, { log }).map((leak) => leak.secret)).toContain('api');
    answers.push({
      route: 'GET /planted',
      answer: { status: 200, text: VALUES.seed, body: null, headers: new Headers() },
    });
    expect(new Set(inAnswers().map((leak) => leak.secret))).toEqual(new Set(['seed']));
  });
});
