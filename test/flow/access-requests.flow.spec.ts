import { Requests } from '../../src/access/requests.service.js';
import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'I post for the outdoor range';

onBothDatabases('somebody asks for access', (house) => {
  let owner: Somebody;
  let backup: Somebody;
  let asker: Somebody;
  let account: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person({ fullName: 'Olive Owner' });
    backup = await given.person({ fullName: 'Basil Backup' });
    asker = await given.person({ fullName: 'Ada Asker' });
    account = await given.account({ owner, backupOwner: backup });
  });

  const ask = async (by: Somebody, body: Record<string, unknown> = {}): Promise<Answer> =>
    (await house().given.as(by)).post('/access-requests', {
      accountId: account.id,
      level: 'publisher',
      reason,
      ...body,
    });
  const decide = async (
    by: Somebody,
    id: string,
    verdict: string,
    body: Record<string, unknown> = {},
  ): Promise<Answer> =>
    (await house().given.as(by)).post(`/access-requests/${id}/${verdict}`, {
      reason: 'Looked at and answered',
      ...body,
    });
  const grantsOf = (somebody: Somebody) =>
    house().tamper('select * from access_grant where person_id = $1', [somebody.id]);

  it('and an owner seat says yes: the grant begins, with who asked and who approved', async () => {
    const asked = await ask(asker, { until: '2026-12-31' });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      personId: asker.id,
      state: 'pending',
      expiresAt: expect.stringContaining('2026-12-01'),
      version: 1,
    });
    expect(await grantsOf(asker)).toEqual([]);
    const answer = await decide(backup, asked.body.id, 'approve');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state: 'approved', decidedBy: backup.id, version: 2 });
    expect(await grantsOf(asker)).toMatchObject([
      {
        id: answer.body.grantId,
        level: 'publisher',
        requested_by: asker.id,
        approved_by: backup.id,
        until: '2026-12-31',
        reason,
      },
    ]);
    expect((await (await house().given.as(asker)).get(`/accounts/${account.id}`)).status).toBe(200);
  });

  it('once is enough: what one holds or already waits for is not asked again', async () => {
    expect((await ask(asker)).body.code).toBe('access.duplicate');
    const waiting = await ask(asker, { level: 'full_control' });
    expect((await ask(asker, { level: 'full_control' })).body.code).toBe('access.duplicate_request');
    expect((await decide(asker, waiting.body.id, 'cancel')).body.state).toBe('cancelled');
    expect((await decide(owner, waiting.body.id, 'approve')).body.code).toBe('access.already_decided');
  });

  it('and gets less than asked, never more', async () => {
    const newcomer = await house().given.person();
    const asked = await ask(newcomer, { until: '2026-12-31' });
    const more = await decide(owner, asked.body.id, 'approve', { level: 'full_control' });
    expect([more.status, more.body.code]).toEqual([422, 'access.more_than_asked']);
    const less = await decide(owner, asked.body.id, 'approve', { level: 'analyst', until: '2026-11-30' });
    expect(less.status).toBe(200);
    expect(await grantsOf(newcomer)).toMatchObject([{ level: 'analyst', until: '2026-11-30' }]);
  });

  it('and is never the one who decides, not even from an owner seat', async () => {
    const asked = await ask(owner, { level: 'full_control' });
    expect(asked.status).toBe(201);
    const own = await decide(owner, asked.body.id, 'approve');
    expect([own.status, own.body.code]).toEqual([403, 'access.own_request']);
    const registrar = await house().given.registrar();
    const byAdmin = await decide(registrar, asked.body.id, 'approve');
    expect([byAdmin.status, byAdmin.body.code]).toEqual([403, 'access.not_decider']);
    expect((await decide(asker, asked.body.id, 'approve')).status).toBe(404);
    expect((await decide(backup, asked.body.id, 'reject')).body).toMatchObject({ state: 'rejected', grantId: null });
  });

  it('two owners do not approve each other', async () => {
    const first = await ask(owner, { level: 'full_control' });
    expect((await decide(backup, first.body.id, 'approve')).status).toBe(200);
    const second = await ask(backup, { level: 'full_control' });
    const ring = await decide(owner, second.body.id, 'approve');
    expect([ring.status, ring.body.code]).toEqual([422, 'access.mutual']);
    expect(await grantsOf(backup)).toEqual([]);
  });

  it('sees own requests only; deciders those of their accounts, auditors all', async () => {
    const other = await house().given.person();
    const otherAccount = await house().given.account({ owner: other });
    await (
      await house().given.as(asker)
    ).post('/access-requests', { accountId: otherAccount.id, level: 'analyst', reason });
    const auditor = await house().given.auditor();
    const seen = async (somebody: Somebody, query = ''): Promise<number> =>
      (await (await house().given.as(somebody)).get(`/access-requests${query}`)).body.total;
    const [all] = await house().tamper('select count(*) as n from access_request');
    expect(await seen(auditor)).toBe(Number(all?.['n']));
    expect(await seen(other)).toBe(1);
    expect(await seen(other, '?state=approved')).toBe(0);
    expect(await seen(asker)).toBe(3);
    expect(await seen(asker, `?accountId=${otherAccount.id}`)).toBe(1);
    expect(await seen(await house().given.person())).toBe(0);
  });

  it('for an account that exists and is active, and where somebody else can say yes', async () => {
    const { given } = house();
    expect((await ask(asker, { accountId: 'nothing-here' })).status).toBe(404);
    const alone = await given.person();
    const lonely = await given.account({ owner: alone });
    const refused = await ask(alone, { accountId: lonely.id });
    expect([refused.status, refused.body.code]).toEqual([422, 'access.no_approver']);
    await house().tamper(`update account set status = 'lost' where id = $1`, [lonely.id]);
    expect((await ask(alone, { accountId: lonely.id })).body.code).toBe('access.account_not_open');
    expect((await ask(asker, { accountId: lonely.id })).status).toBe(404);
  });
});

