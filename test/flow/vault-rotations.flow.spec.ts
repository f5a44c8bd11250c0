import { ImportedSecrets } from '../../src/vault/imported.service.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

onBothDatabases('what somebody has seen must be changed', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let admin: Someone;
  let account: string;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    owner = await story.person();
    admin = await story.person(['admin']);
    account = await story.account();
    await story.seat(owner, account);
  });

  const password = (text = 'secret'): Promise<string> => story.stored(owner, account, 'password', { password: text });
  const rotate = (id: string, by = owner) =>
    story
      .as(by)
      .post(`/credentials/${id}/versions`, { value: { password: 'next' }, reason: 'Somebody left the team.' });
  const owed = async (id: string, by = admin) =>
    (await story.as(by).get('/rotations?state=owed&limit=200')).body.items.find(
      (item: any) => item.credentialId === id,
    );
  const leaver = async (): Promise<{ someone: Someone; grant: string }> => {
    const someone = await story.person();
    return { someone, grant: await story.grant(someone, account, 'full_control') };
  };

  it('nothing is owed while everybody who has seen it may', async () => {
    const credential = await password();
    const { someone } = await leaver();
    await story.reveal(someone, credential);
    expect(await owed(credential)).toBeUndefined();
  });

  it('is owed from the end of the right on, names who has seen it, and only a newer version clears it', async () => {
    const credential = await password();
    const { someone, grant } = await leaver();
    await story.reveal(someone, credential);
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    const [seen] = await house().tamper('select max(at) as at from exposure where person_id = $1', [someone.id]);
    expect(await owed(credential)).toEqual({
      credentialId: credential,
      accountId: account,
      kind: 'password',
      version: 1,
      exposedTo: [{ personId: someone.id, at: seen!['at'] }],
      since: seen!['at'],
      reasons: ['exposure'],
      sharedWith: [],
      label: expect.any(String),
      ownerIds: expect.arrayContaining([owner.id]),
      can: [],
    });
    const renamed = await story.as(owner).patch(`/credentials/${credential}`, { label: 'Another label' });
    expect(renamed.body).toMatchObject({ label: 'Another label', currentVersion: 1, version: 2 });
    await story.as(owner).get(`/accounts/${account}/credentials`);
    expect(await owed(credential)).toBeDefined();
    expect((await rotate(credential)).body).toMatchObject({ currentVersion: 2 });
    expect(await owed(credential)).toBeUndefined();
  });

  it('is owed by the clock alone when a grant runs out', async () => {
    const credential = await password();
    const someone = await story.person();
    const grant = await story.grant(someone, account, 'publisher', { until: '2026-11-17' });
    await story.reveal(someone, credential);
    expect(await owed(credential)).toBeUndefined();
    const at = house().clock.now().toISOString();
    house().clock.forward({ days: 1 });
    expect(await owed(credential)).toMatchObject({ since: '2026-11-18T00:00:00.000Z' });
    house().clock.set(at);
    await house().tamper('delete from access_grant where id = $1', [grant]);
  });

  it('a forged grant excuses nobody', async () => {
    const credential = await password();
    const { someone, grant } = await leaver();
    await story.reveal(someone, credential);
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    await story.grant(someone, account, 'full_control', { mac: Buffer.alloc(32).toString('base64') });
    expect(await owed(credential)).toMatchObject({ exposedTo: [{ personId: someone.id }] });
  });

  it('a right that does not show such a thing excuses nobody either', async () => {
    const seed = await story.stored(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });
    const { someone, grant } = await leaver();
    await story.reveal(someone, seed);
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    await story.grant(someone, account, 'publisher');
    expect(await owed(seed)).toMatchObject({ exposedTo: [{ personId: someone.id }] });
  });

  it('whoever took a code or used a recovery code has seen neither seed nor codes', async () => {
    const seed = await story.stored(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });
    const codes = await story.stored(owner, account, 'recovery_codes', { codes: ['a', 'b'] });
    const { someone, grant } = await leaver();
    await story.as(someone).post(`/credentials/${seed}/code`);
    await story.as(someone).post(`/credentials/${codes}/use-code`);
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    expect([await owed(seed), await owed(codes)]).toEqual([undefined, undefined]);
  });

  it('one new version clears several leavers; the one who stored it is exposed in turn', async () => {
    const credential = await password();
    const [first, second] = [await leaver(), await leaver()];
    await story.reveal(first.someone, credential);
    await story.reveal(second.someone, credential);
    await story.endGrant(first.grant, '2026-11-17T08:30:00.000Z');
    expect((await owed(credential)).exposedTo).toHaveLength(1);
    await story.endGrant(second.grant, '2026-11-17T08:31:00.000Z');
    expect((await owed(credential)).exposedTo).toHaveLength(2);
    const third = await leaver();
    await rotate(credential, third.someone);
    expect(await owed(credential)).toBeUndefined();
    await story.endGrant(third.grant, '2026-11-17T08:32:00.000Z');
    expect(await owed(credential)).toMatchObject({ version: 2, exposedTo: [{ personId: third.someone.id }] });
  });

  it('owners see theirs, others none, and hr nothing that is not theirs', async () => {
    const credential = await password();
    const { someone, grant } = await leaver();
    await story.reveal(someone, credential);
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    expect(await owed(credential, owner)).toBeDefined();
    expect(await owed(credential, await story.person(['auditor']))).toBeDefined();
    for (const other of [await story.person(), await story.person(['hr']), someone])
      expect(await owed(credential, other)).toBeUndefined();
  });

  it('pages by key', async () => {
    const { someone, grant } = await leaver();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.push(await password(`p${i}`));
      await story.reveal(someone, ids[i] as string);
    }
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await story.as(owner).get(`/rotations?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).body;
      expect(page.total).toBe(5);
      seen.push(...page.items.map((item: any) => item.credentialId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
  });

  it('tells admins and auditors what a person has seen, whether it is in use and whether it is owed', async () => {
    const [credential, kept] = [await password(), await password()];
    const { someone, grant } = await leaver();
    await story.reveal(someone, credential);
    await rotate(credential);
    await story.reveal(someone, credential);
    await story.reveal(someone, kept);
    await rotate(kept);
    await story.endGrant(grant, '2026-11-17T08:30:00.000Z');
    const list = (await story.as(admin).get(`/people/${someone.id}/exposures`)).body;
    expect(list.total).toBe(3);
    const brief = list.items.map(({ credentialId, version, how, current, owed }: any) => ({
      credentialId,
      version,
      how,
      current,
      owed,
    }));
    expect(brief).toEqual([
      { credentialId: credential, version: 1, how: ['revealed'], current: false, owed: false },
      { credentialId: credential, version: 2, how: ['revealed'], current: true, owed: true },
      { credentialId: kept, version: 1, how: ['revealed'], current: false, owed: false },
    ]);
    for (const other of [owner, someone, await story.person(['hr'])]) {
      expect((await story.as(other).get(`/people/${someone.id}/exposures`)).status).toBe(403);
    }
    expect((await story.as(admin).get('/people/nobody/exposures')).status).toBe(404);
  });

  it('schedules what grows old and tokens about to end', async () => {
    const [old, young] = [await password(), await password()];
    await house().tamper(`update credential_version set set_at = '2025-11-01T00:00:00.000Z' where credential_id = $1`, [
      old,
    ]);
    const token = await story.stored(owner, account, 'api_token', { token: 't', expiresOn: '2026-12-10' });
    const late = await story.stored(owner, account, 'api_token', { token: 't', expiresOn: '2027-12-10' });
    const items = (await story.as(owner).get('/rotations?state=scheduled')).body.items;
    expect(items.map((item: any) => [item.credentialId, item.since])).toEqual([
      [old, '2026-11-01T00:00:00.000Z'],
      [token, '2026-11-10T00:00:00.000Z'],
    ]);
    expect(items.some((item: any) => [young, late].includes(item.credentialId))).toBe(false);
    expect((await story.as(owner).get('/rotations?state=due')).status).toBe(400);
  });

  it('an import counts as seen by everybody who could see it where it was kept', async () => {
    const target = { id: account, accessModel: 'shared_login' };
    const secret = {
      kind: 'password' as const,
      label: 'Password',
      value: { password: 'taken over' },
      setAt: '2026-03-01T12:00:00Z',
    };
    const held: [string, Parameters<VaultStory['grant']>[3], string?][] = [
      ['over before the revision', { since: '2026-01-01', endedOn: '2026-02-28', status: 'revoked' }],
      ['ended between', { since: '2026-01-01', endedOn: '2026-06-01', status: 'revoked' }],
      ['begun between', { since: '2026-06-01', endedOn: '2026-06-02', status: 'revoked' }],
      ['ran out between', { since: '2026-01-01', until: '2026-05-31' }],
      ['begins after the import', { since: '2026-12-01' }],
      ['a level that shows nothing', { since: '2026-01-01' }, 'analyst'],
      ['still there', { since: '2026-01-01' }, 'publisher'],
    ];
    const people: Someone[] = [];
    for (const [, change, level = 'full_control'] of held) {
      people.push(await story.person());
      await story.grant(people.at(-1) as Someone, account, level, change);
    }
    const imports = house().app.get(ImportedSecrets);
    const stored = await house().command('import.secrets', (op) => imports.storeImported(op, target, secret));
    expect(stored).toMatchObject({ version: 1, changed: true });
    const rows = await house().tamper('select person_id, kind, at from exposure where credential_id = $1', [
      stored.credentialId,
    ]);
    const presumed = new Map(rows.map((row) => [row['person_id'], row['at']]));
    expect([...new Set(rows.map((row) => row['kind']))]).toEqual(['presumed']);
    expect(people.map((one) => presumed.get(one.id) ?? null)).toEqual([
      null,
      '2026-03-01T12:00:00.000Z',
      '2026-06-01T00:00:00.000Z',
      '2026-03-01T12:00:00.000Z',
      null,
      null,
      '2026-03-01T12:00:00.000Z',
    ]);
    expect(presumed.get(owner.id)).toBe('2026-09-01T00:00:00.000Z');
    const item = await owed(stored.credentialId);
    expect(item.since).toBe('2026-06-01T00:00:00.000Z');
    expect(item.exposedTo.map((one: any) => one.personId).sort()).toEqual(
      [people[1]!.id, people[2]!.id, people[3]!.id].sort(),
    );
    // The same file again changes nothing; a newer revision is a new version.
    const again = await house().command('import.secrets', async (op) => {
      op.record([], {});
      return imports.storeImported(op, target, secret);
    });
    expect(again).toEqual({ credentialId: stored.credentialId, version: 1, changed: false });
    const newer = { ...secret, value: { password: 'newer' }, setAt: '2026-10-01T00:00:00Z' };
    expect(await house().command('import.secrets', (op) => imports.storeImported(op, target, newer))).toMatchObject({
      version: 2,
      changed: true,
    });
    expect((await story.reveal(owner, stored.credentialId)).body).toMatchObject({
      value: { password: 'newer' },
      version: 2,
    });
    expect(await owed(stored.credentialId)).toBeUndefined();
  });
});
