import { onBothDatabases } from '../support/house.js';
import { ReviewStory, WHY } from '../support/review-story.js';
import type { Someone } from '../support/vault-story.js';

onBothDatabases('nobody bends a review', (house) => {
  let story: ReviewStory;
  let admin: Someone;
  let other: Someone;
  let owner: Someone;
  let backup: Someone;
  let engager: Someone;
  let account: string;
  let grant: string;
  let campaign: string;
  let item: any;

  const ended = async (id: string): Promise<boolean> =>
    (await house().tamper('select status from access_grant where id = $1', [id]))[0]?.['status'] === 'revoked';

  beforeAll(async () => {
    story = new ReviewStory(house());
    [admin, other] = [await story.person(['admin']), await story.person(['admin'])];
    [owner, backup, engager] = [await story.person(), await story.person(), await story.person()];
  });
  beforeEach(async () => {
    account = await story.account({ brand: `Brand ${Math.random()}` });
    await story.seat(owner, account);
    await story.seat(backup, account, 'backup_owner');
    grant = await story.grant(engager, account, 'publisher', { approvedBy: admin.id });
    const [{ brand } = {}] = await house().tamper('select brand from account where id = $1', [account]);
    campaign = await story.opened(admin, { scope: { brand } });
    item = await story.itemOf(admin, campaign, grant);
  });

  it('the holder does not come to review their own access through somebody else', async () => {
    const passed = await story.answer(owner, item, 'reassign', { reviewerId: engager.id, reason: WHY });
    expect([passed.status, passed.body.code]).toEqual([422, 'campaign.not_eligible']);
    expect((await story.answer(engager, item, 'certify')).status).toBe(404);
    expect((await story.answer(engager, item, 'reassign', { reviewerId: backup.id, reason: WHY })).status).toBe(404);
    const own = await story.grant(other, account, 'publisher', { approvedBy: admin.id });
    const again = await story.opened(admin, { scope: { onlyFullControl: false } });
    const mine = await story.itemOf(admin, again, own);
    const chosen = await story.answer(other, mine, 'reassign', { reviewerId: engager.id, reason: WHY });
    expect([chosen.status, chosen.body.code]).toEqual([403, 'campaign.own_item']);
  });

  it('whoever granted it does not review it, as the reviewer of a round or by being named', async () => {
    const given = await story.grant(engager, account, 'analyst', { approvedBy: owner.id });
    const again = await story.opened(admin);
    const theirs = await story.itemOf(admin, again, given);
    expect(theirs.reviewerId).toBe(backup.id);
    const passed = await story.answer(backup, theirs, 'reassign', { reviewerId: owner.id, reason: WHY });
    expect([passed.status, passed.body.code]).toEqual([422, 'campaign.not_eligible']);
    // Somebody with the database makes them the reviewer: the row is not believed any more.
    await house().tamper('update review_item set reviewer_id = $1 where id = $2', [owner.id, theirs.id]);
    expect((await story.answer(owner, theirs, 'certify')).status).toBe(404);
    expect((await story.as(owner).get('/reviews?limit=200')).body.items.map(({ id }: any) => id)).not.toContain(
      theirs.id,
    );
  });

  it('hr and auditors decide nothing, and are not named', async () => {
    for (const role of ['hr', 'auditor'] as const) {
      const watcher = await story.person([role]);
      const passed = await story.answer(owner, item, 'reassign', { reviewerId: watcher.id, reason: WHY });
      expect([role, passed.status, passed.body.code]).toEqual([role, 422, 'campaign.not_eligible']);
      expect((await story.answer(watcher, item, 'certify')).status).toBe(403);
    }
  });

  it('the reviewer of one round answers nothing of another, even with the id of an item', async () => {
    const stranger = await story.person();
    const elsewhere = await story.account({ brand: 'Elsewhere' });
    await story.seat(stranger, elsewhere);
    await story.grant(engager, elsewhere, 'publisher', { approvedBy: admin.id });
    const theirs = await story.opened(admin, { scope: { brand: 'Elsewhere' } });
    const [own] = await story.items(stranger, theirs);
    for (const [id, campaignId] of [
      [item.id, campaign],
      [item.id, theirs],
      [own.id, campaign],
    ]) {
      expect((await story.answer(stranger, { id, campaignId }, 'revoke')).status).toBe(404);
      const bulk = await story
        .as(stranger)
        .post(`/campaigns/${campaignId}/decide`, { itemIds: [own.id, item.id], decision: 'revoke', reason: WHY });
      expect(bulk.status).toBe(404);
    }
    expect(await ended(grant)).toBe(false);
  });

  it('only items that say the same are answered together', async () => {
    const second = await story.grant(backup, account, 'publisher', { approvedBy: admin.id });
    const third = await story.grant(await story.person(), account, 'publisher', { approvedBy: admin.id });
    const strong = await story.grant(await story.person(), account, 'full_control', { approvedBy: admin.id });
    const again = await story.opened(admin);
    const ids = await Promise.all(
      [grant, second, third, strong].map(async (id) => (await story.itemOf(admin, again, id)).id as string),
    );
    const decide = (itemIds: (string | undefined)[], decision = 'certify', reason: string | undefined = WHY) =>
      story.as(owner).post(`/campaigns/${again}/decide`, { itemIds, decision, ...(reason ? { reason } : {}) });
    const [one, ofBackup, alike, full] = ids;
    // The backup owner's grant says something else: they hold a seat as well.
    for (const mixed of [
      [one, ofBackup],
      [one, full],
      [one, alike, full],
    ]) {
      const answer = await decide(mixed);
      expect([answer.status, answer.body.code]).toEqual([422, 'campaign.mixed']);
    }
    expect((await decide([one, alike], 'revoke', '')).body.code).toBe('request.reason_needed');
    const together = await decide([one, alike], 'revoke');
    expect(together.body.items.map((each: any) => each.state)).toEqual(['revoked', 'revoked']);
    expect([await ended(grant), await ended(third), await ended(second)]).toEqual([true, true, false]);
    expect((await decide([one])).body.code).toBe('campaign.already_decided');
  });

  it('an item put back as it was before its answer asks nobody again', async () => {
    const [before] = await house().tamper('select * from review_item where id = $1', [item.id]);
    expect((await story.answer(owner, item, 'certify')).status).toBe(200);
    await house().core.settled();
    await house().tamper(
      'update review_item set state = $1, version = $2, mac = $3, decided_at = null, decided_by = null where id = $4',
      ['open', before?.['version'], before?.['mac'], item.id],
    );
    expect((await story.answer(owner, item, 'revoke')).status).toBe(404);
    expect(await ended(grant)).toBe(false);
  });

  it('two answers at once leave one, and what it says is what happened', async () => {
    const answers = await Promise.all([
      story.answer(owner, item, 'certify'),
      story.answer(owner, item, 'revoke'),
      story.answer(owner, item, 'certify'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const [row] = await house().tamper('select state from review_item where id = $1', [item.id]);
    expect(await ended(grant)).toBe(row?.['state'] === 'revoked');
  });

  it('an answer and a change of reviewer at once end in one of them', async () => {
    const [certified, moved] = await Promise.all([
      story.answer(owner, item, 'certify'),
      story.answer(admin, item, 'reassign', { reviewerId: backup.id, reason: WHY }),
    ]);
    expect([certified.status, moved.status].filter((status) => status === 200)).toHaveLength(1);
  });

  it('an answer and the end of the round at once: what is reported is what was said', async () => {
    const [certified, closed] = await Promise.all([
      story.answer(owner, item, 'certify'),
      story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'All is answered' }),
    ]);
    expect(certified.status).toBe(200);
    if (closed.status === 409) return;
    await house().core.settled();
    const { report } = (await story.as(admin).get(`/campaigns/${campaign}/report`)).body;
    expect(report.counts).toMatchObject({ certified: 1, unanswered: 0 });
  });

  it('a seat lost between question and answer answers nothing', async () => {
    const moved = await story.as(admin).put(`/accounts/${account}/seats/owner`, {
      personId: (await story.person()).id,
      reason: 'Somebody else from today',
    });
    expect(moved.status).toBe(200);
    const late = await story.answer(owner, item, 'revoke');
    expect([late.status, late.body.code]).toEqual([403, 'campaign.no_longer_reviewer']);
  });

  it('a review never gives what the rules do not', async () => {
    const strong = await story.grant(await story.person(), account, 'full_control', { approvedBy: admin.id });
    const again = await story.opened(admin);
    const theirs = await story.itemOf(admin, again, strong);
    const rule = {
      who: 'department',
      value: 'Marketing',
      platform: 'instagram',
      levels: ['publisher'],
      scopes: ['routine'],
    };
    const made = await story.as(admin).post('/entitlements', { ...rule, reason: 'Only marketing posts' });
    expect(made.status).toBe(201);
    const lowered = await story.answer(owner, theirs, 'change-level', { level: 'publisher', reason: WHY });
    expect([lowered.status, lowered.body.code]).toEqual([422, 'access.not_entitled']);
    expect(await ended(strong)).toBe(false);
    await story.as(admin).post(`/entitlements/${made.body.id}/end`, { reason: 'Only for the story' });
  });
});
