import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Leaves for another company';

onBothDatabases('what the pages of a departure ask', (house) => {
  let people: Record<'hr' | 'admin' | 'auditor' | 'leaver' | 'backup', Somebody>;
  let account: { id: string };
  let caseId: string;
  const get = async (by: Somebody, path: string) => (await house().given.as(by)).get(path);
  const post = async (by: Somebody, path: string, body: object = {}) => (await house().given.as(by)).post(path, body);
  const shown = async (by: Somebody) => (await get(by, `/offboarding-cases/${caseId}`)).body;
  const transfer = async (by: Somebody) => (await get(by, `/offboarding-cases/${caseId}/handovers`)).body;

  beforeAll(async () => {
    const { given } = house();
    people = {
      hr: await given.hr(),
      admin: await given.admin(),
      auditor: await given.auditor(),
      leaver: await given.person({ fullName: 'Élodie Sarrazin', timeZone: 'Europe/Paris' }),
      backup: await given.person({ fullName: 'Bruno Keller' }),
    };
    account = await given.account({ owner: people.leaver, backupOwner: people.backup });
    await given.grant(people.leaver, account, 'full_control');
    const opened = await post(people.hr, '/offboarding-cases', {
      ...{ personId: people.leaver.id, scenario: 'planned', lastDay: '2026-12-18', reason: REASON },
    });
    caseId = opened.body.id;
  });

  it('whoever follows a case reads what is missing in both languages, by name, and what they may do', async () => {
    const kase = await shown(people.hr);
    const [gate] = kase.openConditions.filter(({ code }: { code: string }) => code === 'gate_task');
    expect(gate.detailFr).toMatch(/\u202f: pas encore faite\.$/);
    expect(kase.openConditions.find(({ code }: { code: string }) => code === 'owns_account')).toMatchObject({
      accountId: account.id,
      detailFr: 'Tient encore le siège responsable.',
    });
    expect(kase.names.people).toContainEqual({ id: people.leaver.id, fullName: 'Élodie Sarrazin' });
    expect(kase.names.accounts).toEqual([expect.objectContaining({ id: account.id })]);
    expect(kase.can).toEqual(expect.arrayContaining(['case.move', 'case.cut', 'case.cancel', 'declaration.give']));
    expect(kase.can).not.toContain('case.close');
    expect((await shown(people.auditor)).can).toEqual([]);
    expect((await shown(people.leaver)).can).toEqual(['declaration.give']);
  });

  it('the list is narrowed by name, kind and state, and says how far each case is', async () => {
    const found = async (query: string) => (await get(people.hr, `/offboarding-cases?${query}`)).body;
    const page = await found('q=elodie%20SARR&status=running&scenario=planned');
    expect(page.items.map(({ id }: { id: string }) => id)).toEqual([caseId]);
    expect(page.items[0].progress).toMatchObject({ handovers: { total: 1, accepted: 0 } });
    expect(page.items[0].progress.tasks.total).toBe((await tasksOf(house(), caseId, people.hr)).length);
    expect((await found('q=elodie&scenario=hostile')).total).toBe(0);
    expect((await found(`q=${encodeURIComponent(people.leaver.email)}`)).total).toBe(0);
    expect((await found('status=closed')).items).toEqual([]);
  });

  it('a transfer says who may name, accept and finish it, as the acts then do', async () => {
    const can = async (by: Somebody) => (await transfer(by)).items[0].can;
    expect(await can(people.hr)).toEqual(['handover.name']);
    expect(await can(people.backup)).toEqual(['handover.name', 'handover.accept', 'handover.refuse']);
    expect((await transfer(people.leaver)).items.flatMap((one: { can: string[] }) => one.can)).toEqual([]);
    const [{ id, openGates }] = (await transfer(people.hr)).items;
    expect(openGates).toBeGreaterThan(0);
    expect((await post(people.backup, `/handovers/${id}/accept`)).status).toBe(200);
    expect(await can(people.backup)).toEqual([]);
    expect((await post(people.hr, `/handovers/${id}/complete`, { reason: REASON })).body.code).toBe(
      'handover.gates_open',
    );
  });

  it('a step says what may be done with it, and never invites somebody to verify what they did', async () => {
    const mine = async (by: Somebody) => (await get(by, '/tasks?mine=1&limit=200')).body;
    const { items, names } = await mine(people.backup);
    const step = items.find(
      (task: { can: string[]; needsVerification: boolean }) =>
        task.needsVerification && task.can.includes('task.complete'),
    );
    expect(names.accounts).toContainEqual(expect.objectContaining({ id: step.accountId }));
    expect(step).toMatchObject({ leaverId: people.leaver.id, caseStatus: 'open', review: null });
    expect(step.evidenceFr).not.toBe(step.evidence);
    const waiting = items.find((task: { waitsFor: string[] }) => task.waitsFor.length > 0);
    expect(waiting?.can ?? []).not.toContain('task.complete');
    const done = await post(people.backup, `/tasks/${step.id}/complete`, { evidence: { text: 'Seen in the list' } });
    expect(done.body.can).not.toContain('task.verify');
    expect(done.body.names.people).toContainEqual({ id: people.backup.id, fullName: 'Bruno Keller' });
    const byHr = (await get(people.hr, `/tasks/${step.id}`)).body;
    expect(byHr.can).toContain('task.verify');
    expect((await get(people.auditor, `/tasks/${step.id}`)).body.can).toEqual([]);
    expect((await post(people.hr, `/tasks/${step.id}/verify`)).body.can).not.toContain('task.verify');
  });

  it('the timeline counts steps by the instant they are due, and each account from its platform’s delay', async () => {
    const { body } = await get(people.hr, `/offboarding-cases/${caseId}/timeline`);
    const kase = await shown(people.hr);
    expect(body.due.reduce((sum: number, { total }: { total: number }) => sum + total, 0)).toBe(
      kase.progress.tasks.total,
    );
    expect(body.due.reduce((sum: number, one: { finished: number }) => sum + one.finished, 0)).toBe(
      kase.progress.tasks.finished,
    );
    expect(body.accounts).toEqual([
      expect.objectContaining({ accountId: account.id, latestSafeStart: kase.latestSafeStart, late: false }),
    ]);
    expect((await get(people.leaver, `/offboarding-cases/${caseId}/timeline`)).body.accounts).toEqual([]);
  });

  it('the plan of one account is printed for those it concerns, in their language', async () => {
    const [{ id }] = (await transfer(people.hr)).items;
    for (const by of [people.hr, people.backup, people.leaver]) {
      const plan = await get(by, `/handovers/${id}/plan?format=pdf&lang=fr`);
      expect([plan.status, plan.headers.get('content-type'), plan.text.slice(0, 5)]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ]);
    }
    const stranger = await house().given.person();
    expect((await get(stranger, `/handovers/${id}/plan`)).status).toBe(404);
  });

  it('“if they left on” takes a day that is only thought of', async () => {
    const { body } = await get(people.hr, `/people/${people.backup.id}/departure-preview?lastDay=2027-03-01`);
    expect([body.lastDay, body.latestSafeStart < '2027-03-01']).toEqual(['2027-03-01', true]);
    expect(body.names.accounts).toContainEqual(expect.objectContaining({ id: account.id }));
  });

  it('of a hidden departure the leaver finds no timeline, no plan and no count', async () => {
    const { given } = house();
    const hidden = await given.hr({ fullName: 'Hidden Leaver' });
    const kept = await given.account({ owner: hidden, backupOwner: people.backup });
    const opened = await post(people.hr, '/offboarding-cases', {
      ...{ personId: hidden.id, scenario: 'hostile', lastDay: '2026-12-18', reason: REASON },
    });
    const path = `/offboarding-cases/${opened.body.id}`;
    const [{ id }] = (await get(people.hr, `${path}/handovers`)).body.items;
    expect((await get(hidden, `${path}/timeline`)).status).toBe(404);
    expect((await get(hidden, `/handovers/${id}/plan`)).status).toBe(404);
    expect((await get(hidden, '/offboarding-cases?q=hidden')).body).toMatchObject({ total: 0, items: [] });
    expect((await get(hidden, '/tasks?status=open&limit=200')).text).not.toContain(kept.id);
    expect((await get(people.backup, `${path}/handovers`)).body.items[0].can).not.toContain('handover.accept');
  });
});
