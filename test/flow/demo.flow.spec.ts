import { generate } from 'otplib';
import { raw, rows } from '../../src/database/sql.js';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../src/demo/demo-people.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { gatesOf } from '../../src/policies/gate.queries.js';
import { onBothDatabases, type House } from '../support/house.js';
import type { Browser } from '../support/browser.js';

const look = async (house: House, text: string): Promise<Record<string, unknown>[]> =>
  house.run('service.look', (op) => rows(op.db, raw(text)));

async function signIn(house: House, who: string): Promise<Browser> {
  const person = DEMO_PEOPLE.find((each) => each.as === who)!;
  const browser = house.browser();
  expect(await browser.post('/session', { email: person.workEmail, password: DEMO_PASSWORD })).toMatchObject({
    status: 200,
  });
  const answer = await browser.post('/session/second-factor', { code: await generate({ secret: person.seed }) });
  expect(answer).toMatchObject({
    status: 200,
    body: { state: 'signed-in', roles: expect.arrayContaining([...person.roles]) },
  });
  return browser;
}

onBothDatabases('the demo is loaded', (house) => {
  let printed: string;

  it('prints the six sign-ins', async () => {
    printed = await loadDemo(house().app, house().clock);
    for (const { workEmail, seed } of DEMO_PEOPLE)
      expect(printed).toMatch(new RegExp(`${workEmail.replace('.', '\\.')}\\s+${seed}`));
    expect(printed).toContain(DEMO_PASSWORD);
  });

  it('holds the sample organisation, six people and three accounts more', async () => {
    const count = async (table: string): Promise<number> =>
      Number((await look(house(), `select count(*) as n from ${table}`))[0]!['n']);
    expect([await count('person'), await count('account'), await count('access_grant')]).toEqual([46, 63, 157]);
  });

  it.each(DEMO_PEOPLE.map((person) => person.as))('signs in %s with password and code', async (who) => {
    await signIn(house(), who);
  });

  it('gives the owner an account with one password, one seed and one list of codes that nobody has seen', async () => {
    const stored = await look(
      house(),
      `select c.kind, c.current_version as "version" from credential c join account a on a.id = c.account_id where a.handle = 'releve_demo_1' order by c.kind`,
    );
    expect(stored).toEqual([
      { kind: 'password', version: 1 },
      { kind: 'recovery_codes', version: 1 },
      { kind: 'totp', version: 1 },
    ]);
    const seen = await look(
      house(),
      `select e.id from exposure e join credential c on c.id = e.credential_id join account a on a.id = c.account_id where a.handle like 'releve_demo%'`,
    );
    expect(seen).toEqual([]);
  });

  it('holds the seats and the grant since September', async () => {
    const seats = await look(
      house(),
      `select s.seat, s.since, s.ended_at as "endedAt" from seat s join person p on p.id = s.person_id where p.work_email = 'owner@brevanne.example'`,
    );
    expect(seats).toEqual(Array(3).fill({ seat: 'owner', since: '2026-09-01', endedAt: null }));
    const grants = await look(
      house(),
      `select g.level, g.since, g.status from access_grant g join person p on p.id = g.person_id where p.work_email = 'engager@brevanne.example'`,
    );
    expect(grants).toEqual([{ level: 'publisher', since: '2026-09-01', status: 'active' }]);
  });

  it('leaves nothing that the engager would have to accept first, on whatever day the demo is tried', async () => {
    const grace = { acknowledgementGraceDays: 0, trainingGraceDays: 0 };
    const [grant] = await look(
      house(),
      `select g.id from access_grant g join person p on p.id = g.person_id where p.work_email = 'engager@brevanne.example'`,
    );
    for (const day of ['2026-11-17', '2028-03-01']) {
      const gates = await house().run('service.look', (op) => gatesOf(op.db, [String(grant!['id'])], day, grace));
      expect([...gates.values()]).toEqual([[]]);
    }
  });
});
