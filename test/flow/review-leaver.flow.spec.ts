import { onBothDatabases } from '../support/house.js';
import { ReviewStory, WHY } from '../support/review-story.js';
import type { Someone } from '../support/vault-story.js';

onBothDatabases('the reviewer leaves mid-campaign', (house) => {
  let story: ReviewStory;
  let admin: Someone;
  let hr: Someone;
  let owner: Someone;
  let backup: Someone;
  let chief: Someone;
  let users: Someone[];
  let account: string;
  let other: string;
  let campaign: string;

  const reviewers = async (): Promise<Record<string, [string | null, string | null]>> =>
    Object.fromEntries(
      (await story.items(admin, campaign)).map((item) => [item.person.id, [item.reviewerId, item.reviewerBy]]),
    );

  beforeAll(async () => {
    story = new ReviewStory(house());
    [admin, hr] = [await story.person(['admin']), await story.person(['hr'])];
    [owner, backup, chief] = [await story.person(), await story.person(), await story.person()];
    users = await Promise.all(
      ['One', 'Two', 'Three'].map((fullName) => story.person([], { fullName, managerId: chief.id })),
    );
    [account, other] = [await story.account(), await story.account()];
    await story.seat(owner, account);
    await story.seat(backup, account, 'backup_owner');
    await story.seat(owner, other);
    for (const user of users) await story.grant(user, account, 'publisher', { approvedBy: admin.id });
    await story.grant(users[0] as Someone, other, 'analyst', { approvedBy: admin.id });
    campaign = await story.opened(admin, { scope: { platform: 'instagram' } });
  });

  it('asks the owner about everything at first', async () => {
    expect((await story.as(owner).get('/reviews')).body.total).toBe(4);
    expect(await story.tick('review.pass_on')).toBe('nothing');
  });

  it('an answer in flight is refused from the moment of the departure on', async () => {
    const [item] = await story.items(owner, campaign);
    const opened = await story.as(hr).post('/offboarding-cases', {
      personId: owner.id,
      scenario: 'planned',
      lastDay: '2026-11-20',
      reason: 'Goes to another house',
    });
    expect(opened.status).toBe(201);
    const late = await story.answer(owner, item, 'certify');
    expect([late.status, late.body.code]).toEqual([403, 'campaign.no_longer_reviewer']);
  });

  it('their items go to the next by the rule, and nothing is lost', async () => {
    expect(await story.tick('review.pass_on')).toBe('done');
    expect((await story.as(owner).get('/reviews')).body.total).toBe(0);
    const items = await story.items(admin, campaign);
    expect(items).toHaveLength(4);
    const onAccount = items.filter((item) => item.account.id === account);
    expect(onAccount.map((item) => [item.reviewerId, item.reviewerBy])).toEqual(
      Array(3).fill([backup.id, 'backup_owner']),
    );
    const [elsewhere] = items.filter((item) => item.account.id === other);
    expect([elsewhere.reviewerId, elsewhere.reviewerBy]).toEqual([chief.id, 'manager']);
    const told = (await story.told('review.assigned')).slice(-2).map(({ personId, open }) => [personId, open]);
    expect(told.sort()).toEqual(
      [
        [backup.id, 3],
        [chief.id, 1],
      ].sort(),
    );
    expect(await story.tick('review.pass_on')).toBe('nothing');
  });

  it('whoever takes the seat later is asked once the one before is gone too', async () => {
    const moved = await story
      .as(admin)
      .put(`/accounts/${account}/seats/backup_owner`, { personId: chief.id, reason: 'Takes over the backup seat' });
    expect(moved.status).toBe(200);
    await story.tick('review.pass_on');
    expect(Object.values(await reviewers()).map(([id]) => id)).toEqual(Array(3).fill(chief.id));
  });

  it('where nobody may be asked the item waits, listed, and certifies nothing by itself', async () => {
    const [user] = users as [Someone];
    const lonely = await story.account({ brand: 'Lonely' });
    const grant = await story.grant(user, lonely, 'publisher', { approvedBy: admin.id });
    const alone = await story.opened(admin, { scope: { brand: 'Lonely' }, fallback: [] });
    expect((await story.as(admin).get(`/campaigns/${alone}`)).body.progress).toMatchObject({ open: 1, unassigned: 1 });
    expect(await story.items(admin, alone, '&reviewer=nobody')).toHaveLength(1);
    await story.tick('review.pass_on');
    const item = await story.itemOf(admin, alone, grant);
    expect([item.state, item.reviewerId]).toEqual(['open', null]);
    const named = await story.answer(admin, item, 'reassign', { reviewerId: backup.id, reason: WHY });
    expect(named.body).toMatchObject({ reviewerId: backup.id, reviewerBy: 'named' });
    expect((await story.answer(backup, item, 'certify')).body.state).toBe('certified');
  });

  it('whoever is accountable for the brand is asked before an admin', async () => {
    const [user] = users as [Someone];
    const branded = await story.account({ brand: 'Sorgue' });
    const grant = await story.grant(user, branded, 'publisher', { approvedBy: admin.id });
    const named = await story
      .as(admin)
      .put('/brands/Sorgue', { accountableId: backup.id, reason: 'Leads the brand from today' });
    expect(named.status).toBe(200);
    const round = await story.opened(admin, { scope: { brand: 'Sorgue' } });
    const item = await story.itemOf(admin, round, grant);
    expect([item.reviewerId, item.reviewerBy]).toEqual([backup.id, 'accountable']);
    expect((await story.answer(backup, item, 'certify')).status).toBe(200);
  });

  it('what ended by itself meanwhile asks nothing any more', async () => {
    const [item] = await story.items(chief, campaign);
    await story.endGrant(item.subject.slice('grant:'.length), '2026-11-17T09:30:00.000Z');
    const late = await story.answer(chief, item, 'certify');
    expect([late.status, late.body.code]).toEqual([409, 'campaign.gone']);
    await story.tick('review.pass_on');
    expect((await story.as(admin).get(`/campaigns/${campaign}`)).body.progress).toMatchObject({ moot: 1, open: 3 });
  });

  it('the report names who was asked in whose place', async () => {
    for (const item of await story.items(chief, campaign, '&state=open')) {
      expect((await story.answer(chief, item, 'certify')).status).toBe(200);
    }
    expect((await story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'All is answered' })).status).toBe(
      200,
    );
    await house().core.settled();
    const { report } = (await story.as(admin).get(`/campaigns/${campaign}/report`)).body;
    expect(report.reviewerChanges.map((change: any) => [change.from, change.to])).toEqual(
      expect.arrayContaining([
        [owner.id, backup.id],
        [owner.id, chief.id],
        [backup.id, chief.id],
      ]),
    );
    expect(report.counts).toMatchObject({ certified: 3, moot: 1, unanswered: 0 });
  });
});
