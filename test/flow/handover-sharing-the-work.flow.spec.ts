import type { Somebody } from '../support/given.js';
import { tasksOf } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'She knows these pages best';

onBothDatabases('sharing the work of a departure', (house) => {
  let hr: Somebody;
  let admin: Somebody;
  let owner: Somebody;
  let leaver: Somebody;
  let colleague: Somebody;
  let caseId: string;

  beforeAll(async () => {
    const { given } = house();
    [hr, admin, owner, leaver, colleague] = [
      await given.hr(),
      await given.admin(),
      await given.person(),
      await given.person(),
      await given.person(),
    ];
    for (let n = 0; n < 3; n++) {
      const account = await given.account({ owner });
      await given.grant(leaver, account, 'full_control');
      await given.credential(owner, account, 'password', { username: `n${n}`, password: `story-secret-000${n}` });
    }
    const opened = await (
      await given.as(hr)
    ).post('/offboarding-cases', { personId: leaver.id, scenario: 'planned', lastDay: '2026-12-18', reason: REASON });
    caseId = opened.body.id;
  });

  const tasks = async (code: string): Promise<any[]> =>
    (await tasksOf(house(), caseId, hr)).filter((task) => task.code === code);
  const post = async (who: Somebody, path: string, body: object) => (await house().given.as(who)).post(path, body);

  it('a task is given to a colleague, who may then do it and nobody else’s', async () => {
    const [phone] = await tasks('S3');
    const given = await post(owner, `/tasks/${phone.id}/assign`, { assigneeId: colleague.id, reason: REASON });
    expect([given.status, given.body.assigneeId]).toEqual([200, colleague.id]);
    expect((await post(colleague, `/tasks/${phone.id}/start`, {})).status).toBe(200);
    expect((await post(owner, `/tasks/${phone.id}/start`, {})).body.code).toBe('handover.not_assignee');
    const [, other] = await tasks('S3');
    expect((await post(colleague, `/tasks/${other.id}/start`, {})).status).toBe(404);
  });

  it('a rotation is given to somebody by whoever answers for the account, never by HR and never to an admin’s own hands', async () => {
    const [rotation] = await tasks('S4');
    const assign = async (by: Somebody, to: Somebody): Promise<string> => {
      const { status, body } = await post(by, `/tasks/${rotation.id}/assign`, { assigneeId: to.id, reason: REASON });
      return status === 200 ? 'given' : body.code;
    };
    expect(await assign(hr, colleague)).toBe('handover.not_assigning');
    expect(await assign(admin, admin)).toBe('handover.own_gain');
    expect(await assign(admin, hr)).toBe('handover.not_able');
    expect(await assign(owner, leaver)).toBe('handover.not_able');
    expect(await assign(leaver, colleague)).toBe('handover.unknown_task');
    expect(await assign(colleague, colleague)).toMatch(/not_assigning|unknown_task/);
    const [credential] = (await (await house().given.as(owner)).get(`/accounts/${rotation.accountId}/credentials`)).body
      .items;
    const store = async () =>
      post(colleague, `/credentials/${credential.id}/versions`, {
        value: { username: 'n', password: 'story-secret-changed' },
        reason: 'The task is mine now',
      });
    expect((await store()).status).toBe(404);
    expect(await assign(owner, colleague)).toBe('given');
    expect((await store()).status).toBe(201);
    expect((await post(colleague, `/credentials/${credential.id}/reveal`, { reason: REASON })).status).toBe(404);
  });

  it('the same evidence completes the same step of several accounts, all of them or none', async () => {
    const mailboxes = (await tasks('S2')).map((task) => task.id);
    const [foreign] = (await tasks('S3')).slice(-1);
    const complete = (ids: string[]) =>
      post(owner, `/offboarding-cases/${caseId}/tasks/complete`, {
        taskIds: ids,
        evidence: { text: 'Mailboxes of the department, screenshots in the folder of the case' },
      });
    expect((await complete([...mailboxes, foreign.id])).body.code).toBe('handover.not_identical');
    expect(new Set((await tasks('S2')).map((task) => task.status))).toEqual(new Set(['open']));
    const done = await complete(mailboxes);
    expect([done.status, done.body.items.map((task: { status: string }) => task.status)]).toEqual([
      200,
      ['done', 'done', 'done'],
    ]);
    expect((await complete(mailboxes)).body.code).toBe('handover.task_over');
  });

  it('what is said about a task is read by whoever sees the task', async () => {
    const [task] = await tasks('S1');
    const said = await post(owner, `/tasks/${task.id}/comments`, { text: 'The phone is in the safe' });
    expect(said.status).toBe(201);
    expect((await (await house().given.as(hr)).get(`/tasks/${task.id}/comments`)).body).toMatchObject({
      total: 1,
      items: [{ authorId: owner.id, text: 'The phone is in the safe' }],
    });
    const stranger = await house().given.person();
    expect((await (await house().given.as(stranger)).get(`/tasks/${task.id}/comments`)).status).toBe(404);
    expect((await post(owner, `/tasks/${task.id}/comments`, { text: ' ' })).status).toBe(400);
  });
});
