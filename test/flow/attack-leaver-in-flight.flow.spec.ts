import { one, raw, sql } from '../../src/database/sql.js';
import type { Answer, Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Attacked for the story';
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

onBothDatabases('what a leaver sent before the cut and that comes to its turn after it', (house) => {
  let hr: Somebody;
  beforeAll(async () => {
    hr = await house().given.hr();
    await house().given.as(hr);
  });

  /** Holds `table`'s row (on SQLite every writer), lets the act get in line, cuts, and lets go. */
  async function overtaken(leaver: Somebody, hold: { table: string; id: string }, act: () => Promise<Answer>) {
    const sqlite = house().kind === 'sqlite';
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((open) => (letGo = open));
    const holding = house().run('service.tend', async (op) => {
      await one(op.db, sql`select id from ${raw(hold.table)} where id = ${hold.id}${raw(sqlite ? '' : ' for update')}`);
      await gate;
      op.record([], { held: hold.table });
    });
    await pause(100);
    const cut = async (): Promise<Answer> =>
      (await house().given.as(hr)).post('/offboarding-cases', {
        personId: leaver.id,
        scenario: 'hostile',
        lastDay: '2026-11-17',
        reason: REASON,
        cut: true,
      });
    // One writer takes turns; with many, the act waits for its row while the cut goes past it.
    const first = sqlite ? cut() : act();
    await pause(300);
    const second = sqlite ? act() : cut();
    await pause(600);
    letGo();
    await holding;
    const [cutAnswer, answer] = sqlite ? [await first, await second] : [await second, await first];
    expect([cutAnswer.status, cutAnswer.body.status]).toEqual([201, 'cut']);
    return answer;
  }

  it('stores no secret of their choice', async () => {
    const { given } = house();
    // The seat of an only owner waits for a successor: it must open nothing meanwhile.
    const leaver = await given.person();
    const account = await given.account({ owner: leaver });
    const credential = await given.credential(leaver, account, 'password', { password: 'as it was' });
    const browser: Browser = await given.as(leaver);
    const answer = await overtaken(leaver, { table: 'credential', id: credential.id }, () =>
      browser.post(`/credentials/${credential.id}/versions`, { value: { password: 'mine' }, reason: REASON }),
    );
    expect(answer.status).toBe(401);
    const versions = await house().tamper('select number from credential_version where credential_id = $1', [
      credential.id,
    ]);
    expect(versions).toHaveLength(1);
  });

  it('changes nobody’s address', async () => {
    const { given } = house();
    const [leaver, victim] = [await given.hr(), await given.person()];
    const browser = await given.as(leaver);
    const answer = await overtaken(leaver, { table: 'person', id: victim.id }, () =>
      browser.patch(`/people/${victim.id}`, { workEmail: 'mine@evil.example' }),
    );
    expect(answer.status).toBe(401);
    expect((await (await given.as(hr)).get(`/people/${victim.id}`)).body.workEmail).toBe(victim.email);
  });

  it('freezes nothing as an admin', async () => {
    const { given } = house();
    const [leaver, other] = [await given.admin(), await given.registrar()];
    const account = await given.account({ owner: await given.person() });
    await given.as(other);
    const browser = await given.as(leaver);
    const answer = await overtaken(leaver, { table: 'account', id: account.id }, () =>
      browser.post(`/accounts/${account.id}/freeze`, { reason: REASON }),
    );
    expect(answer.status).toBe(401);
    expect((await (await given.as(other)).get(`/accounts/${account.id}`)).body.frozen).toBe(false);
  });
});
