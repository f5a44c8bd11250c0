import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const NOTE = { kind: 'note', label: 'A note', value: { text: 'canary-note' } };

onBothDatabases('values are stored', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let account: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await story.person();
    account = await story.account();
    await story.seat(owner, account);
  });

  it('answers what lists say, never the value', async () => {
    const answer = await story.as(owner).post(`/accounts/${account}/credentials`, NOTE);
    expect(answer.status).toBe(201);
    expect(answer.text).not.toContain('canary');
    expect(answer.body).toMatchObject({
      accountId: account,
      kind: 'note',
      label: 'A note',
      currentVersion: 1,
      ageDays: 0,
      codesLeft: null,
    });
    const list = await story.as(owner).get(`/accounts/${account}/credentials`);
    expect(list.body).toEqual({
      ...{ items: [answer.body], login: null, nextCursor: null, total: 1, withheld: null, ticketNeeded: false },
      can: ['credential.create', 'credential.generate'],
    });
    expect(list.text).not.toContain('canary');
  });

  it('fixes every version in the log and counts whoever stored it as exposed', async () => {
    const id = await story.stored(owner, account, 'note', { text: 't' });
    const [leaf] = await story.leaves(`where mark = 'credential:${id}'`);
    expect(leaf).toMatchObject({
      action: 'credential.create',
      details: { credential: id, account, kind: 'note', version: 1, envelope: expect.any(String) },
    });
    expect(await house().tamper('select person_id, kind from exposure where credential_id = $1', [id])).toEqual([
      { person_id: owner.id, kind: 'stored' },
    ]);
  });

  it('two new versions at once are versions 2 and 3, none is lost', async () => {
    const id = await story.stored(owner, account, 'password', { password: 'one' });
    const other = await story.person();
    await story.grant(other, account, 'full_control');
    const answers = await Promise.all(
      [owner, other].map((who, i) =>
        story
          .as(who)
          .post(`/credentials/${id}/versions`, { value: { password: `new-${i}` }, reason: 'Both at the same time.' }),
      ),
    );
    expect(answers.map((answer) => [answer.status, answer.body.currentVersion]).sort()).toEqual([
      [201, 2],
      [201, 3],
    ]);
    const rows = await house().tamper(
      'select number from credential_version where credential_id = $1 order by number',
      [id],
    );
    expect(rows.map((row) => row['number'])).toEqual([1, 2, 3]);
    const last = answers.findIndex((answer) => answer.body.currentVersion === 3);
    expect((await story.reveal(owner, id)).body).toMatchObject({ value: { password: `new-${last}` }, version: 3 });
  });

  it('If-Match keeps a second rotation from overwriting the first unseen', async () => {
    const id = await story.stored(owner, account, 'note', { text: 't' });
    const send = () =>
      story
        .as(owner)
        .post(
          `/credentials/${id}/versions`,
          { value: { text: 'u' }, reason: 'A new one is needed.' },
          { 'if-match': '"1"' },
        );
    expect([(await send()).status, (await send()).status]).toEqual([201, 412]);
  });

  it('stores once under an Idempotency-Key and keeps no copy of the value for it', async () => {
    const key = { 'idempotency-key': 'store-once' };
    const body = { kind: 'password', label: 'Keyed', value: { password: 'canary-keyed' } };
    const [first, second] = [
      await story.as(owner).post(`/accounts/${account}/credentials`, body, key),
      await story.as(owner).post(`/accounts/${account}/credentials`, body, key),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(
      (await story.as(owner).post(`/accounts/${account}/credentials`, { ...body, value: { password: 'other' } }, key))
        .status,
    ).toBe(409);
    expect(JSON.stringify(await house().tamper('select * from idempotency'))).not.toContain('canary');
    expect((await story.leaves(`where mark = 'credential:${first.body.id}'`)).length).toBe(1);
  });

  it('refuses what does not have the shape of its kind, without repeating it', async () => {
    for (const [kind, value, status] of [
      ['password', { password: '' }, 400],
      ['password', { password: 'x', pin: 'canary' }, 400],
      ['totp', { seed: 'canary canary' }, 422],
      ['secret', { text: 'canary' }, 400],
      ['note', 'canary', 400],
    ] as const) {
      const answer = await story.as(owner).post(`/accounts/${account}/credentials`, { kind, label: 'l', value });
      expect(answer.status).toBe(status);
      expect(answer.text).not.toContain('canary');
    }
  });

  it('takes no further secret of an account whose owner is disputed; a new version of what is there it takes', async () => {
    const disputed = await story.account();
    await story.seat(owner, disputed);
    const id = await story.stored(owner, disputed, 'password', { password: 'p' });
    await house().tamper(`update account set ownership_basis = 'disputed' where id = $1`, [disputed]);
    const answer = await story.as(owner).post(`/accounts/${disputed}/credentials`, NOTE);
    expect(answer.body).toMatchObject({ status: 422, code: 'vault.disputed_ownership' });
    const rotated = await story
      .as(owner)
      .post(`/credentials/${id}/versions`, { value: { password: 'q' }, reason: 'Somebody left the team.' });
    expect(rotated.status).toBe(201);
  });

  it.each([
    ['an owner', 'seat', 'owner', [200, 201, 200, 201]],
    ['a backup owner', 'seat', 'backup_owner', [200, 201, 200, 201]],
    ['full control', 'grant', 'full_control', [200, 201, 200, 201]],
    ['a publisher', 'grant', 'publisher', [200, 403, 403, 403]],
    ['a moderator', 'grant', 'moderator', [404, 403, 403, 403]],
    ['an analyst', 'grant', 'analyst', [404, 403, 403, 403]],
    ['nobody', 'none', '', [404, 404, 404, 404]],
    ['an admin', 'admin', '', [404, 403, 403, 403]],
    ['an auditor', 'auditor', '', [404, 403, 403, 403]],
    ['hr', 'hr', '', [404, 403, 403, 403]],
  ])('%s', async (_, how, what, statuses) => {
    const own = await story.account();
    if (!(how === 'seat' && what === 'owner')) await story.seat(owner, own);
    const someone = await story.person(['admin', 'auditor', 'hr'].includes(how) ? [how as 'admin'] : []);
    if (how === 'seat') await story.seat(someone, own, what);
    if (how === 'grant') await story.grant(someone, own, what);
    const id = await story.stored(how === 'seat' && what === 'owner' ? someone : owner, own, 'note', { text: 't' });
    const as = story.as(someone);
    const answers = [
      await as.get(`/accounts/${own}/credentials`),
      await as.post(`/accounts/${own}/credentials`, NOTE),
      await as.patch(`/credentials/${id}`, { label: 'Renamed' }),
      await as.post(`/credentials/${id}/versions`, { value: { text: 'u' }, reason: 'A new one is needed.' }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual(statuses);
  });

  it('generates passwords as the platform takes them, for those who may store one', async () => {
    const answer = await story.as(owner).get(`/accounts/${account}/generated-password`);
    expect(answer.status).toBe(200);
    expect(answer.body.password.length).toBeGreaterThan(11);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const publisher = await story.person();
    await story.grant(publisher, account, 'publisher');
    expect((await story.as(publisher).get(`/accounts/${account}/generated-password`)).status).toBe(403);
    expect((await story.as(await story.person()).get(`/accounts/${account}/generated-password`)).status).toBe(404);
  });
});
