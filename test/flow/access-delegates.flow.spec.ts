import { RequestEscalation } from '../../src/access/request-escalation.service.js';
import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG, type House } from '../support/house.js';

const reason = 'Written down for the story';
const week = { from: '2026-11-16', until: '2026-11-22' };

/** What the stories below do over and over. */
const doing = (house: () => House) => ({
  ask: async (by: Somebody, account: { id: string }, body: Record<string, unknown> = {}): Promise<Answer> =>
    (await house().given.as(by)).post('/access-requests', {
      accountId: account.id,
      level: 'publisher',
      reason,
      ...body,
    }),
  decide: async (by: Somebody, id: string, verdict = 'approve', body: Record<string, unknown> = {}): Promise<Answer> =>
    (await house().given.as(by)).post(`/access-requests/${id}/${verdict}`, { reason, ...body }),
  away: async (somebody: Somebody, absenceFrom: string | null, absenceUntil: string | null): Promise<void> => {
    const admin = await house().given.as(await house().given.registrar());
    expect((await admin.patch(`/people/${somebody.id}`, { absenceFrom, absenceUntil })).status).toBe(200);
  },
  name: async (
    by: Somebody,
    holder: Somebody,
    delegate: Somebody,
    body: Record<string, unknown> = {},
  ): Promise<Answer> =>
    (await house().given.as(by)).put(`/people/${holder.id}/delegate`, {
      ...{ delegateId: delegate.id, ...week, reason },
      ...body,
    }),
  toMe: async (somebody: Somebody): Promise<string[]> =>
    (await (await house().given.as(somebody)).get('/access-requests?to=me')).body.items.map(
      (one: { id: string }) => one.id,
    ),
});

