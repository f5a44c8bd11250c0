import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const reason = 'Written down for the story';
const code = ({ status, body }: Answer): [number, string] => [status, body.code];

onBothDatabases(
  'a decider asks back before saying yes',
  (house) => {
    let owner: Somebody;
    let asker: Somebody;
    let account: { id: string };
    let id: string;

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person({ fullName: 'Olive Owner' });
      asker = await given.person({ fullName: 'Ada Asker', department: 'Marketing' });
      account = await given.account({ owner, brand: 'Lumio' });
    });

    const act = async (by: Somebody, verb: string, body: Record<string, unknown> = {}): Promise<Answer> =>
      (await house().given.as(by)).post(`/access-requests/${id}/${verb}`, body);
    const ask = async (body: Record<string, unknown>): Promise<Answer> =>
      (await house().given.as(asker)).post('/access-requests', {
        ...{ accountId: account.id, level: 'publisher', reason },
        ...body,
      });

    it('a request says for what, for how long and under which ticket, and nothing that makes no sense', async () => {
      expect((await ask({ validFrom: '2026-11-16' })).body.code).toBe('access.from_past');
      expect((await ask({ validFrom: '2026-12-24', until: '2026-12-23' })).body.code).toBe('access.period_reversed');
      const asked = await ask({
        ...{ scope: 'campaign', validFrom: '2026-12-01', until: '2026-12-24', ticket: ' INC-7 ' },
      });
      expect(asked.status).toBe(201);
      expect(asked.body).toMatchObject({
        scope: 'campaign',
        validFrom: '2026-12-01',
        ticket: 'INC-7',
        decidedAs: null,
      });
      id = asked.body.id;
    });

    it('only who may decide asks, only who asked answers, and once', async () => {
      const stranger = await house().given.person();
      expect((await act(stranger, 'ask-back', { reason })).status).toBe(404);
      expect(code(await act(asker, 'ask-back', { reason }))).toEqual([403, 'access.own_request']);
      expect(code(await act(asker, 'answer', { text: 'Nobody asked' }))).toEqual([409, 'access.not_asked']);
      const asked = await act(owner, 'ask-back', { reason: 'For which of the two campaigns?' });
      expect([asked.status, asked.body.state, asked.body.version]).toEqual([200, 'asked_back', 2]);
      expect(code(await act(owner, 'answer', { text: 'For both' }))).toEqual([403, 'access.not_requester']);
      expect((await act(asker, 'answer', { text: '  ' })).status).toBe(400);
      expect((await ask({ scope: 'campaign' })).body.code).toBe('access.duplicate_request');
      const answered = await act(asker, 'answer', { text: 'For the winter one' });
      expect([answered.status, answered.body.state]).toEqual([200, 'pending']);
      expect((await act(asker, 'answer', { text: 'Again' })).body.code).toBe('access.not_asked');
    });

    it('and gives less: later, shorter, for the routine; never sooner, longer or for a crisis', async () => {
      for (const more of [{ validFrom: '2026-11-30' }, { until: '2026-12-25' }, { scope: 'crisis' }])
        expect(code(await act(owner, 'approve', more))).toEqual([422, 'access.more_than_asked']);
      const less = { validFrom: '2026-12-02', until: '2026-12-20', scope: 'routine' };
      expect((await act(owner, 'approve', less)).body).toMatchObject({ state: 'approved', decidedAs: 'seat' });
      const detail = (await (await house().given.as(asker)).get(`/access-requests/${id}`)).body;
      expect(detail.currentAccess).toMatchObject([
        { since: '2026-12-02', until: '2026-12-20', scope: 'routine', ticket: 'INC-7', live: false },
      ]);
      expect(detail.mayDecide).toBe(false);
      expect(detail.history.map((one: { event: string; by: string; text: string }) => [one.event, one.text])).toEqual([
        ['opened', reason],
        ['question', 'For which of the two campaigns?'],
        ['answer', 'For the winter one'],
        ['approved', null],
      ]);
      expect((await (await house().given.as(await house().given.person())).get(`/access-requests/${id}`)).status).toBe(
        404,
      );
      expect((await (await house().given.as(await house().given.hr())).get(`/access-requests/${id}`)).status).toBe(404);
    });

    it('a question does not stop the clock', async () => {
      id = (await ask({ level: 'analyst' })).body.id;
      expect((await act(owner, 'ask-back', { reason })).status).toBe(200);
      house().clock.forward({ days: 15 });
      expect(code(await act(asker, 'answer', { text: 'Sorry, I was away' }))).toEqual([409, 'access.request_expired']);
      expect(code(await act(owner, 'approve'))).toEqual([409, 'access.request_expired']);
      const list = await (await house().given.as(asker)).get('/access-requests?state=expired');
      expect(list.body.items).toMatchObject([{ id, state: 'expired' }]);
      expect((await (await house().given.as(owner)).get('/access-requests?to=me')).body.total).toBe(0);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);

onBothDatabases('what ends while somebody decides decides nothing', (house) => {
  let owner: Somebody;
  let delegate: Somebody;
  let account: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    delegate = await given.person();
    account = await given.account({ owner, platform: 'tiktok', handle: 'story.weighed' });
    await house().tamper(`update person set absence_from = '2026-11-17' where id = $1`, [owner.id]);
    await name();
  });

  const name = async (): Promise<void> => {
    const body = { delegateId: delegate.id, from: '2026-11-17', until: '2026-11-30', reason };
    expect((await (await house().given.as(owner)).put(`/people/${owner.id}/delegate`, body)).status).toBe(200);
  };
  const asked = async (by: Somebody): Promise<string> => {
    const body = { accountId: account.id, level: 'publisher', reason };
    return (await (await house().given.as(by)).post('/access-requests', body)).body.id;
  };
  const approve = async (by: Somebody, id: string): Promise<Answer> =>
    (await house().given.as(by)).post(`/access-requests/${id}/approve`, {});
  const grants = async (by: Somebody): Promise<number> =>
    (await house().tamper('select id from access_grant where person_id = $1', [by.id])).length;
  const asAdmin = async () => house().given.as(await house().given.registrar());

  it('the owner and her delegate at once give one grant', async () => {
    const by = await house().given.person();
    const id = await asked(by);
    const answers = await Promise.all([owner, delegate, owner, delegate].map((decider) => approve(decider, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await grants(by)).toBe(1);
  });

  it('a delegation that ends', async () => {
    for (const _ of [1, 2, 3]) {
      const by = await house().given.person();
      const id = await asked(by);
      const asOwner = await house().given.as(owner);
      const [yes, ended] = await Promise.all([
        approve(delegate, id),
        asOwner.send('DELETE', `/people/${owner.id}/delegate`, undefined, {}),
      ]);
      expect(ended.status).toBe(204);
      expect([200, 403, 404]).toContain(yes.status);
      expect(await grants(by)).toBe(yes.status === 200 ? 1 : 0);
      expect([404, 409]).toContain((await approve(delegate, id)).status);
      await name();
    }
  });

  it('a rule that ends', async () => {
    const admin = await asAdmin();
    const rule = { levels: ['publisher'], scopes: ['routine'], platform: 'tiktok', who: 'department', reason };
    expect((await admin.post('/entitlements', { ...rule, value: 'Press' })).status).toBe(201);
    for (const _ of [1, 2, 3]) {
      const by = await house().given.person({ department: 'Marketing' });
      const id = await asked(by);
      const open = (await admin.post('/entitlements', { ...rule, value: 'Marketing' })).body.id;
      const [yes, ended] = await Promise.all([approve(owner, id), admin.post(`/entitlements/${open}/end`, { reason })]);
      expect(ended.status).toBe(200);
      expect([200, 422]).toContain(yes.status);
      expect(await grants(by)).toBe(yes.status === 200 ? 1 : 0);
      const late = await house().given.person({ department: 'Marketing' });
      expect(code(await approve(owner, await asked(late)))).toEqual([422, 'access.not_entitled']);
    }
  });

  it('a seat that ends', async () => {
    const by = await house().given.person({ department: 'Press' });
    const id = await asked(by);
    const successor = await house().given.person();
    const [yes, moved] = await Promise.all([
      approve(owner, id),
      (await asAdmin()).put(`/accounts/${account.id}/seats/owner`, { personId: successor.id, reason }),
    ]);
    expect(moved.status).toBe(200);
    expect([200, 403, 404]).toContain(yes.status);
    expect(await grants(by)).toBe(yes.status === 200 ? 1 : 0);
    const late = await asked(await house().given.person({ department: 'Press' }));
    expect((await approve(owner, late)).status).toBe(404);
    expect((await approve(delegate, late)).status).toBe(404);
    expect((await approve(successor, late)).status).toBe(200);
  });
});
