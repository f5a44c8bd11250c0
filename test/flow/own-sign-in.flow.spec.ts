import { generate } from 'otplib';
import { Admins } from '../../src/identity/admins.js';
import type { Answer, Browser } from '../support/browser.js';
import { PASSWORD, type Somebody } from '../support/given.js';
import { onBothDatabases, type House } from '../support/house.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';
const NEW_PASSWORD = 'seven green turnips';
const seedIn = (uri: string): string => /secret=([A-Z2-7]+)/.exec(uri)?.[1] as string;
const codeOf = (seed: string, steps = 0): Promise<string> =>
  generate({ secret: seed, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

const knock = async (house: House, somebody: Somebody, password = PASSWORD): Promise<Browser> => {
  const browser = house.browser();
  const answer = await browser.post('/session', { email: somebody.email, password });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return browser;
};
const withPaper = async (house: House, somebody: Somebody, code: string): Promise<Answer> =>
  (await knock(house, somebody)).post('/session/recovery-code', { code });
const paperOf = async (browser: Browser): Promise<string[]> =>
  (await browser.post('/me/recovery-codes')).body.codes as string[];
const told = async (house: House, topic: string, personId: string): Promise<number> =>
  (await house.tamper(`select id from outbox where topic = '${topic}' and facts like '%${personId}%'`)).length;
const rowOf = async (house: House, table: string, personId: string, more = ''): Promise<Record<string, unknown>> =>
  (await house.tamper(`select * from ${table} where person_id = '${personId}' ${more}`))[0] ?? {};
const putBack = async (house: House, table: string, row: Record<string, unknown>): Promise<void> => {
  const quoted = Object.values(row).map((value) =>
    value === null ? 'null' : typeof value === 'number' ? String(value) : `'${String(value)}'`,
  );
  await house.tamper(`insert into ${table} (${Object.keys(row).join(', ')}) values (${quoted.join(', ')})`);
};

onBothDatabases('somebody’s own way in', (house) => {
  it('has codes on paper: ten, shown once, each opening once, and their owner hears of it', async () => {
    const person = await house().given.person();
    const browser = await house().given.signIn(person);
    expect((await browser.get('/me/sign-in')).body.recoveryCodes).toEqual({ left: 0, madeAt: null });
    const made = await browser.post('/me/recovery-codes');
    expect([made.status, made.body.left, made.headers.get('cache-control')]).toEqual([201, 10, 'no-store']);
    const codes = made.body.codes as string[];
    expect(new Set(codes).size).toBe(10);
    const stored = JSON.stringify(await house().tamper('select * from recovery_codes'));
    for (const code of codes) expect(stored).not.toContain(code.replaceAll('-', ''));
    const typed = (codes[0] as string).toLowerCase().replaceAll('-', ' ');
    const opened = await withPaper(house(), person, typed);
    expect(opened.body).toMatchObject({ state: 'signed-in', person: { id: person.id } });
    expect((await browser.get('/me/sign-in')).body.recoveryCodes.left).toBe(9);
    expect(await told(house(), 'recovery_code.used', person.id)).toBe(1);
    const again = await withPaper(house(), person, codes[0] as string);
    expect([again.status, again.body.code]).toEqual([401, 'session.wrong_code']);
    // New ones take the place of the old ones.
    const later = await paperOf(browser);
    expect((await withPaper(house(), person, codes[1] as string)).status).toBe(401);
    expect((await withPaper(house(), person, later[0] as string)).status).toBe(200);
    const leaves = JSON.stringify(
      await house().tamper(`select body from ledger_leaf where body like '%${person.id}%'`),
    );
    for (const code of [...codes, ...later]) expect(leaves).not.toContain(code);
  });

  it('keeps paper from whoever took a browser that is no longer fresh, and from a half-open door', async () => {
    const person = await house().given.person();
    const browser = await house().given.signIn(person);
    house().clock.forward({ minutes: 6 });
    for (const path of ['/me/recovery-codes', '/me/second-factor']) {
      const answer = await browser.post(path);
      expect([path, answer.status]).toEqual([path, 428]);
    }
    expect((await browser.post('/me/second-factor/confirm', { code: '000000' })).body.code).toBe(
      'sign_in.nothing_begun',
    );
    const pending = await knock(house(), person);
    for (const path of ['/me/recovery-codes', '/me/second-factor', '/me/sessions/end-others'])
      expect((await pending.post(path)).status).toBe(401);
    expect((await pending.put('/me/password', { current: PASSWORD, password: NEW_PASSWORD })).status).toBe(401);
  });

  it('slows guesses at paper down together with guesses at the second factor', async () => {
    const person = await house().given.person();
    const [code = ''] = await paperOf(await house().given.signIn(person));
    const pending = await knock(house(), person);
    for (const path of ['recovery-code', 'second-factor', 'recovery-code', 'second-factor'])
      expect((await pending.post(`/session/${path}`, { code: '000000' })).status).toBe(401);
    const fifth = await pending.post('/session/recovery-code', { code: '0000-0000-0000' });
    expect([fifth.status, Number(fifth.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await pending.get('/session')).status).toBe(401);
    expect((await withPaper(house(), person, code)).status).toBe(429);
    house().clock.forward({ seconds: 61 });
    expect((await withPaper(house(), person, code)).status).toBe(200);
  });

  it('is not opened by paper that somebody wrote into the tables', async () => {
    const [attacker, victim] = [await house().given.person(), await house().given.admin()];
    const [theirs = ''] = await paperOf(await house().given.signIn(attacker));
    const own = await rowOf(house(), 'recovery_codes', attacker.id);
    await putBack(house(), 'recovery_codes', { ...own, person_id: victim.id });
    expect((await withPaper(house(), victim, theirs)).body.code).toBe('session.wrong_code');
    await house().tamper(`delete from recovery_codes where person_id = '${victim.id}'`);
    const browser = await house().given.signIn(victim);
    const [code = '', other = ''] = await paperOf(browser);
    const unused = await rowOf(house(), 'recovery_codes', victim.id);
    const restore = async (): Promise<void> => {
      await house().tamper(`delete from recovery_codes where person_id = '${victim.id}'`);
      await putBack(house(), 'recovery_codes', unused);
    };
    expect((await withPaper(house(), victim, code)).status).toBe(200);
    // The row as it was before its code was used, and as it was before newer ones were made.
    await restore();
    expect((await withPaper(house(), victim, code)).status).toBe(401);
    expect((await browser.get('/me/sign-in')).body.recoveryCodes.left).toBe(0);
    await paperOf(browser);
    await restore();
    expect((await withPaper(house(), victim, other)).status).toBe(401);
  });

  it('takes a new second factor only in the browser that began, and only once a code has proved it', async () => {
    const person = await house().given.person();
    const browser = await house().given.signIn(person);
    const [code = ''] = await paperOf(browser);
    const elsewhere = await knock(house(), person);
    expect((await elsewhere.post('/session/recovery-code', { code })).status).toBe(200);
    const begun = await browser.post('/me/second-factor');
    const seed = seedIn(begun.body.totpUri);
    expect((await elsewhere.post('/me/second-factor/confirm', { code: await codeOf(seed) })).status).toBe(409);
    expect((await browser.post('/me/second-factor/confirm', { code: '000000' })).body.code).toBe('sign_in.wrong_code');
    // The old one works until then.
    const before = await rowOf(house(), 'second_factor', person.id);
    const old = await house().given.code(person);
    expect((await elsewhere.post('/session/step-up', { code: old })).status).toBe(200);
    house().clock.forward({ minutes: 6 });
    const done = await browser.post('/me/second-factor/confirm', { code: await codeOf(seed) });
    expect([done.status, done.body]).toEqual([200, { ended: 1 }]);
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect((await browser.get('/session')).body.freshUntil).toBeNull();
    expect(await told(house(), 'factor.replaced', person.id)).toBe(1);
    const withNew = await (
      await knock(house(), person)
    ).post('/session/second-factor', { code: await codeOf(seed, 1) });
    expect(withNew.status).toBe(200);
    // The phone that was lost does not come back with its row.
    await house().tamper(`delete from second_factor where person_id = '${person.id}'`);
    await putBack(house(), 'second_factor', before);
    expect((await (await knock(house(), person)).post('/session/second-factor', { code: old })).status).toBe(401);
  });

  it('is nobody else’s to change: hr and admins have no act for it', async () => {
    const person = await house().given.person();
    await paperOf(await house().given.signIn(person));
    const kept = [await rowOf(house(), 'second_factor', person.id), await rowOf(house(), 'sign_in', person.id)];
    for (const by of [await house().given.hr(), await house().given.admin()]) {
      const browser = await house().given.signIn(by);
      const tries = [
        await browser.post(`/people/${person.id}/invite`),
        await browser.post(`/people/${person.id}/recovery-codes`),
        await browser.post('/me/recovery-codes', { personId: person.id }),
        await browser.post('/me/second-factor', { personId: person.id }),
        await browser.put('/me/password', { current: PASSWORD, password: NEW_PASSWORD, personId: person.id }),
      ];
      expect(tries.map((answer) => answer.status)).toEqual([409, 404, 400, 400, 400]);
    }
    expect([await rowOf(house(), 'second_factor', person.id), await rowOf(house(), 'sign_in', person.id)]).toEqual(
      kept,
    );
  });

  it('changes its password for whoever knows the old one, as slowly as at the front door', async () => {
    const person = await house().given.person();
    const [browser, elsewhere] = [await house().given.signIn(person), await house().given.signIn(person)];
    const change = (current: string, password: string): Promise<Answer> =>
      browser.put('/me/password', { current, password });
    expect((await change(PASSWORD, 'footballmanager')).body.code).toBe('password.too_easy');
    expect((await change(PASSWORD, PASSWORD)).body.code).toBe('sign_in.same_password');
    const wrong = await change('not this one at all', NEW_PASSWORD);
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'current']);
    expect((await change(PASSWORD, NEW_PASSWORD)).body).toEqual({ ended: 1 });
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect(await told(house(), 'password.changed', person.id)).toBe(1);
    await knock(house(), person, NEW_PASSWORD);
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push((await change(PASSWORD, NEW_PASSWORD)).status);
    expect([answers.at(-1), (await change(NEW_PASSWORD, PASSWORD)).status]).toEqual([422, 429]);
    expect((await house().browser().post('/session', { email: person.email, password: NEW_PASSWORD })).status).toBe(
      429,
    );
  });

  it('shows where it is signed in, ends one or all others, and never anybody else’s', async () => {
    const [person, other] = [await house().given.person(), await house().given.person()];
    const browser = house().browser();
    await browser.post('/session', { email: person.email, password: PASSWORD }, { 'user-agent': FIREFOX });
    await browser.post('/session/second-factor', { code: await house().given.code(person) });
    const [second, third] = [await house().given.signIn(person), await knock(house(), person)];
    const { items } = (await browser.get('/me/sessions')).body;
    expect(items).toHaveLength(3);
    const here = items.find((session: { current: boolean }) => session.current);
    expect(here).toMatchObject({ browser: 'Firefox, Linux', network: 'this_machine', state: 'signed-in' });
    expect(JSON.stringify(items)).not.toContain('127.0.0.1');
    const stranger = await house().given.signIn(other);
    const hers = (await stranger.get('/me/sessions')).body.items;
    expect(hers).toHaveLength(1);
    expect((await browser.delete(`/me/sessions/${hers[0].id}`)).body.code).toBe('session.unknown');
    const secondId = (await second.get('/me/sessions')).body.items.find(
      (each: { current: boolean }) => each.current,
    ).id;
    expect((await browser.delete(`/me/sessions/${secondId}`)).status).toBe(204);
    expect([(await second.get('/session')).status, (await stranger.get('/session')).status]).toEqual([401, 200]);
    expect((await browser.post('/me/sessions/end-others')).body).toEqual({ ended: 1 });
    expect((await third.get('/session')).status).toBe(401);
    expect((await browser.post('/me/sessions/end-others')).body).toEqual({ ended: 0 });
  });

  it('reads by a clock of its own, which moves no last day', async () => {
    const person = await house().given.person({ lastDay: '2027-01-31' });
    const browser = await house().given.signIn(person);
    expect((await browser.patch('/me/preferences', { timeZone: 'Nowhere/Town' })).body.code).toBe(
      'people.bad_time_zone',
    );
    const changed = await browser.patch('/me/preferences', { timeZone: 'Pacific/Honolulu' });
    expect(changed.body).toMatchObject({ timeZone: 'Pacific/Honolulu', mail: 'each' });
    expect((await browser.get('/session')).body.person.timeZone).toBe('Pacific/Honolulu');
    const hr = await house().given.signIn(await house().given.hr());
    expect((await hr.get(`/people/${person.id}`)).body.timeZone).toBe('Europe/Paris');
  });

  it('revives nothing for somebody hired again', async () => {
    const person = await house().given.person({ lastDay: '2026-10-31' });
    const [code = ''] = await paperOf(await house().given.signIn(person));
    const kept = await rowOf(house(), 'recovery_codes', person.id);
    const registrar = await house().given.as(await house().given.registrar());
    expect((await registrar.patch(`/people/${person.id}`, { startDate: '2026-11-20' })).status).toBe(200);
    expect(await rowOf(house(), 'recovery_codes', person.id)).toEqual({});
    const { token } = await house().command('person.invite', (op) =>
      house().app.get(Admins).inviteByHand(op, person.email),
    );
    const browser = house().browser();
    const begun = await browser.post('/enrolment', { token, password: NEW_PASSWORD });
    expect((await browser.post('/enrolment/confirm', { code: await codeOf(seedIn(begun.body.totpUri)) })).status).toBe(
      200,
    );
    await putBack(house(), 'recovery_codes', kept);
    const pending = await knock(house(), person, NEW_PASSWORD);
    expect((await pending.post('/session/recovery-code', { code })).status).toBe(401);
  });
});
