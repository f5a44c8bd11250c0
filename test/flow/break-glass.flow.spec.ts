import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = 'The account posts things that are not ours';

onBothDatabases('break-glass at night', (house) => {
  let story: VaultStory;
  let admin: Someone;
  let auditor: Someone;
  let owner: Someone;
  let keeper: Someone;
  let account: string;
  let password: string;
  let opening: any;

  beforeAll(async () => {
    story = new VaultStory(house());
    [admin, auditor] = [await story.person(['admin']), await story.person(['auditor'])];
    [owner, keeper] = [await story.person(), await story.person()];
    account = await story.account();
    await story.seat(owner, account);
    password = await story.stored(owner, account, 'password', { username: 'team', password: 'canary-night' });
    house().clock.set('2026-11-20T23:10:00.000Z');
  });

  const told = async (topic: string) =>
    (await house().tamper('select facts from outbox where topic = $1 order by id', [topic])).map(
      (row) => JSON.parse(String(row['facts'])) as Record<string, unknown>,
    );
  const owed = async () =>
    (await story.as(owner).get('/rotations?state=owed')).body.items.find((item: any) => item.credentialId === password);
  const findings = async () =>
    (await story.as(admin).get('/findings?kind=break_glass_unreviewed')).body.items as Record<string, any>[];

  it('a standing right shows nothing by itself', async () => {
    const given = await story.as(admin).post('/break-glass-rights', {
      ...{ personId: keeper.id, until: '2026-12-31', reason: 'On call for the social accounts' },
    });
    expect(given).toMatchObject({
      status: 201,
      body: { personId: keeper.id, accountId: null, live: true, version: 1 },
    });
    expect((await story.as(keeper).get(`/accounts/${account}`)).status).toBe(404);
    expect((await story.reveal(keeper, password)).status).toBe(404);
    expect((await story.as(keeper).get('/break-glass-rights')).body.total).toBe(1);
    expect((await story.as(owner).get('/break-glass-rights')).body.total).toBe(0);
  });

  it('asks for a reason, a ticket, and four hours at most', async () => {
    const open = (body: object) => story.as(keeper).post(`/accounts/${account}/break-glass`, body);
    expect((await open({ ticket: 'INC-1', minutes: 60 })).status).toBe(400);
    expect((await open({ reason: REASON, minutes: 60 })).status).toBe(400);
    expect((await open({ reason: REASON, ticket: ' ', minutes: 60 })).body.code).toBe('access.ticket_required');
    expect((await open({ reason: REASON, ticket: 'INC-1', minutes: 241 })).status).toBe(400);
    expect((await open({ reason: REASON, ticket: 'INC-1', minutes: 0 })).status).toBe(400);
  });

  it('opens the account at once and tells owners, admins and auditors by their ids', async () => {
    const answer = await story
      .as(keeper)
      .post(`/accounts/${account}/break-glass`, { reason: REASON, ticket: 'INC-1', minutes: 60 });
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'open', accountId: account, personId: keeper.id, ticket: 'INC-1', needsSecondPerson: false },
    });
    opening = answer.body;
    expect(Date.parse(opening.expiresAt) - Date.parse(opening.openedAt)).toBe(3_600_000);
    expect(await told('break_glass.opened')).toEqual([
      {
        ...{ openingId: opening.id, accountId: account, personId: keeper.id, waits: false, until: opening.expiresAt },
        ...{ ownerIds: [owner.id], adminIds: [admin.id], auditorIds: [auditor.id] },
      },
    ]);
    expect((await story.as(keeper).get(`/accounts/${account}`)).status).toBe(200);
    expect((await story.as(keeper).get('/accounts')).body.items.map((item: any) => item.id)).toEqual([account]);
  });

  it('releases what full control would, naming the opening in the log; what was seen is owed at once', async () => {
    expect((await story.reveal(keeper, password)).body.value).toEqual({ username: 'team', password: 'canary-night' });
    expect((await story.leaves(`where action = 'credential.reveal'`)).at(-1)).toMatchObject({
      outcome: 'done',
      details: { by: `opening:${opening.id}` },
    });
    expect(await owed()).toMatchObject({ version: 1, exposedTo: [{ personId: keeper.id }] });
    const keys = await story.as(keeper).get(`/accounts/${account}/credentials`);
    expect(keys.body.items.map((item: any) => item.id)).toEqual([password]);
  });

  it('a new version may be stored, nothing new put in and nothing renamed', async () => {
    const stored = await story
      .as(keeper)
      .post(`/credentials/${password}/versions`, { value: { password: 'changed-at-night' }, reason: REASON });
    expect(stored.status).toBe(201);
    const note = { kind: 'note', label: 'n', value: { text: 't' } };
    expect((await story.as(keeper).post(`/accounts/${account}/credentials`, note)).status).toBe(403);
    expect((await story.as(keeper).patch(`/credentials/${password}`, { label: 'Mine' })).status).toBe(403);
    // Whoever changed it knows it: the owner changes it once more in the morning.
    expect(await owed()).toMatchObject({ version: 2, exposedTo: [{ personId: keeper.id }] });
  });

  it('stands in the access list of that day, with its reason, and in the file of the auditor', async () => {
    const list = await story.as(owner).get(`/accounts/${account}/access`);
    const row = list.body.items.find((item: any) => item.source === 'break_glass');
    expect(row).toMatchObject({
      ...{ id: opening.id, personId: keeper.id, level: 'full_control', reason: REASON, status: 'active' },
      ...{ since: '2026-11-20', until: '2026-11-21', approvedBy: null },
    });
    expect(row.requestedBy).toBe(row.personEmail);
    expect(list.body.total).toBe(list.body.items.length);
    const csv = (await story.as(auditor).get(`/exports/access-list?format=csv`)).text.split('\n');
    expect(csv.filter((line) => line.includes(',break_glass,full_control,'))).toHaveLength(1);
    const of = (day: string) => story.as(owner).get(`/accounts/${account}/access?asOf=${day}`);
    expect((await of('2026-11-19')).body.items.map((item: any) => item.source)).toEqual(['seat']);
  });

  it('ends at its time by the clock, and with it the sight of the account', async () => {
    house().clock.set('2026-11-21T00:10:01.000Z');
    expect((await story.reveal(keeper, password)).status).toBe(404);
    expect((await story.as(keeper).get(`/accounts/${account}`)).status).toBe(404);
    const shown = await story.as(keeper).get(`/break-glass/${opening.id}`);
    expect(shown.body).toMatchObject({
      state: 'over',
      reviewDueAt: '2026-11-24T00:10:00.' + opening.expiresAt.slice(20),
    });
    expect(shown.body.done.map((one: any) => [one.action, one.credentialId, one.version])).toEqual([
      ['credential.reveal', password, 1],
      ['credential.rotate', password, 2],
    ]);
    expect((await story.as(await story.person()).get(`/break-glass/${opening.id}`)).status).toBe(404);
  });

  it('is a finding when nobody has looked within three days, and settled by the review of somebody else', async () => {
    expect(await findings()).toEqual([]);
    house().clock.set('2026-11-24T00:10:01.000Z');
    expect(await findings()).toMatchObject([
      {
        ...{ severity: 'high', subject: `opening:${opening.id}`, accountId: account, personId: keeper.id },
        cure: { act: 'break_glass.review', path: `/break-glass/${opening.id}/review` },
      },
    ]);
    expect((await story.as(owner).get('/break-glass?review=overdue')).body.total).toBe(1);
    const review = { outcome: 'justified', reason: 'Confirmed with the platform and the police' };
    expect((await story.as(keeper).post(`/break-glass/${opening.id}/review`, review)).body.code).toBe(
      'break_glass.own_opening',
    );
    const reviewed = await story.as(owner).post(`/break-glass/${opening.id}/review`, review);
    expect(reviewed).toMatchObject({ status: 200, body: { outcome: 'justified', reviewedBy: owner.id } });
    expect(await findings()).toEqual([]);
    expect((await story.as(owner).get('/break-glass?review=done')).body.total).toBe(1);
    expect((await story.as(admin).post(`/break-glass/${opening.id}/review`, review)).status).toBe(409);
  });

  it('a right somebody gets later does not excuse what was seen that night', async () => {
    await story.grant(keeper, account, 'full_control', { since: '2026-11-24' });
    expect(await owed()).toMatchObject({ version: 2 });
  });
});

