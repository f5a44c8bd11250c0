import type { Somebody } from '../support/given.js';
import { acceptAll, finishGates, tasksOf } from '../support/handover-story.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const REASON = 'A departure in its order';
const evidence = (text: string) => ({ evidence: { text } });

onBothDatabases(
  'the steps of a departure in their order',
  (house) => {
    let hr: Somebody;
    let admin: Somebody;
    let owner: Somebody;

    const as = (somebody: Somebody) => house().given.as(somebody);
    const post = async (who: Somebody, path: string, body: object = {}) => (await as(who)).post(path, body);
    const of = async (caseId: string, code: string): Promise<any> =>
      (await tasksOf(house(), caseId, hr)).find((task) => task.code === code);
    const store = (account: any, credential: any, password: string) =>
      post(owner, `/credentials/${credential.id}/versions`, { value: { username: 's', password }, reason: REASON });
    const open = async (scenario: string, more: object = {}) => {
      const { given } = house();
      const leaver = await given.person();
      const account = await given.account({ owner: leaver, backupOwner: owner });
      const credential = await given.credential(owner, account, 'password', {
        username: 's',
        password: 'secret-000001',
      });
      const { body } = await post(hr, '/offboarding-cases', {
        personId: leaver.id,
        scenario,
        lastDay: '2026-12-18',
        reason: REASON,
        ...more,
      });
      await acceptAll(house(), body.id, { hr, admin, people: [owner] });
      return { leaver, account, credential, caseId: body.id as string };
    };

    beforeAll(async () => {
      const { given } = house();
      [hr, admin, owner] = [await given.hr(), await given.admin(), await given.person()];
    });

    it('nothing is removed before the successor has proved control, one by one or all at once; a new version may always be stored', async () => {
      const { caseId, account, credential } = await open('planned');
      const [proof, password, sessions] = [await of(caseId, 'C10'), await of(caseId, 'S4'), await of(caseId, 'S7')];
      expect(password.waitsFor).toEqual([proof.id]);
      expect(sessions.waitsFor.sort()).toEqual([proof.id, password.id].sort());
      const early = await post(owner, `/tasks/${password.id}/complete`, evidence('I changed it on the platform'));
      expect([early.status, early.body.code]).toEqual([409, 'handover.not_yet']);
      expect([early.body.waitsFor, early.body.steps]).toEqual([[proof.id], ['C10']]);
      expect((await post(owner, `/tasks/${sessions.id}/start`)).body.code).toBe('handover.not_yet');
      const bulk = { taskIds: [password.id], ...evidence('All of them at once') };
      expect((await post(owner, `/offboarding-cases/${caseId}/tasks/complete`, bulk)).body.code).toBe(
        'handover.not_yet',
      );
      expect((await post(owner, `/tasks/${proof.id}/complete`, evidence('I am on the list of today'))).status).toBe(
        200,
      );
      // Evidence that nobody has looked at yet proves nothing.
      expect((await of(caseId, 'S4')).waitsFor).toEqual([proof.id]);
      expect((await post(hr, `/tasks/${proof.id}/verify`)).body.status).toBe('verified');
      expect((await post(owner, `/tasks/${password.id}/complete`, evidence('I changed it there'))).status).toBe(200);
      expect((await store(account, credential, 'secret-000002')).status).toBe(201);
      expect(await of(caseId, 'C10')).toMatchObject({ status: 'verified', evidenceVoid: false });
    });

    it('evidence older than the secret it speaks of is void and asked for again, never the same', async () => {
      const { caseId, account, credential } = await open('planned');
      await finishGates(house(), caseId, { hr, admin, people: [owner] });
      await store(account, credential, 'secret-000002');
      const sessions = await of(caseId, 'S7');
      expect((await post(owner, `/tasks/${sessions.id}/complete`, evidence('No session is left'))).status).toBe(200);
      expect(await of(caseId, 'C10')).toMatchObject({ status: 'verified', evidenceVoid: false });
      house().clock.set('2026-11-18T09:00:00.000Z');
      await store(account, credential, 'secret-000003');
      expect(await of(caseId, 'S7')).toMatchObject({ status: 'open', evidenceVoid: true });
      const again = await post(owner, `/tasks/${sessions.id}/complete`, evidence('No session is left'));
      expect([again.status, again.body.code]).toEqual([409, 'handover.same_evidence']);
      const fresh = await post(owner, `/tasks/${sessions.id}/complete`, evidence('No session is left after the third'));
      expect([fresh.status, fresh.body.evidenceVoid]).toEqual([200, false]);
    });

    it('cut first, a proof from before the new secret proves nothing; what preserves evidence comes before a rotation', async () => {
      const { caseId, account, credential } = await open('hostile', { cut: true });
      const [proof, kept, password] = [await of(caseId, 'C10'), await of(caseId, 'X3'), await of(caseId, 'S4')];
      expect(password.waitsFor).toEqual([kept.id]);
      expect((await post(owner, `/tasks/${proof.id}/complete`, evidence('I am in already'))).status).toBe(200);
      await post(hr, `/tasks/${proof.id}/verify`);
      house().clock.set('2026-11-18T10:00:00.000Z');
      expect((await store(account, credential, 'secret-000002')).status).toBe(201);
      expect(await of(caseId, 'S4')).toMatchObject({ status: 'done' });
      expect(await of(caseId, 'C10')).toMatchObject({ status: 'open', evidenceVoid: true });
      expect((await post(admin, `/tasks/${proof.id}/verify`)).body.code).toBe('handover.not_done');
      const shown = await (await as(hr)).get(`/offboarding-cases/${caseId}`);
      expect(shown.body.openConditions.map((each: { subject: string }) => each.subject)).toContain(`task:${proof.id}`);
    });

    it('the list of the platform finishes its own steps: taken since the opening, everybody known, the leaver gone; never signed by whoever took it', async () => {
      const { given } = house();
      const leaver = await given.person({ fullName: 'Lia Vetter' });
      const [boss, second] = [
        await given.person({ fullName: 'Owen Ruiz' }),
        await given.person({ fullName: 'Sam Okafor' }),
      ];
      const page = await given.account({
        owner: boss,
        backupOwner: second,
        platform: 'facebook_page',
        handle: 'story.page',
        accessModel: 'native_roles',
      });
      await given.grant(leaver, page, 'publisher');
      const { body } = await post(hr, '/offboarding-cases', {
        personId: leaver.id,
        scenario: 'hostile',
        lastDay: '2026-12-18',
        reason: REASON,
        cut: true,
      });
      const taken = async (text: string) => {
        const answer = await post(boss, `/accounts/${page.id}/captures`, {
          source: 'paste',
          capturedOn: house().clock.now().toISOString().slice(0, 10),
          text,
        });
        expect(answer.status).toBe(201);
      };
      await taken('Name\tRole\nOwen Ruiz\tadmin\nLia Vetter\teditor');
      expect(await of(body.id, 'N5')).toMatchObject({ status: 'open' });
      await taken('Name\tRole\nOwen Ruiz\tadmin');
      const gone = await of(body.id, 'N5');
      expect([gone.status, gone.completedBy]).toEqual(['done', 'system']);
      expect((await post(boss, `/tasks/${gone.id}/verify`)).body.code).toBe('handover.own_evidence');
      expect((await post(second, `/tasks/${gone.id}/verify`)).body.status).toBe('verified');
    });

    it('a waiver comes back as a finding after its review day, until two people settle it or leave it for longer; the case stays closed', async () => {
      const { given } = house();
      const leaver = await given.person();
      const account = await given.account({ owner });
      await given.grant(leaver, account, 'publisher');
      const opened = await post(hr, '/offboarding-cases', {
        personId: leaver.id,
        scenario: 'hostile',
        lastDay: '2026-12-18',
        reason: REASON,
        cut: true,
      });
      const caseId = opened.body.id;
      await finishGates(house(), caseId, { hr, admin, people: [owner] });
      const apps = await of(caseId, 'S8');
      const blocked = await post(owner, `/tasks/${apps.id}/block`, { reason: 'The platform does not answer' });
      expect([blocked.body.status, (await post(hr, `/tasks/${apps.id}/unblock`)).body.status]).toEqual([
        'blocked',
        'open',
      ]);
      await post(hr, `/tasks/${apps.id}/waive`, { reason: 'The tool is down for weeks', reviewOn: '2026-12-20' });
      expect((await post(hr, `/tasks/${apps.id}/review`, { reason: REASON, reviewOn: '2027-01-20' })).body.code).toBe(
        'handover.not_waived',
      );
      await post(admin, `/tasks/${apps.id}/verify`);
      const closed = await post(hr, `/offboarding-cases/${caseId}/close`, { reason: REASON });
      expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
      const findings = async () =>
        (await (await as(hr)).get('/findings?kind=step_waiver_due')).body.items.map(
          (finding: any) => `${finding.subject} ${finding.cure.path}`,
        );
      const mine = `task:${apps.id} /tasks/${apps.id}/review`;
      expect(await findings()).toEqual([]);
      house().clock.set('2026-12-21T09:00:00.000Z');
      expect(await findings()).toEqual([mine]);
      const review = (by: Somebody, body: object) => post(by, `/tasks/${apps.id}/review`, { reason: REASON, ...body });
      expect((await review(hr, {})).body.code).toBe('handover.needs_decision');
      expect((await review(owner, { reviewOn: '2027-01-20' })).body.code).toBe('handover.own_task');
      expect((await review(hr, { reviewOn: '2027-01-20' })).status).toBe(200);
      expect(await findings()).toEqual([mine]);
      expect((await post(hr, `/tasks/${apps.id}/verify`)).body.code).toBe('handover.own_evidence');
      expect((await post(admin, `/tasks/${apps.id}/verify`)).status).toBe(200);
      expect(await findings()).toEqual([]);
      house().clock.set('2027-01-21T09:00:00.000Z');
      expect(await findings()).toEqual([mine]);
      expect((await review(owner, evidence('Apps are revoked, the list is empty'))).status).toBe(200);
      // Signed in the database by somebody without the key: it counts for nothing.
      await house().tamper(`update waiver_review set verified_by = decided_by where review_on is null`);
      expect(await findings()).toEqual([mine]);
      await house().tamper(`update waiver_review set verified_by = null where review_on is null`);
      expect((await post(admin, `/tasks/${apps.id}/verify`)).status).toBe(200);
      expect(await findings()).toEqual([]);
      const shown = await (await as(hr)).get(`/offboarding-cases/${caseId}`);
      expect(shown.body.status).toBe('closed');
      expect((await (await as(hr)).get(`/tasks/${apps.id}/reviews`)).body.items).toHaveLength(2);
    });

    it('everybody has their tasks over all cases, late or due soon; a case is told account by account', async () => {
      house().clock.set('2027-02-01T09:00:00.000Z');
      const { caseId, account, leaver } = await open('planned', { lastDay: '2027-02-03' });
      const list = async (who: Somebody, path: string) => (await (await as(who)).get(path)).body;
      const week = await list(owner, '/tasks?mine=1&due=week&limit=200');
      expect(week.items.length).toBeGreaterThan(0);
      expect(new Set(week.items.map((task: any) => task.assigneeId))).toEqual(new Set([owner.id]));
      expect(week.items.map((task: any) => task.caseId)).toContain(caseId);
      const late = await list(hr, `/offboarding-cases/${caseId}/tasks?due=late&account=${account.id}`);
      expect(late.items.every((task: any) => task.dueAt < '2027-02-01T09:10' && task.accountId === account.id)).toBe(
        true,
      );
      expect((await list(leaver, '/tasks?mine=1')).items.every((task: any) => task.assigneeId === leaver.id)).toBe(
        true,
      );
      const stranger = await house().given.person();
      expect((await list(stranger, '/tasks')).total).toBe(0);
      const progress = await list(hr, `/offboarding-cases/${caseId}/progress`);
      const [whole, one] = progress.items;
      expect([progress.total, whole.accountId, one.accountId]).toEqual([2, null, account.id]);
      const { total } = await list(hr, `/offboarding-cases/${caseId}/tasks?limit=1`);
      expect(whole.total + one.total).toBe(total);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
