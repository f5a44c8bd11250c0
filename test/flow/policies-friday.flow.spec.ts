import { PolicyReminders } from '../../src/policies/reminders.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases, type House } from '../support/house.js';
import { accept, published, reason, TITLES } from '../support/policy-story.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

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
