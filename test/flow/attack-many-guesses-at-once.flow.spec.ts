import type { Browser } from '../support/browser.js';
import { PASSWORD } from '../support/given.js';
import { onBothDatabases, type House } from '../support/house.js';

onBothDatabases('whoever stole a password and guesses the code from many sessions at once', (house) => {
  async function guesses(houses: House[], sessions: number): Promise<number> {
    const victim = await house().given.person();
    const browsers: Browser[] = [];
    for (let n = 0; n < sessions; n++) {
      const browser = (houses[n % houses.length] as House).browser();
      const opened = await browser.post('/session', { email: victim.email, password: PASSWORD });
      expect(opened.status).toBe(200);
      browsers.push(browser);
    }
    const answers = await Promise.all(
      browsers.map((browser, n) => browser.post('/session/second-factor', { code: String(100_000 + n) })),
    );
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
    const counted = await house().tamper(
      `select max(failures) as n from attempt where subject like 'factor:%' and last_at >= $1`,
      [house().clock.now().toISOString().slice(0, 13)],
    );
    return Number(counted[0]!['n']);
  }

  it('gets as many guesses as from one', async () => {
    expect(await guesses([house()], 24)).toBe(5);
  });

  it('also through two processes', async () => {
    if (house().kind === 'sqlite') return;
    const twin = await house().twin();
    try {
      expect(await guesses([house(), twin], 24)).toBe(5);
    } finally {
      await twin.stop();
    }
  });
});
