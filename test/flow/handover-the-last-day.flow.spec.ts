import type { Somebody } from '../support/given.js';
import { endLastDays, tasksOf } from '../support/handover-story.js';
import { onBothDatabases, type House } from '../support/house.js';

const REASON = 'The contract comes to its end';

interface Story {
  hr: Somebody;
  owner: Somebody;
  leaver: Somebody;
  account: { id: string };
}

/** A publisher who leaves; their zone is the story's. */
async function aDeparture(house: House, timeZone: string): Promise<Story> {
  const { given } = house;
  const [hr, owner, leaver] = [await given.hr(), await given.person(), await given.person({ timeZone })];
  const account = await given.account({ owner });
  await given.grant(leaver, account, 'publisher');
  return { hr, owner, leaver, account };
}

const open = async (house: House, { hr, leaver }: Story, lastDay: string): Promise<any> => {
  const answer = await (
    await house.given.as(hr)
  ).post('/offboarding-cases', { personId: leaver.id, scenario: 'planned', lastDay, reason: REASON });
  expect(answer.status).toBe(201);
  return answer.body;
};

onBothDatabases('access ends with the last day, where the person is', (house) => {
  it.each([
    ['Pacific/Auckland', '2027-04-04', '2027-04-04T11:59:59.999Z', 'summer time ends there that night: 25 hours'],
    ['America/New_York', '2027-03-14', '2027-03-15T03:59:59.999Z', 'summer time begins there that day: 23 hours'],
    ['Europe/Paris', '2026-12-31', '2026-12-31T22:59:59.999Z', 'winter'],
  ])('%s on %s ends at %s (%s)', async (timeZone, lastDay, end) => {
    const story = await aDeparture(house(), timeZone);
    const kase = await open(house(), story, lastDay);
    expect(kase.cutDueAt).toBe(end);
    house().clock.set(end);
    house().clock.forward({ seconds: -10 });
    const browser = await house().given.signIn(story.leaver);
    expect(await endLastDays(house())).toBe(0);
    expect((await browser.get('/session')).status).toBe(200);
    house().clock.forward({ seconds: 11 });
    expect(await endLastDays(house())).toBe(1);
    expect((await browser.get('/session')).status).toBe(401);
    expect(await endLastDays(house())).toBe(0);
    const shown = (await (await house().given.signIn(story.hr)).get(`/offboarding-cases/${kase.id}`)).body;
    expect([shown.status, shown.cutBy]).toEqual(['cut', 'system']);
    house().clock.set('2026-11-17T09:00:00.000Z');
  });

  it('cuts at once when the last day is over already', async () => {
    const story = await aDeparture(house(), 'Europe/Paris');
    expect((await open(house(), story, '2026-11-16')).status).toBe('cut');
  });

  it('does not cut somebody who only moves inside the house', async () => {
    const story = await aDeparture(house(), 'Europe/Paris');
    const answer = await (
      await house().given.as(story.hr)
    ).post('/offboarding-cases', {
      personId: story.leaver.id,
      scenario: 'role_change',
      lastDay: '2026-11-10',
      reason: REASON,
    });
    expect([answer.status, answer.body.status]).toEqual([201, 'open']);
    expect(await endLastDays(house())).toBe(0);
  });
});

