import { enrolDirectly } from '../../src/identity/factors.js';
import { hashPassword } from '../../src/keyring/password.js';
import type { Answer } from '../support/browser.js';
import { PASSWORD, type Somebody } from '../support/given.js';
import { endLastDays, tasksOf } from '../support/handover-story.js';
import { accept, published } from '../support/policy-story.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const REASON = 'Written down for the story';

onBothDatabases(
  'somebody moves to another team; somebody comes back',
  (house) => {
    let hr: Somebody;
    let admin: Somebody;
    let manager: Somebody;
    let mover: Somebody;
    let owner: Somebody;
    const accounts: { id: string }[] = [];
    const grants: any[] = [];
    let caseId: string;

    const post = async (by: Somebody, path: string, body: Record<string, unknown> = {}): Promise<Answer> =>
      (await house().given.as(by)).post(path, { reason: REASON, ...body });
    const get = async (by: Somebody, path: string): Promise<any> => (await (await house().given.as(by)).get(path)).body;
    const decide = async (by: Somebody, body: Record<string, unknown>): Promise<Answer> =>
      (await house().given.as(by)).put(`/offboarding-cases/${caseId}/move`, body);
    const liveOf = async (person: Somebody): Promise<string[]> => {
      const all = await Promise.all(
        accounts.map(({ id }) => get(admin, `/accounts/${id}/grants?state=live&personId=${person.id}`)),
      );
      return all.flatMap((page) => page.items.map((grant: { id: string }) => grant.id)).sort();
    };
    const open = (personId: string, scenario: string, lastDay: string): Promise<Answer> =>
      post(hr, '/offboarding-cases', { personId, scenario, lastDay });

    beforeAll(async () => {
      const { given } = house();
      [hr, admin, manager, owner] = [await given.hr(), await given.admin(), await given.person(), await given.person()];
      mover = await given.person({ fullName: 'Callum Mover', managerId: manager.id });
      for (const level of ['moderator', 'publisher', 'analyst', 'full_control']) {
        const account = await given.account({ owner });
        accounts.push(account);
        grants.push(await given.grant(mover, account, level));
      }
      await given.credential(owner, accounts[3] as { id: string }, 'password', {
        username: 'u',
        password: 'first-0001',
      });
    });

    it('opens with everything undecided, for the manager to decide and nobody else', async () => {
      const opened = await open(mover.id, 'role_change', '2026-11-17');
      expect([opened.status, opened.body.cutDueAt]).toEqual([201, '2026-11-27T22:59:59.999Z']);
      caseId = opened.body.id;
      expect((await (await house().given.as(mover)).get('/session')).status).toBe(200);
      const shown = await get(manager, `/offboarding-cases/${caseId}/move`);
      expect([shown.total, shown.managerId]).toEqual([4, manager.id]);
      expect(shown.items.map((item: any) => item.decision)).toEqual([null, null, null, null]);
      const paged = await get(manager, `/offboarding-cases/${caseId}/move?limit=3`);
      expect(paged.items).toHaveLength(3);
      expect((await (await house().given.as(owner)).get(`/offboarding-cases/${caseId}/move`)).status).toBe(404);
      const keep = [{ grantId: grants[0].id, reason: 'Still answers customers on Mondays' }];
      expect((await decide(mover, { keep })).body.code).toBe('handover.own_case');
      expect((await decide(owner, { keep })).body.code).toBe('handover.not_new_manager');
      expect((await decide(hr, { keep })).status).toBe(403);
    });

    it('keeps with a fresh reason, shortens, removes at once and asks the owners for the rest', async () => {
      const lazy = await decide(manager, { keep: [{ grantId: grants[0].id, reason: 'ok' }] });
      expect([lazy.status, lazy.body.code]).toEqual([400, 'handover.fresh_reason']);
      const both = await decide(manager, {
        ...{ keep: [{ grantId: grants[0].id, reason: 'Still answers customers' }], remove: [grants[0].id] },
      });
      expect(both.body.code).toBe('handover.decided_twice');
      const other = await house().given.grant(owner, accounts[0] as { id: string }, 'publisher');
      expect((await decide(manager, { remove: [other.id] })).body.code).toBe('access.unknown_grant');
      const decided = await decide(manager, {
        keep: [
          { grantId: grants[0].id, reason: 'Still answers customers on Mondays' },
          { grantId: grants[1].id, reason: 'Finishes the winter campaign', until: '2026-12-20' },
        ],
        remove: [grants[2].id],
        ask: [{ accountId: (accounts[2] as { id: string }).id, level: 'publisher', until: '2027-03-31' }],
      });
      expect([decided.status, decided.body.requestIds.length]).toEqual([200, 1]);
      expect(decided.body.items.map((item: any) => item.decision)).toEqual(['keep', 'keep', 'remove', null]);
      const asked = (await get(owner, '/access-requests?to=me')).items;
      expect(asked).toEqual([expect.objectContaining({ id: decided.body.requestIds[0], personId: mover.id })]);
      expect((await post(mover, `/access-requests/${decided.body.requestIds[0]}/approve`)).status).toBe(403);
      const live = await liveOf(mover);
      expect([live.length, live.includes(grants[0].id), live.includes(grants[1].id)]).toEqual([3, true, false]);
      const shortened = await get(admin, `/accounts/${accounts[1]?.id}/grants?state=live&personId=${mover.id}`);
      expect(shortened.items).toEqual([expect.objectContaining({ until: '2026-12-20', approvedBy: manager.id })]);
    });

    it('a decision somebody wrote into the table keeps nothing', async () => {
      await house().tamper(
        `insert into move_decision (id, case_id, grant_id, decision, reason, decided_by, decided_at, version, mac)
         values ('forged', '${caseId}', '${grants[3].id}', 'keep', 'Trust me', '${manager.id}', '2026-11-17', 1, 'x')`,
      );
      expect((await get(manager, `/offboarding-cases/${caseId}/move`)).items.at(-1).decision).toBeNull();
    });

    it('what nobody kept ends after ten days by itself; sign-in and the rest stay', async () => {
      expect(await endLastDays(house())).toBe(0);
      house().clock.set('2026-11-27T23:30:00.000Z');
      expect(await endLastDays(house())).toBe(1);
      expect(await endLastDays(house())).toBe(0);
      const live = await liveOf(mover);
      expect([live.length, live.includes(grants[3].id)]).toEqual([2, false]);
      expect((await (await house().given.as(mover)).get('/session')).status).toBe(200);
      const person = await get(hr, `/people/${mover.id}`);
      expect([person.lastDay, person.cutAt]).toEqual([null, null]);
      const tasks = await tasksOf(house(), caseId, hr);
      const state = (code: string) => tasks.find((task) => task.code === code)?.status;
      expect([state('R1'), state('R2'), state('C12'), state('C13')]).toEqual(['done', 'done', 'done', 'done']);
      expect((await decide(manager, { remove: [grants[0].id] })).body.code).toBe('handover.case_over');
    });

    it('the certificate says what was kept, why, and what ended', async () => {
      const crew = { hr, admin, people: [manager, owner, mover] };
      for (const task of (await tasksOf(house(), caseId, hr)).filter((one) => one.gate && one.status === 'open')) {
        const doer = crew.people.find((person) => person.id === task.assigneeId && person.id !== mover.id) ?? admin;
        await post(doer, `/tasks/${task.id}/complete`, { evidence: { text: 'Looked at it' } });
        await post(hr, `/tasks/${task.id}/verify`);
      }
      const closed = await post(hr, `/offboarding-cases/${caseId}/close`);
      expect(closed.body.openConditions ?? []).toEqual([]);
      expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
      const { certificate } = await get(hr, `/offboarding-cases/${caseId}/certificate`);
      expect(certificate.move.kept.map((one: any) => [one.grantId, one.until, one.decidedBy])).toEqual([
        [grants[0].id, null, manager.id],
        [grants[1].id, '2026-12-20', manager.id],
      ]);
      expect(certificate.move.ended.map((one: any) => one.grantId)).toEqual([grants[2].id, grants[3].id]);
    });

    it('nobody’s only key to an account is taken away by a move', async () => {
      const { given } = house();
      const other = await given.person({ managerId: manager.id });
      const alone = await given.account({ owner: other });
      const key = await given.grant(other, alone, 'full_control');
      caseId = (await open(other.id, 'role_change', '2026-11-27')).body.id;
      const refused = await decide(manager, { remove: [key.id] });
      expect([refused.status, refused.body.code, refused.body.accountIds]).toEqual([
        ...[422, 'handover.sole_control', [alone.id]],
      ]);
      house().clock.set('2026-12-10T09:00:00.000Z');
      expect(await endLastDays(house())).toBe(1);
      expect((await get(hr, `/offboarding-cases/${caseId}`)).status).toBe('open');
      await given.grant(owner, alone, 'full_control');
      expect(await endLastDays(house())).toBe(1);
      expect((await get(hr, `/offboarding-cases/${caseId}`)).status).toBe('cut');
      expect((await get(admin, `/accounts/${alone.id}/grants?state=live&personId=${other.id}`)).total).toBe(0);
    });

    it('hired again before the old case was cut: what is given now outlives the cut and the close of the old one', async () => {
      const { given } = house();
      const back = await given.person({ fullName: 'Thomas Back' });
      const account = await given.account({ owner });
      accounts.push(account);
      const [author, second] = [await given.as(admin), await given.as(await given.registrar())];
      const number = await published(author, second, 'come-back', '2026-12-10');
      expect((await accept(await given.as(back), 'come-back', number)).status).toBe(201);
      const before = await open(back.id, 'planned', '2026-12-10');
      house().clock.set('2026-12-12T09:00:00.000Z');
      const returned = await open(back.id, 'rehire', '2026-12-12');
      expect([returned.status, returned.body.previousCaseId]).toEqual([201, before.body.id]);
      const tasks = await tasksOf(house(), returned.body.id, hr);
      expect(tasks.map((task) => [task.code, task.status]).sort()).toEqual([
        ...[
          ['C01', 'done'],
          ['C02', 'done'],
          ['C16', 'open'],
          ['H1', 'done'],
          ['H2', 'open'],
          ['H3', 'open'],
        ],
      ]);
      const fresh = await given.grant(back, account, 'publisher');
      await endLastDays(house());
      const old = await get(hr, `/offboarding-cases/${before.body.id}`);
      expect([old.status, old.openConditions.filter((one: any) => one.code === 'live_grant')]).toEqual(['cut', []]);
      expect(await liveOf(back)).toEqual([fresh.id]);
      expect((await get(hr, `/people/${back.id}`)).cutAt).toBeNull();
      const moved = await (
        await given.as(hr)
      ).patch(`/offboarding-cases/${before.body.id}`, {
        ...{ lastDay: '2026-12-09', reason: REASON },
      });
      expect([moved.status, (await get(hr, `/people/${back.id}`)).lastDay]).toEqual([200, null]);
      const passwordHash = await hashPassword(PASSWORD);
      await house().command('admin.create', async (op) => {
        await enrolDirectly(op, house().core.keys.current, back.id, { passwordHash, seed: back.seed });
        op.record(`person:${back.id}`);
      });
      const again = await given.signIn(back);
      const owed = async (): Promise<number> => (await again.get('/me/acknowledgements')).body.outstanding.length;
      expect(await owed()).toBe(1);
      expect((await accept(again, 'come-back', number)).status).toBe(201);
      expect([await owed(), (await accept(again, 'come-back', number)).status]).toEqual([0, 201]);
      const done = await post(hr, `/offboarding-cases/${returned.body.id}/close`);
      expect([done.status, done.body.status]).toEqual([200, 'closed']);
      expect(await liveOf(back)).toEqual([fresh.id]);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