onBothDatabases(
  'the owner is on leave and her delegate decides',
  (house) => {
    const { ask, decide, away, name, toMe } = doing(house);
    let owner: Somebody;
    let delegate: Somebody;
    let asker: Somebody;
    let account: { id: string };

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person({ fullName: 'Olive Owner' });
      delegate = await given.person({ fullName: 'Delia Delegate' });
      asker = await given.person({ fullName: 'Ada Asker', department: 'Marketing' });
      account = await given.account({ owner, brand: 'Lumio' });
    });

    it('named beforehand, she decides nothing while the owner is at work', async () => {
      const named = await name(owner, owner, delegate);
      expect(named.status).toBe(200);
      expect(named.body).toMatchObject({
        delegateName: 'Delia Delegate',
        createdBy: owner.id,
        active: false,
        version: 1,
      });
      const asked = await ask(asker, account);
      expect(await toMe(owner)).toEqual([asked.body.id]);
      expect(await toMe(delegate)).toEqual([]);
      expect((await decide(delegate, asked.body.id)).status).toBe(404);
      const admin = await house().given.as(await house().given.registrar());
      const reversed = { absenceFrom: '2026-11-20', absenceUntil: '2026-11-17' };
      expect((await admin.patch(`/people/${owner.id}`, reversed)).body.code).toBe('people.dates_reversed');
      expect((await decide(asker, asked.body.id, 'cancel', {})).status).toBe(200);
    });

    it('from the first day of the absence on she sees what waits, asks back and approves in the name of the owner', async () => {
      const asked = await ask(asker, account, { scope: 'campaign', until: '2026-12-31' });
      await away(owner, '2026-11-17', '2026-11-20');
      expect(await toMe(delegate)).toEqual([asked.body.id]);
      expect(await toMe(asker)).toEqual([]);
      const detail = await (await house().given.as(delegate)).get(`/access-requests/${asked.body.id}`);
      expect(detail.body).toMatchObject({
        requester: { fullName: 'Ada Asker', department: 'Marketing' },
        account: { brand: 'Lumio' },
        ...{ currentAccess: [], entitlement: { allowed: true }, gate: [], escalated: false, mayDecide: true },
        deciders: [
          { personId: owner.id, by: 'seat', forId: null },
          { personId: delegate.id, fullName: 'Delia Delegate', by: 'delegate', forId: owner.id },
        ],
      });
      const approved = await decide(delegate, asked.body.id, 'approve', { scope: 'routine', until: '2026-11-30' });
      expect(approved.status).toBe(200);
      expect(approved.body).toMatchObject({ decidedBy: delegate.id, decidedAs: 'delegate', decidedFor: owner.id });
      const [grant] = (await (await house().given.as(owner)).get(`/accounts/${account.id}/grants`)).body.items;
      expect(grant).toMatchObject({
        approvedBy: delegate.id,
        approvedFor: owner.id,
        scope: 'routine',
        until: '2026-11-30',
      });
      const [leaf] = await house().tamper(
        `select body from ledger_leaf where action = 'request.approve' order by position desc limit 1`,
      );
      expect(JSON.parse(String(leaf?.['body'])).details).toMatchObject({ as: 'delegate', for: owner.id });
      expect(await toMe(delegate)).toEqual([]);
    });

    it('never her own request, never the owner’s, and nobody makes themselves the one who decides', async () => {
      const own = await ask(delegate, account);
      const ownDecision = await decide(delegate, own.body.id);
      expect([ownDecision.status, ownDecision.body.code]).toEqual([403, 'access.own_request']);
      await house().tamper('update access_request set state = $1 where id = $2', ['cancelled', own.body.id]);
      const refused = await ask(owner, account);
      expect([refused.status, refused.body.code]).toEqual([422, 'access.no_approver']);
      const codes = async (...naming: Parameters<typeof name>): Promise<string> => (await name(...naming)).body.code;
      const [hr, other, admin] = [await house().given.hr(), await house().given.person(), await house().given.admin()];
      expect(await codes(delegate, owner, delegate)).toBe('access.not_holder');
      expect(await codes(owner, owner, owner)).toBe('access.own_delegate');
      expect(await codes(admin, owner, admin)).toBe('access.own_delegate');
      expect(await codes(owner, owner, hr)).toBe('access.watcher');
      expect(await codes(other, other, delegate)).toBe('access.no_seat');
      expect(await codes(owner, owner, other, { until: '2026-11-15' })).toBe('access.until_past');
      expect(await codes(owner, owner, other, { until: '2028-11-15' })).toBe('access.delegation_too_long');
      const gone = await house().given.person({ lastDay: '2026-11-10' });
      expect(await codes(owner, owner, gone)).toBe('access.person_leaving');
    });

    it('not for whoever named her: an admin who asks does not choose who answers', async () => {
      const admin = await house().given.admin();
      const friend = await house().given.person();
      expect((await name(admin, owner, friend)).status).toBe(200);
      expect((await (await house().given.as(friend)).get(`/people/${owner.id}/delegate`)).body.delegate.active).toBe(
        true,
      );
      const asked = await ask(admin, account);
      expect((await decide(friend, asked.body.id)).status).toBe(404);
      expect((await decide(owner, asked.body.id, 'reject')).status).toBe(200);
      const other = await ask(await house().given.person(), account);
      expect((await decide(friend, other.body.id, 'reject')).status).toBe(200);
      expect((await name(owner, owner, delegate)).status).toBe(200);
      const third = await ask(await house().given.person(), account);
      expect((await decide(friend, third.body.id)).status).toBe(404);
    });

    it('a delegation written, moved or put back by hand makes nobody decide', async () => {
      const intruder = await house().given.person();
      const asked = await ask(await house().given.person(), account);
      const [row] = await house().tamper('select * from delegation where ended_at is null');
      await house().tamper('update delegation set delegate_id = $1 where id = $2', [intruder.id, row?.['id']]);
      expect((await decide(intruder, asked.body.id)).status).toBe(404);
      await house().tamper('update delegation set delegate_id = $1 where id = $2', [delegate.id, row?.['id']]);
      const ended = await (
        await house().given.as(delegate)
      ).send('DELETE', `/people/${owner.id}/delegate`, undefined, {});
      expect(ended.status).toBe(204);
      await house().tamper('update delegation set ended_at = null, version = 1, mac = $1 where id = $2', [
        row?.['mac'],
        row?.['id'],
      ]);
      expect((await decide(delegate, asked.body.id)).status).toBe(404);
      expect((await (await house().given.as(owner)).get(`/people/${owner.id}/delegate`)).body).toMatchObject({
        delegate: null,
      });
      expect((await (await house().given.as(intruder)).get(`/people/${owner.id}/delegate`)).status).toBe(403);
    });

    it('a departure ends it on both sides, and a departure that is called off brings it back for nobody', async () => {
      const { given } = house();
      const [holder, standIn] = [await given.person(), await given.person()];
      await given.account({ owner: holder });
      expect((await name(holder, holder, standIn)).status).toBe(200);
      const hr = await given.as(await given.hr());
      const opened = await hr.post('/offboarding-cases', {
        ...{ personId: standIn.id, scenario: 'hostile', lastDay: '2026-11-16', reason, cut: true },
      });
      expect(opened.body.status).toBe('cut');
      expect((await hr.post(`/offboarding-cases/${opened.body.id}/cancel`, { reason })).body.status).toBe('cancelled');
      expect((await hr.get(`/people/${holder.id}/delegate`)).body.delegate).toBeNull();
    });

    it('nobody there and nobody named: admins may decide, are told once, and lose it when she is back', async () => {
      const admin = await house().given.admin();
      const asked = (await toMe(admin))[0] as string;
      const tell = () => house().run('request.escalate', (op) => house().app.get(RequestEscalation).escalateDue(op));
      expect(await tell()).toBe(2);
      expect(await tell()).toBe(0);
      const told = await house().tamper(`select facts from outbox where topic = 'request.escalated'`);
      expect(told.map((one) => String(one['facts'])).join()).toContain(asked);
      await away(owner, null, null);
      expect(await toMe(admin)).toEqual([]);
      expect((await decide(admin, asked)).body.code).toBe('access.not_decider');
      house().clock.forward({ days: 5 });
      const browser = await house().given.as(admin);
      expect((await browser.get('/access-requests?to=me')).body.total).toBe(2);
      const answer = await browser.post(`/access-requests/${asked}/approve`, {});
      expect(answer.body).toMatchObject({ state: 'approved', decidedAs: 'admin', decidedFor: null });
      const detail = await browser.get(`/access-requests/${asked}`);
      expect(detail.body.history.map((one: { event: string }) => one.event)).toEqual([
        'opened',
        'escalated',
        'approved',
      ]);
    });

    it('or whoever is accountable for the brand does', async () => {
      const [head, admin] = [await house().given.person(), await house().given.registrar()];
      const named = await (await house().given.as(admin)).put('/brands/LUMIO', { accountableId: head.id, reason });
      expect(named.status).toBe(200);
      const asked = (await ask(await house().given.person(), account)).body.id;
      expect((await decide(head, asked)).body.code).toBe('access.not_decider');
      expect(await toMe(head)).not.toContain(asked);
      house().clock.forward({ days: 5 });
      expect(await toMe(head)).toContain(asked);
      expect((await decide(head, asked)).body).toMatchObject({ state: 'approved', decidedAs: 'brand' });
      const own = (await ask(head, account)).body.id;
      house().clock.forward({ days: 5 });
      expect((await decide(head, own)).body.code).toBe('access.own_request');
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);

onBothDatabases(
  'a ring of two owners who approve each other',
  (house) => {
    const { ask, decide, away, name } = doing(house);
    let anna: Somebody;
    let bert: Somebody;
    let first: { id: string };
    let second: { id: string };

    beforeAll(async () => {
      const { given } = house();
      anna = await given.person({ fullName: 'Anna Ring' });
      bert = await given.person({ fullName: 'Bert Ring' });
      first = await given.account({ owner: anna, backupOwner: bert });
      second = await given.account({ owner: bert, backupOwner: anna });
    });

    const asked = async (by: Somebody, account: { id: string }, body: Record<string, unknown> = {}): Promise<string> =>
      (await ask(by, account, body)).body.id;
    const code = ({ status, body }: Answer): [number, string] => [status, body.code];

    it('not on one account', async () => {
      const given = await decide(bert, await asked(anna, first));
      expect(given.status).toBe(200);
      expect(code(await decide(anna, await asked(bert, first)))).toEqual([422, 'access.mutual']);
    });

    it('not by a grant that only begins later', async () => {
      const later = await asked(anna, second, { level: 'full_control', validFrom: '2026-12-01' });
      expect((await decide(bert, later)).body.state).toBe('approved');
      expect(code(await decide(anna, await asked(bert, second)))).toEqual([422, 'access.mutual']);
    });

    it('not through a delegate who acts for one of them', async () => {
      const carla = await house().given.person();
      const account = await house().given.account({ owner: anna, backupOwner: bert });
      await away(anna, '2026-11-17', '2026-11-18');
      expect((await name(anna, anna, carla)).status).toBe(200);
      const answer = await decide(carla, await asked(bert, account));
      expect(answer.body).toMatchObject({ decidedAs: 'delegate', decidedFor: anna.id });
      // Bert's access was approved in Anna's name: he does not approve hers.
      expect(code(await decide(bert, await asked(anna, account)))).toEqual([422, 'access.mutual']);
      // Nor does whoever stands in for Bert.
      await away(anna, null, null);
      await away(bert, '2026-11-17', '2026-11-18');
      const dora = await house().given.person();
      expect((await name(bert, bert, dora)).status).toBe(200);
      const own = await asked(anna, account, { level: 'analyst' });
      expect(code(await decide(dora, own))).toEqual([422, 'access.mutual']);
      // Hiding in whose name it was approved makes the grant absent, and its holder loses it.
      await house().tamper('update access_grant set approved_for = null where id = $1', [answer.body.grantId]);
      const left = await (await house().given.as(anna)).get(`/accounts/${account.id}/grants?personId=${bert.id}`);
      expect(left.body.items).toEqual([]);
      await away(bert, null, null);
    });

    it('not after a break of a day', async () => {
      const account = await house().given.account({ owner: anna, backupOwner: bert });
      const given = await decide(bert, await asked(anna, account));
      const back = await (await house().given.as(anna)).post(`/grants/${given.body.grantId}/revoke`, { reason });
      expect(back.status).toBe(200);
      house().clock.forward({ days: 1, hours: 1 });
      expect(code(await decide(anna, await asked(bert, account)))).toEqual([422, 'access.mutual']);
      house().clock.forward({ days: 90 });
      expect((await decide(anna, await asked(bert, account, { level: 'analyst' }))).status).toBe(200);
    });

    it('and across two accounts it is found', async () => {
      const auditor = await house().given.as(await house().given.auditor());
      const found = await auditor.get('/findings?kind=mutual_approval');
      expect(found.body.total).toBeGreaterThan(1);
      expect(found.body.items[0]).toMatchObject({ kind: 'mutual_approval', cure: { act: 'grant.revoke' } });
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