onBothDatabases('a decision is taken by whoever has the power when it is taken', (house) => {
  let owner: Somebody;
  let backup: Somebody;
  let account: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    backup = await given.person();
    account = await given.account({ owner, backupOwner: backup });
  });

  const asked = async (level = 'publisher'): Promise<{ id: string; by: Somebody }> => {
    const by = await house().given.person();
    const answer = await (
      await house().given.as(by)
    ).post('/access-requests', { accountId: account.id, level, reason });
    return { id: answer.body.id, by };
  };
  const approve = async (by: Somebody, id: string): Promise<Answer> =>
    (await house().given.as(by)).post(`/access-requests/${id}/approve`);
  const grants = (somebody: Somebody) =>
    house().tamper('select id from access_grant where person_id = $1', [somebody.id]);

  it('two approvals at once give one grant', async () => {
    const { id, by } = await asked();
    const answers = await Promise.all([owner, backup, owner, backup].map((decider) => approve(decider, id)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
    expect(await grants(by)).toHaveLength(1);
  });

  it('an approval and a refusal at once end in one of them', async () => {
    const { id, by } = await asked();
    const browser = await house().given.as(backup);
    const [yes, no] = await Promise.all([
      approve(owner, id),
      browser.post(`/access-requests/${id}/reject`, { reason: 'Not for this range' }),
    ]);
    expect([yes.status, no.status].sort()).toEqual([200, 409]);
    expect(await grants(by)).toHaveLength(yes.status === 200 ? 1 : 0);
  });

  it('nobody frozen decides', async () => {
    const { id } = await asked();
    await house().tamper('update person set frozen_at = $1 where id = $2', ['2026-11-17T08:00:00.000Z', backup.id]);
    const answer = await approve(backup, id);
    expect([answer.status, answer.body.code]).toEqual([423, 'access.decider_frozen']);
    await house().tamper('update person set frozen_at = null where id = $1', [backup.id]);
  });

  it('a forged seat decides nothing', async () => {
    const { id, by } = await asked();
    const intruder = await house().given.person();
    await house().tamper('update seat set person_id = $1 where account_id = $2 and seat = $3', [
      intruder.id,
      account.id,
      'backup_owner',
    ]);
    expect((await approve(intruder, id)).status).toBe(404);
    await house().tamper('update seat set person_id = $1 where account_id = $2 and seat = $3', [
      backup.id,
      account.id,
      'backup_owner',
    ]);
    expect(await grants(by)).toEqual([]);
  });

  it('a seat that ended between asking and deciding decides nothing', async () => {
    const { id, by } = await asked();
    const successor = await house().given.person();
    const admin = await house().given.as(await house().given.registrar());
    const moved = await admin.put(`/accounts/${account.id}/seats/backup_owner`, {
      personId: successor.id,
      reason: 'Takes over from today',
    });
    expect(moved.status).toBe(200);
    expect((await approve(backup, id)).status).toBe(404);
    expect(await grants(by)).toEqual([]);
    expect((await approve(successor, id)).status).toBe(200);
  });

  it('a request nobody answered expires by itself', async () => {
    const { id, by } = await asked('analyst');
    house().clock.forward({ days: 14, hours: 1 });
    const browser = await house().given.signIn(owner);
    const late = await browser.post(`/access-requests/${id}/approve`);
    expect([late.status, late.body.code]).toEqual([409, 'access.request_expired']);
    expect(
      (await browser.get('/access-requests?state=expired')).body.items.map((item: { id: string }) => item.id),
    ).toContain(id);
    const tend = () => house().run('request.expire', (op) => house().app.get(Requests).expireRequests(op));
    expect(await tend()).toBeGreaterThan(0);
    expect(await tend()).toBe(0);
    const [row] = await house().tamper('select state, decided_by from access_request where id = $1', [id]);
    expect(row).toEqual({ state: 'expired', decided_by: 'system' });
    expect(await grants(by)).toEqual([]);
  });

  it('what a leaver waits for is withdrawn with everything else', async () => {
    const by = await house().given.person();
    const answer = await (
      await house().given.as(by)
    ).post('/access-requests', { accountId: account.id, level: 'analyst', reason });
    const ended = await house().run(
      'case.cut',
      (op) => house().app.get(Requests).endPendingOf(op, by.id),
      'Left on the spot',
    );
    expect(ended).toEqual([answer.body.id]);
  });
});
