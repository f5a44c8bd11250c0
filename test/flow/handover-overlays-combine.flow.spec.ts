import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Resigned, contract ends in December';

onBothDatabases('a planned departure in which one account has a sole admin and another a private phone', (house) => {
  let hr: Somebody;
  let caseId: string;
  let alone: { id: string };
  let phone: { id: string };
  let plain: { id: string };

  const codesOf = async (account: { id: string } | null): Promise<string> =>
    (await tasksOf(house(), caseId, hr))
      .filter((task) => task.accountId === (account?.id ?? null))
      .map((task) => task.code)
      .sort()
      .join(' ');

  beforeAll(async () => {
    const { given } = house();
    hr = await given.hr();
    const [owner, leaver] = [await given.person(), await given.person({ locale: 'fr' })];
    await house().tamper(
      `insert into recovery_channel (id, kind, value, belongs_to, holder_id, status, created_at, version)
       values ('private-phone', 'phone', '+33600000001', 'person', $1, 'active', '2026-01-01T00:00:00.000Z', 1)`,
      [leaver.id],
    );
    alone = await given.account({
      owner,
      platform: 'linkedin_page',
      handle: 'story-page',
      accessModel: 'native_roles',
    });
    phone = await given.account({ owner: leaver, recoveryPhone: '+33600000001' });
    plain = await given.account({ owner: leaver });
    await given.grant(leaver, alone, 'full_control');
    const opened = await (
      await given.as(hr)
    ).post('/offboarding-cases', { personId: leaver.id, scenario: 'planned', lastDay: '2026-12-18', reason: REASON });
    expect(opened.status).toBe(201);
    caseId = opened.body.id;
  });

  it('each account gets the steps that fit it, and the case those that are asked once', async () => {
    const shared = 'C10 S1 S2 S3 S4 S5 S6 S7 S8 S9';
    expect(await codesOf(plain)).toBe(shared);
    expect(await codesOf(phone)).toBe(`C10 Q1 Q2 Q3 ${shared.slice(4)}`);
    expect(await codesOf(alone)).toMatch(/^C10 N1 N2 N3 .*O1 O2$/);
    expect((await codesOf(null)).split(' ')).toContain('O3');
  });

  it('a second administrator is invited today, whatever the last day; both move with the case', async () => {
    const due = async (code: string): Promise<string> =>
      (await tasksOf(house(), caseId, hr)).find((task) => task.code === code).dueAt.slice(0, 10);
    expect([await due('N2'), await due('Q2')]).toEqual(['2026-11-17', '2026-12-18']);
    const moved = await (
      await house().given.as(hr)
    ).patch(`/offboarding-cases/${caseId}`, { lastDay: '2027-01-15', reason: REASON });
    expect(moved.status).toBe(200);
    expect([await due('N2'), await due('Q2')]).toEqual(['2026-11-17', '2027-01-15']);
  });
});
