import { generate } from 'otplib';
import { SeenSessions } from '../../src/identity/seen-sessions.js';
import { PASSWORD, type Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const codeAt = (somebody: Somebody, steps = 0): Promise<string> =>
  generate({ secret: somebody.seed, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
const WRONG = 'definitely-not-the-password';

onBothDatabases('signing in', (house) => {
  it('asks for password and code, then says who is there', async () => {
    const hr = await house().given.hr({ fullName: 'Nadia Roux' });
    const browser = house().browser();
    const first = await browser.post('/session', { email: hr.email.toUpperCase(), password: PASSWORD });
    expect([first.status, first.body.state]).toEqual([200, 'second-factor-required']);
    const shown = await browser.get('/session');
    expect(shown.body).toEqual({ state: 'second-factor-required', csrf: first.body.csrf });
    expect((await browser.get('/people')).status).toBe(401);
    const second = await browser.post('/session/second-factor', { code: await house().given.code(hr) });
    expect(second.body).toMatchObject({
      state: 'signed-in',
      person: { id: hr.id, fullName: 'Nadia Roux', workEmail: hr.email },
      roles: ['hr', 'member'],
    });
    expect((await browser.get('/session')).body).toEqual(second.body);
  });

  it('sets a cookie that scripts and other sites cannot use, and stores no token', async () => {
    const person = await house().given.person();
    const answer = await house().browser().post('/session', { email: person.email, password: PASSWORD });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^releve=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const token = cookie.slice('releve='.length, cookie.indexOf(';'));
    const stored = JSON.stringify(await house().tamper('select * from session'));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(answer.body.csrf);
  });

  it('rotates token and CSRF value at every proof; the old ones are worth nothing', async () => {
    const person = await house().given.person();
    const browser = house().browser();
    await browser.post('/session', { email: person.email, password: PASSWORD });
    const seen = [[...browser.cookies.values()][0], browser.csrf];
    await browser.post('/session/second-factor', { code: await house().given.code(person) });
    const old = house().browser();
    old.cookies.set('releve', seen[0] as string);
    old.csrf = seen[1] as string;
    expect((await old.get('/session')).status).toBe(401);
    const before = [[...browser.cookies.values()][0], browser.csrf];
    expect((await browser.post('/session/step-up', { code: await house().given.code(person) })).status).toBe(200);
    expect([...browser.cookies.values()][0]).not.toBe(before[0]);
    expect(browser.csrf).not.toBe(before[1]);
    old.cookies.set('releve', before[0] as string);
    expect((await old.get('/session')).status).toBe(401);
  });

  it('takes up no session that a browser brought along', async () => {
    const person = await house().given.person();
    const victim = house().browser();
    victim.cookies.set('releve', 'A'.repeat(43));
    await victim.post('/session', { email: person.email, password: PASSWORD });
    expect(victim.cookies.get('releve')).not.toBe('A'.repeat(43));
    const mine = await house().given.signIn(person);
    const kept = mine.cookies.get('releve') as string;
    await mine.post('/session', { email: person.email, password: PASSWORD });
    const old = house().browser();
    old.cookies.set('releve', kept);
    expect((await old.get('/session')).status).toBe(401);
  });

  it('refuses a change without the CSRF value of that very session', async () => {
    const person = await house().given.person();
    const other = await house().given.signIn(await house().given.person());
    const browser = await house().given.signIn(person);
    const own = browser.csrf;
    for (const wrong of [null, 'x', other.csrf]) {
      browser.csrf = wrong;
      const answer = await browser.delete('/session');
      expect([answer.status, answer.body.code]).toEqual([403, 'session.csrf']);
    }
    browser.csrf = own;
    expect((await browser.delete('/session')).status).toBe(204);
    expect((await browser.get('/session')).status).toBe(401);
  });

  it('is not opened by a form of another site', async () => {
    const person = await house().given.person();
    const body = new URLSearchParams({ email: person.email, password: PASSWORD }).toString();
    const answer = await house()
      .browser()
      .post('/session', body, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('answers the same for people who do not exist, have no sign-in, were cut, or mistyped', async () => {
    const [cut, mistyped] = [await house().given.person(), await house().given.person()];
    await house().tamper(`update person set cut_at = '2026-11-01T00:00:00.000Z' where id = '${cut.id}'`);
    const never = await house().given.person();
    await house().tamper(`delete from sign_in where person_id = '${never.id}'`);
    const answers = [];
    for (const [email, password] of [
      ['nobody@story.example', PASSWORD],
      [never.email, PASSWORD],
      [cut.email, PASSWORD],
      [mistyped.email, WRONG],
    ]) {
      const { status, body, headers } = await house().browser().post('/session', { email, password });
      answers.push({ status, body: { ...body, instance: '' }, names: [...headers.keys()].sort() });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'session.wrong_credentials' } });
  });

  it('takes a code once: not again here, in another session, nor an older one', async () => {
    const person = await house().given.person();
    const code = await codeAt(person);
    const [one, two] = [house().browser(), house().browser()];
    for (const browser of [one, two]) await browser.post('/session', { email: person.email, password: PASSWORD });
    const both = await Promise.all([one, two].map((browser) => browser.post('/session/second-factor', { code })));
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401]);
    const [winner] = both[0]?.status === 200 ? [one] : [two];
    const again = await winner.post('/session/step-up', { code });
    expect([again.status, again.body.code]).toEqual([401, 'session.wrong_code']);
    // An older code than the last one taken is spent too.
    expect((await winner.post('/session/step-up', { code: await codeAt(person, -1) })).status).toBe(401);
    expect((await winner.post('/session/step-up', { code: await codeAt(person, 1) })).status).toBe(200);
  });

  it('ends by itself: idle, and at the latest after the absolute time, however busy', async () => {
    const person = await house().given.person();
    const idle = await house().given.signIn(person);
    house().clock.forward({ minutes: 31 });
    expect((await idle.get('/session')).status).toBe(401);
    const busy = await house().given.signIn(person);
    const ends = house().clock.now().getTime() + 12 * 3_600_000;
    while (house().clock.now().getTime() < ends - 20 * 60_000) {
      house().clock.forward({ minutes: 20 });
      expect((await busy.get('/session')).status).toBe(200);
      // Sightings are gathered for a few seconds; the story does not wait for them.
      await house().app.get(SeenSessions).flush();
    }
    house().clock.forward({ minutes: 20 });
    expect((await busy.get('/session')).status).toBe(401);
  });

  it('leaves leaves that name the person and no secret', async () => {
    const person = await house().given.person();
    const browser = await house().given.signIn(person);
    await browser.post('/session', { email: person.email, password: WRONG });
    const leaves = await house().tamper(
      `select l.body, l.action, l.outcome from ledger_leaf l join ledger_subject s on s.position = l.position where s.subject = 'person:${person.id}' order by l.position`,
    );
    const acts = leaves.map((leaf) => `${String(leaf['action'])} ${String(leaf['outcome'])}`);
    expect(acts.slice(-3)).toEqual(['session.open done', 'session.confirm done', 'session.open refused']);
    expect(JSON.stringify(leaves)).not.toContain(WRONG);
  });
});