onBothDatabases(
  'break-glass with two people',
  (house) => {
    let story: VaultStory;
    let admin: Someone;
    let owner: Someone;
    let keeper: Someone;
    let account: string;
    let password: string;

    beforeAll(async () => {
      story = new VaultStory(house());
      admin = await story.person(['admin']);
      owner = await story.person();
      keeper = await story.person(['admin']);
      account = await story.account();
      await story.seat(owner, account);
      password = await story.stored(owner, account, 'password', { password: 'canary-two' });
      const right = { personId: keeper.id, accountId: account, until: '2026-12-31', reason: 'On call for this one' };
      expect((await story.as(admin).post('/break-glass-rights', right)).status).toBe(201);
    });

    it('nothing is released before somebody else has confirmed, and who confirmed does not review', async () => {
      const asked = { reason: REASON, ticket: 'INC-2', minutes: 30 };
      const opened = await story.as(keeper).post(`/accounts/${account}/break-glass`, asked);
      expect(opened.body).toMatchObject({ state: 'waiting', needsSecondPerson: true });
      const path = `/break-glass/${opened.body.id}`;
      expect((await story.reveal(keeper, password)).status).toBe(403);
      // The opener is an admin: no detour lets them in.
      expect((await story.as(keeper).post(`${path}/confirm`)).body.code).toBe('break_glass.own_opening');
      await house().tamper(`update break_glass_opening set second_person = 'not_needed' where id = $1`, [
        opened.body.id,
      ]);
      expect((await story.reveal(keeper, password)).status).toBe(403);
      await house().tamper(`update break_glass_opening set second_person = 'needed' where id = $1`, [opened.body.id]);
      expect((await story.as(await story.person()).post(`${path}/confirm`)).status).toBe(404);
      const confirmed = await story.as(owner).post(`${path}/confirm`);
      expect(confirmed).toMatchObject({ status: 200, body: { state: 'open', confirmedBy: owner.id } });
      expect((await story.reveal(keeper, password)).status).toBe(200);
      expect((await story.as(owner).post(`${path}/confirm`)).status).toBe(409);
      const row = (await story.as(owner).get(`/accounts/${account}/access`)).body.items.find(
        (item: any) => item.source === 'break_glass',
      );
      expect(row.approvedBy).toBe(`${owner.id}@story.example`);
      const review = { outcome: 'not_justified', reason: 'It could have waited until Monday' };
      expect((await story.as(admin).post(`${path}/review`, review)).body.code).toBe('break_glass.not_over');
      expect((await story.as(owner).post(`${path}/end`)).body).toMatchObject({ state: 'over', endedBy: owner.id });
      expect((await story.reveal(keeper, password)).status).toBe(403);
      expect((await story.as(owner).post(`${path}/review`, review)).body.code).toBe('break_glass.confirmer');
      expect((await story.as(keeper).post(`${path}/review`, review)).body.code).toBe('break_glass.own_opening');
      expect((await story.as(admin).post(`${path}/review`, review)).body.outcome).toBe('not_justified');
    });

    it('an emergency nobody confirmed lapses, and nobody is asked to review it', async () => {
      const asked = { reason: REASON, ticket: 'INC-3', minutes: 30 };
      const { body } = await story.as(keeper).post(`/accounts/${account}/break-glass`, asked);
      house().clock.forward({ minutes: 31 });
      expect((await story.as(owner).post(`/break-glass/${body.id}/confirm`)).body.code).toBe('break_glass.not_waiting');
      expect((await story.as(owner).get(`/break-glass/${body.id}`)).body).toMatchObject({
        state: 'lapsed',
        reviewDueAt: null,
      });
      const review = { outcome: 'justified', reason: 'Nothing came of it at all' };
      expect((await story.as(admin).post(`/break-glass/${body.id}/review`, review)).body.code).toBe(
        'break_glass.never_opened',
      );
    });

    it('without anybody else to confirm it is refused', async () => {
      const alone = await story.account();
      const right = { personId: keeper.id, accountId: alone, until: '2026-12-31', reason: 'On call for this one' };
      expect((await story.as(admin).post('/break-glass-rights', right)).status).toBe(201);
      await house().tamper(`update person set frozen_at = $1 where id = $2`, ['2026-11-17T08:00:00.000Z', admin.id]);
      const asked = { reason: REASON, ticket: 'INC-4', minutes: 30 };
      const answer = await story.as(keeper).post(`/accounts/${alone}/break-glass`, asked);
      expect(answer.body).toMatchObject({ status: 422, code: 'break_glass.no_second_person' });
      await house().tamper(`update person set frozen_at = null where id = $1`, [admin.id]);
    });
  },
  { settings: { breakGlassTwoPeople: true } },
);
