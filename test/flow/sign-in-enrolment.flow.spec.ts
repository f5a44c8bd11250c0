import { generate } from 'otplib';
import { Admins } from '../../src/identity/admins.js';
import { People } from '../../src/people/people.service.js';
import { PASSWORD } from '../support/given.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases, type House } from '../support/house.js';

const CHOSEN = 'seven green turnips';
const seedIn = (uri: string): string => /secret=([A-Z2-7]+)/.exec(uri)?.[1] as string;
const codeOf = (seed: string, steps = 0): Promise<string> =>
  generate({ secret: seed, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

const admins = (house: House): Admins => house.app.get(Admins);
const newcomer = async (house: House, email: string): Promise<{ id: string; email: string }> => {
  const person = await house.command('admin.create', (op) =>
    house.app.get(People).create(op, { fullName: 'New Comer', workEmail: email }),
  );
  return { id: person.id, email };
};
const invite = (house: House, email: string) =>
  house.command('person.invite', (op) => admins(house).inviteByHand(op, email));
const enrol = async (browser: Browser, token: string, more = {}): Promise<string> => {
  const begun = await browser.post('/enrolment', { token, password: CHOSEN, ...more });
  expect([begun.status, begun.text]).toEqual([200, expect.stringContaining('otpauth://totp/')]);
  return seedIn(begun.body.totpUri);
};

onBothDatabases('a one-time link', (house) => {
  it('sets up the first admin, once', async () => {
    const made = await house().run('setup.open', (op) => admins(house()).openSetup(op));
    expect(made?.link).toMatch(/\/setup\?token=[\w-]{43}$/);
    expect(await house().run('setup.open', (op) => admins(house()).openSetup(op))).toBeNull();
    const token = made?.token as string;
    const browser = house().browser();
    const nameless = await browser.post('/enrolment', { token, password: CHOSEN });
    expect([nameless.status, nameless.body.code]).toEqual([400, 'enrolment.name_needed']);
    const seed = await enrol(browser, token, { fullName: 'Ada First', workEmail: 'ada@story.example' });
    const code = await codeOf(seed);
    for (const csrf of ['', 'A'.repeat(44)]) {
      const led = await browser.post('/enrolment/confirm', { code }, { 'x-releve-csrf': csrf });
      expect([led.status, led.body.code]).toEqual([403, 'session.csrf']);
    }
    const done = await browser.post('/enrolment/confirm', { code });
    expect(done.body).toMatchObject({
      state: 'signed-in',
      person: { fullName: 'Ada First' },
      roles: ['admin', 'member'],
    });
    expect((await browser.get('/people')).body.total).toBe(1);
    // Fresh from the first moment.
    expect((await browser.post('/people', { fullName: 'B', workEmail: 'b@story.example' })).status).toBe(201);
    for (const attempt of [token, 'C'.repeat(43)]) {
      const again = await house().browser().post('/enrolment', { token: attempt, password: CHOSEN });
      expect([again.status, again.body.code]).toEqual([401, 'enrolment.dead_link']);
    }
  });

  it('enrols an invited person, in the browser that began and in no other', async () => {
    const person = await newcomer(house(), 'invited@story.example');
    const { token } = await invite(house(), person.email);
    const [browser, thief] = [house().browser(), house().browser()];
    const seed = await enrol(browser, token);
    expect((await thief.post('/enrolment/confirm', { code: await codeOf(seed) })).body.code).toBe(
      'enrolment.not_begun',
    );
    const spent = await codeOf(seed);
    expect((await browser.post('/enrolment/confirm', { code: spent })).body).toMatchObject({
      state: 'signed-in',
      roles: ['member'],
    });
    const later = house().browser();
    await later.post('/session', { email: person.email, password: CHOSEN });
    expect((await later.post('/session/second-factor', { code: spent })).status).toBe(401);
    expect((await later.post('/session/second-factor', { code: await codeOf(seed, 1) })).status).toBe(200);
    await expect(invite(house(), person.email)).rejects.toMatchObject({ code: 'enrolment.already_enrolled' });
  });

  it('is not burnt by a wrong code, but by ten', async () => {
    const { token } = await invite(house(), (await newcomer(house(), 'fumbler@story.example')).email);
    const browser = house().browser();
    const seed = await enrol(browser, token);
    for (let i = 0; i < 10; i++)
      expect((await browser.post('/enrolment/confirm', { code: '000000' })).body.code).toBe('enrolment.wrong_code');
    expect((await browser.post('/enrolment/confirm', { code: await codeOf(seed) })).status).toBe(401);
    expect((await house().browser().post('/enrolment', { token, password: CHOSEN })).status).toBe(401);
  });

  it('ends with its time, with a newer one, and with a change of address', async () => {
    const person = await newcomer(house(), 'late@story.example');
    const [first, second] = [await invite(house(), person.email), await invite(house(), person.email)];
    const status = async (token: string): Promise<number> =>
      (await house().browser().post('/enrolment', { token, password: CHOSEN })).status;
    expect([await status(first.token), await status(second.token)]).toEqual([401, 200]);
    const registrar = await house().given.as(await house().given.registrar());
    expect((await registrar.patch(`/people/${person.id}`, { workEmail: 'late2@story.example' })).status).toBe(200);
    expect(await status(second.token)).toBe(401);
    const third = await invite(house(), 'late2@story.example');
    house().clock.forward({ hours: 73 });
    expect(await status(third.token)).toBe(401);
  });

  it('refuses a password that anybody would try, or with one’s own name in it', async () => {
    const { token } = await invite(house(), (await newcomer(house(), 'weak@story.example')).email);
    for (const [password, code] of [
      ['short', 'password.too_short'],
      ['password123456', 'password.too_common'],
      ['footballmanager', 'password.too_easy'],
      ['a comer on the hill', 'password.personal'],
    ]) {
      expect((await house().browser().post('/enrolment', { token, password })).body).toMatchObject({
        code,
        errors: [{ field: 'password' }],
      });
    }
  });

  it('recovers the last admin: the old sign-in holds until the new one is confirmed, all admins are told', async () => {
    const admin = await house().given.admin();
    const old = await house().given.signIn(admin);
    const { token } = await house().command('admin.recover', (op) => admins(house()).recover(op, admin.email));
    const browser = house().browser();
    const seed = await enrol(browser, token);
    expect((await old.get('/session')).status).toBe(200);
    expect((await browser.post('/enrolment/confirm', { code: await codeOf(seed) })).body.roles).toEqual([
      'admin',
      'member',
    ]);
    expect((await old.get('/session')).status).toBe(401);
    expect((await house().browser().post('/session', { email: admin.email, password: PASSWORD })).status).toBe(401);
    const told = await house().tamper(`select facts from outbox where topic = 'admin.recovery'`);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(token);
    const member = await house().given.person();
    await expect(
      house().command('admin.recover', (op) => admins(house()).recover(op, member.email)),
    ).rejects.toMatchObject({ code: 'enrolment.not_admin' });
    // Somebody who is no admin, and lost phone and paper, is helped on the machine too: they and the admins hear of it.
    const help = (email: string) => house().command('person.recover', (op) => admins(house()).recoverByHand(op, email));
    const again = house().browser();
    const key = await enrol(again, (await help(member.email)).token);
    expect((await again.post('/enrolment/confirm', { code: await codeOf(key) })).status).toBe(200);
    expect(await house().tamper(`select id from outbox where topic = 'person.recovery'`)).toHaveLength(1);
    const nobody = await newcomer(house(), 'never@story.example');
    await expect(help(nobody.email)).rejects.toMatchObject({ code: 'enrolment.not_enrolled' });
  });

  it('is made by no route: inviting over HTTP answers nothing and only announces', async () => {
    const person = await newcomer(house(), 'mailed@story.example');
    const hr = await house().given.signIn(await house().given.hr());
    const answer = await hr.post(`/people/${person.id}/invite`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await house().tamper(`select id from one_time_link where person_id = '${person.id}'`)).toEqual([]);
    expect(
      await house().tamper(`select id from outbox where topic = 'person.invited' and facts like '%${person.id}%'`),
    ).toHaveLength(1);
    await hr.patch(`/people/${person.id}`, { workEmail: 'hr.owns.this@story.example' });
    expect((await hr.post(`/people/${person.id}/invite`)).body.code).toBe('enrolment.own_address_change');
  });

  it('says whose it is to whoever holds it, and nothing to anybody else', async () => {
    const { token } = await invite(house(), (await newcomer(house(), 'page@story.example')).email);
    const look = (sent: string) => house().browser().post('/enrolment/link', { token: sent });
    expect((await look(token)).body).toMatchObject({ kind: 'invite', person: { workEmail: 'page@story.example' } });
    expect((await look('A'.repeat(43))).body.code).toBe('enrolment.dead_link');
    const browser = house().browser();
    await enrol(browser, token);
    expect((await look(token)).status).toBe(200);
    house().clock.forward({ hours: 73 });
    expect((await look(token)).status).toBe(401);
  });
});
