import { createHash, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { openCheckpoint } from '../../src/ledger/checkpoint.js';
import { leafHashText } from '../../src/ledger/leaf.js';
import { canonicalJson } from '../../src/ledger/leaf-encoding.js';
import { verifyInclusion } from '../../src/ledger/proof-check.js';
import { certifiedBy } from '../support/handover-story.js';
import { onBothDatabases } from '../support/house.js';
import { ReviewStory, WHY } from '../support/review-story.js';
import type { Someone } from '../support/vault-story.js';

onBothDatabases('a quarterly review from start to signed report', (house) => {
  let story: ReviewStory;
  let admin: Someone;
  let auditor: Someone;
  let owner: Someone;
  let backup: Someone;
  let engager: Someone;
  let analyst: Someone;
  let account: string;
  let password: string;
  const grants: Record<string, string> = {};
  let campaign: string;

  beforeAll(async () => {
    story = new ReviewStory(house());
    [admin, auditor] = [await story.person(['admin']), await story.person(['auditor'])];
    [owner, backup, engager, analyst] = [
      await story.person(),
      await story.person([], { fullName: 'Bea Backup' }),
      await story.person([], { fullName: 'Enzo Engager', organisation: 'Lumio' }),
      await story.person(),
    ];
    account = await story.account({ brand: 'Lumio', handle: 'lumio_fr' });
    await story.seat(owner, account);
    await story.seat(backup, account, 'backup_owner');
    const other = await story.account({ brand: 'Sorgue' });
    await story.seat(owner, other);
    grants['engager'] = await story.grant(engager, account, 'publisher', {
      approvedBy: owner.id,
      reason: 'Posts daily',
    });
    grants['analyst'] = await story.grant(analyst, account, 'full_control', { approvedBy: admin.id });
    grants['owner'] = await story.grant(owner, account, 'full_control', { approvedBy: admin.id });
    grants['gone'] = await story.grant(analyst, account, 'analyst', { endedOn: '2026-11-02', status: 'revoked' });
    grants['elsewhere'] = await story.grant(engager, other, 'publisher');
    password = await story.stored(owner, account, 'password', { username: 'lumio', password: 'canary-of-lumio' });
    await story.reveal(engager, password);
  });

  it('begins for what its scope says, with what a reviewer needs to know', async () => {
    const answer = await story.open(admin, { cadence: 'quarterly', scope: { brand: 'Lumio' } });
    expect([answer.status, answer.body.state]).toEqual([201, 'open']);
    expect(answer.body).toMatchObject({ dueOn: '2026-12-01', reviewers: ['owner', 'manager', 'admin'], round: 1 });
    expect(answer.body.progress).toMatchObject({ total: 3, open: 3, unassigned: 0, percent: 0 });
    campaign = answer.body.id;
    const item = await story.itemOf(auditor, campaign, grants['engager'] as string);
    expect(item).toMatchObject({
      account: { id: account, platform: 'instagram', handle: 'lumio_fr', brand: 'Lumio', criticality: 'medium' },
      person: { id: engager.id, name: 'Enzo Engager', organisation: 'Lumio' },
      grant: { level: 'publisher', scope: 'routine', reason: 'Posts daily', since: '2026-09-01', exposures: 1 },
      seats: [],
      state: 'open',
    });
    expect(item.grant.lastUseAt).toMatch(/^2026-11-17T09/);
    const own = await story.itemOf(auditor, campaign, grants['owner'] as string);
    expect(own.seats).toEqual([{ seat: 'owner', personId: owner.id, person: 'Somebody' }]);
  });

  it('asks the owner, but neither about their own grant nor about one they gave', async () => {
    const asked = async (name: string): Promise<string[]> => {
      const { reviewerId, reviewerBy } = await story.itemOf(admin, campaign, grants[name] as string);
      return [reviewerId, reviewerBy];
    };
    expect(await asked('analyst')).toEqual([owner.id, 'owner']);
    expect(await asked('owner')).toEqual([backup.id, 'backup_owner']);
    expect(await asked('engager')).toEqual([backup.id, 'backup_owner']);
    expect((await story.told('review.assigned')).map(({ personId, open }) => [personId, open]).sort()).toEqual(
      [
        [backup.id, 2],
        [owner.id, 1],
      ].sort(),
    );
  });

  it('shows everybody their own questions and nobody else anything', async () => {
    const mine = await story.as(backup).get('/reviews');
    expect([mine.status, mine.body.total]).toEqual([200, 2]);
    expect(mine.body.items[0].allowed).toEqual(['certify', 'revoke', 'change-level', 'reassign']);
    const first = await story.as(backup).get('/reviews?limit=1');
    const second = await story.as(backup).get(`/reviews?limit=1&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(
      mine.body.items.map(({ id }: { id: string }) => id),
    );
    expect(await story.items(backup, campaign)).toHaveLength(2);
    expect(await story.items(backup, campaign, `&reviewer=${owner.id}`)).toHaveLength(2);
    expect(await story.items(admin, campaign, `&reviewer=${owner.id}&state=open`)).toHaveLength(1);
    for (const path of [`/campaigns/${campaign}`, `/campaigns/${campaign}/items`])
      expect((await story.as(engager).get(path)).status).toBe(404);
    expect((await story.as(engager).get('/campaigns')).body.total).toBe(0);
    expect((await story.as(backup).get('/campaigns')).body.total).toBe(1);
  });

  it('is certified, lowered and taken back at once, with a reason where one is due', async () => {
    const [analysts, owners, engagers] = await Promise.all(
      ['analyst', 'owner', 'engager'].map((name) => story.itemOf(admin, campaign, grants[name] as string)),
    );
    const silent = await story.answer(backup, owners, 'certify', {});
    expect([silent.status, silent.body.code]).toEqual([400, 'request.reason_needed']);
    const certified = await story.answer(backup, owners, 'certify');
    expect(certified.body).toMatchObject({ state: 'certified', decidedBy: backup.id, reason: WHY, allowed: [] });
    const more = await story.answer(owner, analysts, 'change-level', { level: 'full_control', reason: WHY });
    expect([more.status, more.body.code]).toEqual([422, 'campaign.not_lower']);
    const lowered = await story.answer(owner, analysts, 'change-level', { level: 'publisher', reason: WHY });
    expect(lowered.body).toMatchObject({ state: 'changed', resultGrantId: expect.any(String) });
    const rows = await house().tamper(
      'select id, level, status, approved_by, continues_id from access_grant where person_id = $1 and ended_on is null',
      [analyst.id],
    );
    expect(rows).toEqual([
      {
        id: lowered.body.resultGrantId,
        level: 'publisher',
        status: 'active',
        approved_by: owner.id,
        continues_id: grants['analyst'],
      },
    ]);
    expect((await story.answer(backup, engagers, 'revoke')).body.state).toBe('revoked');
    expect((await story.reveal(engager, password)).status).toBe(404);
    const again = await story.answer(backup, engagers, 'certify');
    expect([again.status, again.body.code]).toEqual([409, 'campaign.already_decided']);
  });

  it('ends with a report that proves itself', async () => {
    const path = `/campaigns/${campaign}/report`;
    expect((await story.as(auditor).get(path)).body.code).toBe('campaign.no_report');
    const closed = await story.as(admin).post(`/campaigns/${campaign}/close`, { reason: 'Everybody has answered' });
    expect(closed.body).toMatchObject({ state: 'closed', progress: { percent: 100, unanswered: 0, certified: 1 } });
    await house().core.settled();
    const answer = await story.as(auditor).get(path);
    expect(answer.status).toBe(200);
    const { report, signature, leaf, proof, checkpoint } = answer.body;
    expect(report.counts).toMatchObject({ total: 3, certified: 1, revoked: 1, changed: 1 });
    expect(report.answers.map((one: any) => [one.person.name, one.answer, one.by.name, one.reason])).toEqual(
      expect.arrayContaining([['Enzo Engager', 'revoked', 'Bea Backup', WHY]]),
    );
    const bytes = Buffer.from(canonicalize(report) as string, 'utf8');
    expect(leaf.details.report.sha256).toBe(createHash('sha256').update(bytes).digest('base64'));
    expect(verify(null, bytes, certifiedBy(house()), Buffer.from(signature, 'base64'))).toBe(true);
    const head = openCheckpoint(checkpoint, house().core.keeper.verifierKey);
    const hashes = proof.hashes.map((hash: string) => Buffer.from(hash, 'base64'));
    const hash = Buffer.from(leafHashText(canonicalJson(leaf)), 'base64');
    expect(verifyInclusion(hash, proof.index, proof.size, hashes, head.root)).toBe(true);
    expect((await story.as(owner).get(path)).status).toBe(403);
  });

  it('comes again three months later, and every quarter from there', async () => {
    const planned = (await story.as(admin).get('/campaigns?state=planned')).body.items;
    expect(planned.map((one: any) => [one.round, one.startsOn])).toEqual([[2, '2027-02-17']]);
    house().clock.set('2027-02-16T23:00:00.000Z');
    expect(await story.tick('campaign.start')).toBe('nothing');
    house().clock.set('2027-02-17T00:00:10.000Z');
    expect(await story.tick('campaign.start')).toBe('done');
    const series = (await story.as(admin).get('/campaigns')).body.items;
    expect(series.map((one: any) => [one.round, one.state, one.startsOn, one.progress.total])).toEqual([
      [3, 'planned', '2027-05-17', 0],
      [2, 'open', '2027-02-17', 2],
      [1, 'closed', '2026-11-17', 3],
    ]);
  });

  it('is not begun where there is nothing to review', async () => {
    for (const scope of [[], [[]]])
      expect((await story.open(admin, { scope })).body.errors).toMatchObject([{ field: 'scope' }]);
    const empty = await story.open(admin, { scope: { brand: 'Nobody', platform: null } });
    expect([empty.status, empty.body.code]).toEqual([422, 'campaign.empty']);
    const later = await story.open(admin, { scope: { brand: 'Nobody' }, startsOn: '2027-03-01' });
    expect([later.status, later.body.state]).toEqual([201, 'planned']);
    house().clock.set('2027-03-01T06:00:00.000Z');
    await story.tick('campaign.start');
    expect((await story.as(admin).get(`/campaigns/${later.body.id}`)).body.state).toBe('skipped');
    expect(await story.told('campaign.skipped')).toEqual([{ campaignId: later.body.id, startsOn: '2027-03-01' }]);
  });
});
