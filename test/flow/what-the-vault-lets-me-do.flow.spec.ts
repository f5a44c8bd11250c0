import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = 'Posting for the launch tonight';

onBothDatabases('what the vault lets me do', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let engager: Someone;
  let account: string;
  const ids: Record<string, string> = {};

  beforeEach(async () => {
    story ??= new VaultStory(house());
    [owner, engager] = [await story.person(), await story.person([], { fullName: 'Nadia Engager' })];
    account = await story.account({ displayName: 'Éclair', nameKey: 'eclair', handle: `eclair-${owner.id}` });
    await story.seat(owner, account);
    await story.grant(engager, account, 'publisher');
    ids['password'] = await story.stored(owner, account, 'password', { username: 'team', password: 'canary-can' });
    ids['totp'] = await story.stored(owner, account, 'totp', {
      ...{ seed: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30 },
    });
    ids['codes'] = await story.stored(owner, account, 'recovery_codes', { codes: ['canary-one'] });
  });

  const vault = async (someone: Someone) => (await story.as(someone).get(`/accounts/${account}/credentials`)).body;
  const canOf = async (someone: Someone, kind: string): Promise<string[]> => {
    const items = (await vault(someone)).items as { id: string; can: string[] }[];
    return items.find(({ id }) => id === ids[kind])?.can ?? [];
  };
  const mine = async (someone: Someone, query = '') => (await story.as(someone).get(`/me/accounts${query}`)).body;

  it('shows an engager their accounts with a code one act away, and nothing of what their level does not cover', async () => {
    const answer = await story.as(engager).get('/me/accounts');
    expect(answer.text).not.toContain('canary');
    expect(answer.body).toMatchObject({ total: 1, nextCursor: null });
    const [shown] = answer.body.items;
    expect(shown).toMatchObject({
      ...{ id: account, displayName: 'Éclair', as: ['publisher'], frozen: false, login: null, turn: null },
      ...{ withheld: null, missing: [], ticketNeeded: false },
    });
    const can = Object.fromEntries(shown.credentials.map((one: any) => [one.kind, one.can]));
    expect(can).toEqual({ password: ['credential.reveal'], totp: ['credential.code'], recovery_codes: [] });
    // Everything offered is let through, and what is not offered is not.
    expect((await story.reveal(engager, ids['password']!)).status).toBe(200);
    expect((await story.as(engager).post(`/credentials/${ids['totp']}/code`, {})).status).toBe(200);
    expect((await story.reveal(engager, ids['totp']!)).status).toBe(403);
    expect((await mine(engager, '?q=ECLAIR')).total).toBe(1);
    expect((await mine(engager, '?q=other')).total).toBe(0);
    expect((await mine(await story.person())).items).toEqual([]);
  });

  it('pages a long list by name, each account with its own credentials', async () => {
    for (const displayName of ['Zinc', 'Argent']) {
      const id = await story.account({ displayName, nameKey: displayName.toLowerCase() });
      await story.seat(owner, id);
      await story.stored(owner, id, 'note', { text: 'canary-note' });
    }
    const first = await mine(owner, '?limit=2');
    expect([first.total, first.items.map((one: any) => one.displayName)]).toEqual([3, ['Argent', 'Éclair']]);
    expect(first.items.map((one: any) => one.credentials.length)).toEqual([1, 3]);
    const rest = await mine(owner, `?limit=2&cursor=${first.nextCursor}`);
    expect([rest.nextCursor, rest.items.map((one: any) => one.displayName)]).toEqual([null, ['Zinc']]);
  });

  it('offers what an owner may do, until something waits to be tried', async () => {
    const always = ['credential.reveal', 'credential.label'];
    expect(await canOf(owner, 'password')).toEqual([...always, 'credential.rotate', 'credential.stage']);
    expect(await canOf(owner, 'codes')).toContain('credential.use_code');
    const staged = await story.as(owner).post(`/credentials/${ids['password']}/staged`, {
      ...{ generate: {}, reason: 'The old one was on a slide' },
    });
    expect(staged.status).toBe(201);
    const waits = ['credential.reveal_staged', 'credential.label', 'credential.promote', 'credential.discard'];
    expect(staged.body.can).toEqual(expect.arrayContaining(waits));
    expect(staged.body.can).not.toContain('credential.rotate');
    await story.as(owner).post(`/credentials/${ids['codes']}/use-code`, {});
    expect(await canOf(owner, 'codes')).not.toContain('credential.use_code');
  });

  it('says what keeps everything back: a freeze, a role, somebody else’s turn', async () => {
    expect((await vault(engager)).withheld).toBeNull();
    const policy = { required: true, minutes: 30, rotateOnReturn: false, reason: 'One person at a time posts' };
    expect((await story.as(owner).put(`/accounts/${account}/check-out-policy`, policy)).status).toBe(200);
    expect(await vault(engager)).toMatchObject({ withheld: { code: 'vault.not_checked_out' } });
    expect(await canOf(engager, 'totp')).toEqual([]);
    const turn = await story.as(engager).get(`/accounts/${account}/check-out`);
    expect(turn.body.can).toEqual(['check_out.take']);
    await story.as(engager).post(`/accounts/${account}/check-out`, { reason: REASON });
    expect((await mine(engager)).items[0]).toMatchObject({ withheld: null, turn: { mine: true } });
    expect(await canOf(engager, 'totp')).toEqual(['credential.code']);
    const others = await story.as(owner).get(`/accounts/${account}/check-out`);
    expect(others.body).toMatchObject({
      can: ['check_out.take', 'check_out.force', 'check_out.policy'],
      people: { [engager.id]: 'Nadia Engager' },
    });
    await story.as(owner).post(`/accounts/${account}/freeze`, { reason: 'Something odd was posted' });
    expect(await vault(engager)).toMatchObject({
      withheld: { code: 'vault.account_frozen', detail: expect.any(String) },
    });
    expect(await canOf(owner, 'password')).toEqual(['credential.label', 'credential.rotate', 'credential.stage']);
    const watcher = await story.person(['auditor']);
    await story.seat(watcher, account, 'backup_owner');
    expect(await vault(watcher)).toMatchObject({ can: [] });
    expect((await vault(watcher)).items.flatMap((one: any) => one.can)).toEqual([]);
  });

  it('a forged grant offers nothing, and a right that is over neither', async () => {
    const stranger = await story.person();
    const grant = await story.grant(stranger, account, 'publisher', { mac: 'x'.repeat(44) });
    expect((await mine(stranger)).total).toBe(0);
    expect((await story.as(stranger).get(`/accounts/${account}/credentials`)).status).toBe(404);
    await house().tamper('delete from access_grant where id = $1', [grant]);
    await house().tamper(`update access_grant set until = '2026-09-02' where person_id = $1`, [engager.id]);
    expect((await mine(engager)).total).toBe(0);
  });

  it('says who is told and who must confirm before anybody breaks the glass', async () => {
    const [admin, keeper] = [await story.person(['admin'], { fullName: 'Ada Admin' }), await story.person()];
    const preview = () => story.as(keeper).get(`/accounts/${account}/break-glass`);
    expect((await preview()).status).toBe(404);
    expect((await story.as(keeper).get('/break-glass-accounts')).body).toMatchObject({ items: [], total: 0 });
    const right = { personId: keeper.id, accountId: account, until: '2026-12-31', reason: 'On call for this account' };
    expect((await story.as(admin).post('/break-glass-rights', right)).body.can).toEqual(['break_glass_right.revoke']);
    expect((await preview()).body).toMatchObject({
      account: { id: account, displayName: 'Éclair' },
      until: '2026-12-31',
      mostMinutes: 240,
      told: expect.arrayContaining([
        { personId: owner.id, fullName: 'Somebody', as: 'owner' },
        { personId: admin.id, fullName: 'Ada Admin', as: 'admin' },
      ]),
      withheld: null,
    });
    const found = await story.as(keeper).get('/break-glass-accounts?q=eclair');
    expect(found.body.items.map((one: any) => one.id)).toEqual([account]);
    const act = { reason: 'It posts things that are not ours', ticket: 'INC-7', minutes: 30 };
    const opening = (await story.as(keeper).post(`/accounts/${account}/break-glass`, act)).body;
    expect(opening.can).toEqual(['break_glass.end']);
    expect((await preview()).body.withheld.code).toBe('break_glass.already_open');
    const page = (await story.as(admin).get(`/break-glass?accountId=${account}`)).body;
    expect(page).toMatchObject({ items: [{ can: ['break_glass.end'] }], accounts: [{ id: account }] });
    expect(page.people).toMatchObject({ [keeper.id]: 'Somebody' });
    await story.as(keeper).post(`/break-glass/${opening.id}/end`, {});
    expect((await story.as(admin).get(`/break-glass/${opening.id}`)).body.can).toEqual(['break_glass.review']);
    expect((await story.as(keeper).get(`/break-glass/${opening.id}`)).body.can).toEqual([]);
  });
});
