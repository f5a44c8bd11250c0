import { PASSWORD, type Somebody } from '../support/given.js';
import type { Answer } from '../support/browser.js';
import { onBothDatabases, type House } from '../support/house.js';

const WRONG = 'definitely-not-the-password';
const knock = (house: House, somebody: { email: string }, password: string): Promise<Answer> =>
  house.browser().post('/session', { email: somebody.email, password });
const guess = async (house: House, somebody: { email: string }, times: number): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (let i = 0; i < times; i++) answers.push(await knock(house, somebody, WRONG));
  return answers;
};
const pendingOf = async (house: House, somebody: Somebody) => {
  const browser = house.browser();
  expect((await browser.post('/session', { email: somebody.email, password: PASSWORD })).status).toBe(200);
  return browser;
};

onBothDatabases('guessing', (house) => {
  it('slows down after five wrong passwords, also for the right one, and opens again by itself', async () => {
    const person = await house().given.person();
    const answers = await guess(house(), person, 6);
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const right = await knock(house(), person, PASSWORD);
    expect([right.status, right.body.code]).toEqual([429, 'session.slow_down']);
    expect((await knock(house(), await house().given.person(), PASSWORD)).status).toBe(200);
    house().clock.forward({ seconds: 16 });
    expect((await knock(house(), person, PASSWORD)).status).toBe(200);
  });

  it('treats somebody who does not exist the same', async () => {
    const answers = await guess(house(), { email: 'nobody-at-all@story.example' }, 6);
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 429]);
    const stored = JSON.stringify(await house().tamper('select * from attempt'));
    expect(stored).not.toContain('nobody-at-all');
  });

  it('never waits longer than a quarter of an hour, however long it goes on', async () => {
    const person = await house().given.person();
    for (let round = 0; round < 14; round++) {
      await guess(house(), person, round === 0 ? 5 : 1);
      house().clock.forward({ minutes: 15, seconds: 1 });
    }
    expect((await knock(house(), person, PASSWORD)).status).toBe(200);
  });

  it('does not lock a person out of their own network, however many guess from elsewhere', async () => {
    const person = await house().given.person();
    await house().given.signIn(person);
    const key = (await house().tamper(`select subject from attempt where subject like 'known:%'`)).map(
      (row) => String(row['subject']).split(':')[1] as string,
    );
    const until = new Date(house().clock.now().getTime() + 900_000).toISOString();
    for (const one of new Set(key)) {
      await house().tamper(
        `insert into attempt (subject, failures, last_at, blocked_until) values ('person:${one}', 5000, '${until}', '${until}'), ('pair:${one}:198.51.100.9', 5000, '${until}', '${until}'), ('factor:${one}', 5000, '${until}', '${until}') on conflict do nothing`,
      );
    }
    await house().given.signIn(person);
  });

  it('ends the pending session after five wrong codes and counts across sessions', async () => {
    const person = await house().given.person();
    const first = await pendingOf(house(), person);
    for (let i = 0; i < 3; i++)
      expect((await first.post('/session/second-factor', { code: '000000' })).status).toBe(401);
    const second = await pendingOf(house(), person);
    expect((await second.post('/session/second-factor', { code: '000000' })).status).toBe(401);
    const fifth = await second.post('/session/second-factor', { code: '000000' });
    expect(fifth.status).toBe(429);
    expect((await second.get('/session')).status).toBe(401);
    const third = await pendingOf(house(), person);
    const refused = await third.post('/session/second-factor', { code: await house().given.code(person) });
    expect(refused.status).toBe(429);
    house().clock.forward({ seconds: 61 });
    const fourth = await pendingOf(house(), person);
    expect((await fourth.post('/session/second-factor', { code: await house().given.code(person) })).status).toBe(200);
  });

  it('limits guesses at a step-up too, while the session goes on', async () => {
    const person = await house().given.person();
    const browser = await house().given.signIn(person);
    const answers: number[] = [];
    for (let i = 0; i < 7; i++) answers.push((await browser.post('/session/step-up', { code: '000000' })).status);
    expect(answers).toEqual([401, 401, 401, 401, 429, 429, 429]);
    expect((await browser.get('/session')).status).toBe(200);
  });

  it('answers 503 rather than pile up password checks, and nobody else waits', async () => {
    const person = await house().given.person();
    const signedIn = await house().given.signIn(await house().given.person());
    const flood = Array.from({ length: 40 }, (_, i) => knock(house(), { email: `flood${i}@story.example` }, WRONG));
    const meanwhile = await signedIn.get('/session');
    const statuses = (await Promise.all(flood)).map((answer) => answer.status);
    expect(meanwhile.status).toBe(200);
    expect(statuses).toContain(503);
    expect(statuses.every((status) => [401, 429, 503].includes(status))).toBe(true);
    house().clock.forward({ minutes: 16 });
    expect((await knock(house(), person, PASSWORD)).status).toBe(200);
  });
});
