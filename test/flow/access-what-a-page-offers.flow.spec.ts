import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'Written down for the story';
const DECIDE = ['request.approve', 'request.ask_back', 'request.reject'];

onBothDatabases('what somebody may do is said with every view', (house) => {
  let owner: Somebody;
  let asker: Somebody;
  let stranger: Somebody;
  let admin: Somebody;
  let auditor: Somebody;
  let account: { id: string; displayName: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person({ fullName: 'Olive Owner' });
    asker = await given.person({ fullName: 'Ada Asker' });
    stranger = await given.person({ fullName: 'Sam Stranger' });
    admin = await given.registrar();
    auditor = await given.auditor();
    account = await given.account({ owner, platform: 'tiktok', handle: 'story.offers', criticality: 'high' });
  });

  const get = async (by: Somebody, path: string): Promise<any> => (await (await house().given.as(by)).get(path)).body;
  const status = async (by: Somebody, path: string): Promise<number> =>
    (await (await house().given.as(by)).get(path)).status;
  const post = async (by: Somebody, path: string, body: object = {}): Promise<any> =>
    (await (await house().given.as(by)).post(path, { reason, ...body })).body;
  const cans = (items: { can: string[] }[]): string[][] => items.map(({ can }) => can);

  it('an account is found by the address of its profile, and no other account by anything', async () => {
    const link = encodeURIComponent('https://www.tiktok.com/@story.offers?lang=fr');
    const found = await get(asker, `/access-requests/askable?profileUrl=${link}`);
    expect(found).toMatchObject({ id: account.id, handle: 'story.offers', deciders: 1, ticketNeeded: false, held: [] });
    expect(found.levels).toHaveLength(5);
    expect(await get(asker, `/access-requests/askable?accountId=${account.id}`)).toEqual(found);
    expect(await get(owner, `/access-requests/askable?accountId=${account.id}`)).toMatchObject({ deciders: 0 });
    const gone = await house().given.account({ owner, platform: 'tiktok', handle: 'story.closed' });
    await post(admin, `/accounts/${gone.id}/retire`);
    const hidden = await Promise.all([
      get(asker, '/access-requests/askable?profileUrl=https%3A%2F%2Fwww.tiktok.com%2F%40story.closed'),
      get(asker, '/access-requests/askable?profileUrl=https%3A%2F%2Fwww.tiktok.com%2F%40nobody.knows'),
      get(asker, `/access-requests/askable?accountId=${gone.id}`),
      get(asker, '/access-requests/askable?accountId=nothing'),
    ]);
    for (const answer of hidden) expect([answer.status, answer.code]).toEqual([404, 'access.unknown_profile']);
    const personal = await get(
      asker,
      '/access-requests/askable?profileUrl=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fsomebody',
    );
    expect([personal.status, personal.code]).toEqual([422, 'account.personal_profile']);
    expect(await status(auditor, `/access-requests/askable?accountId=${account.id}`)).toBe(403);
  });

  it('a request: who asked takes it back, who answers decides on one screen, who watches does neither', async () => {
    const asked = await post(asker, '/access-requests', {
      accountId: account.id,
      level: 'publisher',
      scope: 'campaign',
    });
    expect(asked).toMatchObject({ person: 'Ada Asker', account: { displayName: account.displayName } });
    expect(asked.can).toEqual(['request.cancel']);
    const seen = async (by: Somebody): Promise<any[]> => (await get(by, '/access-requests')).items;
    expect(cans(await seen(owner))).toEqual([DECIDE]);
    expect(cans(await seen(asker))).toEqual([['request.cancel']]);
    expect(cans(await seen(auditor))).toEqual([[]]);
    expect(cans(await seen(admin))).toEqual([[]]);
    expect(await seen(stranger)).toEqual([]);
    const detail = await get(owner, `/access-requests/${asked.id}`);
    expect(detail.decision).toMatchObject({
      criticality: 'high',
      levels: ['publisher', 'moderator', 'advertiser', 'analyst'],
      scopes: ['campaign', 'routine'],
      obstacle: null,
      others: [{ fullName: 'Olive Owner', source: 'seat', level: 'owner' }],
      othersTotal: 1,
    });
    expect(detail.history[0]).toMatchObject({ event: 'opened', byName: 'Ada Asker' });
    for (const by of [asker, auditor, admin])
      expect((await get(by, `/access-requests/${asked.id}`)).decision).toBeNull();
    expect((await post(owner, `/access-requests/${asked.id}/ask-back`)).can).toEqual(DECIDE);
    expect(cans(await seen(asker))).toEqual([['request.answer', 'request.cancel']]);
    await house().tamper(`update person set frozen_at = '2026-11-17T08:00:00.000Z' where id = $1`, [asker.id]);
    expect((await get(owner, `/access-requests/${asked.id}`)).decision.obstacle.code).toBe('access.person_frozen');
    await house().tamper('update person set frozen_at = null where id = $1', [asker.id]);
    expect(await post(owner, `/access-requests/${asked.id}/approve`)).toMatchObject({
      can: [],
      decider: 'Olive Owner',
    });
  });

  it('a grant: prolonged and stopped by whoever answers, given back by its holder, looked at by the auditor', async () => {
    const path = `/accounts/${account.id}/grants`;
    const given = await post(owner, path, { personId: stranger.id, level: 'analyst', until: '2026-12-31' });
    const page = await get(owner, `${path}?personId=${stranger.id}`);
    expect(page.can).toEqual(['grant.issue', 'group_grant.issue', 'acting_owner.name']);
    expect(page.items).toMatchObject([{ person: 'Sam Stranger', approver: 'Olive Owner', ender: null }]);
    expect(cans(page.items)).toEqual([['grant.extend', 'grant.suspend', 'grant.revoke']]);
    expect(await get(auditor, path)).toMatchObject({ can: [], items: [{ can: [] }, { can: [] }] });
    await post(owner, `/grants/${given.id}/suspend`);
    expect(cans((await get(owner, `${path}?personId=${stranger.id}`)).items)).toEqual([
      ['grant.resume', 'grant.revoke'],
    ]);
    await post(owner, `/grants/${given.id}/resume`);
    const both = (await get(owner, `${path}?personId=${stranger.id}`)).items;
    expect(cans(both)).toEqual([['grant.revoke'], ['grant.extend', 'grant.suspend', 'grant.revoke']]);
  });

  it('a group and what it was granted: admins change it, an owner sees what it holds on their own accounts only', async () => {
    const other = await house().given.account({ owner: stranger, platform: 'tiktok', handle: 'story.elsewhere' });
    const group = await post(admin, '/groups', { name: 'Night shift' });
    expect(group.can).toEqual([
      'group.members',
      ...['change', 'rule', 'add_member', 'remove_member', 'end'].map((act) => `group.${act}`),
    ]);
    await post(admin, `/groups/${group.id}/members`, { personIds: [asker.id] });
    await post(owner, `/accounts/${account.id}/group-grants`, { groupId: group.id, level: 'moderator' });
    await post(stranger, `/accounts/${other.id}/group-grants`, { groupId: group.id, level: 'moderator' });
    expect(await get(owner, `/groups/${group.id}`)).toMatchObject({ can: ['group.members'] });
    expect((await get(owner, `/groups/${group.id}/members`)).items).toMatchObject([{ adder: 'Registrar' }]);
    const granted = (await get(owner, `/groups/${group.id}/grants`)).items;
    expect(granted).toMatchObject([{ accountId: account.id, approver: 'Olive Owner', can: ['group_grant.revoke'] }]);
    const all = (await get(auditor, `/groups/${group.id}/grants`)).items;
    expect(all).toMatchObject([{ can: [] }, { account: { handle: 'story.elsewhere' }, can: [] }]);
    expect((await get(asker, `/groups/${group.id}/grants`)).items).toEqual([]);
    const outside = await house().given.person();
    expect(await status(outside, `/groups/${group.id}/grants`)).toBe(404);
  });

  it('rounds of review, rules of entitlement, lists of a platform and stand-ins say it too', async () => {
    const round = await post(admin, '/campaigns', {
      ...{ name: 'Autumn round', subject: 'grants', cadence: 'once', startsOn: '2026-11-17', answerDays: 10 },
      ...{ reviewerRule: 'admin', afterDeadline: 'nothing', scope: { platform: 'tiktok' } },
    });
    expect(round).toMatchObject({ creator: 'Registrar', can: ['campaign.cancel'] });
    expect(await get(auditor, `/campaigns/${round.id}`)).toMatchObject({ can: [] });
    const items = (await get(admin, `/campaigns/${round.id}/items?reviewer=me`)).items;
    expect(items.length).toBeGreaterThan(0);
    const lowest = items.find((item: { grant: { level: string } }) => item.grant.level === 'analyst');
    expect(lowest).toMatchObject({ reviewer: 'Registrar', lowerLevels: [], certifyNeedsReason: false });
    expect(lowest.can).toEqual(['certify', 'revoke', 'change_level', 'reassign'].map((act) => `review.${act}`));
    expect((await get(auditor, `/campaigns/${round.id}/items`)).items[0]).toMatchObject({ can: [], lowerLevels: [] });
    const rule = { who: 'person_kind', value: 'employee', levels: ['analyst'], scopes: ['routine'], brand: 'Nobody’s' };
    expect(await post(admin, '/entitlements', rule)).toMatchObject({ creator: 'Registrar', can: ['entitlement.end'] });
    expect((await get(auditor, '/entitlements')).items).toMatchObject([{ can: [] }]);
    const seen = { capturedOn: '2026-11-17', source: 'paste', text: 'Zoé Inconnue\tAdmin\nOlive Owner\tAdmin' };
    const capture = await post(owner, `/accounts/${account.id}/captures`, seen);
    const rows = (await get(owner, `/captures/${capture.id}/rows`)).items;
    expect(rows).toMatchObject([{ can: ['capture.resolve'] }, { person: 'Olive Owner', can: [] }]);
    expect(await get(owner, `/accounts/${account.id}/reconciliation`)).toMatchObject({
      ghosts: [{ name: 'Zoé Inconnue', can: ['reconciliation.accept', 'capture.resolve'] }],
      can: ['capture.add'],
    });
    expect(await get(auditor, `/accounts/${account.id}/captures`)).toMatchObject({ can: [] });
    const native = { owner, platform: 'facebook_page', accessModel: 'native_roles', criticality: 'high' };
    const page = await house().given.account({ ...native, handle: 'storyoffers' });
    await house().given.account({ ...native, owner: stranger, handle: 'storyelsewhere' });
    const overview = { account: { id: page.id }, capturedOn: null, isOverdue: false };
    expect(await get(owner, '/reconciliation')).toMatchObject({ items: [overview], total: 1 });
    expect(await get(auditor, '/reconciliation')).toMatchObject({ total: 2 });
    expect(await get(asker, '/reconciliation')).toMatchObject({ total: 0 });
    expect(await get(owner, `/people/${owner.id}/delegate`)).toEqual({ delegate: null, can: ['delegate.name'] });
    expect(await get(auditor, `/people/${owner.id}/delegate`)).toEqual({ delegate: null, can: [] });
    expect(await get(asker, `/people/${asker.id}/delegate`)).toEqual({ delegate: null, can: [] });
    expect(await get(owner, `/accounts/${account.id}/acting-owner`)).toMatchObject({ can: ['acting_owner.name'] });
    house().clock.forward({ days: 200 });
    const later = await house().given.signIn(owner);
    expect((await later.get('/reconciliation?limit=1')).body.items).toMatchObject([{ isOverdue: true }]);
  });
});
