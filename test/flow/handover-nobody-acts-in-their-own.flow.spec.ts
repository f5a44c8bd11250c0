import { Worker } from '../../src/worker/worker.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'A departure to be planned';

onBothDatabases('the leaver is HR', (house) => {
  let hr: Somebody;
  let other: Somebody;
  let admin: Somebody;
  const as = (somebody: Somebody) => house().given.as(somebody);
  const open = async (by: Somebody, personId: string, scenario: string) =>
    (await as(by)).post('/offboarding-cases', { personId, scenario, lastDay: '2026-12-01', reason: REASON });

  beforeAll(async () => {
    const { given } = house();
    [hr, other, admin] = [await given.hr(), await given.hr(), await given.admin()];
    await given.registrar();
  });

  it('opens no case about themselves', async () => {
    expect((await open(hr, hr.id, 'planned')).body).toMatchObject({ status: 403, code: 'handover.own_case' });
  });

  it('sees a planned case of their own and steers nothing in it', async () => {
    const { id } = (await open(other, hr.id, 'planned')).body;
    expect((await (await as(hr)).get(`/offboarding-cases/${id}`)).status).toBe(200);
    for (const act of ['cut', 'close', 'cancel']) {
      const refused = await (await as(hr)).post(`/offboarding-cases/${id}/${act}`, { reason: REASON });
      expect([act, refused.status, refused.body.code]).toEqual([act, 403, 'handover.own_case']);
    }
    const moved = await (await as(hr)).patch(`/offboarding-cases/${id}`, { lastDay: '2027-01-01', reason: REASON });
    expect(moved.body.code).toBe('handover.own_case');
    expect((await (await as(other)).post(`/offboarding-cases/${id}/cancel`, { reason: REASON })).body.status).toBe(
      'cancelled',
    );
  });

  it('finds nothing of a case that is hidden from them', async () => {
    const { id } = (await open(other, hr.id, 'hostile')).body;
    expect((await (await as(hr)).get(`/offboarding-cases/${id}`)).status).toBe(404);
    expect((await (await as(hr)).get(`/offboarding-cases/${id}/tasks`)).status).toBe(404);
    expect((await (await as(hr)).post(`/offboarding-cases/${id}/cancel`, { reason: REASON })).status).toBe(404);
    const listed = (await (await as(hr)).get('/offboarding-cases?status=open')).body;
    expect([listed.total, listed.items]).toEqual([0, []]);
    expect((await (await as(other)).get('/offboarding-cases?status=open')).body.total).toBe(1);
  });

  it('reads no line of the log about it either: an auditor’s copy ends before it, and verifies', async () => {
    const { given } = house();
    const [auditor, reader] = [await given.auditor(), await given.auditor()];
    const get = async (by: Somebody, path: string) => (await as(by)).get(path);
    const all = async (by: Somebody) => (await get(by, '/audit/events?action=case.open&limit=200')).body;
    // What is refused belongs to no case yet.
    const body = { personId: auditor.id, scenario: 'planned', lastDay: '2026-12-01', reason: REASON, cut: true };
    expect((await (await as(other)).post('/offboarding-cases', body)).status).toBe(422);
    const before = await all(auditor);
    const { id } = (await open(other, auditor.id, 'hostile')).body;
    expect((await all(reader)).total).toBe(before.total + 1);
    expect(await all(auditor)).toEqual(before);
    expect((await get(auditor, `/audit/events?subject=case:${id}`)).body.total).toBe(0);
    const copy = (await get(auditor, '/audit/export')).text;
    const lines = copy.trim().split('\n');
    expect([copy.includes(id), (await get(reader, '/audit/export')).text.includes(id)]).toEqual([false, true]);
    expect((await get(auditor, '/audit/checkpoint')).text.split('\n')[1]).toBe(String(lines.length));
    const past = await get(auditor, `/audit/proof?index=${lines.length}`);
    expect([past.status, (await get(reader, `/audit/proof?index=${lines.length}`)).status]).toEqual([400, 200]);
    expect((await get(auditor, `/audit/proof?index=${lines.length - 1}`)).body.size).toBe(lines.length);
    expect((await get(auditor, `/audit/consistency?from=1&to=${lines.length + 1}`)).status).toBe(400);
    const { log } = (await get(auditor, '/me/personal-data')).body;
    expect(log.map((line: any) => line.action)).not.toContain('case.open');
    await (await as(other)).post(`/offboarding-cases/${id}/cancel`, { reason: REASON });
    expect((await all(auditor)).total).toBe(before.total + 1);
  });

  it('reads in the outbox of no mail about it that others got', async () => {
    const { id } = (await open(hr, admin.id, 'hostile')).body;
    await house().app.get(Worker).tick('outbox.relay');
    const told = async (reader: Somebody): Promise<number> =>
      (await (await as(reader)).get('/outbox?limit=200')).body.items.filter(
        (mail: { topic: string }) => mail.topic === 'case.opened',
      ).length;
    const all = await told(await house().given.registrar());
    expect(await told(admin)).toBeLessThan(all);
    expect((await (await as(hr)).post(`/offboarding-cases/${id}/cancel`, { reason: REASON })).status).toBe(200);
  });

  it('is refused for the last admin who stays', async () => {
    const registrar = await house().given.registrar();
    expect((await open(other, admin.id, 'planned')).status).toBe(201);
    const last = await open(other, registrar.id, 'planned');
    expect([last.status, last.body.code]).toEqual([422, 'handover.last_admin']);
  });

  it('does not leave whoever leaves as the only admin, whom nobody could cut then', async () => {
    const registrar = await house().given.registrar();
    const roles = `/people/${registrar.id}/roles`;
    const demoted = await (await as(admin)).put(roles, { roles: [], reason: REASON });
    expect([demoted.status, demoted.body.code]).toEqual([422, 'people.last_admin']);
    const third = await house().given.admin();
    expect((await (await as(admin)).put(roles, { roles: [], reason: REASON })).status).toBe(200);
    expect((await (await as(third)).put(`/people/${admin.id}/roles`, { roles: [], reason: REASON })).status).toBe(200);
  });
});

onBothDatabases('a case is opened twice at once', (house) => {
  it('is one case: one answer 201, the other 409 with its id', async () => {
    const { given } = house();
    const [hr, admin, leaver] = [await given.hr(), await given.admin(), await given.person()];
    const body = { personId: leaver.id, scenario: 'planned', lastDay: '2026-12-01', reason: REASON };
    const [one, two] = await Promise.all([
      (await given.as(hr)).post('/offboarding-cases', body),
      (await given.as(admin)).post('/offboarding-cases', body),
    ]);
    const [made, refused] = one.status === 201 ? [one, two] : [two, one];
    expect([made.status, refused.status, refused.body.caseId]).toEqual([201, 409, made.body.id]);
  });
});
