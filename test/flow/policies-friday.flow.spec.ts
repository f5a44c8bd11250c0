import { PolicyReminders } from '../../src/policies/reminders.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases, type House } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const reason = 'Agreed with the works council';
const texts = {
  fr: { title: 'Charte', body: 'Nul ne publie seul.' },
  en: { title: 'Charter', body: 'Nobody publishes alone.' },
};

const TITLES = { fr: texts.fr.title, en: texts.en.title };

/** Written by one admin, published by another. */
async function published(
  author: Browser,
  second: Browser,
  code: string,
  effectiveFrom: string,
  more: Record<string, unknown> = {},
): Promise<number> {
  await author.post('/policies', { code, kind: 'charter', cadence: 'quarterly' });
  const { body } = await author.post(`/policies/${code}/versions`, { texts, ...more });
  const path = `/policies/${code}/versions/${body.number}/publish`;
  const answer = await second.post(path, { effectiveFrom, version: 1, reason });
  if (answer.status !== 200) throw new Error(answer.text);
  return body.number;
}

async function accept(browser: Browser, code: string, number: number, language = 'fr') {
  const { body } = await browser.get(`/policies/${code}/versions/${number}?language=${language}`);
  return browser.post(`/policies/${code}/versions/${number}/acknowledge`, { language, textHash: body.textHash });
}

const told = async (house: House): Promise<string[]> => {
  for (let more = true; more;) more = await house.run('policy.remind', (op) => house.app.get(PolicyReminders).tell(op));
  const messages = await house.tamper(`select topic, facts from outbox where topic like 'policy.%due' order by id`);
  return messages.map(({ topic, facts }) => `${String(topic)} ${String(facts)}`);
};

