import type { Answer } from '../support/browser.js';
import { Worker } from '../../src/worker/worker.js';
import { leaks } from '../support/canaries.js';
import { onBothDatabases, type House } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const reason = 'Because the story says so';
const TODAY = '2026-11-17';
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('canary-picture-77f1')]).toString(
  'base64',
);

/** Every row of every table, as text. */
async function everything(house: House): Promise<Record<string, string>> {
  const places: Record<string, string> = {};
  for (const { tableName } of house.core.database.source.entityMetadatas) {
    const found = await house.tamper(`select * from ${tableName}`);
    places[tableName] = found.flatMap((row) => Object.values(row).map(String)).join('\n');
  }
  return places;
}

onBothDatabases('the platform’s own list', (house) => {
  let story: VaultStory;
  let admin: Someone;
  let owner: Someone;
  let chloe: Someone;
  let account: string;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    admin ??= await story.person(['admin'], { fullName: 'Ada Admin' });
    owner = await story.person([], { fullName: 'Olive Ravenel' });
    chloe = await story.person([], { fullName: 'Chloé Anquetil' });
    account = await story.account({ platform: 'facebook_page', accessModel: 'native_roles', criticality: 'high' });
    await story.seat(owner, account);
    await house().tamper(
      `update person set full_name = 'Somebody else' where full_name in ('Chloé Anquetil', 'Olive Ravenel', 'Marie Martin') and id not in ($1, $2)`,
      [owner.id, chloe.id],
    );
  });

  const add = (by: Someone, text: string, more: Record<string, unknown> = {}): Promise<Answer> =>
    story.as(by).post(`/accounts/${account}/captures`, { capturedOn: TODAY, source: 'paste', text, ...more });
  const compare = async (by = owner): Promise<any> =>
    (await story.as(by).get(`/accounts/${account}/reconciliation`)).body;
  const keys = async (): Promise<Record<string, string[]>> => {
    const { ghosts, missing, wrongRoles, questions } = await compare();
    const of = (list: any[]): string[] => list.filter((d) => !d.accepted).map((d) => d.name ?? d.person);
    return { ghosts: of(ghosts), missing: of(missing), wrongRoles: of(wrongRoles), questions: of(questions) };
  };
  const NONE = { ghosts: [], missing: [], wrongRoles: [], questions: [] };
  const findings = async (kind: string): Promise<any[]> =>
    (await story.as(admin).get(`/findings?kind=${kind}&accountId=${account}&limit=200`)).body.items;
  const accept = (by: Someone, difference: string, reviewOn = '2026-12-31'): Promise<Answer> =>
    story.as(by).post(`/accounts/${account}/reconciliation/accept`, { difference, reviewOn, reason });

  it('is pasted and a ghost appears; the ghost goes with the next list', async () => {
    await story.grant(chloe, account, 'publisher');
    const added = await add(
      owner,
      '• Chloé Anquetil\tPartial access\n• Olive Ravenel\tFull control\n• Anne Brev\tFull control',
    );
    expect(added).toMatchObject({
      status: 201,
      body: { rows: 3, matched: 2, unmatched: 1, ambiguous: 0, dropped: 0, author: { id: owner.id } },
    });
    expect(await keys()).toEqual({ ...NONE, ghosts: ['Anne Brev'] });
    expect(await findings('ghost_access')).toMatchObject([
      {
        severity: 'critical',
        detail: expect.stringContaining('Anne Brev (full_control)'),
        cure: { act: 'capture.add', path: `/accounts/${account}/captures` },
      },
    ]);
    await add(owner, 'Chloé Anquetil;Partial access');
    expect(await keys()).toEqual(NONE);
    expect(await findings('ghost_access')).toEqual([]);
    const history = await story.as(owner).get(`/accounts/${account}/captures?limit=1`);
    expect(history.body).toMatchObject({ total: 2, nextCursor: expect.any(String), items: [{ rows: 1 }] });
    const next = await story.as(owner).get(`/accounts/${account}/captures?limit=1&cursor=${history.body.nextCursor}`);
    expect(next.body).toMatchObject({ total: 2, nextCursor: null, items: [{ id: added.body.id, rows: 3 }] });
  });

  it('shows who is missing and who has another role, each with the act that cures it', async () => {
    const grant = await story.grant(chloe, account, 'publisher');
    await add(owner, 'Anne Brev;Full control');
    expect(await keys()).toEqual({ ...NONE, ghosts: ['Anne Brev'], missing: ['Chloé Anquetil'] });
    expect((await compare()).missing[0].cures[0]).toMatchObject({
      act: 'grant.revoke',
      path: `/grants/${grant}/revoke`,
    });
    expect(await findings('missing_on_platform')).toMatchObject([{ subject: `grant:${grant}`, personId: chloe.id }]);
    await add(owner, 'Chloé Anquetil;Full control');
    expect(await keys()).toEqual({ ...NONE, wrongRoles: ['Chloé Anquetil'] });
    expect(await findings('wrong_native_role')).toMatchObject([
      { detail: expect.stringContaining('full_control / publisher') },
    ]);
    const wider = await story
      .as(admin)
      .post(`/accounts/${account}/grants`, { personId: chloe.id, level: 'full_control', reason });
    expect([wider.status, await keys()]).toEqual([201, NONE]);
  });

  it('two Marie Martins are asked about, never guessed, and the answer is remembered', async () => {
    const [one, two] = [
      await story.person([], { fullName: 'Marie Martin' }),
      await story.person([], { fullName: 'Martin, Marie' }),
    ];
    await story.grant(one, account, 'publisher');
    const { body } = await add(owner, 'MARIE MARTIN;Partial access');
    expect(body).toMatchObject({ ambiguous: 1 });
    expect(await keys()).toEqual({ ...NONE, questions: ['MARIE MARTIN'] });
    const rows = await story.as(owner).get(`/captures/${body.id}/rows?state=ambiguous`);
    expect(rows.body.items[0].candidates.map((c: any) => c.personId).sort()).toEqual([one.id, two.id].sort());
    const path = `/captures/${body.id}/rows/1`;
    expect(await findings('unmatched_native_role')).toMatchObject([{ cure: { act: 'capture.resolve', path } }]);
    const say = (by: Someone, said: unknown): Promise<Answer> => story.as(by).put(path, said);
    expect((await say(owner, { label: 'marie.m@brevanne.example' })).body.code).toBe('reconciliation.not_a_name');
    expect((await say(owner, {})).body.code).toBe('reconciliation.one_answer');
    expect((await say(owner, { personId: 'nobody' })).body.code).toBe('reconciliation.unknown_person');
    expect(await say(owner, { personId: two.id })).toMatchObject({
      status: 200,
      body: { state: 'matched', personId: two.id },
    });
    expect(await keys()).toMatchObject({ ghosts: ['MARIE MARTIN'], missing: ['Marie Martin'] });
    await add(owner, 'Martin Marie;Partial access');
    expect((await compare()).ghosts[0]).toMatchObject({ personId: two.id });
  });

  it('a login pasted by mistake is kept nowhere', async () => {
    const secrets = [
      'canary-Passw0rd-91',
      'canary.login',
      'canary@secret.example',
      '@canary_handle',
      '+33 6 39 98 77 66',
      'CANARYSEEDKRSXG',
    ];
    const text = [
      `Chloé Anquetil\tFull control\t${secrets[0]}`,
      `${secrets[1]}\tChloé Anquetil\t${secrets[2]}`,
      `Chloé Anquetil <${secrets[2]}>; ${secrets[3]}; ${secrets[4]}; Partial access`,
      `${secrets[5]}\n${secrets[0]}`,
    ].join('\n');
    const pasted = await add(owner, text);
    expect(pasted).toMatchObject({
      status: 201,
      body: { rows: 3, dropped: 8, droppedKinds: { emails: 2, handles: 1, phones: 1, links: 0, other: 4, lines: 2 } },
    });
    const typed = await add(owner, '', {
      text: undefined,
      source: 'csv',
      rows: [
        { name: `Anne Brev ${secrets[2]}`, role: secrets[0], profileUrl: `https://www.facebook.com/${secrets[1]}` },
      ],
    });
    expect(typed.body).toMatchObject({ rows: 1, unmatched: 1 });
    const refused = await add(owner, secrets.join('\n'));
    expect([refused.status, refused.body.code]).toEqual([422, 'reconciliation.no_names']);
    const answers = [pasted, typed, refused].map((answer) => answer.text).join('\n');
    await house().core.settled();
    const named = secrets.map((secret) => ({ name: secret, text: secret, isToken: true }));
    expect(leaks(named, { ...(await everything(house())), answers })).toEqual([]);
    expect(Object.values(await everything(house())).join()).toContain('Anne Brev');
  });

  it('a screenshot is kept sealed, beside the rows typed from it, and goes out as a file only', async () => {
    const rows = [{ name: 'Chloé Anquetil', role: 'Full control' }];
    const take = (picture: unknown): Promise<Answer> =>
      story.as(owner).post(`/accounts/${account}/captures`, { capturedOn: TODAY, source: 'screenshot', rows, picture });
    expect((await take(Buffer.from('<svg onload="alert(1)">').toString('base64'))).body.code).toBe(
      'reconciliation.bad_picture',
    );
    const bare = (await take(undefined)).body;
    expect([bare.code, bare.errors[0].field]).toEqual(['reconciliation.needs_picture', 'picture']);
    const large = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(4 * 1024 * 1024)]).toString('base64');
    expect((await take(large)).status).toBe(201);
    const { body } = await take(PNG);
    expect(body.picture).toEqual({ type: 'image/png', sha256: expect.any(String) });
    const shown = await story.as(owner).get(`/captures/${body.id}/picture`);
    expect([shown.status, shown.text]).toEqual([200, expect.stringContaining('canary-picture-77f1')]);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'attachment; filename="capture.png"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const kept = await everything(house());
    expect(leaks([{ name: 'picture', text: 'canary-picture-77f1' }], kept)).toEqual([]);
    const second = await add(owner, 'Chloé Anquetil');
    expect((await story.as(owner).get(`/captures/${second.body.id}/picture`)).status).toBe(404);
    await house().tamper(
      `update native_picture set sealed = (select p.sealed from native_picture p where p.capture_id <> $1 limit 1) where capture_id = $1`,
      [body.id],
    );
    expect((await story.as(owner).get(`/captures/${body.id}/picture`)).status).toBe(503);
  });

  it('nobody is cleared by their own list, nor explains away what is about themselves', async () => {
    const backup = await story.person([], { fullName: 'Basile Kerval' });
    const seat = await story.seat(backup, account, 'backup_owner');
    await add(owner, 'Basile Kerval;Full control\nAnne Brev;Full control');
    expect(await keys()).toEqual({ ...NONE, ghosts: ['Anne Brev'] });
    // As a member with the admin role and no seat, Ada is a ghost as anybody would be.
    await add(owner, 'Ada Admin;Full control\nMarie Admin;Partial access');
    const [ghost] = (await compare()).ghosts;
    expect(ghost).toMatchObject({ personId: admin.id, difference: `ghost:${admin.id}:full_control` });
    await add(admin, 'Marie Admin;Partial access');
    expect((await compare()).ghosts.map((d: any) => d.person)).toContain('Ada Admin');
    expect((await accept(admin, ghost.difference)).body.code).toBe('reconciliation.own_difference');
    const row = `/captures/${ghost.captureId}/rows/${ghost.row}`;
    expect((await story.as(admin).put(row, { label: 'Agence Pivoine' })).body.code).toBe('reconciliation.own_row');
    expect((await story.as(admin).put(row, { personId: backup.id })).body.code).toBe('reconciliation.own_row');
    // Whoever is leaving still owns, and may say what they saw; they excuse nothing any more.
    await house().tamper('update person set leaving_at = $1 where id = $2', ['2026-11-16T00:00:00.000Z', backup.id]);
    expect((await accept(backup, ghost.difference)).body.code).toBe('reconciliation.leaving');
    expect((await story.as(backup).put(row, { label: 'Agence Pivoine' })).body.code).toBe('reconciliation.leaving');
    expect((await add(backup, 'Anne Brev')).status).toBe(201);
    expect(seat).toEqual(expect.any(String));
    await add(owner, 'Marie Admin;Partial access');
    expect((await compare()).ghosts.map((d: any) => d.name)).toEqual(['Marie Admin']);
  });

  it('a difference is explained away for a time, and no wider than it was', async () => {
    await add(owner, 'Anne Brev;Analyst');
    const [ghost] = (await compare()).ghosts;
    expect((await accept(owner, ghost.difference, TODAY)).body.code).toBe('reconciliation.bad_review_day');
    expect((await accept(owner, ghost.difference, '2028-01-01')).body.code).toBe('reconciliation.bad_review_day');
    expect((await accept(owner, 'ghost:nobody:-')).status).toBe(404);
    expect(await accept(owner, ghost.difference)).toMatchObject({
      status: 200,
      body: { accepted: { by: owner.id, reviewOn: '2026-12-31' } },
    });
    expect([await keys(), await findings('ghost_access')]).toEqual([NONE, []]);
    const before = house().clock.now().toISOString();
    house().clock.set('2027-01-01T09:00:00.000Z');
    expect((await keys())['ghosts']).toEqual(['Anne Brev']);
    house().clock.set(before);
    await house().tamper(`update native_exception set review_on = '2099-01-01' where account_id = $1`, [account]);
    expect(await findings('ghost_access')).toHaveLength(1);
    await house().tamper(`update native_exception set review_on = '2026-12-31' where account_id = $1`, [account]);
    expect(await findings('ghost_access')).toEqual([]);
    await add(owner, 'Anne Brev;Full control');
    expect((await keys())['ghosts']).toEqual(['Anne Brev']);
  });

  it('is read by auditors, hidden from strangers, and not for those who only use the account', async () => {
    const [auditor, hr, stranger] = [await story.person(['auditor']), await story.person(['hr']), await story.person()];
    await story.grant(chloe, account, 'full_control');
    const { body } = await add(owner, 'Chloé Anquetil;Full control', { picture: PNG });
    const paths = [
      `/accounts/${account}/captures`,
      `/accounts/${account}/reconciliation`,
      `/captures/${body.id}`,
      `/captures/${body.id}/rows`,
      `/captures/${body.id}/picture`,
    ];
    for (const [who, status] of [
      [auditor, 200],
      [admin, 200],
      [owner, 200],
      [hr, 403],
      [chloe, 403],
      [stranger, 404],
    ] as const)
      for (const path of paths) expect([path, (await story.as(who).get(path)).status]).toEqual([path, status]);
    for (const [who, status] of [
      [auditor, 403],
      [hr, 403],
      [chloe, 403],
      [stranger, 404],
    ] as const)
      expect((await add(who, 'Chloé Anquetil')).status).toBe(status);
    const forged = await story.person();
    await story.seat(forged, account, 'backup_owner', { mac: Buffer.alloc(32).toString('base64') });
    expect((await add(forged, 'Chloé Anquetil')).status).toBe(404);
    expect((await add(owner, 'Chloé Anquetil', { capturedOn: '2026-11-18' })).body.code).toBe('reconciliation.future');
    expect((await add(owner, 'Chloé Anquetil', { rows: [{ name: 'Anne Brev' }] })).body.code).toBe(
      'reconciliation.needs_text',
    );
    const letters = (n: number): string =>
      [...n.toString(26)].map((c) => String.fromCharCode(97 + parseInt(c, 26))).join('');
    const many = Array.from({ length: 2001 }, (_, n) => `Anne B${letters(n)}`);
    expect((await add(owner, many.join('\n'))).body).toMatchObject({
      status: 400,
      code: 'reconciliation.too_many_rows',
    });
    expect((await add(owner, many.slice(1).join('\n'))).body).toMatchObject({ rows: 2000 });
  });

  it('grows old: the next one is due after the days its account is worth', async () => {
    const late = (on: string): Promise<unknown> =>
      house().tamper('update account set created_at = $1 where id = $2', [`${on}T08:00:00.000Z`, account]);
    await late('2026-08-19');
    expect([await findings('reconciliation_due'), (await compare()).dueOn]).toEqual([[], '2026-11-17']);
    await late('2026-08-18');
    expect(await findings('reconciliation_due')).toMatchObject([{ cure: { path: `/accounts/${account}/captures` } }]);
    expect(await compare()).toMatchObject({ isOverdue: true, captureId: null });
    await add(owner, 'Chloé Anquetil', { capturedOn: '2026-09-01' });
    expect(await findings('reconciliation_due')).toEqual([]);
    await house().tamper(
      `update account set access_model = 'shared_login', created_at = '2020-01-01T00:00:00.000Z' where id = $1`,
      [account],
    );
    expect(await findings('reconciliation_due')).toEqual([]);
  });

  it('a CSV file is read by its columns, with words for roles explained', async () => {
    const text =
      'Nom;Prénom;Accès;Courriel\r\nAnquetil;Chloé;Rédactrice en chef;c@b.example\r\nBrev;Anne;inconnu;x\r\n';
    const { status, body } = await add(owner, text, {
      source: 'csv',
      columns: { name: 'nom', givenName: 'PRENOM', role: 'Accès', profileUrl: null },
      roles: { 'rédactrice en chef': 'publisher' },
    });
    expect([status, body.rows, body.matched]).toEqual([201, 2, 1]);
    const { items } = (await story.as(owner).get(`/captures/${body.id}/rows`)).body;
    expect(items.map((row: any) => [row.name, row.role, row.levels])).toEqual([
      ['Chloé Anquetil', null, ['publisher']],
      ['Anne Brev', null, []],
    ]);
    const wrong = await add(owner, text, { source: 'csv', columns: { name: 'Qui' } });
    expect(wrong.body.code).toBe('reconciliation.no_name_column');
  });

  it('a profile given with consent tells people apart, and is forgotten when they leave', async () => {
    const path = `/people/${chloe.id}/native-identities`;
    const give = (by: Someone, body: unknown): Promise<Answer> => story.as(by).put(`${path}/facebook_page`, body);
    const profileUrl = 'https://www.facebook.com/chloe.a.pro/?ref=share';
    expect((await give(chloe, { profileUrl, consent: false })).status).toBe(400);
    expect((await give(admin, { profileUrl, consent: true })).body.code).toBe('reconciliation.not_yours');
    expect((await give(chloe, { profileUrl: 'https://evil.example/chloe', consent: true })).body.code).toBe(
      'reconciliation.not_a_profile',
    );
    expect((await give(chloe, { profileUrl, consent: true })).body).toMatchObject({
      profileUrl: 'https://facebook.com/chloe.a.pro',
    });
    const taken = await story
      .as(owner)
      .put(`/people/${owner.id}/native-identities/facebook_page`, { profileUrl, consent: true });
    expect(taken.body.code).toBe('reconciliation.address_taken');
    const { body } = await add(owner, `Chloé A. Anquetil;Full control;${profileUrl}`);
    const row = (await story.as(owner).get(`/captures/${body.id}/rows`)).body.items[0];
    expect(row).toMatchObject({ personId: chloe.id, matchedBy: 'profile' });
    expect((await story.as(owner).get(path)).status).toBe(403);
    expect((await story.as(chloe).get(path)).body.items).toHaveLength(1);
    await house().tamper(`update person set last_day = '2026-11-15' where id = $1`, [chloe.id]);
    await house().app.get(Worker).tick('native_identity.purge');
    expect((await story.as(admin).get(path)).body.items).toEqual([]);
    expect((await story.as(admin).delete(`${path}/facebook_page`)).status).toBe(404);
  });
});
