import { onBothDatabases } from '../support/house.js';
import { accept, published } from '../support/policy-story.js';
import { ReviewStory } from '../support/review-story.js';
import type { Someone } from '../support/vault-story.js';

const reason = 'Because the story says so';

onBothDatabases('everybody is told what waits for them, and for nobody else', (house) => {
  let story: ReviewStory;
  let people: Record<'owner' | 'engager' | 'leaver' | 'angry' | 'boss' | 'boss2' | 'hr' | 'auditor' | 'asker', Someone>;
  let [account, other] = ['', ''];

  const as = (who: keyof typeof people) => story.as(people[who]);
  const post = async (who: keyof typeof people, path: string, body: object): Promise<any> => {
    const answer = await as(who).post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const work = async (who: keyof typeof people): Promise<Record<string, any>> => {
    const { status, body } = await as(who).get('/me/work');
    expect(status).toBe(200);
    return Object.fromEntries(body.items.map((kind: any) => [kind.kind, kind]));
  };
  const totals = async (who: keyof typeof people): Promise<Record<string, number>> =>
    Object.fromEntries(Object.entries(await work(who)).map(([kind, { total }]) => [kind, total]));

  beforeAll(async () => {
    story = new ReviewStory(house());
    people = {
      owner: await story.person([], { fullName: 'Olive Owner' }),
      engager: await story.person(),
      leaver: await story.person([], { fullName: 'Leo Leaver' }),
      angry: await story.person(),
      boss: await story.person(['admin']),
      boss2: await story.person(['admin']),
      hr: await story.person(['hr']),
      auditor: await story.person(['auditor']),
      asker: await story.person(),
    };
    [account, other] = [await story.account({ handle: 'lumio' }), await story.account({ handle: 'sorgue' })];
    await story.seat(people.owner, account);
    await story.seat(people.owner, other, 'backup_owner');
    await story.seat(people.leaver, other);
    await story.kept();
  });

  it('nothing waits in a quiet house, and nobody unknown asks', async () => {
    for (const who of Object.keys(people)) expect([who, await totals(who as 'owner')]).toEqual([who, {}]);
    expect((await house().browser().get('/me/work')).status).toBe(401);
    expect((await as('owner').get('/me/work')).body).toMatchObject({ items: [], total: 0, waiting: 0 });
  });

  it('a request waits for the owner, and its answer for whoever asked', async () => {
    const asked = { accountId: account, level: 'publisher', until: '2027-01-31', reason: 'Posts of the winter sale' };
    const { id } = await post('asker', '/access-requests', asked);
    const { access_requests: waiting } = await work('owner');
    expect(waiting).toMatchObject({
      total: 1,
      list: '/access-requests?to=me',
      first: [
        { subject: `request:${id}`, word: 'publisher', account: { handle: 'lumio' }, person: { id: people.asker.id } },
      ],
    });
    for (const who of ['asker', 'boss', 'hr', 'auditor', 'engager'] as const)
      expect([who, await totals(who)]).toEqual([who, {}]);
    await post('owner', `/access-requests/${id}/ask-back`, { reason: 'Which sale is it that you mean?' });
    expect((await work('asker'))['answers']).toMatchObject({ total: 1, counts: [{ code: 'questions', total: 1 }, {}] });
    await post('owner', `/access-requests/${id}/reject`, { reason });
    expect(await totals('owner')).toEqual({});
    const { answers } = await work('asker');
    expect(answers).toMatchObject({ total: 1, first: [{ subject: `request:${id}`, word: 'rejected' }] });
    expect((await as('asker').get('/me/work')).body.waiting).toBe(0);
  });

  it('what a policy asks, a review, and a secret that was seen', async () => {
    const grant = await story.grant(people.engager, account, 'publisher');
    const password = await story.stored(people.owner, account, 'password', { password: 'canary-waits' });
    await published(as('boss'), as('boss2'), 'charter', '2026-11-20');
    expect((await work('engager'))['policies']).toMatchObject({
      total: 1,
      first: [{ subject: 'policy:charter/versions/1', title: { fr: 'Charte', en: 'Charter' } }],
    });
    for (const who of Object.keys(people) as (keyof typeof people)[]) await accept(as(who), 'charter', 1);
    expect(await totals('engager')).toEqual({});
    const round = await story.opened(people.boss);
    expect((await work('owner'))['reviews']).toMatchObject({
      total: 1,
      first: [{ word: 'publisher', account: { id: account }, person: { id: people.engager.id } }],
    });
    const item = await story.itemOf(people.owner, round, grant);
    expect((await story.answer(people.owner, item, 'certify')).status).toBe(200);
    expect(await totals('owner')).toEqual({});
    expect((await story.reveal(people.engager, password)).status).toBe(200);
    await post('owner', `/grants/${grant}/revoke`, { reason });
    expect(await totals('owner')).toEqual({ rotations: 1 });
    expect((await as('owner').get('/rotations?state=owed&mine=1')).body.total).toBe(1);
    // An admin sees them all and answers for none of them.
    expect((await as('boss').get('/rotations?state=owed')).body.total).toBe(1);
    expect((await as('boss').get('/rotations?state=owed&mine=1')).body.total).toBe(0);
    expect(await totals('boss')).toEqual({});
    await post('owner', `/credentials/${password}/versions`, { value: { password: 'canary-after' }, reason });
    expect(await totals('owner')).toEqual({});
  });

  it('a departure: an account to take over and steps to do, late ones first, then somebody to look at them', async () => {
    const leaving = { personId: people.leaver.id, scenario: 'planned', lastDay: '2026-11-30', reason };
    const { id } = await post('hr', '/offboarding-cases', leaving);
    const { handovers, tasks } = await work('owner');
    expect(handovers).toMatchObject({ total: 1, first: [{ within: `case:${id}`, account: { handle: 'sorgue' } }] });
    const listed = (await as('owner').get(tasks.list)).body;
    expect(tasks.total).toBe(listed.total);
    expect(tasks.first[0]).toMatchObject({ subject: `task:${listed.items[0].id}`, person: { fullName: 'Leo Leaver' } });
    const counts = Object.fromEntries(tasks.counts.map(({ code, total }: any) => [code, total]));
    const of = async (due: string): Promise<number> => (await as('owner').get(`/tasks?mine=1&due=${due}`)).body.total;
    expect(counts).toEqual({
      late: await of('late'),
      today: await of('today'),
      week: (await of('week')) - counts.today,
    });
    // Whoever leaves knowingly has steps of their own; what is to be looked at afterwards waits for a second person.
    expect(Object.keys(await totals('leaver'))).toEqual(['tasks']);
    expect(await totals('hr')).toEqual({});
    await post('owner', `/handovers/${handovers.first[0].subject.slice('handover:'.length)}/accept`, {});
    expect((await work('owner'))['handovers']).toBeUndefined();
    const open: any[] = (await as('owner').get('/tasks?mine=1&due=open&limit=200')).body.items;
    const seconded = open.find((task) => task.needsVerification && task.waitsFor.length === 0);
    await post('owner', `/tasks/${seconded.id}/complete`, { evidence: { text: 'Signed in and looked' } });
    const checks = (await work('hr'))['checks'];
    expect(checks).toMatchObject({ total: 1, first: [{ subject: `task:${seconded.id}`, word: 'done' }] });
    expect((await work('boss'))['checks']).toMatchObject({ total: 1 });
    expect((await work('owner'))['checks']).toBeUndefined();
    expect(await totals('auditor')).toEqual({});
    await post('hr', `/tasks/${seconded.id}/verify`, {});
    expect(await totals('hr')).toEqual({});
  });

  it('of a hidden departure nothing reaches its leaver, nor a stranger before the cut', async () => {
    await story.seat(people.angry, account, 'backup_owner');
    const [angry, asker] = [await totals('angry'), await totals('asker')];
    await post('hr', '/offboarding-cases', {
      ...{ personId: people.angry.id, scenario: 'hostile', lastDay: '2026-11-20', reason: 'Dismissed for misconduct' },
    });
    expect([await totals('angry'), await totals('asker')]).toEqual([angry, asker]);
    expect((await work('owner'))['handovers']).toBeUndefined();
  });

  it('an emergency waits for somebody else, an incident for those who work on it', async () => {
    const right = { personId: people.engager.id, until: '2026-12-31', reason: 'On call for the social accounts' };
    await post('boss', '/break-glass-rights', right);
    const opened = { reason: 'It posts what is not ours', ticket: 'INC-1', minutes: 30 };
    const opening = await post('engager', `/accounts/${account}/break-glass`, opened);
    await post('engager', `/break-glass/${opening.id}/end`, {});
    for (const who of ['owner', 'boss', 'boss2'] as const)
      expect((await work(who))['break_glass']).toMatchObject({
        ...{ total: 1, counts: [{}, { code: 'review', total: 1 }] },
        first: [{ subject: `opening:${opening.id}`, word: 'review' }],
      });
    for (const who of ['engager', 'hr', 'auditor'] as const) expect((await work(who))['break_glass']).toBeUndefined();
    await post('boss', `/break-glass/${opening.id}/review`, { outcome: 'justified', reason });
    expect((await work('owner'))['break_glass']).toBeUndefined();
    const incident = await post('owner', `/accounts/${account}/incidents`, { kind: 'compromised', reason });
    for (const who of ['owner', 'boss'] as const)
      expect((await work(who))['incidents']).toMatchObject({ first: [{ subject: `incident:${incident.id}` }] });
    for (const who of ['engager', 'auditor'] as const) expect((await work(who))['incidents']).toBeUndefined();
  });
});
