import { AccountDecision, AccountRequest, SetUpEntry } from '../../src/onboarding/onboarding.entity.js';
import type { Answer } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const reason = 'Because the story says so';

onBothDatabases('nobody decides for themselves about a new official account', (house) => {
  let story: VaultStory;
  let [asker, owner, backup, admin, second, accountable]: Someone[] = [];
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
    second = await story.person(['admin']);
    await answersFor('Lumio', accountable);
  });

  const as = (somebody: Someone | undefined) => story.as(somebody as Someone);
  const answersFor = (brand: string, somebody: Someone | undefined, by = admin) =>
    as(by).put(`/brands/${brand}`, { accountableId: somebody?.id, reason });
  const ask = async (by: Someone | undefined, more: Record<string, unknown> = {}): Promise<any> => {
    const answer = await as(by).post('/account-requests', {
      ...{ platform: 'instagram', handle: `attack_${++count}`, displayName: 'Attack', purpose: 'To be attacked' },
      ...{
        audience: 'Nobody',
        brand: 'Lumio',
        ownerEntity: 'Lumio SAS',
        ownerId: owner?.id,
        backupOwnerId: backup?.id,
      },
      ...{ criticality: 'high', accessModel: 'shared_login', notPersonal: true, reason, ...more },
    });
    if (answer.status !== 201) throw new Error(`Asked: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const act = (by: Someone | undefined, request: any, what: string): Promise<Answer> =>
    as(by).post(`/account-requests/${request.id}/${what}`, { reason });
  const onAccount = (by: Someone | undefined, request: any, what: string, body: Record<string, unknown> = {}) =>
    as(by).post(`/accounts/${request.accountId}/${what}`, { reason, ...body });
  const codeOf = async (answer: Promise<Answer>): Promise<string | undefined> => (await answer).body?.code;
  const stateOf = async (request: any): Promise<[string, string]> => {
    const [row] = await house().tamper(
      'select r.state, a.status from account_request r join account a on a.id = r.account_id where r.id = $1',
      [request.id],
    );
    return [String(row?.['state']), String(row?.['status'])];
  };

  it('not the requester who is an admin, nor the one who became accountable after asking, by any door', async () => {
    const request = await ask(admin, { criticality: 'low', brand: 'Own' });
    expect(await codeOf(act(admin, request, 'approve'))).toBe('onboarding.own_request');
    expect(await codeOf(onAccount(admin, request, 'approve'))).toBe('onboarding.own_request');
    await answersFor('Own', admin, second);
    for (const verdict of ['approve', 'reject', 'ask-changes'])
      expect(await codeOf(act(admin, request, verdict))).toBe('onboarding.own_request');
    // The doors beside it.
    expect(await codeOf(onAccount(admin, request, 'status', { status: 'active' }))).toBe('account.being_asked_for');
    expect(await codeOf(onAccount(admin, request, 'activate'))).toBe('account.being_asked_for');
    expect(await codeOf(onAccount(admin, request, 'retire'))).toBe('account.being_asked_for');
    const path = `/accounts/${request.accountId}`;
    expect(await codeOf(as(admin).patch(path, { criticality: 'low', ownerId: admin?.id }))).toBe(
      'account.being_asked_for',
    );
    expect(await codeOf(as(second).put(`${path}/seats/owner`, { personId: admin?.id, reason }))).toBe(
      'account.being_asked_for',
    );
    expect(await codeOf(as(second).post(`${path}/grants`, { personId: asker?.id, level: 'publisher', reason }))).toBe(
      'access.account_not_open',
    );
    expect((await as(second).get(`${path}/set-up`)).body.code).toBe('onboarding.no_set_up');
    expect(await stateOf(request)).toEqual(['pending', 'requested']);
    expect((await act(second, request, 'approve')).body.state).toBe('approved');
  });

  it('not whoever would own it, even as the only admin who is left to decide', async () => {
    const request = await ask(asker, { criticality: 'low', ownerId: admin?.id });
    expect(await codeOf(act(admin, request, 'approve'))).toBe('onboarding.own_nomination');
    expect((await act(accountable, request, 'reject')).body.state).toBe('rejected');
    expect(
      (
        await as(asker).post('/account-requests', {
          ...{ platform: 'instagram', handle: 'no_one_left', displayName: 'X', purpose: 'X', audience: 'X' },
          ...{ brand: 'Elsewhere', ownerEntity: 'X', ownerId: admin?.id, backupOwnerId: second?.id },
          ...{ criticality: 'low', notPersonal: true, reason },
        })
      ).body.code,
    ).toBe('onboarding.no_decider');
  });

  it('not one person in both capacities', async () => {
    await answersFor('Both', second);
    const request = await ask(asker, { brand: 'Both' });
    expect((await act(second, request, 'approve')).body.state).toBe('pending');
    expect(await codeOf(act(second, request, 'approve'))).toBe('onboarding.said_yes_already');
    expect(await codeOf(onAccount(second, request, 'approve'))).toBe('onboarding.said_yes_already');
    expect((await act(admin, request, 'approve')).body.state).toBe('approved');
  });

  it('not HR, not an auditor, not a leaver, not somebody frozen, whatever else they are', async () => {
    const hr = await story.person(['admin', 'hr']);
    const watcher = await story.person(['auditor']);
    const leaver = await story.person(['admin'], { leavingAt: '2026-11-01T00:00:00.000Z' });
    const frozen = await story.person(['admin'], { frozenAt: '2026-11-01T00:00:00.000Z' });
    const request = await ask(asker, { criticality: 'low' });
    for (const one of [hr, watcher]) expect((await act(one, request, 'approve')).status).toBe(403);
    for (const one of [leaver, frozen])
      expect(await codeOf(act(one, request, 'approve'))).toBe('onboarding.not_decider');
    await answersFor('Watched', watcher);
    const watched = await ask(asker, { criticality: 'low', brand: 'Watched' });
    expect((await act(watcher, watched, 'approve')).status).toBe(403);
    expect(
      (
        await as(asker).post('/account-requests', {
          ...{ platform: 'instagram', handle: 'watched_2', displayName: 'X', purpose: 'X', audience: 'X' },
          ...{ brand: 'Watched', ownerEntity: 'X', ownerId: owner?.id, backupOwnerId: backup?.id },
          ...{ criticality: 'high', notPersonal: true, reason },
        })
      ).body.code,
    ).toBe('onboarding.no_decider');
  });

  it('a yes falls when its author is accountable no more, or when the weight is changed behind it', async () => {
    await answersFor('Passing', accountable);
    const request = await ask(asker, { brand: 'Passing' });
    expect((await act(accountable, request, 'approve')).status).toBe(200);
    const successor = await story.person();
    await answersFor('Passing', successor);
    expect((await act(admin, request, 'approve')).body.state).toBe('pending');
    expect((await act(accountable, request, 'approve')).status).toBe(404);
    expect((await act(successor, request, 'approve')).body.state).toBe('approved');
    const light = await ask(asker);
    expect((await act(admin, light, 'approve')).body.state).toBe('pending');
    const lowered = await as(asker).patch(`/account-requests/${light.id}`, { criticality: 'low' });
    expect(lowered.body).toMatchObject({ state: 'pending', deciders: 1, revision: 2 });
    expect(await stateOf(light)).toEqual(['pending', 'requested']);
    expect((await act(admin, light, 'approve')).body.state).toBe('approved');
  });

  it('two decisions at once: one yes each, and a no beside a yes leaves one outcome', async () => {
    const one = await ask(asker, { criticality: 'low' });
    const both = await Promise.all([act(admin, one, 'approve'), act(second, one, 'approve')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const two = await ask(asker);
    const raced = await Promise.all([
      act(admin, two, 'approve'),
      act(admin, two, 'approve'),
      onAccount(second, two, 'approve'),
    ]);
    expect(raced.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await stateOf(two)).toEqual(['pending', 'requested']);
    const split = await Promise.all([act(accountable, two, 'approve'), act(second, two, 'reject')]);
    expect(split.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([
      ['approved', 'approved'],
      ['rejected', 'closed'],
    ]).toContainEqual(await stateOf(two));
    const decided = await house().tamper('select verdict from account_decision where request_id = $1', [two.id]);
    expect(decided).toHaveLength(2);
  });

  it('a no by the old route ends the request too, and frees the name', async () => {
    const request = await ask(asker, { handle: 'taken.again' });
    expect((await onAccount(admin, request, 'reject')).body.status).toBe('closed');
    expect(await stateOf(request)).toEqual(['rejected', 'closed']);
    expect((await ask(asker, { handle: 'taken.again' })).state).toBe('pending');
  });

  it('not whoever can write the database: forged yeses, forged requests, brands and gates count as absent', async () => {
    const db = house().core.database.source.manager;
    const request = await ask(asker);
    await db.insert(AccountDecision, {
      ...{ id: '01ffffff-0000-7000-8000-000000000001', requestId: request.id, personId: accountable?.id as string },
      ...{ capacity: 'accountable', verdict: 'approved', revision: 1, reason, at: '2026-11-17T09:00:00.000Z', mac: '' },
    });
    expect((await act(admin, request, 'approve')).body.state).toBe('pending');
    await db.update(AccountRequest, { id: request.id }, { criticality: 'low' });
    expect(await codeOf(act(second, request, 'approve'))).toBe('onboarding.altered');
    // Taken away, the log still knows that it was asked for.
    await house().tamper('delete from account_decision where request_id = $1', [request.id]);
    await house().tamper('delete from account_request where id = $1', [request.id]);
    expect(await codeOf(onAccount(second, request, 'approve'))).toBe('onboarding.altered');
    const own = await ask(asker, { criticality: 'low' });
    await house().tamper('update brand set accountable_id = $1 where name_key = $2', [asker?.id, 'lumio']);
    expect(await codeOf(act(asker, own, 'approve'))).toBe('onboarding.own_request');
    expect((await as(accountable).get('/account-requests')).body.total).toBe(0);
    expect((await answersFor('Lumio', accountable)).status).toBe(200);
    expect((await act(accountable, own, 'approve')).body.state).toBe('approved');
    const entry = { accountId: own.accountId, kind: 'attested', byId: owner?.id as string, capacity: 'owner' };
    await db.insert(SetUpEntry, {
      ...{ ...entry, id: '01ffffff-0000-7000-8000-000000000002', gate: 'links_and_legal_notice' },
      ...{ at: '2026-11-17T09:00:00.000Z', evidenceKind: 'text', evidence: 'forged', version: 1, mac: '' },
    });
    const gate = (await as(owner).get(`/accounts/${own.accountId}/set-up`)).body.gates.at(-1);
    expect(gate).toMatchObject({ code: 'links_and_legal_notice', state: 'open', attestation: null });
  });

  it('a leaver’s request ends with them, and a leaver is nobody’s new owner', async () => {
    const hr = await story.person(['hr']);
    const leaver = await story.person();
    const theirs = await ask(leaver);
    const forThem = await ask(asker, { criticality: 'low', ownerId: leaver.id });
    const opened = await as(hr).post('/offboarding-cases', {
      ...{ personId: leaver.id, scenario: 'hostile', lastDay: '2026-11-17', cut: true, reason },
    });
    expect([opened.status, opened.body.status]).toEqual([201, 'cut']);
    expect(await stateOf(theirs)).toEqual(['withdrawn', 'closed']);
    expect(await codeOf(act(admin, forThem, 'approve'))).toBe('account.person_left');
    expect(await stateOf(forThem)).toEqual(['pending', 'requested']);
  });

  it('and accounts that were written down without a request go on as before', async () => {
    const made = await as(admin).post('/accounts', { platform: 'tiktok', handle: 'as.before', status: 'requested' });
    expect((await onAccount(second, { accountId: made.body.id }, 'approve')).body.status).toBe('approved');
    await as(admin).put(`/accounts/${made.body.id}/seats/owner`, { personId: owner?.id, reason });
    expect((await as(owner).get(`/accounts/${made.body.id}/set-up`)).body.code).toBe('onboarding.no_set_up');
    expect((await onAccount(owner, { accountId: made.body.id }, 'activate')).status).toBe(404);
    expect((await onAccount(second, { accountId: made.body.id }, 'activate')).body.status).toBe('active');
  });
});
