import { generate } from 'otplib';
import { Browser, type Answer } from '../support/browser.js';
import { onPostgres } from '../support/databases.js';
import { PASSWORD } from '../support/given.js';
import { freePort, Place, type Enrolled, type Service } from '../support/process.js';

const TRIES = 4;
const statuses = (answers: Answer[]): number[] => answers.map((answer) => answer.status).sort();

// Two real processes; what SQLite refuses is told in database-one-service.flow.spec.ts.
onPostgres('two processes on one PostgreSQL', () => {
  let place: Place;
  let one: Service;
  let other: Service;
  let admin: Enrolled;
  let asAdmin: Browser;
  let asAdminThere: Browser;

  beforeAll(async () => {
    place = await Place.open('postgres');
    admin = await place.admin('admin@story.example');
    one = await place.serve();
    other = await place.serve({ PORT: String(await freePort()) });
    asAdmin = await place.signIn(one, admin);
    asAdminThere = elsewhere(asAdmin);
  });

  afterAll(() => place.close());

  /** The same signed-in browser, speaking to the other process. */
  function elsewhere(browser: Browser): Browser {
    const twin = new Browser(other.url);
    for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
    twin.csrf = browser.csrf;
    return twin;
  }

  async function person(name: string): Promise<string> {
    const made = await asAdmin.post('/people', {
      fullName: name,
      workEmail: `${name}@story.example`,
      startDate: '2024-01-01',
    });
    expect(made.status).toBe(201);
    return made.body.id as string;
  }

  it('a session made by one is known to the other, and dead there the moment it ends', async () => {
    const somebody = await place.admin('visitor@story.example');
    const here = await place.signIn(one, somebody);
    const there = elsewhere(here);
    expect((await there.get('/session')).status).toBe(200);
    expect((await here.delete('/session')).status).toBe(204);
    expect((await there.get('/session')).status).toBe(401);
  });

  it('a code given to both at once signs in once', async () => {
    for (let i = 0; i < TRIES; i++) {
      const somebody = await place.admin(`racer${i}@story.example`);
      const browsers = [new Browser(one.url), new Browser(other.url)];
      for (const browser of browsers) {
        expect((await browser.post('/session', { email: somebody.email, password: PASSWORD })).status).toBe(200);
      }
      const code = await generate({ secret: somebody.seed });
      const answers = await Promise.all(browsers.map((browser) => browser.post('/session/second-factor', { code })));
      expect(statuses(answers)).toEqual([200, 401]);
    }
  });

  it('a case opened in both at once is one case', async () => {
    for (let i = 0; i < TRIES; i++) {
      const personId = await person(`leaver${i}`);
      const wish = { personId, scenario: 'planned', lastDay: '2030-01-31', reason: 'Leaves at the end of January' };
      const answers = await Promise.all(
        [asAdmin, asAdminThere].map((browser) => browser.post('/offboarding-cases', wish)),
      );
      expect(statuses(answers)).toEqual([201, 409]);
      const [made, refused] = [...answers].sort((a, b) => a.status - b.status);
      expect(refused?.body.caseId).toBe(made?.body.id);
    }
  });

  it('two departures of the only two owners at once leave an owner who answers, or none of the cases closes', async () => {
    for (let i = 0; i < TRIES; i++) {
      const [ownerId, backupOwnerId] = [await person(`owner${i}`), await person(`backup${i}`)];
      const account = await asAdmin.post('/accounts', {
        platform: 'instagram',
        handle: `two_owners_${i}`,
        displayName: 'Two owners',
        accessModel: 'shared_login',
        ownerId,
        backupOwnerId,
      });
      expect(account.status).toBe(201);
      const open = (browser: Browser, personId: string): Promise<Answer> =>
        browser.post('/offboarding-cases', {
          personId,
          scenario: 'hostile',
          lastDay: '2030-01-31',
          reason: 'Both leave on the same day',
          cut: true,
        });
      const cases = await Promise.all([open(asAdmin, ownerId), open(asAdminThere, backupOwnerId)]);
      expect(statuses(cases)).toEqual([201, 201]);
      const closes = await Promise.all(
        cases.map(({ body }, n) =>
          (n ? asAdmin : asAdminThere).post(`/offboarding-cases/${body.id}/close`, {
            reason: 'Everything has been done',
          }),
        ),
      );
      expect(closes[0]?.status).toBe(422);
      const shown = await asAdmin.get(`/accounts/${account.body.id}`);
      const owners = shown.body.seats.filter((seat: { seat: string }) => seat.seat === 'owner');
      expect([shown.body.status, owners.length]).toEqual(['active', 1]);
    }
  });

  it('an owner seat given to two people at once has one holder, and no moment without one', async () => {
    const ownerId = await person('first-owner');
    const account = await asAdmin.post('/accounts', {
      platform: 'instagram',
      handle: 'one_seat',
      displayName: 'One seat',
      accessModel: 'shared_login',
      ownerId,
    });
    for (let i = 0; i < TRIES; i++) {
      const [left, right] = [await person(`left${i}`), await person(`right${i}`)];
      const give = (browser: Browser, personId: string): Promise<Answer> =>
        browser.put(`/accounts/${account.body.id}/seats/owner`, { personId, reason: 'Takes the account over' });
      const answers = await Promise.all([give(asAdmin, left), give(asAdminThere, right)]);
      expect(answers.some((answer) => answer.status === 200)).toBe(true);
      expect(answers.every((answer) => [200, 409].includes(answer.status))).toBe(true);
      const history = await asAdmin.get(`/accounts/${account.body.id}/seats`);
      const live = history.body.items.filter((seat: any) => seat.seat === 'owner' && seat.endedAt === null);
      expect(live).toHaveLength(1);
    }
  });

  it('every answered act of both has its leaf in one log that verifies', async () => {
    const verdict = await place.json('audit', 'verify');
    expect(verdict).toMatchObject({ ok: true });
  });
});
