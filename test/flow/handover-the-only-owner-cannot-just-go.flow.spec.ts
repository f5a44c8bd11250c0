import type { Somebody } from '../support/given.js';
import { finishGates, tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Leaves the company at once';

onBothDatabases('the only owner cannot just go', (house) => {
  let hr: Somebody;
  let admin: Somebody;
  let owner: Somebody;
  let heir: Somebody;
  let account: { id: string };
  let credential: { id: string };
  let caseId: string;
  const as = (somebody: Somebody) => house().given.as(somebody);

  beforeAll(async () => {
    const { given } = house();
    [hr, admin, owner, heir] = [await given.hr(), await given.admin(), await given.person(), await given.person()];
    account = await given.account({ owner });
    credential = await given.credential(owner, account, 'password', {
      username: 'story',
      password: 'first-secret-0001',
    });
    const opened = await (
      await as(hr)
    ).post('/offboarding-cases', {
      personId: owner.id,
      scenario: 'hostile',
      lastDay: '2026-11-17',
      reason: REASON,
      cut: true,
    });
    caseId = opened.body.id;
    expect(opened.body.status).toBe('cut');
  });

  it('keeps the name of the owner on the account until somebody takes over', async () => {
    const shown = await (await as(admin)).get(`/accounts/${account.id}`);
    expect([shown.body.ownerId, shown.body.status]).toEqual([owner.id, 'active']);
    const close = await (await as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON });
    expect(close.body.openConditions).toContainEqual(
      expect.objectContaining({ code: 'owns_account', subject: `account:${account.id}` }),
    );
  });

  it('lets HR name somebody, but not themselves, the leaver, or somebody who may use no secret', async () => {
    const [handover] = (await (await as(hr)).get(`/offboarding-cases/${caseId}/handovers`)).body.items;
    expect(handover.successorId).toBeNull();
    const name = async (by: Somebody, successorId: string) =>
      (await as(by)).patch(`/handovers/${handover.id}`, { successorId });
    expect((await name(hr, hr.id)).body.code).toBe('handover.own_gain');
    expect((await name(admin, admin.id)).body.code).toBe('handover.own_gain');
    expect((await name(hr, owner.id)).body.code).toBe('handover.not_eligible');
    expect((await name(admin, hr.id)).body.code).toBe('handover.not_eligible');
    expect((await name(heir, heir.id)).status).toBe(404);
    const stale = await (
      await as(hr)
    ).patch(`/handovers/${handover.id}`, { successorId: heir.id }, { 'if-match': '"7"' });
    expect(stale.status).toBe(412);
    expect((await name(hr, heir.id)).body).toMatchObject({ successorId: heir.id, namedBy: hr.id });
  });

  it('shows the successor their part and nothing else', async () => {
    const shown = await (await as(heir)).get(`/offboarding-cases/${caseId}`);
    expect([shown.status, shown.body.reason, shown.body.openConditions]).toEqual([200, null, []]);
    const mine = (await (await as(heir)).get(`/offboarding-cases/${caseId}/tasks?limit=200`)).body.items;
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every((task: { accountId: string }) => task.accountId === account.id)).toBe(true);
    const stranger = await house().given.person();
    expect((await (await as(stranger)).get(`/offboarding-cases/${caseId}`)).status).toBe(404);
    expect((await (await as(stranger)).get('/offboarding-cases')).body.total).toBe(0);
  });

  it('lets the successor store the new secret as their task, and look at nothing yet', async () => {
    const browser = await as(heir);
    const value = { username: 'story', password: 'second-secret-0002' };
    const stored = await browser.post(`/credentials/${credential.id}/versions`, {
      value,
      reason: 'The owner has left',
    });
    expect(stored.status).toBe(201);
    const look = await browser.post(`/credentials/${credential.id}/reveal`, { reason: 'To see what I stored' });
    expect(look.status).toBe(404);
    const again = await browser.post(`/credentials/${credential.id}/versions`, { value, reason: 'Once more for luck' });
    expect(again.status).not.toBe(201);
  });

  it('closes once the account has a new owner', async () => {
    const [handover] = (await (await as(heir)).get(`/offboarding-cases/${caseId}/handovers`)).body.items;
    expect((await (await as(heir)).post(`/handovers/${handover.id}/accept`)).status).toBe(200);
    expect((await (await as(admin)).get(`/accounts/${account.id}`)).body.ownerId).toBe(heir.id);
    await finishGates(house(), caseId, { hr, admin, people: [heir] });
    const left = (await tasksOf(house(), caseId, hr)).filter((task) => task.gate && task.status === 'open');
    expect(left).toEqual([]);
    expect((await (await as(hr)).post(`/offboarding-cases/${caseId}/close`, { reason: REASON })).body.status).toBe(
      'closed',
    );
  });
});

onBothDatabases('the only two owners leave, one after the other', (house) => {
  it('asks nobody who leaves too, and never leaves the account without an owner', async () => {
    const { given } = house();
    const [hr, admin, owner, backup, heir] = [
      await given.hr(),
      await given.admin(),
      await given.person(),
      await given.person(),
      await given.person(),
    ];
    const account = await given.account({ owner, backupOwner: backup });
    const open = async (person: Somebody) =>
      (
        await (
          await given.as(hr)
        ).post('/offboarding-cases', {
          personId: person.id,
          scenario: 'planned',
          lastDay: '2026-12-01',
          reason: REASON,
        })
      ).body.id;
    const handoverOf = async (caseId: string) =>
      (await (await given.as(hr)).get(`/offboarding-cases/${caseId}/handovers`)).body.items[0];
    const first = await open(owner);
    expect((await handoverOf(first)).successorId).toBe(backup.id);
    const second = await open(backup);
    expect((await handoverOf(first)).successorId).toBeNull();
    expect((await handoverOf(second)).successorId).toBeNull();
    for (const caseId of [first, second])
      await (await given.as(hr)).post(`/offboarding-cases/${caseId}/cut`, { reason: REASON });
    expect((await (await given.as(admin)).get(`/accounts/${account.id}`)).body.ownerId).toBe(owner.id);
    for (const caseId of [first, second]) {
      const handover = await handoverOf(caseId);
      expect((await (await given.as(hr)).patch(`/handovers/${handover.id}`, { successorId: heir.id })).status).toBe(
        200,
      );
      expect((await (await given.as(heir)).post(`/handovers/${handover.id}/accept`)).status).toBe(200);
    }
    const shown = (await (await given.as(admin)).get(`/accounts/${account.id}`)).body;
    expect([shown.ownerId, shown.backupOwnerId ?? null]).toEqual([heir.id, null]);
  });
});
