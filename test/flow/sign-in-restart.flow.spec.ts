import { generate } from 'otplib';
import { PASSWORD } from '../support/given.js';
import { KINDS } from '../support/databases.js';
import { House } from '../support/house.js';

describe.each(KINDS)('signing in and a restart (%s)', (kind) => {
  let house: House;
  beforeAll(async () => {
    house = await House.open(kind);
  });
  afterAll(() => house.close());

  it('forgets no session, no used code and no wrong attempt', async () => {
    const [person, attacked] = [await house.given.person(), await house.given.person()];
    const code = await generate({ secret: person.seed });
    const browser = house.browser();
    await browser.post('/session', { email: person.email, password: PASSWORD });
    expect((await browser.post('/session/second-factor', { code })).status).toBe(200);
    for (let i = 0; i < 5; i++)
      await house.browser().post('/session', { email: attacked.email, password: 'not the password' });
    house = await house.restarted();
    const again = house.browser();
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    again.csrf = browser.csrf;
    expect((await again.get('/session')).body.person.id).toBe(person.id);
    expect((await again.post('/session/step-up', { code })).status).toBe(401);
    expect((await house.browser().post('/session', { email: attacked.email, password: PASSWORD })).status).toBe(429);
  });

  if (kind === 'postgres') {
    it('lets two processes take one code once, and hears of an end on the other at once', async () => {
      const person = await house.given.person({ workEmail: 'twin@story.example' });
      const twin = await house.twin();
      try {
        const browsers = [house.browser(), twin.browser()];
        for (const browser of browsers) await browser.post('/session', { email: person.email, password: PASSWORD });
        const code = await house.given.code(person);
        const answers = await Promise.all(browsers.map((browser) => browser.post('/session/second-factor', { code })));
        expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
        const winner = browsers[answers.findIndex((answer) => answer.status === 200)];
        const elsewhere = twin.browser();
        for (const [name, value] of winner?.cookies ?? []) elsewhere.cookies.set(name, value);
        expect((await elsewhere.get('/session')).status).toBe(200);
        // Neither does a code on paper open twice.
        const paper = (await winner?.post('/me/recovery-codes'))?.body.codes as string[];
        const doors = [house.browser(), twin.browser()];
        for (const door of doors) await door.post('/session', { email: person.email, password: PASSWORD });
        const opened = await Promise.all(doors.map((door) => door.post('/session/recovery-code', { code: paper[0] })));
        expect(opened.map((answer) => answer.status).sort()).toEqual([200, 401]);
        expect((await winner?.delete('/session'))?.status).toBe(204);
        expect((await elsewhere.get('/session')).status).toBe(401);
      } finally {
        await twin.stop();
      }
    });
  }
});
