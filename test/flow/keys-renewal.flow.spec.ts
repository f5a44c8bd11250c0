import { KeyRenewal } from '../../src/keys/key-renewal.service.js';
import { Rewrap } from '../../src/vault/rewrap.service.js';
import { keyStatus } from '../../src/vault/rewrap.queries.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

onBothDatabases('the key-encryption key is renewed', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let account: string;
  const credentials: string[] = [];

  const renew = (): Promise<string> => house().command('key.rotate', (op) => house().app.get(KeyRenewal).begin(op));
  const rewrap = (after = '', limit = 3) =>
    house().command('key.rewrap', (op) => house().app.get(Rewrap).rewrapNext(op, after, limit));
  const status = () => house().command('key.status', (op) => keyStatus(op.db));
  const states = async () => (await status()).map(({ state, versions }) => `${state} ${versions}`);
  const valuesStand = async (): Promise<void> => {
    for (const [i, id] of credentials.entries())
      expect((await story.reveal(owner, id)).body.value).toEqual({ password: `value-${i}` });
  };

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await story.person();
    account = await story.account();
    await story.seat(owner, account);
    for (let i = 0; i < 8; i++)
      credentials.push(await story.stored(owner, account, 'password', { password: `value-${i}` }));
  });

  it('a new key takes new values at once; the old values are read as before', async () => {
    expect(await states()).toEqual(['active 8']);
    const id = await renew();
    expect(await states()).toEqual(['retired 8', 'active 0']);
    credentials.push(await story.stored(owner, account, 'password', { password: 'value-8' }));
    expect((await status()).find((key) => key.id === id)).toMatchObject({ state: 'active', versions: 1 });
    await valuesStand();
  });

  it('versions move in batches; stopped after any of them, the next run goes on; reveals work throughout', async () => {
    const batch = await rewrap();
    expect(batch).toMatchObject({ count: 3, broken: [], next: expect.any(String) });
    expect(await states()).toEqual(['retired 5', 'active 4']);
    await valuesStand();
    // Whoever begins again begins at the beginning and finds only what is left.
    let after: string | null = '';
    while (after !== null) after = (await rewrap(after)).next;
    expect(await states()).toEqual(['retired 0', 'active 9']);
    await valuesStand();
    expect(await rewrap()).toEqual({ count: 0, broken: [], next: null });
  });

  it('two rewraps at once replace each wrap once, and releases meanwhile all succeed', async () => {
    await renew();
    const work = [rewrap('', 5), rewrap('', 5), ...credentials.map((id) => story.reveal(owner, id)), rewrap('', 500)];
    const answers = (await Promise.all(work)) as { status?: number; count?: number }[];
    expect(answers.filter((answer) => answer.status !== undefined && answer.status !== 200)).toEqual([]);
    await rewrap('', 500);
    expect((await states()).at(-1)).toBe('active 9');
    const wraps = await house().tamper('select wrap_version from credential_version where number = 1 order by id');
    expect(wraps.map((row) => Number(row['wrap_version']))).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 1]);
    await valuesStand();
  });

  it('a version that was tampered with stays where it is, is named, and holds up nothing', async () => {
    await renew();
    const broken = credentials[4] as string;
    await house().tamper('update credential_version set wrapped_dek = dek_nonce where credential_id = $1', [broken]);
    const [row] = await house().tamper('select id from credential_version where credential_id = $1', [broken]);
    expect(await rewrap('', 500)).toEqual({ count: 8, broken: [row!['id']], next: null });
    expect((await story.leaves(`where action = 'key.rewrap'`)).at(-1).details).toMatchObject({
      versions: 8,
      broken: [row!['id']],
    });
    await house().tamper('delete from credential_version where credential_id = $1', [broken]);
    await house().tamper('delete from exposure where credential_id = $1', [broken]);
    await house().tamper('delete from credential where id = $1', [broken]);
    credentials.splice(4, 1);
  });

  it('a key made by another process is loaded when the first value under it is met', async () => {
    const asItStarted = house().core.keys.current;
    const id = await renew();
    await rewrap('', 500);
    house().core.keys.replace(asItStarted);
    expect(house().core.keys.current.hasKek(id)).toBe(false);
    expect((await story.reveal(owner, credentials[0] as string)).status).toBe(200);
    expect(house().core.keys.current.hasKek(id)).toBe(true);
    house().core.keys.replace(asItStarted);
    await story.stored(owner, account, 'note', { text: 'sealed under a key met only now' });
    expect(house().core.keys.current.hasKek(id)).toBe(true);
  });

  it('a key written into the database by somebody without the root key seals nothing', async () => {
    await house().tamper(`update kek set state = 'retired' where state = 'active'`);
    await house().tamper(
      `insert into kek (id, state, alg, nonce, wrapped, created_at, activated_at)
       select 'planted', 'active', alg, nonce, wrapped, created_at, activated_at from kek limit 1`,
    );
    const answer = await story
      .as(owner)
      .post(`/accounts/${account}/credentials`, { kind: 'note', label: 'n', value: { text: 't' } });
    expect(answer.body).toMatchObject({ status: 503, code: 'vault.integrity' });
    await house().tamper(`delete from kek where id = 'planted'`);
  });
});
