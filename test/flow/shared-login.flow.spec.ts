import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = { reason: 'Posting the offer of the week.' };
const FRESH = { ...REASON, value: { password: 'after the leaver' } };

onBothDatabases('Threads is signed in to with the login of its Instagram account', (house) => {
  let story: VaultStory;
  let admin: Someone;
  let owner: Someone;
  let parent: string;
  let child: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    admin = await story.person(['admin']);
  });
  beforeEach(async () => {
    owner = await story.person();
    parent = await story.account({ platform: 'instagram' });
    child = await story.account({ platform: 'threads', parentAccountId: parent });
    for (const account of [parent, child]) await story.seat(owner, account);
  });

  const login = (): Promise<string> => story.stored(owner, parent, 'password', { username: 'u', password: 'of both' });
  const listed = (someone: Someone, account: string) => story.as(someone).get(`/accounts/${account}/credentials`);
  const owed = async (by = admin) => (await story.as(by).get('/rotations?limit=200')).body.items;
  const owedOf = async (credential: string) => (await owed()).filter((one: any) => one.credentialId === credential);

  it('keeps one login: the child stores none, lists the one of its parent and keeps what is its own', async () => {
    const credential = await login();
    for (const [kind, value] of [
      ['password', { password: 'a second copy' }],
      ['totp', { seed: 'JBSWY3DPEHPK3PXP' }],
      ['recovery_codes', { codes: ['a'] }],
    ] as const) {
      const answer = await story.as(owner).post(`/accounts/${child}/credentials`, { kind, label: kind, value });
      expect(answer.body).toMatchObject({
        status: 409,
        code: 'vault.login_elsewhere',
        login: { accountId: parent, platform: 'instagram' },
      });
    }
    const token = await story.stored(owner, child, 'api_token', { token: 'of Threads alone' });
    const { body } = await listed(owner, child);
    expect(body.items.map((one: any) => [one.id, one.accountId])).toEqual([
      [credential, parent],
      [token, child],
    ]);
    expect([body.total, body.login]).toEqual([2, { accountId: parent, platform: 'instagram', handle: parent }]);
    expect((await listed(owner, parent)).body).toMatchObject({ total: 1, login: null });
    const elsewhere = await story.account({
      platform: 'threads',
      parentAccountId: await story.account({ platform: 'facebook_page' }),
    });
    await story.seat(owner, elsewhere);
    await story.stored(owner, elsewhere, 'password', { password: 'no Instagram above it' });
  });

  it('a right on the child gives no login: that is asked for where it is kept', async () => {
    const credential = await login();
    const engager = await story.person();
    for (const level of ['publisher', 'full_control']) await story.grant(engager, child, level);
    expect((await listed(engager, child)).body).toMatchObject({ items: [], login: { accountId: parent } });
    expect((await story.reveal(engager, credential)).status).toBe(404);
    expect((await story.as(engager).get(`/credentials/${credential}`)).status).toBe(404);
    expect((await story.as(engager).post(`/credentials/${credential}/versions`, FRESH)).status).toBe(404);
    expect(
      (await story.as(engager).post(`/credentials/${credential}/staged`, { ...REASON, generate: {} })).status,
    ).toBe(404);
    const stranger = await story.person();
    expect((await listed(stranger, child)).status).toBe(404);
    await story.grant(engager, parent, 'publisher');
    expect((await listed(engager, child)).body.items).toMatchObject([{ id: credential }]);
    expect((await story.reveal(engager, credential)).status).toBe(200);
  });

  it('rotating one marks both as changed, ends both exposures and is owed once', async () => {
    const credential = await login();
    const leaver = await story.person();
    const [above, below] = [
      await story.grant(leaver, parent, 'publisher'),
      await story.grant(leaver, child, 'publisher'),
    ];
    await story.reveal(leaver, credential);
    const auditor = await story.person(['auditor']);
    const exposed = async (): Promise<string[]> => {
      const { text } = await story
        .as(auditor)
        .get(`/exports/access-list?format=json&reason=${encodeURIComponent('Looking at both accounts')}`);
      const rows = JSON.parse(text).rows ?? JSON.parse(text);
      return rows
        .filter((row: any) => [parent, child].includes(row.handle) && row.level === 'publisher')
        .map((row: any) => `${row.platform} ${row.exposedToCurrentVersion ? 'yes' : 'no'}`)
        .sort();
    };
    expect(await exposed()).toEqual(['instagram yes', 'threads yes']);
    // What they keep on the child excuses nothing.
    await story.endGrant(above, '2026-11-17T09:30:00.000Z');
    house().clock.forward({ hours: 1 });
    expect(await owedOf(credential)).toMatchObject([{ exposedTo: [{ personId: leaver.id }], sharedWith: [child] }]);
    await story.endGrant(below, house().clock.now().toISOString());
    await story.as(owner).post(`/credentials/${credential}/versions`, FRESH);
    expect(await owedOf(credential)).toEqual([]);
    const subjects = (await story.leaves()).find(
      (leaf: any) => leaf.action === 'credential.rotate' && leaf.details.credential === credential,
    )!.subjects;
    expect(subjects).toEqual(expect.arrayContaining([`account:${parent}`, `account:${child}`]));
    const before = (await story.leaves()).length;
    await story.as(owner).post(`/credentials/${credential}/staged`, { ...REASON, generate: {} });
    await story.as(owner).post(`/credentials/${credential}/staged/promote`, { ...REASON, tested: 'Signed in to both' });
    expect((await story.leaves()).slice(before).at(-1)!.subjects).toContain(`account:${child}`);
  });

  it('says what a new password does not revoke, of every account it opens, and what nobody knows as unknown', async () => {
    const credential = await login();
    const { body } = await story.as(owner).get(`/credentials/${credential}/after-rotation`);
    const brief = (account: string) =>
      body
        .filter((one: any) => one.accountId === account)
        .map((one: any) => [one.what, one.survives, one.source, one.mark, one.tasks.join(' ')]);
    expect(brief(parent)).toEqual([
      ['sessions', 'unknown', null, null, 'S7'],
      ['apps', 'unknown', null, null, 'S8'],
      ['delegates', 'yes', 'IG1', 'T', ''],
      ['tokens', 'unknown', null, null, 'S8'],
    ]);
    expect(brief(child).map(([what, survives]: string[]) => `${what} ${survives}`)).toEqual([
      'sessions unknown',
      'apps unknown',
      'delegates unknown',
      'tokens unknown',
    ]);
    expect(body[0].text).toEqual({ en: 'Sessions that are signed in', fr: 'Sessions ouvertes' });

    const corrected = { survives: { sessions: 'no', apps: 'yes' }, source: 'Tried by the web team in November' };
    expect((await story.as(admin).patch('/platforms/instagram', corrected)).status).toBe(200);
    await story.as(owner).post(`/credentials/${credential}/staged`, { ...REASON, generate: {} });
    const tested = { ...REASON, tested: 'Signed in with it' };
    const promoted = (await story.as(owner).post(`/credentials/${credential}/staged/promote`, tested)).body;
    expect(promoted.afterRotation.slice(0, 3)).toMatchObject([
      { what: 'sessions', survives: 'no', source: corrected.source, mark: null },
      { what: 'apps', survives: 'yes', source: corrected.source },
      { what: 'delegates', survives: 'unknown' },
    ]);
    await story.as(admin).patch('/platforms/instagram', { withdraw: ['survives'], source: 'It was another network' });
    const bluesky = await story.account({ platform: 'bluesky' });
    await story.seat(owner, bluesky);
    const other = await story.stored(owner, bluesky, 'password', { password: 'p' });
    const kept = (await story.as(owner).get(`/credentials/${other}/after-rotation`)).body;
    expect(kept.find((one: any) => one.what === 'app_passwords')).toMatchObject({
      survives: 'yes',
      source: 'BS2,BS4',
      tasks: ['S8'],
    });
    const seed = await story.stored(owner, bluesky, 'totp', { seed: 'JBSWY3DPEHPK3PXP' });
    expect((await story.as(owner).get(`/credentials/${seed}/after-rotation`)).body).toEqual([]);
    expect((await story.as(await story.person()).get(`/credentials/${other}/after-rotation`)).status).toBe(404);
  });

  it('an account taken over below demands the login that opens it, once', async () => {
    const credential = await login();
    const token = await story.stored(owner, parent, 'api_token', { token: 'of Instagram alone' });
    house().clock.forward({ hours: 1 });
    const opened = await story.as(owner).post(`/accounts/${child}/incidents`, {
      kind: 'compromised',
      reason: 'Posts that nobody of ours wrote.',
      noticedAt: house().clock.now().toISOString(),
    });
    expect([opened.status, opened.text]).toEqual([201, expect.any(String)]);
    for (const by of [admin, owner]) {
      const found = (await owed(by)).filter((one: any) => [credential, token].includes(one.credentialId));
      expect(found).toMatchObject([{ credentialId: credential, reasons: ['incident'], sharedWith: [child] }]);
    }
  });

  it('a login found on the child by an import stays there, once, and opens its parent too', async () => {
    await house().tamper(`update account set platform = 'instagram' where id = $1`, [child]);
    const credential = await story.stored(owner, child, 'password', { password: 'as it was found' });
    await house().tamper(`update account set platform = 'threads' where id = $1`, [child]);
    const copy = await story
      .as(owner)
      .post(`/accounts/${parent}/credentials`, { kind: 'password', label: 'copy', value: { password: 'a second' } });
    expect(copy.body).toMatchObject({ status: 409, login: { accountId: child } });
    expect((await listed(owner, parent)).body).toMatchObject({
      items: [{ id: credential, accountId: child }],
      login: { accountId: child },
    });
    expect((await story.as(owner).post(`/credentials/${credential}/versions`, FRESH)).status).toBe(201);
  });
});