onBothDatabases(
  'a policy changes on Friday evening',
  (house) => {
    let story: VaultStory;
    let admin: Browser;
    let owner: Someone;
    let engager: Someone;
    let account: string;
    let grant: string;
    let password: string;
    const rowOf = () => house().tamper('select * from access_grant where id = $1', [grant]);
    let before: unknown;

    beforeAll(async () => {
      story = new VaultStory(house());
      [owner, engager] = [await story.person(), await story.person()];
      account = await story.account({ brand: 'Lumio' });
      await story.seat(owner, account);
      grant = await story.grant(engager, account, 'publisher');
      password = await story.stored(owner, account, 'password', { password: 'canary-friday' });
      before = await rowOf();
      const author = story.as(await story.person(['admin']));
      admin = story.as(await story.person(['admin']));
      expect(await published(author, admin, 'charter', '2026-11-20')).toBe(1);
    });

    it('nobody stands still over the weekend, and each who has access is told once', async () => {
      expect((await story.reveal(engager, password)).status).toBe(200);
      const { body } = await story.as(engager).get('/me/acknowledgements');
      expect(body.outstanding).toEqual([
        expect.objectContaining({ policyCode: 'charter', number: 1, suspendedFrom: '2026-11-23', hasAccess: true }),
      ]);
      const first = await told(house());
      expect(first.filter((line) => line.includes(engager.id))).toHaveLength(1);
      expect(first).toHaveLength(2);
      expect(await told(house())).toEqual(first);
      house().clock.set('2026-11-22T23:30:00.000Z');
      expect((await story.reveal(engager, password)).status).toBe(200);
      expect(await told(house())).toHaveLength(2);
    });

    it('on Monday the grant allows nothing until the charter is accepted, and says so', async () => {
      house().clock.set('2026-11-23T07:30:00.000Z');
      const refused = await story.reveal(engager, password);
      expect(refused.body).toMatchObject({
        status: 403,
        code: 'vault.gated',
        missing: [{ what: 'acknowledgement', path: '/policies/charter/versions/1/acknowledge' }],
      });
      expect(refused.text).not.toContain('canary');
      // Seats are answered for, not suspended.
      expect((await story.reveal(owner, password)).status).toBe(200);
      expect((await story.as(engager).get(`/people/${engager.id}/access`)).body.items).toMatchObject([
        { id: grant, source: 'grant', gate: { open: false, missing: [{ policyCode: 'charter', number: 1 }] } },
      ]);
      expect((await story.as(owner).get(`/accounts/${account}/grants`)).body.items).toMatchObject([
        { id: grant, live: true, status: 'active', gate: { open: false } },
      ]);
      expect((await admin.get('/policies/charter/outstanding')).body).toMatchObject({
        number: 1,
        total: 2,
        items: expect.arrayContaining([expect.objectContaining({ personId: engager.id, suspended: true })]),
      });
      // Looked at as of Sunday it was open.
      expect((await admin.get(`/people/${engager.id}/access?asOf=2026-11-22`)).body.items[0].gate.open).toBe(true);
      expect((await told(house())).filter((line) => line.includes('"suspended"'))).toHaveLength(2);
    });

    it('is accepted by the person themself, for the text that is there and no other', async () => {
      const as = story.as(engager);
      const path = '/policies/charter/versions/1/acknowledge';
      const wrong = await as.post(path, { language: 'fr', textHash: 'a'.repeat(64) });
      expect([wrong.status, wrong.body.code]).toEqual([409, 'policies.other_text']);
      // The English text under the French name is another text as well.
      const { textHash } = (await as.get('/policies/charter/versions/1?language=en')).body;
      expect((await as.post(path, { language: 'fr', textHash })).status).toBe(409);
      expect((await as.post(path, { language: 'en', textHash, personId: owner.id })).status).toBe(400);
      const answers = await Promise.all([1, 2, 3].map(() => as.post(path, { language: 'en', textHash })));
      for (const { status, body } of answers)
        expect([status, body.personId, body.acknowledgedOn]).toEqual([201, engager.id, '2026-11-23']);
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      const leaves = await house().tamper(
        `select body from ledger_leaf where action = 'policy.acknowledge' and outcome = 'done'`,
      );
      expect(leaves.map(({ body }) => JSON.parse(String(body)).details)).toEqual([
        { policy: 'charter', number: 1, person: engager.id, language: 'en', textHash },
      ]);
    });

    it('and the grant works again, without a word written to it', async () => {
      expect((await story.reveal(engager, password)).status).toBe(200);
      expect(await rowOf()).toEqual(before);
      const { body } = await story.as(engager).get('/me/acknowledgements');
      expect([body.outstanding, body.given.total, body.given.items[0].title]).toEqual([[], 1, TITLES]);
      expect((await admin.get('/policies/charter/outstanding')).body.total).toBe(1);
      expect((await story.as(owner).get('/rotations?state=owed')).body.items).toEqual([]);
    });

    it('HR and auditors accept for themselves, and see who has not; others do not', async () => {
      const [hr, auditor] = [story.as(await story.person(['hr'])), story.as(await story.person(['auditor']))];
      for (const watcher of [hr, auditor]) {
        expect((await watcher.get('/policies/charter/outstanding')).status).toBe(200);
        expect((await accept(watcher, 'charter', 1)).status).toBe(201);
      }
      expect((await story.as(engager).get('/policies/charter/outstanding')).status).toBe(403);
    });

    it('a quarter later somebody is told that it is due for review; looked at, it is not', async () => {
      house().clock.set('2027-02-20T08:00:00.000Z');
      const reviews = async () => (await told(house())).filter((line) => line.startsWith('policy.review_due'));
      expect(await reviews()).toHaveLength(1);
      const due = async () => (await admin.get('/findings?kind=policy_review_due')).body;
      expect((await due()).items).toMatchObject([
        { subject: 'policy:charter', cure: { act: 'policy.review', path: '/policies/charter/versions/1/review' } },
      ]);
      expect((await admin.post('/policies/charter/versions/1/review', { reason })).body.reviewDueOn).toBe('2027-05-20');
      expect((await due()).total).toBe(0);
      expect(await reviews()).toHaveLength(1);
    });
  },
  { startsAt: '2026-11-20T17:30:00.000Z', settings: { acknowledgementGraceDays: 3 } },
);

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
    expect(await codes(record(hr, { completedOn: '2026-11-18' }))).toEqual([422, 'training.future']);
    expect(await codes(record(hr, { expiresOn: '2026-11-09' }))).toEqual([422, 'training.dates_reversed']);
    expect(await codes(record(hr, { level: 'wizard' }))).toEqual([400, 'request.invalid']);
    expect((await record(hr, {})).status).toBe(201);
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
