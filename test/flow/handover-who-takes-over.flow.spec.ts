import { newId } from '../../src/kernel/ids.js';
import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';
import { accept as acknowledge } from '../support/policy-story.js';

const REASON = 'Leaves for another company';

onBothDatabases('who takes over', (house) => {
  let people: Record<'hr' | 'admin' | 'leaver' | 'backup' | 'head' | 'ann' | 'bob' | 'dora', Somebody>;
  let kept: { id: string };
  let headed: { id: string };
  let caseId: string;
  const sorgue: { id: string }[] = [];
  const as = (somebody: Somebody) => house().given.as(somebody);
  const post = async (by: Somebody, path: string, body: object = {}) => (await as(by)).post(path, body);
  const handovers = async (by = people.hr) =>
    (await (await as(by)).get(`/offboarding-cases/${caseId}/handovers?limit=200`)).body.items as any[];
  const of = async (account: { id: string }) => (await handovers()).find(({ accountId }) => accountId === account.id);
  const nameAll = (by: Somebody, body: object) =>
    post(by, `/offboarding-cases/${caseId}/handovers/name`, { reason: REASON, ...body });
  const nameOf = ({ successorId }: { successorId: string | null }) =>
    Object.entries(people).find(([, { id }]) => id === successorId)?.[0] ?? null;

  beforeAll(async () => {
    const { given } = house();
    const hr = await given.hr();
    people = {
      hr,
      admin: await given.admin(),
      leaver: await given.person({ fullName: 'Leaver', managerId: hr.id, timeZone: 'Europe/Paris' }),
      backup: await given.person({ fullName: 'Backup' }),
      head: await given.person({ fullName: 'Head' }),
      ann: await given.person({ fullName: 'Ann' }),
      bob: await given.person({ fullName: 'Bob' }),
      dora: await given.person({ fullName: 'Dora' }),
    };
    const { admin, leaver, backup, head, ann, bob, dora } = people;
    kept = await given.account({ owner: leaver, backupOwner: backup });
    headed = await given.account({ owner: leaver, brand: 'Maison' });
    for (let n = 0; n < 3; n++) sorgue.push(await given.account({ owner: leaver, brand: 'Sorgue', platform: 'x' }));
    const worked = await given.account({ owner: dora, brand: 'SORGUE' });
    await given.grant(ann, worked, 'publisher');
    await given.grant(bob, worked, 'full_control');
    await given.grant(leaver, kept, 'full_control');
    await given.grant(leaver, headed, 'full_control');
    await (await as(admin)).put('/brands/Maison', { accountableId: head.id, reason: REASON });
    const opened = await post(hr, '/offboarding-cases', {
      ...{ personId: leaver.id, scenario: 'planned', lastDay: '2026-12-18', reason: REASON },
    });
    caseId = opened.body.id;
  });

  it('is the other owner, whoever answers for the brand, then the least loaded of those who work on it', async () => {
    const shown = await Promise.all([kept, headed, ...sorgue].map(of));
    expect(shown.map((one) => [nameOf(one), one.proposal?.reason])).toEqual([
      ['backup', 'backup_owner'],
      ['head', 'brand'],
      ['ann', 'least_loaded'],
      ['bob', 'least_loaded'],
      ['ann', 'least_loaded'],
    ]);
    const { id } = await of(sorgue[0] as { id: string });
    const { body } = await (await as(people.hr)).get(`/handovers/${id}/candidates`);
    expect(body.items.map((one: any) => [one.fullName, one.why, one.near, one.load, one.missing])).toEqual([
      ['Bob', 'least_loaded', 'brand', 1, []],
      ['Dora', 'least_loaded', 'brand', 1, []],
      ['Ann', 'least_loaded', 'brand', 2, []],
      ['Backup', 'least_loaded', 'elsewhere', 2, []],
    ]);
    const refused = async (by: Somebody) => (await (await as(by)).get(`/handovers/${id}/candidates`)).body.code;
    expect([await refused(people.leaver), await refused(people.ann), await refused(people.dora)]).toEqual([
      'handover.own_case',
      'handover.not_naming',
      'handover.unknown_handover',
    ]);
  });

  it('is nobody by their own word, and nobody else’s handover is refused', async () => {
    const { hr, admin, leaver, backup, ann, bob, dora } = people;
    const [one, two] = await Promise.all(sorgue.map(of));
    const handoverIds = [one.id, two.id];
    const attempts: [Somebody, object, number, string][] = [
      [hr, { handoverIds, successorId: hr.id }, 403, 'handover.own_gain'],
      [admin, { brand: 'sorgue', successorId: admin.id }, 403, 'handover.own_gain'],
      [admin, { brand: 'sorgue', successorId: hr.id }, 422, 'handover.not_eligible'],
      [hr, { brand: 'sorgue', successorId: leaver.id }, 422, 'handover.not_eligible'],
      [leaver, { handoverIds, successorId: dora.id }, 403, 'handover.own_case'],
      [dora, { handoverIds, successorId: dora.id }, 404, 'handover.unknown_case'],
      [ann, { handoverIds, successorId: dora.id }, 404, 'handover.unknown_handover'],
      [ann, { brand: 'Sorgue', successorId: dora.id }, 403, 'handover.not_naming'],
      [backup, { handoverIds, successorId: backup.id }, 404, 'handover.unknown_handover'],
      [hr, { handoverIds, brand: 'Sorgue', successorId: dora.id }, 400, 'handover.one_choice'],
      [hr, { brand: 'Nobody’s', successorId: dora.id }, 422, 'handover.nothing_to_name'],
    ];
    const answers: unknown[] = [];
    for (const [by, body] of attempts) {
      const answer = await nameAll(by, body);
      answers.push([by, body, answer.status, answer.body.code]);
    }
    expect(answers).toEqual(attempts);
    for (const by of [bob, hr, leaver, backup]) {
      const refused = await post(by, `/handovers/${one.id}/refuse`, { reason: REASON });
      expect(['handover.not_successor', 'handover.unknown_handover']).toContain(refused.body.code);
    }
    expect((await handovers()).filter(({ version }) => version !== 1)).toEqual([]);
  });

  it('may say no, and is not asked again in this departure', async () => {
    const { ann, bob, hr } = people;
    const [first, , third] = await Promise.all(sorgue.map(of));
    const reason = 'Away for most of the winter';
    expect((await post(ann, `/handovers/${first.id}/refuse`)).body.code).toMatch(/^request\./);
    const answer = await post(ann, `/handovers/${first.id}/refuse`, { reason });
    expect([nameOf(answer.body), answer.body.proposal, answer.body.replacesId]).toEqual([
      'bob',
      { reason: 'least_loaded' },
      ann.id,
    ]);
    expect(nameOf((await post(bob, `/handovers/${first.id}/refuse`, { reason })).body)).toBe('dora');
    expect(nameOf((await post(ann, `/handovers/${third.id}/refuse`, { reason })).body)).toBe('dora');
    const { body } = await (await as(hr)).get(`/handovers/${first.id}/candidates`);
    expect(body.refusals.map((one: any) => [one.personId, one.reason])).toEqual([
      [bob.id, reason],
      [ann.id, reason],
    ]);
    expect(body.items.map((one: any) => [one.fullName, one.missing.map((lack: any) => lack.what)])).toEqual([
      ['Dora', []],
      ['Backup', []],
      ['Ann', ['refused']],
      ['Bob', ['refused']],
    ]);
    const told = await house().tamper(`select facts from outbox where topic = 'handover.refused'`);
    expect(told).toHaveLength(3);
  });

  it('is named for a whole brand at once, all or nothing', async () => {
    const { hr, bob, dora } = people;
    const third = await of(sorgue[2] as { id: string });
    expect((await post(dora, `/handovers/${third.id}/accept`)).status).toBe(200);
    expect((await post(dora, `/handovers/${third.id}/refuse`, { reason: REASON })).body.code).toBe('handover.accepted');
    const handoverIds = (await Promise.all(sorgue.map(of))).map(({ id }) => id);
    const refused = await nameAll(hr, { handoverIds, successorId: bob.id });
    expect([refused.status, refused.body.code, refused.body.failing]).toEqual([
      422,
      'handover.not_all',
      [{ handoverId: third.id, code: 'handover.accepted' }],
    ]);
    const named = await nameAll(hr, { brand: 'sorgue', successorId: bob.id });
    expect([named.status, named.body.named, named.body.unchanged]).toEqual([200, 1, 1]);
    expect(named.body.warnings).toEqual([expect.objectContaining({ what: 'refused' })]);
    const now = await Promise.all(sorgue.map(of));
    expect(now.map((one) => [nameOf(one), one.proposal.reason, one.namedBy === hr.id])).toEqual([
      ['bob', 'named', true],
      ['bob', 'least_loaded', false],
      ['dora', 'least_loaded', false],
    ]);
  });

  it('waits until they have accepted the charter and are entitled', async () => {
    const { hr, admin, bob, backup } = people;
    await house().tamper(
      `insert into policy_version (id, policy_code, number, language, title, kind, applies_to, requires_acknowledgement,
         effective_from, created_at, body) values ($1, 'charter', 4, 'fr', 'Charte', 'charter', 'all', 'yes', '2026-01-01', '2026-01-01', 'Lire.')`,
      [newId()],
    );
    const rule = await post(admin, '/entitlements', {
      ...{ who: 'person', value: backup.id, levels: ['full_control'], scopes: ['routine'], brand: 'Sorgue' },
      reason: REASON,
    });
    const { id } = await of(sorgue[0] as { id: string });
    const named = await (await as(hr)).patch(`/handovers/${id}`, { successorId: bob.id });
    expect(named.body.warnings.map((lack: any) => [lack.what, lack.policyCode])).toEqual([
      ['entitlement', null],
      ['acknowledgement', 'charter'],
      ['refused', null],
    ]);
    const waits = await post(bob, `/handovers/${id}/accept`);
    expect([waits.status, waits.body.code]).toEqual([422, 'handover.not_ready']);
    expect(waits.body.missing).toHaveLength(2);
    expect(waits.body.missing[1]).toMatchObject({ policyCode: 'charter', number: 4 });
    expect((await acknowledge(await as(bob), 'charter', 4)).status).toBe(201);
    expect((await post(bob, `/handovers/${id}/accept`)).body.missing).toHaveLength(1);
    await post(admin, `/entitlements/${rule.body.id}/end`, { reason: REASON });
    expect((await post(bob, `/handovers/${id}/accept`)).body).toMatchObject({ successorId: bob.id });
    await house().tamper('delete from policy_version');
  });

  it('finishes one account before the last day; the leaver keeps the rest', async () => {
    const { hr, admin, leaver, backup, ann } = people;
    const handover = await of(kept);
    const complete = async (by: Somebody) => {
      const answer = await post(by, `/handovers/${handover.id}/complete`, { reason: REASON });
      return [answer.status, answer.body.code ?? answer.body.completedBy];
    };
    expect(await complete(hr)).toEqual([409, 'handover.not_accepted']);
    expect(await complete(leaver)).toEqual([403, 'handover.own_case']);
    expect(await complete(ann)).toEqual([404, 'handover.unknown_handover']);
    expect((await post(backup, `/handovers/${handover.id}/accept`)).status).toBe(200);
    expect(await complete(backup)).toEqual([422, 'handover.gates_open']);
    for (const { id, needsVerification } of (await tasksOf(house(), caseId, hr)).filter(
      (task) => task.gate && task.accountId === kept.id,
    )) {
      expect((await post(backup, `/tasks/${id}/complete`, { evidence: { text: 'Done' } })).status).toBe(200);
      if (needsVerification) await post(hr, `/tasks/${id}/verify`);
    }
    await post(admin, `/people/${backup.id}/freeze`, { reason: REASON });
    expect(await complete(hr)).toEqual([422, 'handover.sole_keeper']);
    await post(admin, `/people/${backup.id}/unfreeze`, { reason: REASON });
    const written = (at: string | null) =>
      house().tamper('update handover set completed_at = $1 where id = $2', [at, handover.id]);
    await written('2026-11-01T00:00:00.000Z');
    expect(await complete(hr)).toEqual([404, 'handover.unknown_handover']);
    await written(null);
    expect(await complete(hr)).toEqual([200, hr.id]);
    const grants = await house().tamper(
      `select account_id, status from access_grant where person_id = $1 order by account_id`,
      [leaver.id],
    );
    expect(grants).toEqual([
      { account_id: kept.id, status: 'revoked' },
      { account_id: headed.id, status: 'active' },
    ]);
    const shown = await (await as(hr)).get(`/offboarding-cases/${caseId}`);
    expect(shown.body.progress.handovers).toEqual({ total: 5, accepted: 3, completed: 1 });
    expect((await (await as(leaver)).get(`/accounts/${kept.id}`)).status).toBe(404);
    expect((await (await as(leaver)).get(`/accounts/${headed.id}`)).status).toBe(200);
  });
});
