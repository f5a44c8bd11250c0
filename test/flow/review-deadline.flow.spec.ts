import { onBothDatabases } from '../support/house.js';
import { ReviewStory } from '../support/review-story.js';
import type { Someone } from '../support/vault-story.js';

onBothDatabases('after the deadline of a review', (house) => {
  let story: ReviewStory;
  let admin: Someone;
  let auditor: Someone;
  let owner: Someone;
  let engager: Someone;

  /** An account of its own brand with one publisher and a password. */
  const shared = async (brand: string): Promise<{ account: string; grant: string; password: string }> => {
    const account = await story.account({ brand });
    await story.seat(owner, account);
    const password = await story.stored(owner, account, 'password', { username: brand, password: `canary ${brand}` });
    return { account, password, grant: await story.grant(engager, account, 'publisher', { approvedBy: admin.id }) };
  };
  const findings = async (kind: string): Promise<any[]> =>
    (await story.as(auditor).get(`/findings?kind=${kind}&limit=200`)).body.items;
  const figure = async (asOf = ''): Promise<any> => {
    const { items } = (await story.as(auditor).get(`/kpis${asOf}`)).body;
    const found = items.find((item: any) => item.code === 'grants_recertified');
    return [found.value, found.numerator, found.denominator];
  };

  beforeAll(async () => {
    story = new ReviewStory(house());
    [admin, auditor] = [await story.person(['admin']), await story.person(['auditor'])];
    [owner, engager] = [await story.person(), await story.person([], { fullName: 'Enzo Engager' })];
  });

  it('access rests until its reviewer answers, and comes back by itself', async () => {
    const { grant, password } = await shared('Resting');
    const campaign = await story.opened(admin, { scope: { brand: 'Resting' }, afterDeadline: 'suspend' });
    house().clock.set('2026-12-01T23:59:00.000Z');
    expect((await story.reveal(engager, password)).status).toBe(200);
    house().clock.set('2026-12-02T00:00:01.000Z');
    const refused = await story.reveal(engager, password);
    expect([refused.status, refused.body.code, refused.body.since]).toEqual([
      403,
      'vault.review_overdue',
      '2026-12-02',
    ]);
    expect((await story.as(engager).post(`/credentials/${password}/code`)).body.code).toBe('vault.review_overdue');
    expect((await story.reveal(owner, password)).status).toBe(200);
    const item = await story.itemOf(admin, campaign, grant);
    expect(item).toMatchObject({ state: 'open', overdue: true, suspended: true });
    expect(await findings('review_overdue')).toEqual([
      expect.objectContaining({
        subject: `review:${item.id}`,
        cure: { act: 'review.reassign', path: `/campaigns/${campaign}/items/${item.id}/reassign` },
      }),
    ]);
    const cancelled = await story.as(admin).post(`/campaigns/${campaign}/cancel`, { reason: 'To get around it' });
    expect([cancelled.status, cancelled.body.code]).toEqual([409, 'campaign.started_late']);
    const closed = await story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'The quarter is over' });
    expect(closed.body.progress).toMatchObject({ unanswered: 1, open: 0, percent: 0 });
    expect((await story.reveal(engager, password)).status).toBe(403);
    expect((await story.answer(owner, item, 'certify')).body).toMatchObject({ state: 'certified', suspended: false });
    expect((await story.reveal(engager, password)).status).toBe(200);
    expect(await findings('review_overdue')).toEqual([]);
  });

  it('is reminded of halfway, before the last day and after it, each once', async () => {
    house().clock.set('2027-01-04T08:00:00.000Z');
    await shared('Slow');
    const campaign = await story.opened(admin, { scope: { brand: 'Slow' } });
    const told = async (): Promise<string[]> =>
      (await story.told('review.reminder'))
        .filter((facts) => facts.campaignId === campaign)
        .map(({ notice, personId, open }) => `${notice} ${personId === owner.id} ${open}`);
    for (const [at, expected] of [
      ['2027-01-10T08:00:00.000Z', []],
      ['2027-01-11T08:00:00.000Z', ['halfway true 1']],
      ['2027-01-12T08:00:00.000Z', ['halfway true 1']],
      ['2027-01-15T08:00:00.000Z', ['halfway true 1', 'soon true 1']],
      ['2027-01-18T23:00:00.000Z', ['halfway true 1', 'soon true 1']],
      ['2027-01-19T00:10:00.000Z', ['halfway true 1', 'soon true 1', 'escalated true 1']],
      ['2027-01-25T00:10:00.000Z', ['halfway true 1', 'soon true 1', 'escalated true 1']],
    ] as [string, string[]][]) {
      house().clock.set(at);
      await story.tick('campaign.remind');
      expect([at, await told()]).toEqual([at, expected]);
    }
    expect((await story.told('campaign.overdue')).filter((facts) => facts.campaignId === campaign)).toEqual([
      { campaignId: campaign, dueOn: '2027-01-18', open: 1, afterDeadline: 'nothing' },
    ]);
    const closed = await story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'The quarter is over' });
    expect(closed.body.progress).toMatchObject({ unanswered: 1 });
    expect((await story.as(owner).get('/reviews')).body.total).toBe(0);
  });

  it('access ends where the round says so, with a leaf for each', async () => {
    house().clock.set('2027-02-01T08:00:00.000Z');
    const { grant, password } = await shared('Strict');
    const campaign = await story.opened(admin, { scope: { brand: 'Strict' }, afterDeadline: 'revoke' });
    house().clock.set('2027-02-16T00:10:00.000Z');
    const early = await story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'The quarter is over' });
    expect([early.status, early.body.code]).toEqual([409, 'campaign.still_ending']);
    expect(await story.tick('review.lapse')).toBe('done');
    expect(await story.tick('review.lapse')).toBe('nothing');
    expect(
      await house().tamper('select status, ended_by, ended_reason from access_grant where id = $1', [grant]),
    ).toEqual([
      { status: 'revoked', ended_by: 'system', ended_reason: 'Nobody answered for it in the review in time' },
    ]);
    expect(await story.leaves(`where mark = 'grant:${grant}' and action = 'grant.revoke'`)).toHaveLength(1);
    expect((await story.itemOf(admin, campaign, grant)).state).toBe('lapsed');
    expect((await story.reveal(engager, password)).status).toBe(404);
    const closed = await story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'The quarter is over' });
    expect(closed.body.progress).toMatchObject({ lapsed: 1, percent: 0 });
  });

  it('is counted: of the rights for which a review was due, how many had one in time', async () => {
    expect(await figure()).toEqual([50, 1, 2]);
    expect((await findings('not_recertified')).map(({ subject }) => subject)).toHaveLength(1);
    await story.kept();
    expect(await figure('?asOf=2026-11-16')).toEqual([null, 0, 0]);
    expect(await figure('?asOf=2026-11-20')).toEqual([100, 1, 1]);
    const list = await story.as(auditor).get('/exports/access-list?format=json&reason=Evidence+for+the+audit');
    const reviewed = list.text.match(/"lastReviewedAt":"2026-12-02T[^"]+"/g);
    expect(reviewed).toHaveLength(1);
    house().clock.set('2028-01-05T08:00:00.000Z');
    expect(await figure()).toEqual([0, 0, 2]);
  });

  it('of the register: whoever answers for an entry confirms it, or says that it is wrong', async () => {
    const [right, wrong] = [await story.account({ brand: 'Registered' }), await story.account({ brand: 'Registered' })];
    for (const account of [right, wrong]) await story.seat(owner, account);
    expect(await findings('stale')).toEqual(expect.arrayContaining([expect.objectContaining({ accountId: right })]));
    const refused = await story.open(admin, { subject: 'register', afterDeadline: 'revoke' });
    expect([refused.status, refused.body.code]).toEqual([422, 'campaign.not_for_register']);
    const campaign = await story.opened(admin, { subject: 'register', scope: { brand: 'Registered' } });
    const items = await story.items(owner, campaign);
    expect(items.map((item) => [item.subject, item.grant, item.register.status]).sort()).toEqual(
      [right, wrong].map((id) => [`account:${id}`, null, 'active']).sort(),
    );
    const [rightItem, wrongItem] = [right, wrong].map((id) => items.find((item) => item.account.id === id));
    const emptied = await story.answer(owner, rightItem, 'revoke');
    expect([emptied.status, emptied.body.code]).toEqual([422, 'campaign.not_for_register']);
    expect((await story.answer(owner, rightItem, 'certify', {})).body.state).toBe('certified');
    expect((await story.answer(owner, wrongItem, 'flag', { reason: 'The brand was sold' })).body.state).toBe('flagged');
    expect(await house().tamper('select validated_at, last_verified_on from account where id = $1', [right])).toEqual([
      { validated_at: expect.stringMatching(/^2028-01-05T/), last_verified_on: '2028-01-05' },
    ]);
    expect((await findings('stale')).map(({ accountId }) => accountId)).not.toContain(right);
    expect(await findings('register_flagged')).toEqual([expect.objectContaining({ accountId: wrong })]);
    const fixed = await story.as(admin).patch(`/accounts/${wrong}`, { brand: 'Other', lastVerifiedOn: '2028-01-05' });
    expect(fixed.status).toBe(200);
    expect(await findings('register_flagged')).toEqual([]);
  });
});
