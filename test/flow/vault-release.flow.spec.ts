import sodium from 'libsodium-wrappers';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

onBothDatabases('a value leaves the vault', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let engager: Someone;
  let account: string;
  let password: string;
  let totp: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await story.person();
    engager = await story.person();
    account = await story.account();
    await story.seat(owner, account);
    await story.grant(engager, account, 'publisher');
    password = await story.stored(owner, account, 'password', { username: 'team', password: 'canary-Pa55' });
    totp = await story.stored(owner, account, 'totp', { seed: SEED });
  });

  it('answers the value as stored, with its number and how long to show it', async () => {
    const answer = await story.reveal(engager, password);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      value: { username: 'team', password: 'canary-Pa55' },
      version: 1,
      expiresInSeconds: 60,
    });
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.get('etag')).toBeNull();
  });

  it('leaves exactly one leaf a reveal, naming right, factor event, reason and version, and one exposure', async () => {
    const before = (await story.leaves(`where action = 'credential.reveal'`)).length;
    await story.reveal(engager, password);
    const leaves = await story.leaves(`where action = 'credential.reveal'`);
    expect(leaves).toHaveLength(before + 1);
    expect(leaves.at(-1)).toMatchObject({
      actor: { id: engager.id },
      outcome: 'done',
      reason: 'The story needs this value.',
      subjects: [`credential:${password}`, `account:${account}`],
      details: {
        credential: password,
        version: 1,
        kind: 'password',
        factorEvent: 'factor-event',
        by: expect.stringMatching(/^grant:/),
      },
    });
    const seen = await house().tamper('select * from exposure where credential_id = $1 and person_id = $2', [
      password,
      engager.id,
    ]);
    expect(seen).toHaveLength(before + 1);
  });

  it('shows a publisher the password of a shared login but not the seed, which gives codes all the same', async () => {
    expect((await story.reveal(engager, totp)).status).toBe(403);
    const code = await story.as(engager).post(`/credentials/${totp}/code`);
    expect(code.status).toBe(200);
    expect(code.body.code).toMatch(/^\d{6}$/);
    expect(code.body.secondsLeft).toBeGreaterThan(0);
    expect(
      await house().tamper('select * from exposure where credential_id = $1 and person_id = $2', [totp, engager.id]),
    ).toEqual([]);
    expect((await story.leaves(`where action = 'credential.code'`)).at(-1)).toMatchObject({
      outcome: 'done',
      details: { credential: totp },
    });
  });

  it('shows an owner the seed in its one form', async () => {
    expect((await story.reveal(owner, totp)).body.value).toEqual({
      seed: SEED,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
  });

  it('shows a publisher no password where people have logins of their own', async () => {
    const own = await story.account({ accessModel: 'native_roles' });
    await story.seat(owner, own);
    await story.grant(engager, own, 'publisher');
    const credential = await story.stored(owner, own, 'password', { password: 'p' });
    expect((await story.reveal(engager, credential)).status).toBe(403);
  });

  it('tells those without any right nothing, and those with too little that it is too little', async () => {
    const stranger = await story.person();
    expect((await story.reveal(stranger, password)).status).toBe(404);
    const admin = await story.person(['admin']);
    expect((await story.reveal(admin, password)).status).toBe(403);
    const analyst = await story.person();
    await story.grant(analyst, account, 'analyst');
    expect((await story.reveal(analyst, password)).body).toMatchObject({ status: 403, code: 'vault.level' });
    const validator = await story.person();
    await story.seat(validator, account, 'validator');
    expect((await story.reveal(validator, password)).status).toBe(403);
    expect((await story.reveal(owner, 'no-such-credential')).status).toBe(404);
    expect(
      (await house().browser().post(`/credentials/${password}/reveal`, { reason: 'Nobody in particular.' })).status,
    ).toBe(401);
  });

  it('asks for a reason, and takes no Idempotency-Key', async () => {
    expect((await story.as(owner).post(`/credentials/${password}/reveal`, {})).status).toBe(400);
    expect((await story.as(owner).post(`/credentials/${password}/reveal`, { reason: 'short' })).status).toBe(400);
    const keyed = await story
      .as(owner)
      .post(`/credentials/${password}/reveal`, { reason: 'Long enough a reason.' }, { 'idempotency-key': 'k1' });
    expect(keyed.status).toBe(400);
    expect(keyed.text).not.toContain('canary');
  });

  it('ends with the grant: on its last day yes, on the day after no, from its first day on', async () => {
    const someone = await story.person();
    const grant = await story.grant(someone, account, 'publisher', { until: '2026-11-17' });
    expect((await story.reveal(someone, password)).status).toBe(200);
    await house().tamper('delete from access_grant where id = $1', [grant]);
    await story.grant(someone, account, 'publisher', { until: '2026-11-16' });
    await story.grant(someone, account, 'publisher', { since: '2026-11-18' });
    await story.grant(someone, account, 'full_control', { endedOn: '2026-11-17', status: 'revoked' });
    expect((await story.reveal(someone, password)).status).toBe(404);
  });

  it('delivers sealed to a key, bound to request, person and version', async () => {
    await sodium.ready;
    const pair = sodium.crypto_box_keypair();
    const recipientKey = Buffer.from(pair.publicKey).toString('base64');
    const answer = await story.reveal(engager, password, { recipientKey });
    expect(Object.keys(answer.body).sort()).toEqual(['sealed', 'version']);
    expect(answer.text).not.toContain('canary');
    const opened = sodium.crypto_box_seal_open(
      Buffer.from(answer.body.sealed, 'base64'),
      pair.publicKey,
      pair.privateKey,
    );
    expect(JSON.parse(Buffer.from(opened).toString())).toEqual({
      value: { username: 'team', password: 'canary-Pa55' },
      version: 1,
      credentialId: password,
      personId: engager.id,
      requestId: answer.headers.get('x-request-id'),
    });
    const code = await story.as(engager).post(`/credentials/${totp}/code`, { recipientKey });
    expect(Object.keys(code.body).sort()).toEqual(['sealed', 'secondsLeft']);
    const inside = sodium.crypto_box_seal_open(
      Buffer.from(code.body.sealed, 'base64'),
      pair.publicKey,
      pair.privateKey,
    );
    expect(JSON.parse(Buffer.from(inside).toString())).toMatchObject({
      value: { code: expect.stringMatching(/^\d{6}$/) },
      ...{ version: 1, credentialId: totp, personId: engager.id, requestId: code.headers.get('x-request-id') },
    });
    const other = sodium.crypto_box_keypair();
    expect(() =>
      sodium.crypto_box_seal_open(Buffer.from(answer.body.sealed, 'base64'), other.publicKey, other.privateKey),
    ).toThrow();
  });

  it('refuses a recipient key that is none before anything is recorded', async () => {
    const before = (await story.leaves()).length;
    for (const recipientKey of ['', 'AAAA', Buffer.alloc(32).toString('base64'), 'x'.repeat(44)]) {
      expect((await story.reveal(engager, password, { recipientKey })).status).toBe(400);
    }
    expect((await story.leaves()).length).toBe(before);
  });

  it('gives recovery codes one by one, each once, and says how many are left', async () => {
    const codes = ['rc-1', 'rc-2', 'rc-3'];
    const credential = await story.stored(owner, account, 'recovery_codes', { codes });
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => story.as(owner).post(`/credentials/${credential}/use-code`)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 422]);
    expect(answers.flatMap((answer) => (answer.body.code?.startsWith('rc') ? [answer.body.code] : [])).sort()).toEqual(
      codes,
    );
    expect((await story.as(engager).post(`/credentials/${credential}/use-code`)).status).toBe(403);
    const listed = await story.as(owner).get(`/accounts/${account}/credentials`);
    expect(listed.body.items.find((item: { id: string }) => item.id === credential)).toMatchObject({ codesLeft: 0 });
  });

  it('gives no code of a password and no recovery code of a seed', async () => {
    expect((await story.as(owner).post(`/credentials/${password}/code`)).body.code).toBe('vault.no_code');
    expect((await story.as(owner).post(`/credentials/${totp}/use-code`)).body.code).toBe('vault.no_recovery_codes');
  });
});
