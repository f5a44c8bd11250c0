import { Grants } from '../../src/access/grants.service.js';
import { newId } from '../../src/kernel/ids.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'Posts for the spring range';

onBothDatabases('access is given by those who answer for an account', (house) => {
  let owner: Somebody;
  let backup: Somebody;
  let engager: Somebody;
  let stranger: Somebody;
  let account: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person({ fullName: 'Olive Owner' });
    backup = await given.person({ fullName: 'Basil Backup' });
    engager = await given.person({ fullName: 'Enid Engager' });
    stranger = await given.person({ fullName: 'Sid Stranger' });
    account = await given.account({ owner, backupOwner: backup });
  });

  const issue = async (by: Somebody, body: Record<string, unknown>) =>
    (await house().given.as(by)).post(`/accounts/${account.id}/grants`, { reason, ...body });

  it('gives it from today on, with reason, asker, approver, and one leaf', async () => {
    const answer = await issue(owner, {
      personId: engager.id,
      level: 'publisher',
      nativeRole: 'contributor',
      until: '2026-12-31',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      accountId: account.id,
      personId: engager.id,
      level: 'publisher',
      nativeRole: 'contributor',
      reason,
      requestedBy: owner.id,
      approvedBy: owner.id,
      since: '2026-11-17',
      until: '2026-12-31',
      status: 'active',
      live: true,
      version: 1,
    });
    expect(answer.body).not.toHaveProperty('mac');
    expect(answer.headers.get('etag')).toBe('"1"');
    const leaves = await house().tamper('select body from ledger_leaf where mark = $1', [`grant:${answer.body.id}`]);
    expect(leaves).toHaveLength(1);
    expect(JSON.parse(String(leaves[0]?.['body']))).toMatchObject({
      action: 'grant.issue',
      reason,
      details: { account: account.id, person: engager.id, level: 'publisher', version: 1 },
    });
  });

  it('never to oneself: not from a seat, not as an admin', async () => {
    const registrar = await house().given.registrar();
    for (const somebody of [owner, backup, registrar]) {
      const answer = await issue(somebody, { personId: somebody.id, level: 'full_control' });
      expect([answer.status, answer.body.code]).toEqual([403, 'access.own_grant']);
    }
  });

  it('and each attempt stands in the log, under the account', async () => {
    const attempts = () =>
      house().tamper(
        `select l.body from ledger_leaf l join ledger_subject s on s.position = l.position
         where l.action = 'grant.issue' and l.outcome = 'refused' and s.subject = $1`,
        [`account:${account.id}`],
      );
    // A refusal is answered before its leaf has its place in the tree.
    await house().core.settled();
    expect(await attempts()).toHaveLength(3);
  });

  it('not from somebody who only holds a grant, and an account one cannot see is not there', async () => {
    const fromEngager = await issue(engager, { personId: stranger.id, level: 'publisher' });
    expect([fromEngager.status, fromEngager.body.code]).toEqual([403, 'access.not_owner']);
    expect((await issue(stranger, { personId: engager.id, level: 'analyst' })).status).toBe(404);
    const { given } = house();
    expect((await (await given.as(engager)).get(`/accounts/${account.id}/grants`)).status).toBe(403);
    expect((await (await given.as(stranger)).get(`/accounts/${account.id}/grants`)).status).toBe(404);
  });

  it('not in a ring: who got access from somebody does not give it back to them', async () => {
    expect((await issue(owner, { personId: backup.id, level: 'full_control' })).status).toBe(201);
    const back = await issue(backup, { personId: owner.id, level: 'full_control' });
    expect([back.status, back.body.code]).toEqual([422, 'access.mutual']);
  });

  it.each<[string, () => Record<string, unknown>, number, string]>([
    ['a second time', () => ({ personId: engager.id, level: 'publisher' }), 409, 'access.duplicate'],
    [
      'until yesterday',
      () => ({ personId: stranger.id, level: 'analyst', until: '2026-11-16' }),
      422,
      'access.until_past',
    ],
    ['to nobody we know', () => ({ personId: newId(), level: 'analyst' }), 404, 'people.unknown'],
    ['of no level', () => ({ personId: stranger.id, level: 'owner' }), 400, 'request.invalid'],
    ['until no day', () => ({ personId: stranger.id, level: 'analyst', until: '2026-02-30' }), 400, 'request.invalid'],
    [
      'without a reason',
      () => ({ personId: stranger.id, level: 'analyst', reason: 'short' }),
      400,
      'request.reason_needed',
    ],
    [
      'with a field we do not know',
      () => ({ personId: stranger.id, level: 'analyst', since: '2020-01-01' }),
      400,
      'request.invalid',
    ],
  ])('refuses it %s', async (_, body, status, code) => {
    const answer = await issue(owner, body());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('refuses it to somebody who is leaving', async () => {
    const leaver = await house().given.person();
    await house().tamper('update person set leaving_at = $1 where id = $2', ['2026-11-16T09:00:00.000Z', leaver.id]);
    const answer = await issue(owner, { personId: leaver.id, level: 'analyst' });
    expect([answer.status, answer.body.code]).toEqual([409, 'access.person_leaving']);
  });

  it('of several at once gives one', async () => {
    const wanted = { personId: stranger.id, level: 'moderator' };
    const answers = await Promise.all([owner, backup, owner, backup].map((by) => issue(by, wanted)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('lists what is live and what has ended, a page at a time', async () => {
    const browser = await house().given.as(owner);
    const first = await browser.get(`/accounts/${account.id}/grants?limit=2`);
    expect(first.body).toMatchObject({ total: 3, items: [{ personId: engager.id }, { personId: backup.id }] });
    const second = await browser.get(`/accounts/${account.id}/grants?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ nextCursor: null, items: [{ personId: stranger.id }] });
    expect((await browser.get(`/accounts/${account.id}/grants?state=ended`)).body.total).toBe(0);
    expect((await browser.get(`/accounts/${account.id}/grants?personId=${engager.id}`)).body.total).toBe(1);
    expect((await browser.get(`/accounts/${account.id}/grants?state=live&level=moderator`)).body.items).toMatchObject([
      { personId: stranger.id },
    ]);
    expect((await browser.get(`/accounts/${account.id}/grants?state=sideways`)).status).toBe(400);
  });
});

onBothDatabases(
  'access ends',
  (house) => {
    let owner: Somebody;
    let engager: Somebody;
    let account: { id: string };

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person();
      engager = await given.person();
      account = await given.account({ owner });
    });

    const revoke = async (by: Somebody, grant: { id: string }, headers = {}) =>
      (await house().given.as(by)).post(`/grants/${grant.id}/revoke`, { reason: 'The campaign is over' }, headers);
    const sees = async (somebody: Somebody) =>
      (await (await house().given.as(somebody)).get(`/accounts/${account.id}`)).status;
    const stored = (id: string) =>
      house().tamper('select status, ended_on, ended_by from access_grant where id = $1', [id]);

    it('at once by a revocation, once, and never for whoever has no say', async () => {
      const grant = await house().given.grant(engager, account, 'publisher');
      expect(await sees(engager)).toBe(200);
      const other = await house().given.person();
      expect((await revoke(other, grant)).status).toBe(404);
      const stale = await revoke(owner, grant, { 'if-match': '"7"' });
      expect(stale.status).toBe(412);
      const ended = await revoke(owner, grant);
      expect(ended.status).toBe(200);
      expect(ended.body).toMatchObject({
        status: 'revoked',
        live: false,
        endedOn: '2026-11-18',
        endedBy: owner.id,
        version: 2,
      });
      expect(await sees(engager)).toBe(404);
      const again = await revoke(owner, grant);
      expect([again.status, again.body.code]).toEqual([409, 'access.already_ended']);
    });

    it('once, however many end it at once', async () => {
      const grant = await house().given.grant(engager, account, 'advertiser');
      const answers = await Promise.all([owner, engager, owner, engager].map((by) => revoke(by, grant)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
    });

    it('when its holder gives it back', async () => {
      const grant = await house().given.grant(engager, account, 'moderator');
      expect((await revoke(engager, grant)).body).toMatchObject({ status: 'revoked', endedBy: engager.id });
    });

    it('for everything somebody holds, in one go, and only for them', async () => {
      const leaver = await house().given.person();
      const mine = await house().given.grant(leaver, account, 'publisher');
      const over = await house().given.grant(leaver, account, 'analyst', { until: '2026-11-18' });
      const kept = await house().given.grant(engager, account, 'analyst');
      const cut = () =>
        house().run('case.cut', (op) => house().app.get(Grants).endAllOf(op, leaver.id), 'Left on the spot');
      expect((await cut()).map((grant) => grant.id)).toEqual([mine.id, over.id]);
      expect(await stored(mine.id)).toEqual([{ status: 'revoked', ended_on: '2026-11-18', ended_by: 'system' }]);
      expect(await stored(kept.id)).toEqual([{ status: 'active', ended_on: null, ended_by: null }]);
      const [leaf] = await house().tamper(
        'select body from ledger_leaf where mark = $1 order by position desc limit 1',
        [`grant:${mine.id}`],
      );
      expect(JSON.parse(String(leaf?.['body']))).toMatchObject({
        action: 'grant.revoke',
        reason: 'Left on the spot',
        details: { version: 2, status: 'revoked' },
      });
    });

    it('by the clock at the moment of use, before anybody wrote it down; then the timed job does, once', async () => {
      const grant = await house().given.grant(engager, account, 'publisher', { until: '2026-11-18' });
      const lapsed = await house().given.grant(engager, account, 'moderator', { until: '2026-11-18' });
      // As if imported when its last day was long over: a finding for a person to settle.
      await house().tamper(`update access_grant set created_at = '2026-11-19T00:00:00.000Z' where id = $1`, [
        lapsed.id,
      ]);
      const other = await house().given.account({ owner });
      const there = await house().given.grant(engager, other, 'publisher', { until: '2026-11-18' });
      const browser = await house().given.as(engager);
      house().clock.set('2026-11-18T23:59:59.000Z');
      expect((await browser.get(`/accounts/${other.id}`)).status).toBe(200);
      house().clock.set('2026-11-19T00:00:00.000Z');
      expect((await browser.get(`/accounts/${other.id}`)).status).toBe(404);
      expect(await stored(there.id)).toEqual([{ status: 'active', ended_on: null, ended_by: null }]);
      const tend = () => house().run('grant.expire', (op) => house().app.get(Grants).expireDue(op));
      expect(await tend()).toBe(2);
      expect(await tend()).toBe(0);
      const expired = { status: 'expired', ended_on: '2026-11-19', ended_by: 'system' };
      expect([...(await stored(grant.id)), ...(await stored(there.id))]).toEqual([expired, expired]);
      expect(await stored(lapsed.id)).toEqual([{ status: 'active', ended_on: null, ended_by: null }]);
    });
  },
  { startsAt: '2026-11-18T23:40:00.000Z' },
);
