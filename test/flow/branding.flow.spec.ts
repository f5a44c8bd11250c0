import { addImpersonations } from '../../src/demo/demo-impersonations.js';
import type { Answer } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const reason = 'Because the story says so';
const TODAY = '2026-11-17';

onBothDatabases('the brand outside', (house) => {
  let story: VaultStory;
  let admin: Someone;
  let owner: Someone;
  let stranger: Someone;
  let account: string;
  let n = 0;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    admin ??= await story.person(['admin'], { fullName: 'Ada Admin' });
    stranger ??= await story.person();
    owner = await story.person([], { fullName: 'Olive Ravenel' });
    account = await story.account({ brand: `Brand ${++n}`, handle: `brand_${n}`, handleKey: `brand_${n}` });
    await story.seat(owner, account);
  });

  const url = (handle: string): string => `https://www.instagram.com/${handle}/`;
  const verify = async (handle: string): Promise<any> =>
    (
      await house()
        .browser()
        .get(`/public/verify?url=${encodeURIComponent(url(handle))}`)
    ).body;
  const tell = (by: Someone, handle: string, more: Record<string, unknown> = {}): Promise<Answer> =>
    story.as(by).post('/impersonations', { profileUrl: url(handle), seenOn: TODAY, accountId: account, ...more });
  const decide = (by: Someone, id: string, outcome: string, on = TODAY): Promise<Answer> =>
    story.as(by).post(`/impersonations/${id}/outcome`, { outcome, on, reason });
  const findings = async (kind: string): Promise<any[]> =>
    (await story.as(admin).get(`/findings?kind=${kind}&limit=200`)).body.items;

  it('a fake of the brand, from sighting to removal', async () => {
    const fake = `brand_${n}_officiel`;
    const { status, body } = await tell(owner, fake, { brand: null, notes: 'Copies the logo' });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ state: 'open', brand: `Brand ${n}`, handle: fake }),
    ]);
    expect(await verify(fake)).toEqual({ official: false, status: 'known_impersonation' });
    const known = (await house().browser().get('/public/impersonations')).body;
    expect(known).toEqual({
      items: [
        { platform: expect.any(String), handle: expect.any(String), profileUrl: url(fake), since: expect.any(String) },
      ],
      ...{ nextCursor: null, total: 1 },
    });
    expect((await tell(admin, fake.toUpperCase())).body.code).toBe('branding.known');
    const report = (reportedOn: string): Promise<Answer> =>
      story.as(owner).post(`/impersonations/${body.id}/reports`, { reportedOn, reportNumber: 'R-17', channel: 'form' });
    expect((await report('2026-11-18')).body.code).toBe('branding.future');
    expect((await report('2026-10-17')).body).toMatchObject({
      state: 'open',
      version: 2,
      reports: [{ reportNumber: 'R-17' }],
    });
    const up = async (): Promise<any[]> =>
      (await findings('impersonation_up')).filter(({ subject }) => subject === `impersonation:${body.id}`);
    expect(await up()).toMatchObject([{ since: '2026-10-17', cure: { path: `/impersonations/${body.id}/reports` } }]);
    expect((await decide(owner, body.id, 'removed')).body).toMatchObject({ state: 'removed' });
    expect([await up(), await verify(fake)]).toEqual([[], { official: false }]);
    expect((await report(TODAY)).body.code).toBe('branding.over');
    expect((await decide(admin, body.id, 'still_up')).body).toMatchObject({
      state: 'still_up',
      outcomes: [
        { outcome: 'removed', by: owner.id, reason },
        { outcome: 'still_up', by: admin.id },
      ],
    });
    expect(await verify(fake)).toMatchObject({ status: 'known_impersonation' });
    const shown = async (by: Someone): Promise<any> => (await story.as(by).get(`/impersonations/${body.id}`)).body;
    expect(await shown(owner)).toMatchObject({
      createdByName: expect.any(String),
      outcomes: [{ byName: expect.any(String) }, { byName: expect.any(String) }],
      can: ['impersonation.change', 'impersonation.report', 'impersonation.decide'],
    });
    expect((await shown(await story.person(['auditor']))).can).toEqual([]);
  });

  it('one member’s word warns nobody; whoever answers for the brand confirms it', async () => {
    const fake = `brand_${n}_promo`;
    const told = await tell(stranger, fake, { accountId: undefined, brand: `Brand ${n}` });
    expect([told.status, told.body.state, await verify(fake)]).toEqual([201, 'proposed', { official: false }]);
    expect((await decide(stranger, told.body.id, 'still_up')).status).toBe(403);
    const [hr, auditor, other] = [await story.person(['hr']), await story.person(['auditor']), await story.person()];
    for (const [who, status] of [
      [hr, 200],
      [auditor, 200],
      [stranger, 200],
      [owner, 200],
      [other, 404],
    ] as const)
      expect((await story.as(who).get(`/impersonations/${told.body.id}`)).status).toBe(status);
    expect((await decide(other, told.body.id, 'still_up')).status).toBe(404);
    for (const who of [hr, auditor]) expect((await decide(who, told.body.id, 'still_up')).status).toBe(403);
    expect((await tell(auditor, 'anything')).status).toBe(403);
    expect((await story.as(other).get('/impersonations')).body).toEqual({ items: [], nextCursor: null, total: 0 });
    expect((await story.as(owner).get(`/impersonations?brand=Brand ${n}&state=proposed`)).body.total).toBe(1);
    await decide(owner, told.body.id, 'pending');
    expect(await verify(fake)).toMatchObject({ status: 'known_impersonation' });
    await decide(owner, told.body.id, 'not_impersonation');
    expect(await verify(fake)).toEqual({ official: false });
    const stale = await story.as(owner).patch(`/impersonations/${told.body.id}`, { notes: 'x' }, { 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect((await story.as(owner).patch(`/impersonations/${told.body.id}`, { notes: 'A fan page' })).body.notes).toBe(
      'A fan page',
    );
  });

  it('an account of ours is no fake, and nobody’s own profile is', async () => {
    expect((await tell(owner, `brand_${n}`)).body.code).toBe('branding.own_account');
    expect((await tell(owner, 'x', { profileUrl: 'https://www.linkedin.com/in/somebody' })).body.code).toBe(
      'account.personal_profile',
    );
    expect((await tell(owner, 'fake', { accountId: undefined })).body.code).toBe('branding.needs_brand');
    expect((await tell(owner, 'fake', { accountId: undefined, brand: 'Nobody' })).body.code).toBe(
      'branding.unknown_brand',
    );
    expect((await tell(stranger, 'fake')).status).toBe(404);
    const { body } = await tell(owner, `brand_${n}_later`);
    await decide(owner, body.id, 'removed');
    await story.account({ handle: `brand_${n}_later`, handleKey: `brand_${n}_later` });
    expect((await decide(owner, body.id, 'still_up')).body.code).toBe('branding.own_account');
    const twice = await Promise.all([tell(owner, `twin_${n}`), tell(admin, `twin_${n}`)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('a brand audit: assigned, answered, late, mended', async () => {
    const assignee = await story.person([], { fullName: 'Basile Kerval' });
    const second = await story.account({ brand: `Brand ${n}` });
    await story.seat(owner, second);
    const open = (by: Someone, more: Record<string, unknown> = {}): Promise<Answer> =>
      story.as(by).post('/brand-audits', {
        brand: `Brand ${n}`,
        dueOn: '2026-11-20',
        assigneeId: assignee.id,
        checklist: ['handle', 'logo'],
        ...more,
      });
    expect((await open(stranger)).status).toBe(403);
    expect((await open(owner, { assigneeId: owner.id })).body.code).toBe('branding.involved');
    expect((await open(owner, { accountIds: [account] })).body.code).toBe('branding.one_scope');
    expect((await open(owner, { brand: undefined, accountIds: [account, await story.account()] })).status).toBe(404);
    const { status, body } = await open(owner, { accountIds: null, platform: null });
    expect([status, body.accounts, body.answered, body.state]).toEqual([201, 2, 0, 'open']);
    const answer = (by: Someone, at: string, results: unknown): Promise<Answer> =>
      story
        .as(by)
        .post(`/brand-audits/${body.id}/items/${at}`, { results, evidence: { link: 'https://files.example/shot' } });
    const good = { handle: 'ok', logo: 'wrong' };
    const acts = async (by: Someone): Promise<unknown> =>
      (await story.as(by).get(`/brand-audits/${body.id}/items`)).body.items.map((item: any) => item.can);
    expect(await acts(assignee)).toEqual([['brand_audit.answer'], ['brand_audit.answer']]);
    expect([await acts(owner), body.can]).toEqual([[[], []], ['brand_audit.cancel']]);
    expect((await answer(owner, account, good)).status).toBe(403);
    expect((await answer(stranger, account, good)).status).toBe(404);
    for (const bad of [{ handle: 'ok' }, { ...good, bio: 'ok' }, { ...good, logo: 'fine' }])
      expect((await answer(assignee, account, bad)).body).toMatchObject({
        code: 'branding.incomplete',
        errors: [{ field: 'results', code: 'branding.incomplete' }],
      });
    const said = await answer(assignee, account, good);
    expect(said).toMatchObject({
      status: 200,
      body: { answeredBy: assignee.id, answeredByName: 'Basile Kerval', evidence: { kind: 'link' } },
    });
    expect((await answer(assignee, account, good)).body.code).toBe('branding.answered');
    await story.grant(assignee, second, 'publisher');
    expect((await answer(assignee, second, good)).body.code).toBe('branding.involved');
    expect(await acts(assignee)).toEqual([[], []]);
    const of = async (kind: string, subject: string): Promise<number> =>
      (await findings(kind)).filter((item) => item.subject === subject).length;
    const now = house().clock.now().toISOString();
    house().clock.set('2026-11-21T09:00:00.000Z');
    expect(await of('brand_audit_due', `brand_audit:${body.id}`)).toBe(1);
    expect((await story.as(assignee).get('/brand-audits?state=open')).body.items).toMatchObject([
      { isOverdue: true, answered: 1 },
    ]);
    const fault = said.body.results.find((each: any) => each.result === 'wrong').id;
    expect(await of('brand_audit_wrong', `fault:${fault}`)).toBe(1);
    const fix = (by: Someone): Promise<Answer> => story.as(by).post(`/brand-audit-faults/${fault}/fixed`, { reason });
    expect((await fix(stranger)).status).toBe(404);
    expect((await fix(owner)).body).toMatchObject({ point: 'logo', fixedBy: owner.id });
    expect([(await fix(admin)).status, await of('brand_audit_wrong', `fault:${fault}`)]).toEqual([404, 0]);
    expect((await story.as(stranger).post(`/brand-audits/${body.id}/cancel`, { reason })).status).toBe(404);
    expect((await story.as(owner).post(`/brand-audits/${body.id}/cancel`, { reason })).body.state).toBe('cancelled');
    expect((await answer(assignee, second, good)).body.code).toBe('branding.cancelled');
    expect(await of('brand_audit_due', `brand_audit:${body.id}`)).toBe(0);
    house().clock.set(now);
  });

  it('a fault goes when a later audit finds the point in order', async () => {
    const assignee = await story.person();
    const run = async (result: string): Promise<void> => {
      const audit = await story
        .as(admin)
        .post('/brand-audits', { accountIds: [account], dueOn: TODAY, assigneeId: assignee.id, checklist: ['bio'] });
      expect(
        (await story.as(assignee).post(`/brand-audits/${audit.body.id}/items/${account}`, { results: { bio: result } }))
          .status,
      ).toBe(200);
      expect((await story.as(admin).get(`/brand-audits/${audit.body.id}/items`)).body.items[0].results).toMatchObject([
        { point: 'bio', result },
      ]);
    };
    const wrong = async (): Promise<number> =>
      (await findings('brand_audit_wrong')).filter((item) => item.accountId === account).length;
    await run('wrong');
    expect(await wrong()).toBe(1);
    await run('wrong');
    expect(await wrong()).toBe(1);
    await run('ok');
    expect(await wrong()).toBe(0);
  });

  it('the demo knows the five of the sample, two of them still up', async () => {
    await house().run('impersonation.add', (op) => addImpersonations(op));
    const { items } = (await story.as(admin).get('/impersonations?limit=200')).body;
    const known = items.filter((item: any) => ['Brévanne', 'Lumio'].includes(item.brand));
    expect(known.map((item: any) => `${item.handle} ${item.state}`).sort()).toEqual([
      '+33639987766 blocked',
      'Lumio_Support_ pending',
      'brevanne_officiel still_up',
      'lumio.giveaway renamed',
      'maison.brevanne.promo removed',
    ]);
    expect((await findings('impersonation_up')).map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([expect.stringContaining('brevanne_officiel'), expect.stringContaining('Lumio_Support_')]),
    );
    expect(await verify('brevanne_officiel')).toEqual({ official: false, status: 'known_impersonation' });
  });
});
