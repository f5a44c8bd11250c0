import { RecoveryChannels } from '../../src/accounts/recovery-channels.service.js';
import { Expiries } from '../../src/onboarding/expiries.service.js';
import type { Answer } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const reason = 'Because the story says so';

onBothDatabases('an official account is asked for, changed, decided by two, set up and active', (house) => {
  let story: VaultStory;
  let [asker, owner, backup, admin, accountable, auditor]: Someone[] = [];
  let request: any;
  let count = 0;

  beforeAll(async () => {
    story = new VaultStory(house());
    [asker, owner, backup, accountable] = [
      await story.person(),
      await story.person(),
      await story.person(),
      await story.person(),
    ];
    admin = await story.person(['admin']);
    auditor = await story.person(['auditor']);
  });

  const as = (somebody: Someone | undefined) => story.as(somebody as Someone);
  const wish = (more: Record<string, unknown> = {}) => ({
    platform: 'instagram',
    handle: `new_presence_${++count}`,
    displayName: 'Lumio Élan',
    purpose: 'Shows the new lamps to people who furnish their first home',
    audience: 'First-time buyers in France',
    brand: 'LUMIO  élan',
    ownerEntity: 'Lumio SAS',
    ownerId: owner?.id,
    backupOwnerId: backup?.id,
    criticality: 'high',
    accessModel: 'shared_login',
    notPersonal: true,
    registrationEmail: 'lamps@story.example',
    links: ['https://intranet.story.example/lamps'],
    reason: 'The new range needs its own voice',
    ...more,
  });
  const ask = (by: Someone | undefined, more: Record<string, unknown> = {}): Promise<Answer> =>
    as(by).post('/account-requests', wish(more));
  const act = (by: Someone | undefined, what: string, body: Record<string, unknown> = {}, id = request.id) =>
    as(by).post(`/account-requests/${id}/${what}`, { reason, ...body });
  const gates = async (): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await as(owner).get(`/accounts/${request.accountId}/set-up`)).body.gates.map((g: any) => [g.code, g.state]),
    );

  it('a brand has one accountable person, in whatever spelling, and keeps who it was', async () => {
    const put = (by: Someone | undefined, name: string, accountableId: string | undefined) =>
      as(by).put(`/brands/${encodeURIComponent(name)}`, { accountableId, reason });
    expect((await put(asker, 'Lumio Élan', asker?.id)).status).toBe(403);
    expect((await put(admin, 'Lumio Élan', 'nobody')).body.code).toBe('account.unknown_person');
    expect((await put(admin, 'Lumio Élan', owner?.id)).body).toMatchObject({ name: 'Lumio Élan', version: 1 });
    const named = await put(admin, 'lumio elan', accountable?.id);
    expect([named.status, named.body.accountableId]).toEqual([200, accountable?.id]);
    expect((await as(asker).get('/brands?q=ELAN')).body).toMatchObject({
      total: 1,
      items: [{ name: 'lumio elan', accountableId: accountable?.id, fullName: 'Somebody' }],
    });
    const history = await as(auditor).get('/brands/Lumio%20Elan/history');
    expect(history.body.items.map((item: any) => [item.accountableId, item.endedAt === null])).toEqual([
      [accountable?.id, true],
      [owner?.id, false],
    ]);
  });

  it('is refused without the declaration, without people who could decide, and where it is nobody’s business', async () => {
    expect((await ask(asker, { notPersonal: undefined })).body).toMatchObject({
      status: 422,
      code: 'onboarding.not_declared',
    });
    expect((await ask(asker, { notPersonal: false })).status).toBe(422);
    expect((await ask(asker, { brand: 'Unheard of' })).body).toMatchObject({
      status: 422,
      code: 'onboarding.no_decider',
    });
    expect((await ask(asker, { backupOwnerId: owner?.id })).body.code).toBe('account.same_person');
    expect((await ask(asker, { platform: 'google_plus', handle: '+Lumio' })).body.code).toBe('account.closed_platform');
    expect((await ask(asker, { handle: 'bad..dots' })).status).toBe(400);
    expect((await ask(auditor)).status).toBe(403);
    const left = await story.person([], { lastDay: '2026-01-31' });
    expect((await ask(asker, { ownerId: left.id })).body.code).toBe('account.person_left');
    const [before] = await house().tamper('select count(*) as n from account');
    expect(Number(before?.['n'])).toBe(0);
  });

  it('stands in the register as requested; the same name again is a duplicate that says no more', async () => {
    const asked = await ask(asker, { handle: 'lumio.elan' });
    expect(asked.status).toBe(201);
    request = asked.body;
    expect(request).toMatchObject({
      state: 'pending',
      handle: 'lumio.elan',
      deciders: 2,
      requesterId: asker?.id,
      expiresAt: expect.stringContaining('2026-12-17'),
      can: ['account_request.comment', 'account_request.change', 'account_request.withdraw'],
    });
    expect((await as(admin).get(`/accounts/${request.accountId}`)).body).toMatchObject({
      status: 'requested',
      ownerId: null,
      criticality: 'high',
    });
    const forsaken = (await as(admin).get('/kpis')).body.items.find((item: any) => item.code === 'orphan_or_dormant');
    expect([forsaken.denominator, forsaken.parts[0].value]).toEqual([0, 0]);
    const again = await ask(owner, { handle: 'Lumio.Elan' });
    expect([again.status, again.body.code, again.body.accountId]).toEqual([409, 'account.duplicate', undefined]);
    expect((await as(owner).get(`/accounts/${request.accountId}`)).status).toBe(404);
  });

  it('is seen by whoever asked and whoever decides, and by nobody else', async () => {
    const totals = await Promise.all(
      [asker, accountable, admin, auditor, owner].map(
        async (one) => (await as(one).get('/account-requests?q=lumio&brand=Lumio%20ELAN&state=pending')).body.total,
      ),
    );
    expect(totals).toEqual([1, 1, 1, 1, 0]);
    expect((await as(owner).get(`/account-requests/${request.id}`)).status).toBe(404);
    expect((await act(owner, 'approve')).status).toBe(404);
  });

  it('is talked over; a change lets an earlier yes fall', async () => {
    expect((await act(accountable, 'comments', { text: 'Which lamps?' })).status).toBe(201);
    const first = await act(admin, 'approve');
    expect([first.status, first.body.state]).toEqual([200, 'pending']);
    expect((await act(admin, 'approve')).body.code).toBe('onboarding.said_yes_already');
    const other = await story.person(['admin']);
    expect((await act(other, 'approve')).body.code).toBe('onboarding.capacity_taken');
    expect((await act(accountable, 'ask-changes')).body.state).toBe('changes_asked');
    expect((await act(accountable, 'approve')).body.code).toBe('onboarding.changes_awaited');
    expect((await as(admin).patch(`/account-requests/${request.id}`, { purpose: 'Mine' })).body.code).toBe(
      'onboarding.not_requester',
    );
    const changed = await as(asker).patch(`/account-requests/${request.id}`, { purpose: 'The new lamps only' });
    expect(changed.body).toMatchObject({ state: 'pending', revision: 2, purpose: 'The new lamps only' });
    const said = changed.body.history.map((step: any) => [step.kind, step.counts, step.changes]);
    expect(said).toEqual([
      ['comment', null, []],
      ['approved', false, []],
      ['changes_asked', null, []],
      ['changed', null, [{ field: 'purpose', old: wish().purpose, new: 'The new lamps only' }]],
    ]);
    expect((await as(admin).get(`/accounts/${request.accountId}`)).body.purpose).toBe('The new lamps only');
  });

  it('is decided by two different people, and begins its set-up with its owners seated', async () => {
    expect((await as(admin).post(`/accounts/${request.accountId}/approve`, { reason })).body.status).toBe('requested');
    const done = await act(accountable, 'approve');
    expect([done.status, done.body.state]).toEqual([200, 'approved']);
    expect((await act(accountable, 'reject')).body.code).toBe('onboarding.already_decided');
    expect((await as(owner).get(`/accounts/${request.accountId}`)).body).toMatchObject({
      status: 'approved',
      ownerId: owner?.id,
      backupOwnerId: backup?.id,
      requestedBy: asker?.id,
      decidedBy: accountable?.id,
    });
    expect(await gates()).toEqual({
      registration_mailbox: 'met',
      recovery_phone: 'open',
      second_factor_in_vault: 'open',
      two_full_control: 'open',
      credential_tested: 'open',
      verification_badge: 'open',
      links_and_legal_notice: 'open',
    });
    const early = await as(admin).post(`/accounts/${request.accountId}/status`, { status: 'active', reason });
    expect(early.body).toMatchObject({ status: 422, code: 'onboarding.gates_open' });
    expect(early.body.errors.map((error: any) => error.field)).toEqual(early.body.gates);
    expect(early.body.gates).toHaveLength(6);
  });

  it('the vault and the grants work already, and their gates tell themselves', async () => {
    const [one, two] = [await story.person(), await story.person()];
    const password = await story.stored(owner as Someone, request.accountId, 'password', {
      username: 'lumio.elan',
      password: 'story-secret-1',
    });
    await story.stored(owner as Someone, request.accountId, 'totp', { seed: 'JBSWY3DPEHPK3PXP' });
    for (const somebody of [one, two]) {
      const body = { personId: somebody.id, level: 'full_control', reason };
      expect((await as(owner).post(`/accounts/${request.accountId}/grants`, body)).status).toBe(201);
    }
    expect((await story.reveal(one, password)).status).toBe(200);
    const channel = { kind: 'phone', value: '+33639981100', label: null, belongsTo: 'organisation', ownerEntity: null };
    await house().command('import.recovery_channels', async (op) => {
      const rest = { holderId: null, status: 'active', verifiedOn: null, notes: null };
      await house()
        .app.get(RecoveryChannels)
        .upsert(op, { ...channel, ...rest });
      op.record([], {});
    });
    await as(admin).patch(`/accounts/${request.accountId}`, { recoveryPhone: channel.value });
    expect(await gates()).toMatchObject({
      recovery_phone: 'met',
      second_factor_in_vault: 'met',
      two_full_control: 'met',
      credential_tested: 'met',
      verification_badge: 'open',
    });
    // A new password is one that nobody tried.
    const value = { username: 'lumio.elan', password: 'story-secret-2' };
    await as(owner).post(`/credentials/${password}/versions`, { value, reason });
    expect((await gates())['credential_tested']).toBe('open');
    const evidence = { text: 'Signed in with the new password at noon' };
    const path = `/accounts/${request.accountId}/set-up/credential_tested`;
    expect((await as(owner).post(`${path}/attest`, { evidence })).status).toBe(200);
    expect((await gates())['credential_tested']).toBe('met');
  });

  it('what cannot be had yet is waived by two until a day; then everything is met and it is active', async () => {
    const path = `/accounts/${request.accountId}/set-up`;
    const post = (by: Someone | undefined, what: string, body: Record<string, unknown> = {}) =>
      as(by).post(`${path}/${what}`, body);
    expect((await post(owner, 'recovery_phone/attest', { evidence: { text: 'It is ours' } })).body.code).toBe(
      'onboarding.not_attested',
    );
    expect((await post(asker, 'verification_badge/waive', { reason, reviewOn: '2027-02-01' })).status).toBe(404);
    expect((await post(owner, 'links_and_legal_notice/attest', {})).body.code).toBe('onboarding.needs_evidence');
    const link = { link: 'https://www.instagram.com/lumio.elan' };
    expect((await post(owner, 'links_and_legal_notice/attest', { evidence: link })).status).toBe(200);
    const waive = (reviewOn: string) => post(owner, 'verification_badge/waive', { reason, reviewOn });
    expect((await waive('2026-11-17')).body.code).toBe('onboarding.bad_review_day');
    expect((await waive('2027-02-01')).status).toBe(200);
    expect((await gates())['verification_badge']).toBe('open');
    const may = async (someone: Someone | undefined) => {
      const shown = (await as(someone!).get(path)).body;
      return shown.gates.find((gate: any) => gate.code === 'verification_badge').can;
    };
    expect(await may(owner)).toEqual(['set_up.attest', 'set_up.waive']);
    expect(await may(admin)).toEqual(['set_up.attest', 'set_up.waive', 'set_up.verify']);
    expect((await post(owner, 'verification_badge/verify')).body.code).toBe('onboarding.own_waiver');
    expect((await post(backup, 'verification_badge/verify')).body.code).toBe('onboarding.needs_admin');
    expect((await post(admin, 'verification_badge/verify')).status).toBe(200);
    expect((await gates())['verification_badge']).toBe('waived');
    const active = await as(owner).post(`/accounts/${request.accountId}/activate`, { reason });
    expect([active.status, active.body.status]).toEqual([200, 'active']);
    expect((await as(admin).get(path)).body).toMatchObject({ state: 'done', complete: true, requestId: request.id });
  });

  it('an unanswered one is announced, ends by the clock, and frees its name', async () => {
    const waiting = (await ask(asker, { handle: 'late.answer', criticality: 'low' })).body;
    house().clock.set('2026-12-11T09:00:00.000Z');
    const tend = () =>
      house().run('account_request.expire', async (op) => {
        await house().app.get(Expiries).tend(op);
      });
    await tend();
    await tend();
    const told = await house().tamper(`select topic from outbox where topic = 'account_request.expiring'`);
    expect(told).toHaveLength(1);
    house().clock.set('2026-12-17T09:01:00.000Z');
    expect((await act(admin, 'approve', {}, waiting.id)).body.code).toBe('onboarding.expired');
    expect((await as(asker).get('/account-requests?state=expired')).body.total).toBe(1);
    const anew = await ask(asker, { handle: 'late.answer', criticality: 'low' });
    expect(anew.status).toBe(201);
    expect((await as(asker).get(`/account-requests/${waiting.id}`)).body.state).toBe('expired');
    expect((await act(asker, 'withdraw', {}, anew.body.id)).body.state).toBe('withdrawn');
    expect((await as(admin).get(`/accounts/${anew.body.accountId}`)).body.status).toBe('closed');
  });

  it('a waiver past its day and a set-up that stands still are findings; what is only asked for lacks nothing', async () => {
    const waiting = (await ask(asker, { criticality: 'low' })).body;
    const still = (await ask(asker, { criticality: 'low' })).body;
    await act(admin, 'approve', {}, still.id);
    const found = async (kind: string): Promise<any[]> => (await as(admin).get(`/findings?kind=${kind}`)).body.items;
    expect((await found('orphan,no_full_control')).map((item) => item.accountId)).not.toContain(waiting.accountId);
    expect(await found('set_up_open,set_up_waiver_due')).toEqual([]);
    house().clock.set('2027-01-18T09:00:00.000Z');
    expect(await found('set_up_open')).toMatchObject([
      { accountId: still.accountId, since: '2026-12-17', cure: { act: 'account.activate' } },
    ]);
    house().clock.set('2027-02-02T09:00:00.000Z');
    expect(await found('set_up_waiver_due')).toMatchObject([
      {
        accountId: request.accountId,
        cure: { act: 'set_up.waive', path: `/accounts/${request.accountId}/set-up/verification_badge/waive` },
      },
    ]);
    await as(owner).post(`/accounts/${request.accountId}/set-up/verification_badge/attest`, {
      evidence: { text: 'The badge was given in January' },
    });
    expect(await found('set_up_waiver_due')).toEqual([]);
    await house().tamper('update person set last_day = $1 where id = $2', ['2027-01-31', accountable?.id]);
    expect(await found('brand_unaccountable')).toMatchObject([
      { personId: accountable?.id, cure: { act: 'brand.assign', path: '/brands/lumio%20elan' } },
    ]);
  });
});
