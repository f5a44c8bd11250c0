import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { accept, published, reason } from '../support/policy-story.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

onBothDatabases('a newcomer signs before the first grant', (house) => {
  let story: VaultStory;
  let author: Browser;
  let admin: Someone;
  let hr: Someone;
  let newcomer: Someone;
  let account: string;
  let password: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    [admin, hr] = [await story.person(['admin'], { startDate: '2020-01-01' }), await story.person(['hr'])];
    author = story.as(await story.person(['admin'], { startDate: '2020-01-01' }));
    const owner = await story.person();
    account = await story.account({ platform: 'instagram', brand: 'Lumio' });
    await story.seat(owner, account);
    password = await story.stored(owner, account, 'password', { password: 'canary-newcomer' });
    // In force for months when they come; for publishers of one brand, trained.
    house().clock.set('2026-06-01T09:00:00.000Z');
    const scope = { platforms: ['instagram'], brands: ['Lumio', 'Sorgue'], levels: ['publisher'] };
    await published(author, story.as(admin), 'charter', '2026-06-01', { scope, requiresTraining: 3 });
    house().clock.set('2026-11-17T09:00:00.000Z');
    newcomer = await story.person([], { fullName: 'Nina Nouvelle', startDate: '2026-11-03' });
  });

  it('is on the list of HR with what to read and learn, and on nobody else’s', async () => {
    const { body } = await story.as(hr).get('/newcomers?limit=200');
    expect(body.items.find((each: any) => each.personId === newcomer.id)).toMatchObject({
      person: 'Nina Nouvelle',
      startDate: '2026-11-03',
      hasAccess: false,
      training: 'none',
      outstanding: [{ policyCode: 'charter', number: 1, hasAccess: false }],
    });
    const first = (await story.as(hr).get('/newcomers?limit=1')).body;
    expect([first.items.length, first.total > 1, first.nextCursor !== null]).toEqual([1, true, true]);
    expect((await story.as(newcomer).get('/newcomers')).status).toBe(403);
  });

  it('a grant to somebody who has done neither allows nothing, except where the charter says nothing', async () => {
    await story.grant(newcomer, account, 'publisher');
    const refused = await story.reveal(newcomer, password);
    expect(refused.body.missing.map((each: any) => each.what).sort()).toEqual(['acknowledgement', 'training_needed']);
    const elsewhere = await story.account({ platform: 'x', brand: 'Lumio' });
    await story.grant(newcomer, elsewhere, 'publisher');
    const gates = (await story.as(newcomer).get(`/people/${newcomer.id}/access`)).body.items;
    expect(gates.map((each: any) => [each.platform, each.gate.open]).sort()).toEqual([
      ['instagram', false],
      ['x', true],
    ]);
  });

  it('reads and accepts; a training too slight is not enough', async () => {
    expect((await accept(story.as(newcomer), 'charter', 1, 'en')).status).toBe(201);
    const record = (by: Someone, body: Record<string, unknown>, of: Someone = newcomer) =>
      story.as(by).post(`/people/${of.id}/training`, {
        course: 'Official accounts and security',
        level: '2',
        completedOn: '2026-11-10',
        expiresOn: '2026-12-31',
        evidence: 'Certificate 4711 seen',
        ...body,
      });
    const codes = async (answer: Promise<{ status: number; body: any }>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    expect(await codes(record(hr, {}, hr))).toEqual([403, 'training.own']);
    expect(await codes(record(admin, {}, admin))).toEqual([403, 'training.own']);
    expect((await record(newcomer, {})).status).toBe(403);
    expect(await codes(record(hr, { evidence: ' ' }))).toEqual([400, 'training.no_evidence']);
    expect((await record(hr, { evidence: ' ' })).body.errors).toMatchObject([{ field: 'evidence' }]);
    expect(await codes(record(hr, { completedOn: '2026-11-18' }))).toEqual([422, 'training.future']);
    expect(await codes(record(hr, { expiresOn: '2026-11-09' }))).toEqual([422, 'training.dates_reversed']);
    expect(await codes(record(hr, { level: 'wizard' }))).toEqual([400, 'request.invalid']);
    expect((await record(hr, { level: 2 })).body).toMatchObject({ level: '2' });
    expect(await codes(record(hr, {}))).toEqual([409, 'training.duplicate']);
    expect((await story.reveal(newcomer, password)).body.missing).toMatchObject([{ what: 'training_needed' }]);
    const advanced = await record(hr, { level: 'advanced', completedOn: '2026-11-11' });
    expect(advanced.body).toMatchObject({ recordedBy: hr.id, current: true, evidence: 'Certificate 4711 seen' });
    expect((await story.reveal(newcomer, password)).status).toBe(200);
  });

  it('a training that lapses closes the gate, one taken away opens none', async () => {
    house().clock.set('2027-01-01T09:00:00.000Z');
    const missing = async () =>
      (await story.reveal(newcomer, password)).body.missing.map((each: any) => [each.what, each.since]);
    expect(await missing()).toEqual([
      ['training_needed', '2026-06-01'],
      ['training_lapsed', '2026-12-31'],
    ]);
    const list = (await story.as(newcomer).get(`/people/${newcomer.id}/training`)).body;
    expect([list.total, list.items.map((each: any) => each.level)]).toEqual([2, ['advanced', '2']]);
    for (const { id } of list.items) {
      expect((await story.as(newcomer).post(`/training/${id}/withdraw`, { reason })).status).toBe(403);
      const withdrawn = await story.as(hr).post(`/training/${id}/withdraw`, { reason });
      expect(withdrawn.body).toMatchObject({ withdrawnBy: hr.id, withdrawnReason: reason, current: false });
      expect((await story.as(hr).post(`/training/${id}/withdraw`, { reason })).status).toBe(409);
    }
    expect((await missing()).map(([what]: string[]) => what)).toContain('training_lapsed');
    const stranger = story.as(await story.person());
    expect((await stranger.get(`/people/${newcomer.id}/training`)).status).toBe(403);
  });
});
