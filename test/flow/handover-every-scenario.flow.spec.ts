import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'What the contract says, agreed with the works council';

onBothDatabases('every way a person can leave', (house) => {
  let hr: Somebody;
  let admin: Browser;
  let staff: Browser;

  const open = async (person: Somebody, scenario: string, lastDay: string): Promise<any> => {
    const opened = await staff.post('/offboarding-cases', { personId: person.id, scenario, lastDay, reason: REASON });
    if (opened.status !== 201) throw new Error(`Case: ${opened.status} ${opened.text}`);
    return opened.body;
  };

  beforeAll(async () => {
    const { given } = house();
    hr = await given.hr();
    [staff, admin] = [await given.as(hr), await given.as(await given.registrar())];
  });

  describe('an admin corrects the runbooks', () => {
    let leaver: Somebody;
    const stepOf = async (caseId: string, code: string): Promise<any> =>
      (await tasksOf(house(), caseId, hr)).find((task) => task.code === code);

    it('everybody reads them; a correction holds for the next case, with who made it and why', async () => {
      const { given } = house();
      leaver = await given.person();
      const before = (await (await given.as(leaver)).get('/runbooks')).body;
      expect(before.steps.find((step: any) => step.code === 'C11')).toMatchObject({ due: 'L', gate: false });
      expect(before.scenarios.find((scenario: any) => scenario.id === 'hostile')).toMatchObject({
        drop: ['C04', 'C07'],
        clock: { vault: 'T+1h', platform: 'T+4h', negative_test: 'T+24h' },
      });
      const early = await open(leaver, 'planned', '2026-12-18');
      const corrected = await admin.patch('/runbooks/tasks/C11', {
        due: 'L-3',
        gate: true,
        who: 'manager',
        en: 'Talk',
        reason: REASON,
      });
      expect([corrected.status, corrected.body.version]).toEqual([200, before.version + 4]);
      expect(corrected.body.corrections).toContainEqual(
        expect.objectContaining({ subject: 'step:C11', field: 'due', value: 'L-3', reason: REASON, endedAt: null }),
      );
      const late = await open(await given.person(), 'planned', '2026-12-18');
      expect(await stepOf(late.id, 'C11')).toMatchObject({
        title: 'Talk',
        gate: true,
        who: 'manager',
        dueAt: '2026-12-15T22:59:59.999Z',
      });
      const kept = { title: 'Talk', who: 'hr', dueAt: '2026-12-18T22:59:59.999Z' };
      expect(await stepOf(early.id, 'C11')).toMatchObject(kept);
      const asked = await staff.post(`/offboarding-cases/${early.id}/reschedule`, { reason: REASON });
      expect([asked.status, asked.body.lastDay]).toEqual([200, '2026-12-18']);
      expect(await stepOf(early.id, 'C11')).toMatchObject({ who: 'manager', dueAt: '2026-12-15T22:59:59.999Z' });
    });

    it('a scenario drops another step; what is withdrawn is as in the file again, and the log has both', async () => {
      const { given } = house();
      const dropped = await admin.patch('/runbooks/scenarios/planned', {
        drop: ['C08'],
        due: { C14: 'L+20c' },
        reason: REASON,
      });
      expect(dropped.status).toBe(200);
      const case1 = await open(await given.person(), 'planned', '2026-12-18');
      expect(await stepOf(case1.id, 'C08')).toBeUndefined();
      expect((await stepOf(case1.id, 'C14')).dueAt).toBe('2027-01-07T22:59:59.999Z');
      const back = await admin.patch('/runbooks/scenarios/planned', { withdraw: ['drop', 'due.C14'], reason: REASON });
      expect(back.body.scenarios.find((scenario: any) => scenario.id === 'planned')).toMatchObject({
        drop: [],
        due: {},
      });
      const [leaf] = (await admin.get('/audit/events?action=runbook.correct&subject=runbook:scenario:planned&limit=1'))
        .body.items;
      expect(leaf.details).toMatchObject({
        before: { drop: ['C08'] },
        after: { drop: [] },
        withdrawn: ['drop', 'due.C14'],
      });
      const history = (await staff.get('/runbooks/corrections')).body;
      expect(history.items.filter((row: any) => row.subject === 'scenario:planned')).toHaveLength(2);
    });

    it('nobody corrects away what ends access or renews secrets, nor who leaves, nor what cannot be read', async () => {
      const { given } = house();
      const refusals: [string, Record<string, unknown>, number, string][] = [
        ['tasks/C12', { gate: false }, 422, 'handover.runbook_needed'],
        ['tasks/S4', { gate: false }, 422, 'handover.runbook_needed'],
        ['tasks/C13', { notByLeaver: false }, 422, 'handover.runbook_needed'],
        ['tasks/C15', { verifiedBy: 'nobody' }, 422, 'handover.runbook_needed'],
        ['tasks/C12', { who: 'leaver' }, 422, 'handover.runbook_needed'],
        ['tasks/C07', { who: 'vault' }, 422, 'handover.runbook_needed'],
        ['scenarios/hostile', { drop: ['C12'] }, 422, 'handover.runbook_needed'],
        ['scenarios/planned', { drop: ['S6'] }, 422, 'handover.runbook_needed'],
        ['tasks/C07', { due: 'tomorrow' }, 422, 'handover.bad_runbook'],
        ['tasks/C07', { due: 'Z9+1' }, 422, 'handover.bad_runbook'],
        ['scenarios/planned', { due: { C05: 7 } }, 422, 'handover.bad_runbook'],
        ['scenarios/planned', { due: JSON.parse('{"__proto__": "L"}') }, 400, 'request.malformed'],
        ['tasks/Z9', { gate: true }, 404, 'handover.unknown_step'],
        ['tasks/C07', { does: 'end_grants' }, 400, 'request.invalid'],
        ['tasks/C07', { en: ' ' }, 400, 'request.invalid'],
      ];
      for (const [path, body, status, code] of refusals) {
        const answer = await admin.patch(`/runbooks/${path}`, { ...body, reason: REASON });
        expect([path, body, answer.status, answer.body.code]).toEqual([path, body, status, code]);
      }
      expect((await staff.patch('/runbooks/tasks/C11', { gate: true, reason: REASON })).status).toBe(403);
      expect(
        (await admin.patch('/runbooks/tasks/C11', { gate: true, reason: REASON }, { 'if-match': '"1"' })).status,
      ).toBe(412);
      const leaving = await given.admin();
      await open(leaving, 'planned', '2026-12-18');
      const own = await (await given.as(leaving)).patch('/runbooks/tasks/S2', { gate: false, reason: REASON });
      expect(own.body.code).toBe('handover.own_case');
    });

    it('a correction written, changed or brought back by hand corrects nothing', async () => {
      const shown = async () => {
        const { steps, scenarios } = (await admin.get('/runbooks')).body;
        return { steps, scenarios };
      };
      expect((await admin.patch('/runbooks/tasks/C02', { gate: true, reason: REASON })).status).toBe(200);
      expect((await admin.patch('/runbooks/tasks/C02', { withdraw: ['gate'], reason: REASON })).status).toBe(200);
      const before = await shown();
      const plant = (id: string, subject: string, field: string, value: unknown) =>
        house().tamper(
          `insert into runbook_correction (id, subject, field, value, reason, corrected_by, corrected_at)
           values ($1, $2, $3, $4, 'planted', 'thief', '2026-11-17T09:00:00.000Z')`,
          [id, subject, field, JSON.stringify(value)],
        );
      await plant('planted-1', 'scenario:planned', 'drop', ['C12']);
      await plant('planted-2', 'scenario:hostile', 'hidden', false);
      await plant('planted-3', 'step:S4', 'gate', false);
      await house().tamper(`update runbook_correction set ended_at = null where subject = 'step:C02'`, []);
      await house().tamper(
        `update runbook_correction set value = '"T+9d"' where subject = 'step:C11' and field = 'due'`,
        [],
      );
      const after = await shown();
      const c11 = (step: any): boolean => step.code === 'C11';
      expect(after.scenarios).toEqual(before.scenarios);
      expect(after.steps.filter((step: any) => !c11(step))).toEqual(before.steps.filter((step: any) => !c11(step)));
      expect([before.steps.find(c11).due, after.steps.find(c11).due]).toEqual(['L-3', 'L']);
      // A rightful one of the same field takes its place.
      expect((await admin.patch('/runbooks/tasks/C11', { due: 'L-3', reason: REASON })).status).toBe(200);
      expect((await shown()).steps.find(c11).due).toBe('L-3');
      await house().tamper(`delete from runbook_correction where id like 'planted-%'`, []);
    });
  });

  describe('accounts that hang together are handled together and never twice', () => {
    const codesAt = async (caseId: string, at: { id: string }): Promise<string> =>
      (await tasksOf(house(), caseId, hr))
        .filter((task) => task.accountId === at.id)
        .map((task) => task.code)
        .sort()
        .join(' ');
    let owner: Somebody;
    let instagram: any;
    let threads: any;

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person();
      instagram = await given.account({ owner, handle: 'maison', accessModel: 'native_roles' });
      threads = await given.account({ owner, platform: 'threads', handle: 'maison', parentAccountId: instagram.id });
    });

    it('Threads under Instagram: one login, worked once, whichever of the two the leaver had', async () => {
      const { given } = house();
      const engager = await given.person();
      await given.grant(engager, threads, 'publisher');
      const kase = await open(engager, 'planned', '2026-12-18');
      expect(await codesAt(kase.id, threads)).toBe('');
      expect(await codesAt(kase.id, instagram)).toBe('S4 S5 S6 S7 S8 S9');
      const both = await open(owner, 'planned', '2026-12-18');
      expect(await codesAt(both.id, threads)).toBe('');
      expect(await codesAt(both.id, instagram)).toBe('C10 N1 N2 N3 N4 N5 N6 N7 S1 S2 S3 S4 S5 S6 S7 S8 S9');
      const ofChild = (await staff.get(`/offboarding-cases/${both.id}/tasks?accountId=${threads.id}`)).body.items;
      expect(
        ofChild
          .map((task: any) => task.code)
          .sort()
          .join(' '),
      ).toBe('C10 S1 S2 S3 S4 S5 S6 S7 S8 S9');
      expect(ofChild[0]).toMatchObject({ accountId: instagram.id, covers: [threads.id] });
    });

    it('the last day moves, and the login of both moves once', async () => {
      const { given } = house();
      const engager = await given.person();
      await given.grant(engager, threads, 'publisher');
      const kase = await open(engager, 'planned', '2026-12-18');
      const moved = await staff.patch(`/offboarding-cases/${kase.id}`, { lastDay: '2026-12-21', reason: REASON });
      expect(moved.status).toBe(200);
      const s4 = (await tasksOf(house(), kase.id, hr)).filter((task) => task.code === 'S4');
      expect(s4.map((task) => task.dueAt)).toEqual(['2026-12-21T22:59:59.999Z']);
    });

    it('a showcase page inherits nothing from its page: it is left by itself', async () => {
      const { given } = house();
      const keeper = await given.person();
      const page = { owner: keeper, platform: 'linkedin_page', accessModel: 'native_roles' };
      const parent = await given.account({ ...page, handle: 'the-page' });
      const showcase = await given.account({ ...page, handle: 'the-showcase', parentAccountId: parent.id });
      const manager = await given.person();
      for (const account of [parent, showcase]) await given.grant(manager, account, 'moderator');
      const kase = await open(manager, 'planned', '2026-12-18');
      expect([await codesAt(kase.id, parent), await codesAt(kase.id, showcase)]).toEqual(['N5 N6', 'N5 N6']);
    });

    it('a tool of the leaver: one reconnection for each profile it is connected to', async () => {
      const { given } = house();
      const [leaver, keeper] = [await given.person(), await given.person()];
      const tool = await given.account({
        owner: leaver,
        platform: 'agorapulse',
        handle: 'House',
        accessModel: 'tool_mediated',
      });
      const profiles = await Promise.all(
        [1, 2, 3].map((n) =>
          given.account({
            owner: keeper,
            platform: 'facebook_page',
            handle: `maison.page.${n}`,
            accessModel: 'native_roles',
            parentAccountId: tool.id,
          }),
        ),
      );
      const kase = await open(leaver, 'planned', '2026-12-18');
      expect(await codesAt(kase.id, tool)).toBe('C10 M1 M2 M3 M5 M6');
      const reconnections = (await tasksOf(house(), kase.id, hr)).filter((task) => task.code === 'M4');
      expect(reconnections.map((task) => task.accountId).sort()).toEqual(profiles.map((profile) => profile.id).sort());
      await staff.patch(`/offboarding-cases/${kase.id}`, { lastDay: '2026-12-21', reason: REASON });
      const later = (await tasksOf(house(), kase.id, hr)).filter((task) => task.code === 'M4');
      expect(new Set(later.map((task) => task.dueAt))).toEqual(new Set(['2026-12-18T22:59:59.999Z']));
    });
  });
});
