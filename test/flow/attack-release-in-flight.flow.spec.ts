import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Attacked for the story';
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

onBothDatabases('a value on its way out holds off whatever would forbid it', (house) => {
  let owner: Somebody;
  let account: { id: string };
  let credential: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    account = await given.account({ owner });
    credential = await given.credential(owner, account, 'password', { password: 'on its way' });
  });

  /** Keeps a release from committing by holding the end of the log, and answers whether `end` committed meanwhile. */
  async function overtakes(someone: Somebody, end: () => Promise<Answer>, ended: () => Promise<boolean>) {
    const browser = await house().given.as(someone);
    const runner = house().core.database.source.createQueryRunner();
    await runner.query('begin');
    await runner.query('select id from ledger_head where id = 1 for update');
    const release = browser.post(`/credentials/${credential.id}/reveal`, { reason: REASON });
    await pause(300);
    const ending = end();
    await pause(400);
    const overtook = await ended();
    await runner.query('commit');
    await runner.release();
    expect([(await release).status, (await ending).status]).toEqual([200, 200]);
    expect((await browser.post(`/credentials/${credential.id}/reveal`, { reason: REASON })).status).not.toBe(200);
    return overtook;
  }

  const filled = (table: string, column: string, id: string) => async (): Promise<boolean> =>
    (await house().tamper(`select ${column} as at from ${table} where id = $1`, [id]))[0]?.['at'] !== null;

  it.each(['a revocation', 'a freeze of the account', 'a freeze of the person', 'a departure'])('%s', async (what) => {
    // SQLite's one writer lets nothing past anyway.
    if (house().kind === 'sqlite') return;
    const { given } = house();
    const [someone, hr] = [await given.person(), await given.hr()];
    const grant = await given.grant(someone, account, 'full_control');
    const [admin, asHr] = [await given.as(await given.registrar()), await given.as(hr)];
    const opened = await asHr.post('/offboarding-cases', {
      personId: someone.id,
      scenario: 'hostile',
      lastDay: '2026-11-17',
      reason: REASON,
    });
    const ends: Record<string, [() => Promise<Answer>, () => Promise<boolean>]> = {
      'a revocation': [
        () => admin.post(`/grants/${grant.id}/revoke`, { reason: REASON }),
        filled('access_grant', 'ended_on', grant.id),
      ],
      'a freeze of the account': [
        () => admin.post(`/accounts/${account.id}/freeze`, { reason: REASON }),
        filled('account', 'frozen_at', account.id),
      ],
      'a freeze of the person': [
        () => admin.post(`/people/${someone.id}/freeze`, { reason: REASON }),
        filled('person', 'frozen_at', someone.id),
      ],
      'a departure': [
        () => asHr.post(`/offboarding-cases/${opened.body.id}/cut`, { reason: REASON }),
        filled('person', 'cut_at', someone.id),
      ],
    };
    const [end, ended] = ends[what]!;
    expect(await overtakes(someone, end, ended)).toBe(false);
    await admin.post(`/accounts/${account.id}/unfreeze`, { reason: REASON });
  });
});
