import type { Database } from '../../src/database/database.js';
import { onBothDatabases } from '../support/house.js';

onBothDatabases('an act that lost to a deadlock', (house) => {
  /** Lets the next act do all its work and then gives it up, as PostgreSQL does with one of two that wait for each other. */
  function deadlockOnce(): () => number {
    const database = house().core.database as unknown as { write: Database['write'] };
    const write = database.write.bind(database);
    let left = 1;
    database.write = (work, lane) =>
      left-- > 0
        ? write(async (db, touched) => {
            await work(db, touched);
            throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
          }, lane)
        : write(work, lane);
    return () => left;
  }

  it('is done again from the start, once: one person, one leaf, one answer', async () => {
    const admin = await house().given.as(await house().given.registrar());
    const left = deadlockOnce();
    const body = { fullName: 'Twice Tried', workEmail: 'twice@story.example' };
    const answer = await admin.post('/people', body, { 'idempotency-key': 'tried-twice' });
    expect([answer.status, answer.body.workEmail]).toEqual([201, body.workEmail]);
    expect(left()).toBeLessThan(0);
    expect(await house().tamper(`select id from person where email_key = 'twice@story.example'`)).toHaveLength(1);
    const leaves = await house().tamper(
      `select l.position from ledger_leaf l join ledger_subject s on s.position = l.position where s.subject = $1`,
      [`person:${answer.body.id}`],
    );
    expect(leaves).toHaveLength(1);
    const again = await admin.post('/people', body, { 'idempotency-key': 'tried-twice' });
    expect(again.body).toEqual(answer.body);
  });

  it('a release too: one exposure, one leaf', async () => {
    const { given } = house();
    const owner = await given.person();
    const account = await given.account({ owner });
    const credential = await given.credential(owner, account, 'password', { password: 'asked for once' });
    const browser = await given.as(owner);
    deadlockOnce();
    const answer = await browser.post(`/credentials/${credential.id}/reveal`, { reason: 'The story needs it' });
    expect([answer.status, answer.body.value]).toEqual([200, { password: 'asked for once' }]);
    const seen = await house().tamper(`select id from exposure where credential_id = $1 and kind = 'revealed'`, [
      credential.id,
    ]);
    expect(seen).toHaveLength(1);
    const leaves = await house().tamper(`select position from ledger_leaf where action = 'credential.reveal'`);
    expect(leaves).toHaveLength(1);
  });
});
