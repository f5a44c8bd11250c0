import { Grant } from '../../src/access/access.entity.js';
import { grantMac } from '../../src/access/grant.mac.js';
import { run, sql } from '../../src/database/sql.js';
import { KeyRenewal } from '../../src/keys/key-renewal.service.js';
import type { Operation } from '../../src/operation/operation.js';
import { Rewrap } from '../../src/vault/rewrap.service.js';
import { onBothDatabases, type House } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

onBothDatabases('a right ends while values are leaving', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let account: string;
  let credential: string;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    owner = await story.person();
    account = await story.account();
    await story.seat(owner, account);
    credential = await story.stored(owner, account, 'password', { password: 'p' });
  });

  /** Lets many reveals run, does `end` in the middle, and answers what the log holds after its leaf. */
  async function racing(
    someone: Someone,
    end: (op: Operation) => Promise<void>,
  ): Promise<{ released: number; after: any[] }> {
    const reveals = Array.from({ length: 30 }, () => story.reveal(someone, credential));
    const ended = new Promise((done) => setTimeout(done, 5)).then(() => house().run('service.tend', end));
    const more = Array.from({ length: 30 }, () => story.reveal(someone, credential));
    const answers = await Promise.all([...reveals, ...more]);
    await ended;
    expect((await story.reveal(someone, credential)).status).not.toBe(200);
    const leaves = await story.leaves();
    const released = answers.filter((answer) => answer.status === 200).length;
    const own = leaves.filter(
      (leaf) => leaf.action === 'credential.reveal' && leaf.outcome === 'done' && leaf.actor.id === someone.id,
    );
    expect(own).toHaveLength(released);
    const at = leaves.findLastIndex(
      (leaf) => leaf.action === 'service.tend' && leaf.subjects.includes(`person:${someone.id}`),
    );
    return { released, after: own.filter((leaf) => leaf.index > leaves[at].index) };
  }

  it('no reveal stands in the log after the revocation it relied on', async () => {
    const someone = await story.person();
    const id = await story.grant(someone, account, 'full_control');
    const { after } = await racing(someone, async (op) => {
      await run(op.db, sql`update access_grant set native_role = null where id = ${id}`);
      const row = await op.db.findOneByOrFail(Grant, { id });
      const ended = { ...row, status: 'revoked', endedOn: '2026-11-17', endedAt: op.now.toISOString(), version: 2 };
      await op.db.update(Grant, { id }, { ...ended, mac: grantMac(house().core.keys.current, ended) });
      op.record([`grant:${id}`, `person:${someone.id}`], { version: 2 }, { mark: `grant:${id}` });
    });
    expect(after).toEqual([]);
  });

  it.each([
    ['the person is cut', 'update person set cut_at', 'person'],
    ['the person is frozen', 'update person set frozen_at', 'person'],
    ['the session ends', 'update session set ended_at', 'session'],
    ['the account is frozen', 'update account set frozen_at', 'account'],
  ])('nor after %s', async (_, change, what) => {
    const someone = await story.person();
    await story.grant(someone, account, 'full_control');
    const id = { person: someone.id, session: someone.session, account }[what] as string;
    const { after } = await racing(someone, async (op) => {
      await op.db.query(`${change} = '2026-11-17T09:00:00.000Z' where id = '${id}'`);
      op.record(`person:${someone.id}`, {});
    });
    expect(after).toEqual([]);
  });

  it('the key is renewed and rewrapped under a crowd, and every reveal answers', async () => {
    const ids = [credential];
    for (let i = 0; i < 10; i++) ids.push(await story.stored(owner, account, 'password', { password: `p${i}` }));
    const crowd = async (): Promise<number[]> =>
      (await Promise.all(ids.map((id) => story.reveal(owner, id)))).map((answer) => answer.status);
    const running = Promise.all([crowd(), crowd(), crowd()]);
    await house().command('key.rotate', (op) => house().app.get(KeyRenewal).begin(op));
    const meanwhile = crowd();
    for (let after: string | null = ''; after !== null;) {
      const from: string = after;
      after = (await house().command('key.rewrap', (op) => house().app.get(Rewrap).rewrapNext(op, from, 4))).next;
    }
    expect(new Set([...(await running), await meanwhile, await crowd()].flat())).toEqual(new Set([200]));
  });

  it('a new version is released as soon as it is stored, by whoever asks first', async () => {
    const rotations = [1, 2, 3].map((i) =>
      story
        .as(owner)
        .post(`/credentials/${credential}/versions`, { value: { password: `n${i}` }, reason: 'One after the other.' }),
    );
    const reveals = Array.from({ length: 40 }, () => story.reveal(owner, credential));
    expect((await Promise.all(rotations)).map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set((await Promise.all(reveals)).map((answer) => answer.status))).toEqual(new Set([200]));
    expect((await story.reveal(owner, credential)).body.version).toBe(4);
  });

  it('of two who stage, store or decide at once one is first, and no candidate is released after it was decided', async () => {
    const reason = 'Two of us at the same time.';
    const post = (path: string, body: object) =>
      story.as(owner).post(`/credentials/${credential}/${path}`, { reason, ...body });
    const statuses = async (acts: Promise<{ status: number }>[]) =>
      (await Promise.all(acts)).map((one) => one.status).sort();
    const value = { password: 'candidate' };
    for (let round = 0; round < 2; round++) {
      expect(await statuses([post('staged', { value }), post('staged', { generate: {} })])).toEqual([201, 409]);
      const reveals = Array.from({ length: 8 }, () => post('staged/reveal', {}));
      const decided = await Promise.all([post('staged/promote', { tested: 'It works' }), post('staged/discard', {})]);
      expect(decided.map((one) => one.status).sort()).toEqual([200, 409]);
      expect(new Set((await Promise.all(reveals)).map((one) => one.status))).not.toContain(503);
      expect((await post('staged/reveal', {})).status).toBe(409);
      expect((await story.reveal(owner, credential)).status).toBe(200);
      expect((await story.as(owner).get(`/credentials/${credential}`)).body.staged).toBeNull();
    }
    const both = await statuses([post('versions', { value }), post('staged', { value })]);
    expect([
      [201, 201],
      [201, 409],
    ]).toContainEqual(both);
    const numbers = await house().tamper('select number from credential_version where credential_id = $1', [
      credential,
    ]);
    expect(numbers.map((row) => row['number']).sort()).toEqual(numbers.map((_, i) => i + 1));
    const leaves = (await story.leaves()).filter(
      (leaf) => leaf.subjects.includes(`credential:${credential}`) && leaf.outcome === 'done',
    );
    let open = false;
    for (const { action } of leaves) {
      if (action === 'credential.stage') open = true;
      if (action === 'credential.promote' || action === 'credential.discard') open = false;
      if (action === 'credential.reveal_staged') expect(open).toBe(true);
    }
  });

  it('a second process releases what the first stored under a key it has not seen', async () => {
    if (house().kind !== 'postgres') return;
    const twin: House = await house().twin();
    try {
      const there = new VaultStory(twin);
      const kek = await house().command('key.rotate', (op) => house().app.get(KeyRenewal).begin(op));
      const fresh = await story.stored(owner, account, 'password', { password: 'across' });
      expect(twin.core.keys.current.hasKek(kek)).toBe(false);
      expect((await there.reveal(owner, fresh)).body.value).toEqual({ password: 'across' });
      expect(twin.core.keys.current.hasKek(kek)).toBe(true);
    } finally {
      await twin.stop();
    }
  });
});