onBothDatabases('the last day moves', (house) => {
  let story: Story;
  let caseId: string;
  const move = async (lastDay: string, headers = {}) =>
    (await house().given.as(story.hr)).patch(`/offboarding-cases/${caseId}`, { lastDay, reason: REASON }, headers);

  beforeAll(async () => {
    story = await aDeparture(house(), 'Europe/Paris');
    caseId = (await open(house(), story, '2026-12-18')).id;
  });

  it('forward: only what is open gets another day', async () => {
    const exit = (await tasksOf(house(), caseId, story.hr)).find((task) => task.code === 'C11');
    await (
      await house().given.as(story.hr)
    ).post(`/tasks/${exit.id}/complete`, { evidence: { text: 'Signed reminder' } });
    const moved = await move('2027-01-15', { 'if-match': '"1"' });
    expect([moved.status, moved.body.lastDay, moved.body.cutDueAt]).toEqual([
      200,
      '2027-01-15',
      '2027-01-15T22:59:59.999Z',
    ]);
    const after = await tasksOf(house(), caseId, story.hr);
    expect(after.find((task) => task.code === 'C11').dueAt).toBe(exit.dueAt);
    expect(after.find((task) => task.code === 'S4').dueAt).toBe('2027-01-15T22:59:59.999Z');
    expect((await (await house().given.as(story.hr)).get(`/people/${story.leaver.id}`)).body.lastDay).toBe(
      '2027-01-15',
    );
    expect((await move('2027-01-20', { 'if-match': '"1"' })).status).toBe(412);
    expect((await move('2027-02-30')).status).toBe(400);
  });

  it('into the past: cut at once, and moving it later restores nothing', async () => {
    const browser = await house().given.as(story.leaver);
    expect((await move('2026-11-12')).body.status).toBe('cut');
    expect((await browser.get('/session')).status).toBe(401);
    const later = await move('2027-03-01');
    expect([later.status, later.body.status]).toEqual([200, 'cut']);
    expect(
      (await house().browser().post('/session', { email: story.leaver.email, password: 'releve-demo-2026' })).status,
    ).toBe(401);
    const grants = (
      await (
        await house().given.as(await house().given.registrar())
      ).get(`/accounts/${story.account.id}/grants?state=live`)
    ).body;
    expect(grants.total).toBe(0);
  });
});

onBothDatabases('a departure is cancelled half way', (house) => {
  it('gives the person their sign-in back, and no right, no role and no old secret', async () => {
    const { given } = house();
    const story = await aDeparture(house(), 'Europe/Paris');
    const kase = await open(house(), story, '2026-12-18');
    const hr = await given.as(story.hr);
    await hr.post(`/offboarding-cases/${kase.id}/cut`, { reason: REASON });
    const cancelled = await hr.post(`/offboarding-cases/${kase.id}/cancel`, { reason: 'They stay after all' });
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    await given.signIn(story.leaver);
    const registrar = await given.as(await given.registrar());
    expect((await registrar.get(`/accounts/${story.account.id}/grants?state=live`)).body.total).toBe(0);
    expect((await hr.get(`/people/${story.leaver.id}`)).body.lastDay ?? null).toBeNull();
    await given.grant(story.leaver, story.account, 'publisher');
    const again = await hr.post(`/offboarding-cases/${kase.id}/close`, { reason: REASON });
    expect([again.status, again.body.code]).toEqual([409, 'handover.case_over']);
    expect((await open(house(), story, '2027-01-29')).status).toBe('open');
  });
});

onBothDatabases('somebody comes back', (house) => {
  it('in a new period in which nothing old revives', async () => {
    const { given } = house();
    const story = await aDeparture(house(), 'Europe/Paris');
    const hr = await given.as(story.hr);
    const first = await open(house(), story, '2026-11-16');
    expect(first.status).toBe('cut');
    const rehired = await hr.patch(`/people/${story.leaver.id}`, { startDate: '2026-11-17', lastDay: null });
    expect(rehired.status).toBe(200);
    const registrar = await given.as(await given.registrar());
    expect((await registrar.get(`/accounts/${story.account.id}/grants?state=live`)).body.total).toBe(0);
    expect(
      (await house().browser().post('/session', { email: story.leaver.email, password: 'releve-demo-2026' })).status,
    ).toBe(401);
    const second = await hr.post('/offboarding-cases', {
      personId: story.leaver.id,
      scenario: 'planned',
      lastDay: '2026-12-18',
      reason: REASON,
    });
    expect([second.status, second.body.id === first.id]).toEqual([201, false]);
  });
});
