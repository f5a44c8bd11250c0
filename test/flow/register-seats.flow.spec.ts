import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'Because the story says so';

onBothDatabases('who answers for an account', (house) => {
  let registrar: Somebody;
  let admin: Browser;
  let owner: Somebody;
  let next: Somebody;

  beforeAll(async () => {
    const { given } = house();
    registrar = await given.registrar();
    admin = await given.as(registrar);
    owner = await given.person({ fullName: 'Odile Owner' });
    next = await given.person({ fullName: 'Nadia Next' });
  });

  const put = (by: Browser, id: string, seat: string, personId: string | null) =>
    by.put(`/accounts/${id}/seats/${seat}`, { personId, reason });

  it('changes hands, and history stays', async () => {
    const account = await house().given.account({ owner });
    expect((await put(admin, account.id, 'backup_owner', next.id)).body.backupOwnerId).toBe(next.id);
    expect((await put(admin, account.id, 'backup_owner', next.id)).body.version).toBe(2);
    expect((await put(admin, account.id, 'owner', next.id)).body.code).toBe('account.same_person');
    expect((await put(admin, account.id, 'backup_owner', null)).body.backupOwnerId).toBeNull();
    const passedOn = await put(await house().given.as(owner), account.id, 'owner', next.id);
    expect([passedOn.status, passedOn.body.ownerId]).toEqual([200, next.id]);
    expect((await (await house().given.as(owner)).get(`/accounts/${account.id}`)).status).toBe(404);
    const { items } = (await admin.get(`/accounts/${account.id}/seats`)).body;
    expect(items.map((seat: any) => [seat.seat, seat.fullName, seat.endedOn, seat.endedBy])).toEqual([
      ['owner', 'Nadia Next', null, null],
      ['backup_owner', 'Nadia Next', '2026-11-17', registrar.id],
      ['owner', 'Odile Owner', '2026-11-17', owner.id],
    ]);
  });

  it('never becomes nobody while it is active', async () => {
    const account = await house().given.account({ owner });
    const answer = await put(admin, account.id, 'owner', null);
    expect(answer.body).toMatchObject({ status: 422, code: 'account.needs_owner', accountIds: [account.id] });
    expect((await put(await house().given.as(owner), account.id, 'owner', null)).status).toBe(422);
  });

  it('is not for those who have left', async () => {
    const account = await house().given.account({ owner });
    const gone = await house().given.person({ startDate: '2020-01-01', lastDay: '2026-11-16' });
    const lastDay = await house().given.person({ startDate: '2020-01-01', lastDay: '2026-11-17' });
    expect((await put(admin, account.id, 'validator', gone.id)).body.code).toBe('account.person_left');
    expect((await put(admin, account.id, 'validator', 'nobody')).body.code).toBe('account.unknown_person');
    expect((await put(admin, account.id, 'validator', lastDay.id)).status).toBe(200);
    expect((await put(admin, account.id, 'treasurer', next.id)).status).toBe(404);
  });

  it('cannot be taken by oneself', async () => {
    const account = await house().given.account({ owner });
    for (const seat of ['owner', 'backup_owner']) {
      const answer = await put(admin, account.id, seat, registrar.id);
      expect([seat, answer.status, answer.body.code]).toEqual([seat, 403, 'account.own_seat']);
    }
    const patched = await admin.patch(`/accounts/${account.id}`, { ownerId: registrar.id });
    expect([patched.status, patched.body.code]).toEqual([403, 'account.own_seat']);
    const stranger = await house().given.as(next);
    expect((await put(stranger, account.id, 'owner', next.id)).status).toBe(404);
    await put(admin, account.id, 'validator', next.id);
    expect((await put(stranger, account.id, 'owner', next.id)).body).toMatchObject({
      status: 403,
      code: 'account.not_owner',
    });
    const hr = await house().given.as(await house().given.hr());
    expect((await put(hr, account.id, 'owner', next.id)).status).toBe(403);
    const refused = await house().tamper(
      `select body from ledger_leaf where action = 'seat.assign' and outcome = 'refused' and body like $1`,
      [`%account:${account.id}%`],
    );
    expect(refused.length).toBeGreaterThanOrEqual(4);
  });

  it('stays with exactly one of two who are named at once', async () => {
    const account = await house().given.account({ owner });
    const others = await Promise.all([1, 2, 3].map(() => house().given.person()));
    const answers = await Promise.all(others.map((person) => put(admin, account.id, 'backup_owner', person.id)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const { items } = (await admin.get(`/accounts/${account.id}/seats`)).body;
    expect(items.filter((seat: any) => seat.seat === 'backup_owner' && seat.endedAt === null)).toHaveLength(1);
    expect(items.filter((seat: any) => seat.seat === 'backup_owner')).toHaveLength(3);
  });

  describe('somebody with the database', () => {
    it('puts another person into the seat row: nobody holds it any more', async () => {
      const account = await house().given.account({ owner });
      await house().tamper(`update seat set person_id = $1 where account_id = $2 and seat = 'owner'`, [
        next.id,
        account.id,
      ]);
      expect((await admin.get(`/accounts/${account.id}`)).body).toMatchObject({ ownerId: null, seats: [] });
      const forged = await house().given.as(next);
      expect((await forged.get(`/accounts/${account.id}`)).status).toBe(404);
      expect((await forged.post(`/accounts/${account.id}/freeze`, { reason })).status).toBe(404);
      expect((await forged.get('/accounts')).body.items.map((item: any) => item.id)).not.toContain(account.id);
      expect((await put(admin, account.id, 'owner', owner.id)).body.ownerId).toBe(owner.id);
    });

    it('brings an ended seat back: the log knows better', async () => {
      const account = await house().given.account({ owner });
      const [before] = await house().tamper(`select * from seat where account_id = $1`, [account.id]);
      await put(admin, account.id, 'owner', next.id);
      await house().tamper(`delete from seat where account_id = $1 and ended_at is null`, [account.id]);
      await house().tamper(
        `update seat set ended_on = null, ended_at = null, ended_by = null, version = $1, mac = $2 where id = $3`,
        [before!['version'], before!['mac'], before!['id']],
      );
      expect((await admin.get(`/accounts/${account.id}`)).body.ownerId).toBeNull();
      expect((await (await house().given.as(owner)).get(`/accounts/${account.id}`)).status).toBe(404);
      expect((await put(admin, account.id, 'owner', next.id)).body.ownerId).toBe(next.id);
    });

    it('copies a good seat to another account: it does not fit there', async () => {
      const account = await house().given.account({ owner: next });
      const [row] = await house().tamper(`select * from seat where person_id = $1 and ended_at is null limit 1`, [
        owner.id,
      ]);
      await house().tamper(
        `insert into seat (id, account_id, person_id, seat, since, created_at, given_by, version, mac) values ($1, $2, $3, 'backup_owner', $4, $5, $6, 1, $7)`,
        [
          `${String(row!['id'])}x`,
          account.id,
          owner.id,
          row!['since'],
          row!['created_at'],
          row!['given_by'],
          row!['mac'],
        ],
      );
      expect((await admin.get(`/accounts/${account.id}`)).body.backupOwnerId).toBeNull();
      expect((await (await house().given.as(owner)).get(`/accounts/${account.id}`)).status).toBe(404);
    });
  });
});
