import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Leaves for another company';

onBothDatabases('the successor leaves too', (house) => {
  let hr: Somebody;
  let admin: Somebody;
  const as = (somebody: Somebody) => house().given.as(somebody);
  const get = async (by: Somebody, path: string) => (await as(by)).get(path);
  const post = async (by: Somebody, path: string, body: object = { reason: REASON }) => (await as(by)).post(path, body);
  const person = (fields: object = {}) => house().given.person(fields);
  const open = async (leaver: Somebody, scenario = 'planned', by = hr) => {
    const body = { personId: leaver.id, scenario, lastDay: '2026-12-18', reason: REASON };
    return (await post(by, '/offboarding-cases', body)).body.id as string;
  };
  const handoverOf = async (caseId: string) => (await get(hr, `/offboarding-cases/${caseId}/handovers`)).body.items[0];
  const warnings = async (caseId: string) =>
    ((await get(hr, `/offboarding-cases/${caseId}`)).body.warnings as any[]).map(({ code, subjects }) => [
      code,
      subjects[0],
    ]);
  const ownerOf = async (account: { id: string }) => (await get(admin, `/accounts/${account.id}`)).body.ownerId;
  const leaveAll = async (...cases: string[]) => {
    for (const id of cases) expect((await post(hr, `/offboarding-cases/${id}/cut`)).body.status).toBe('cut');
  };

  beforeAll(async () => {
    const { given } = house();
    [hr, admin] = [await given.hr(), await given.admin()];
  });

  it('warns in both cases and asks for another', async () => {
    const [leaver, second, boss] = [await person(), await person(), await person()];
    await (await as(admin)).patch(`/people/${leaver.id}`, { managerId: boss.id });
    await house().given.account({ owner: leaver, backupOwner: second });
    const first = await open(leaver);
    expect(await warnings(first)).toEqual([]);
    const other = await open(second);
    const passed = await handoverOf(first);
    expect([passed.successorId, passed.proposal.reason, passed.replacesId]).toEqual([boss.id, 'manager', second.id]);
    expect(await warnings(first)).toEqual([['successor_replaced', `handover:${passed.id}`]]);
    expect(await warnings(other)).toEqual([
      ['no_successor', `handover:${(await handoverOf(other)).id}`],
      ['leaver_is_successor', `case:${first}`],
    ]);
    expect((await get(boss, `/offboarding-cases/${first}`)).body.warnings).toEqual([]);
  });

  it.each([[[0, 1, 2]], [[1, 2, 0]], [[2, 1, 0]]])(
    'never leaves an account without an owner: order %j',
    async (order) => {
      const chain = [await person(), await person(), await person()];
      const heir = await person();
      const [a, b, c] = chain as [Somebody, Somebody, Somebody];
      await (await as(admin)).patch(`/people/${a.id}`, { managerId: c.id });
      const account = await house().given.account({ owner: a, backupOwner: b });
      const cases: string[] = [];
      for (const at of order) {
        const leaver = chain[at] as Somebody;
        const id = await open(leaver);
        cases.push(id);
        const pending = await handoverOf(id);
        const next = chain.find(({ id: personId }) => personId === pending?.successorId);
        // Whoever is asked has not left, and takes over before the next of the chain goes.
        if (next) expect((await post(next, `/handovers/${pending.id}/accept`)).status).toBe(200);
        await leaveAll(id);
        expect(await ownerOf(account)).not.toBeNull();
      }
      const keeper = await ownerOf(account);
      const left = (await Promise.all(cases.map(handoverOf))).filter((one) => one && one.acceptedAt === null);
      for (const { id } of left) {
        expect((await (await as(admin)).patch(`/handovers/${id}`, { successorId: heir.id })).status).toBe(200);
        expect((await post(heir, `/handovers/${id}/accept`, {})).status).toBe(200);
      }
      expect([await ownerOf(account), chain.map(({ id }) => id)]).toEqual([heir.id, expect.arrayContaining([keeper])]);
    },
  );

  it('proposes neither of the only two owners for the other, even when both go at the same moment', async () => {
    const [one, two, third] = [await person(), await person(), await person()];
    const account = await house().given.account({ owner: one, backupOwner: two });
    const cases = await Promise.all([open(one), open(two, 'planned', admin)]);
    for (const id of cases) expect([one.id, two.id]).not.toContain((await handoverOf(id)).successorId);
    await leaveAll(...cases);
    expect(await ownerOf(account)).toBe(one.id);
    const closed = await post(hr, `/offboarding-cases/${cases[0]}/close`);
    expect(closed.body.openConditions).toContainEqual(expect.objectContaining({ code: 'owns_account' }));
    for (const id of cases) {
      const body = { platform: 'instagram', successorId: third.id, reason: REASON };
      expect((await post(admin, `/offboarding-cases/${id}/handovers/name`, body)).body.named).toBe(1);
      expect((await post(third, `/handovers/${(await handoverOf(id)).id}/accept`, {})).status).toBe(200);
    }
    expect(await ownerOf(account)).toBe(third.id);
  });

  it('shows a successor nothing of their own hidden departure, and asks strangers only once it is cut', async () => {
    const [leaver, second, worker] = [await person(), await person(), await person()];
    await house().given.account({ owner: leaver, backupOwner: second, brand: 'Quiet' });
    await house().given.account({ owner: second, brand: 'Quiet' });
    await house().given.account({ owner: worker, brand: 'Quiet' });
    const first = await open(leaver);
    const before = await get(second, `/offboarding-cases/${first}/handovers`);
    const hidden = await open(second, 'hostile');
    expect((await get(second, `/offboarding-cases/${first}/handovers`)).body).toEqual(before.body);
    expect(await warnings(first)).toEqual([['successor_leaving', `handover:${(await handoverOf(first)).id}`]]);
    expect((await handoverOf(hidden)).successorId).toBeNull();
    expect((await get(worker, `/offboarding-cases/${hidden}`)).status).toBe(404);
    const refused = await post(hr, `/handovers/${(await handoverOf(hidden)).id}/complete`);
    expect(refused.body.code).toBe('handover.cut_first');
    await leaveAll(hidden);
    expect((await handoverOf(hidden)).successorId).toBe(worker.id);
    expect((await handoverOf(first)).successorId).toBe(worker.id);
  });

  it('lets nobody act in their own departure, nor tells a hidden one apart from none', async () => {
    const [leaving, other] = [await house().given.hr(), await person()];
    await house().given.account({ owner: leaving, handle: 'own_case' });
    for (const [scenario, codes] of [
      ['planned', ['own_case', 'own_case', 'own_case', 'not_successor']],
      ['hostile', ['unknown_case', 'unknown_handover', 'unknown_handover', 'unknown_handover']],
    ] as const) {
      const id = await open(leaving, scenario);
      const handover = await handoverOf(id);
      const naming = { handoverIds: [handover.id], successorId: other.id, reason: REASON };
      const answers = [
        await post(leaving, `/offboarding-cases/${id}/handovers/name`, naming),
        await get(leaving, `/handovers/${handover.id}/candidates`),
        await post(leaving, `/handovers/${handover.id}/complete`),
        await post(leaving, `/handovers/${handover.id}/refuse`),
      ];
      expect(answers.map(({ body }) => body.code)).toEqual(codes.map((code) => `handover.${code}`));
      await post(hr, `/offboarding-cases/${id}/cancel`);
    }
  });

  it('declares official accounts before going, and never a personal one', async () => {
    const [leaver, stranger] = [await person(), await person()];
    const known = await house().given.account({ owner: leaver, platform: 'x', handle: 'Sorgue_Atelier' });
    const caseId = await open(leaver);
    const path = `/offboarding-cases/${caseId}/declaration`;
    const statement = 'These are all the official accounts I know of.';
    const declare = (by: Somebody, body: object) => post(by, path, { statement, ...body });
    expect((await get(hr, path)).body.code).toBe('handover.no_declaration');
    for (const profileUrl of [
      'https://www.linkedin.com/in/some.body',
      'HTTPS://fr.LinkedIn.com//in/some.body?x=1',
      'https://www.facebook.com/people/Some-Body/1000',
    ]) {
      const refused = await declare(leaver, { accounts: [{ platform: 'x', handle: 'ok' }, { profileUrl }] });
      expect([refused.status, refused.body.code, refused.body.errors[0].field]).toEqual([
        422,
        'handover.personal_profile',
        'accounts.1',
      ]);
      expect(refused.text).not.toContain('some.body');
    }
    const one = { platform: 'x', handle: 'atelier' };
    expect((await declare(leaver, { none: true, accounts: [one] })).body.code).toBe('handover.nothing_declared');
    expect((await declare(leaver, {})).body.code).toBe('handover.nothing_declared');
    expect((await declare(stranger, { none: true })).body.code).toBe('handover.unknown_case');
    expect((await declare(admin, { none: true })).body.code).toBe('handover.not_declaring');
    const given = await declare(leaver, {
      accounts: [
        { profileUrl: 'https://twitter.com/sorgue_atelier?s=20' },
        { platform: 'instagram', handle: '@sorgue.pop.up' },
        { profileUrl: 'https://brand.new-network.example/sorgue?token=abc' },
      ],
    });
    expect([given.status, given.body.onBehalf, given.body.accounts.map((a: any) => a.accountId)]).toEqual([
      201,
      false,
      [null, null, null],
    ]);
    expect((await get(hr, path)).body).toMatchObject({
      unknown: 2,
      accounts: [
        { platform: 'x', accountId: known.id },
        { platform: 'instagram', handle: 'sorgue.pop.up', accountId: null },
        { platform: null, profileUrl: 'https://brand.new-network.example/sorgue' },
      ],
    });
    const findings = await get(hr, '/findings?kind=declared_unregistered');
    expect(findings.body.items.map(({ detail }: any) => detail)).toEqual([
      expect.stringContaining('instagram sorgue.pop.up'),
      expect.stringContaining('https://brand.new-network.example/sorgue'),
    ]);
    expect((await tasksOf(house(), caseId, hr)).find(({ code }) => code === 'C04').status).toBe('done');
    expect((await declare(hr, { none: true })).body).toMatchObject({ onBehalf: true, none: true, unknown: 0 });
    expect((await get(stranger, path)).status).toBe(404);
    const hidden = await open(stranger, 'hostile');
    for (const by of [stranger, hr]) {
      const answer = await post(by, `/offboarding-cases/${hidden}/declaration`, { none: true, statement });
      expect(answer.status).toBe(404);
    }
  });
});
