import { keepAccounts } from '../../src/accounts/history.js';
import { KeyRenewal } from '../../src/keys/key-renewal.service.js';
import { owedRotations } from '../../src/vault/rotation.queries.js';
import { Rewrap } from '../../src/vault/rewrap.service.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const REASON = { reason: 'The one before was seen by a leaver.' };
const TESTED = { ...REASON, tested: 'Signed in with it in a private window' };
const VERSION_COLUMNS = 'alg, kek_id, wrapped_dek, dek_nonce, nonce, ciphertext';

onBothDatabases('a new value is stored before it is set on the platform', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let admin: Someone;
  let account: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    [owner, admin] = [await story.person(), await story.person(['admin'])];
    account = await story.account();
    await story.seat(owner, account);
    await house().run('service.tend', async (op) => {
      await keepAccounts(op, [account]);
      op.record([]);
    });
  });

  const password = (): Promise<string> =>
    story.stored(owner, account, 'password', { username: 'brevanne', password: 'in use' });
  const stage = (credential: string, more: object = { generate: {} }, by = owner) =>
    story.as(by).post(`/credentials/${credential}/staged`, { ...REASON, ...more });
  const act = (credential: string, what: string, more: object = REASON, by = owner) =>
    story.as(by).post(`/credentials/${credential}/staged/${what}`, more);
  const show = (credential: string, by = owner) => story.as(by).get(`/credentials/${credential}`);
  const tamper = (text: string, values: unknown[]) => house().tamper(text, values);
  const owed = async (credential: string) =>
    (await story.as(admin).get('/rotations?state=owed&limit=200')).body.items.find(
      (item: any) => item.credentialId === credential,
    );
  const staged = async (credential: string, value: string): Promise<void> => {
    expect((await stage(credential, { value: { password: value } })).status).toBe(201);
  };

  it('nobody has seen a generated one until it is revealed; what is in use goes on being released meanwhile', async () => {
    const credential = await password();
    const made = await stage(credential, { generate: { length: 30 } });
    expect([made.status, made.body.currentVersion]).toEqual([201, 1]);
    expect(made.body.staged).toMatchObject({ version: 2, by: owner.id, generated: true });
    expect(made.text).not.toMatch(/"(password|value)":/);
    expect((await show(credential)).body.staged).toEqual(made.body.staged);
    expect((await story.reveal(owner, credential)).body).toMatchObject({ value: { password: 'in use' }, version: 1 });
    const exposed = 'select number, kind from exposure where credential_id = $1 and number = 2';
    expect(await tamper(exposed, [credential])).toEqual([]);

    const { value, version } = (await act(credential, 'reveal')).body;
    expect([version, value.username, value.password.length]).toEqual([2, 'brevanne', 30]);
    expect(await tamper(exposed, [credential])).toEqual([{ number: 2, kind: 'revealed' }]);

    const done = await act(credential, 'promote', { ...TESTED, version: 2 });
    expect(done.body).toMatchObject({ currentVersion: 2, staged: null, ageDays: 0 });
    expect((await story.reveal(owner, credential)).body).toMatchObject({ value, version: 2 });
    const leaves = await story.leaves(`where body like '%${credential}%'`);
    expect(leaves.map((leaf: any) => leaf.action)).toEqual([
      'credential.create',
      'credential.stage',
      'credential.reveal',
      'credential.reveal_staged',
      'credential.promote',
      'credential.reveal',
    ]);
    expect(JSON.stringify(leaves)).not.toContain(value.password);
    expect(JSON.stringify(leaves)).not.toContain('private window');
  });

  it('one candidate at a time: another, or a version stored past it, is refused and told what waits', async () => {
    const credential = await password();
    await staged(credential, 'first');
    const direct = { ...REASON, value: { password: 'past it' } };
    for (const answer of [
      await stage(credential),
      await story.as(owner).post(`/credentials/${credential}/versions`, direct),
    ])
      expect(answer.body).toMatchObject({
        status: 409,
        code: 'vault.staged_open',
        staged: { version: 2, by: owner.id },
      });
    expect((await act(credential, 'promote', { ...TESTED, version: 3 })).body.code).toBe('vault.other_staged');
    const before = (await show(credential)).body.version;
    expect((await act(credential, 'discard')).body).toMatchObject({ currentVersion: 1, staged: null });
    for (const what of ['reveal', 'promote', 'discard'])
      expect((await act(credential, what, TESTED)).body).toMatchObject({ status: expect.any(Number) });
    expect((await act(credential, 'reveal')).body).toMatchObject({ status: 409, code: 'vault.nothing_staged' });
    // The number of what was given up is never given again.
    expect((await stage(credential)).body.staged.version).toBe(3);
    const late = await story
      .as(owner)
      .post(`/credentials/${credential}/staged/promote`, TESTED, { 'if-match': `"${before}"` });
    expect(late.status).toBe(412);
    expect((await act(credential, 'promote', TESTED)).body.currentVersion).toBe(3);
  });

  it('after a crash both are there, until somebody says which one the platform takes', async () => {
    const credential = await password();
    await staged(credential, 'candidate');
    const candidates = async () => [
      (await story.reveal(owner, credential)).body.value.password,
      (await act(credential, 'reveal')).body.value.password,
    ];
    expect(await candidates()).toEqual(['in use', 'candidate']);
    house().clock.forward({ days: 8 });
    const { body } = await story.as(admin).get(`/findings?kind=staged_waiting&accountId=${account}`);
    expect(body.items.find((one: any) => one.subject === `credential:${credential}`)).toMatchObject({
      cure: { act: 'credential.promote', path: `/credentials/${credential}/staged/promote` },
    });
    await act(credential, 'promote', TESTED);
    const after = await story.as(admin).get(`/findings?kind=staged_waiting&accountId=${account}`);
    expect(after.body.items.some((one: any) => one.subject === `credential:${credential}`)).toBe(false);
    expect((await story.reveal(owner, credential)).body.value.password).toBe('candidate');
  });

  it('a seed confirms its enrolment by a code before it is in use; recovery codes wait in the same way', async () => {
    const seed = await story.stored(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' });
    expect((await stage(seed)).body.code).toBe('vault.not_generated');
    expect((await stage(seed, {})).body.code).toBe('vault.value_or_generate');
    await stage(seed, { value: { seed: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU', digits: 8 } });
    expect((await act(seed, 'code', {})).body.code).toMatch(/^\d{8}$/);
    expect((await story.as(owner).post(`/credentials/${seed}/code`)).body.code).toMatch(/^\d{6}$/);
    await act(seed, 'promote', TESTED);
    expect((await story.as(owner).post(`/credentials/${seed}/code`)).body.code).toMatch(/^\d{8}$/);

    const codes = await story.stored(owner, account, 'recovery_codes', { codes: ['old-1', 'old-2'] });
    await stage(codes, { value: { codes: ['new-1', 'new-2', 'new-3'] } });
    expect((await act(codes, 'code', {})).body.code).toBe('vault.no_code');
    expect((await story.as(owner).post(`/credentials/${codes}/use-code`)).body).toMatchObject({
      code: 'old-1',
      version: 1,
    });
    expect((await act(codes, 'promote', TESTED)).body).toMatchObject({ currentVersion: 2, codesLeft: 3 });
    const token = await story.stored(owner, account, 'api_token', { token: 't', expiresOn: '2026-12-10' });
    await stage(token, { value: { token: 'u', expiresOn: '2027-12-10' } });
    expect((await show(token)).body.expiresOn).toBe('2026-12-10');
    expect((await act(token, 'promote', TESTED)).body.expiresOn).toBe('2027-12-10');
  });

  it('one rotation clears whoever saw the old one, and not whoever saw the new one ahead', async () => {
    const credential = await password();
    const leavers = [await story.person(), await story.person(), await story.person()];
    const grants = await Promise.all(leavers.map((one) => story.grant(one, account, 'full_control')));
    const [old, both, ahead] = leavers as [Someone, Someone, Someone];
    await story.reveal(old, credential);
    await story.reveal(both, credential);
    await stage(credential);
    await act(credential, 'reveal', REASON, both);
    await act(credential, 'reveal', REASON, ahead);
    const at = house().clock.now().toISOString();
    for (const grant of grants) await story.endGrant(grant, at);
    const ids = async (): Promise<string[]> =>
      ((await owed(credential))?.exposedTo ?? []).map((one: any) => one.personId).sort();
    expect([(await owed(credential)).version, await ids()]).toEqual([1, [old.id, both.id].sort()]);
    const seen = (await story.as(admin).get(`/people/${ahead.id}/exposures`)).body.items;
    expect(seen).toMatchObject([{ version: 2, current: false, owed: false, staged: true }]);

    const promoted = (await act(credential, 'promote', TESTED)).body;
    expect(promoted.owed).toMatchObject({ version: 2 });
    expect([(await owed(credential)).version, await ids()]).toEqual([2, [both.id, ahead.id].sort()]);
    await stage(credential);
    await act(credential, 'promote', TESTED);
    expect(await ids()).toEqual([]);
  });

  it('whoever the rotation of a leaver is given to makes, sees, tries and promotes it without any other right', async () => {
    const [credential, other] = [await password(), await password()];
    const [hr, leaver, helper] = [await story.person(['hr']), await story.person(), await story.person()];
    await story.grant(leaver, account, 'full_control');
    await story.reveal(leaver, credential);
    await stage(other);
    await act(other, 'reveal', REASON, leaver);
    const opened = await story.as(hr).post('/offboarding-cases', {
      ...{ personId: leaver.id, scenario: 'hostile', lastDay: house().clock.now().toISOString().slice(0, 10) },
      ...{ reason: 'Dismissed for misconduct', cut: true },
    });
    expect(opened.status).toBe(201);
    const close = async () =>
      (
        await story.as(hr).post(`/offboarding-cases/${opened.body.id}/close`, { reason: 'Is everything done yet?' })
      ).body.openConditions
        .filter((one: any) => one.code === 'exposed_version')
        .map((one: any) => [one.subject, one.detail]);
    expect(await close()).toEqual([
      [`credential:${credential}`, 'Has seen the current version 1 of a password.'],
      [`credential:${other}`, 'Has seen the staged version 2 of a password.'],
    ]);
    expect((await stage(credential, undefined, helper)).status).toBe(404);
    const tasks = (await story.as(hr).get(`/offboarding-cases/${opened.body.id}/tasks?limit=200`)).body.items;
    const task = tasks.find((one: any) => one.code === 'S4');
    const given = { assigneeId: helper.id, reason: 'They are on duty tonight' };
    expect((await story.as(owner).post(`/tasks/${task.id}/assign`, given)).status).toBe(200);
    expect((await stage(credential, undefined, helper)).status).toBe(201);
    expect((await act(credential, 'reveal', REASON, helper)).body).toMatchObject({
      version: 2,
      value: { username: 'brevanne' },
    });
    expect((await show(credential, helper)).body.staged.version).toBe(2);
    expect((await story.reveal(helper, credential)).status).toBe(404);
    const done = await act(credential, 'promote', TESTED, helper);
    expect(done.body).toMatchObject({ currentVersion: 2, owed: { exposedTo: [{ personId: helper.id }] } });
    await act(other, 'discard');
    expect(await close()).toEqual([]);
    expect((await act(credential, 'reveal', REASON, helper)).status).toBe(404);
    const leaf = (await story.leaves()).find(
      (one: any) => one.action === 'credential.reveal_staged' && one.actor.id === helper.id,
    );
    expect(leaf.details.by).toBe(`task:${task.id}`);
  });

  it('what was only staged, or given up, was in use on no day', async () => {
    const credential = await password();
    const leaver = await story.person();
    const grant = await story.grant(leaver, account, 'full_control');
    await story.reveal(leaver, credential);
    await staged(credential, 'given up');
    const days: string[] = [];
    const nextDay = (): void => {
      days.push(house().clock.now().toISOString().slice(0, 10));
      house().clock.forward({ days: 1 });
    };
    await story.endGrant(grant, house().clock.now().toISOString());
    nextDay();
    await act(credential, 'discard');
    nextDay();
    await staged(credential, 'the next');
    nextDay();
    await act(credential, 'promote', TESTED);
    nextDay();
    const on = (day: string) =>
      house().run('service.look', (op) =>
        owedRotations(op.db, house().core.keys.current, { credentialId: credential }, op.now, day),
      );
    expect((await Promise.all(days.map(on))).map((found) => found.map(({ version }) => version))).toEqual([
      [1],
      [1],
      [1],
      [],
    ]);
  });

  describe('attacks', () => {
    it('a publisher, a stranger, hr and an auditor do nothing with it; a stale factor reveals nothing', async () => {
      const credential = await password();
      await staged(credential, 'candidate');
      const [publisher, stranger, stale] = [await story.person(), await story.person(), await story.person()];
      await story.grant(publisher, account, 'publisher');
      await story.grant(stale, account, 'full_control');
      await story.changeSession(stale, { freshUntil: null });
      const answers = async (someone: Someone) => [
        (await stage(credential, undefined, someone)).status,
        ...(await Promise.all(
          ['reveal', 'code', 'promote', 'discard'].map(
            async (what) =>
              (await act(credential, what, what === 'code' ? {} : what === 'promote' ? TESTED : REASON, someone))
                .status,
          ),
        )),
        (await show(credential, someone)).status,
      ];
      expect(await answers(publisher)).toEqual([403, 403, 403, 403, 403, 200]);
      expect(await answers(stranger)).toEqual([404, 404, 404, 404, 404, 404]);
      for (const role of ['hr', 'auditor'] as const)
        expect(await answers(await story.person([role]))).toEqual([403, 403, 403, 403, 403, 404]);
      expect((await act(credential, 'reveal', REASON, stale)).body.status).toBe(428);
      expect((await show(credential)).body.staged.version).toBe(2);
    });

    it('a promotion written by hand: the candidate does not open as the one in use', async () => {
      const credential = await password();
      await staged(credential, 'candidate');
      await tamper('update credential set current_version = 2 where id = $1', [credential]);
      expect((await story.reveal(owner, credential)).body.code).toBe('vault.integrity');
      // The rightful one heals it.
      expect((await act(credential, 'promote', TESTED)).status).toBe(200);
      expect((await story.reveal(owner, credential)).body).toMatchObject({
        value: { password: 'candidate' },
        version: 2,
      });
    });

    it.each([
      ['a row planted by hand', 'plant'],
      ['a decided row made undecided', 'revive'],
    ])('%s is no candidate', async (_, how) => {
      const credential = await password();
      await staged(credential, 'candidate');
      const [row] = await tamper('select * from staged_version where credential_id = $1', [credential]);
      const over = await (how === 'plant' ? act(credential, 'discard') : act(credential, 'promote', TESTED));
      expect(over.status).toBe(200);
      await tamper(
        `update staged_version set state = 'staged', version = 1, decided_at = null, decided_by = null, mac = $1 where credential_id = $2`,
        [how === 'plant' ? Buffer.alloc(32).toString('base64') : row!['mac'], credential],
      );
      expect((await show(credential)).body.staged).toBeNull();
      for (const what of ['reveal', 'promote', 'discard'])
        expect((await act(credential, what, what === 'promote' ? TESTED : REASON)).body.code).toBe(
          'vault.nothing_staged',
        );
      expect((await stage(credential)).status).toBe(201);
    });

    it('the sealed value swapped for the old one is neither revealed nor promoted', async () => {
      const credential = await password();
      await staged(credential, 'candidate');
      await tamper(
        `update credential_version set (${VERSION_COLUMNS}) = (select ${VERSION_COLUMNS} from credential_version where credential_id = $1 and number = 1)
         where credential_id = $1 and number = 2`,
        [credential],
      );
      expect((await act(credential, 'reveal')).body.code).toBe('vault.integrity');
      expect((await act(credential, 'promote', TESTED)).body.code).toBe('vault.integrity');
      expect((await story.reveal(owner, credential)).status).toBe(200);
      expect((await act(credential, 'discard')).status).toBe(200);
    });

    it('the old version put back after a promotion does not open', async () => {
      const credential = await password();
      await staged(credential, 'candidate');
      await act(credential, 'promote', TESTED);
      await tamper('update credential set current_version = 1 where id = $1', [credential]);
      expect((await story.reveal(owner, credential)).body.code).toBe('vault.integrity');
    });

    it('a leaver who staged or saw it is owed a rotation the moment it is in use, however it is promoted', async () => {
      const credential = await password();
      const leaver = await story.person();
      const grant = await story.grant(leaver, account, 'full_control');
      await stage(credential, { value: { password: 'known to me' } }, leaver);
      await story.endGrant(grant, house().clock.now().toISOString());
      expect(await owed(credential)).toBeUndefined();
      expect((await act(credential, 'promote', TESTED, leaver)).status).toBe(404);
      await act(credential, 'promote', TESTED);
      expect(await owed(credential)).toMatchObject({ version: 2, exposedTo: [{ personId: leaver.id }] });
    });

    it('a rotation task written into the tables shows nobody what waits', async () => {
      const credential = await password();
      const [hr, leaver, thief] = [await story.person(['hr']), await story.person(), await story.person()];
      await story.grant(leaver, account, 'full_control');
      await story.reveal(leaver, credential);
      const opened = await story.as(hr).post('/offboarding-cases', {
        ...{ personId: leaver.id, scenario: 'hostile', lastDay: house().clock.now().toISOString().slice(0, 10) },
        ...{ reason: 'Dismissed for misconduct', cut: true },
      });
      await staged(credential, 'candidate');
      const tasks = (await story.as(hr).get(`/offboarding-cases/${opened.body.id}/tasks?limit=200`)).body.items;
      const task = tasks.find((one: any) => one.code === 'S4');
      const [row] = await tamper('select who from task where id = $1', [task.id]);
      const plant = async (text: string, values: unknown[]) => {
        await tamper(text, values);
        return [
          (await act(credential, 'reveal', REASON, thief)).status,
          (await act(credential, 'promote', TESTED, thief)).status,
          (await show(credential, thief)).status,
        ];
      };
      expect(await plant('update task set assignee_id = $1 where id = $2', [thief.id, task.id])).toEqual([
        404, 404, 404,
      ]);
      await tamper('update person set manager_id = $1 where id = $2', [thief.id, leaver.id]);
      expect(await plant(`update task set assignee_id = null, who = 'manager' where id = $1`, [task.id])).toEqual([
        404, 404, 404,
      ]);
      await tamper('update task set who = $1 where id = $2', [row!['who'], task.id]);
      // Given by the owner, it counts; taken back, the row as it was before counts no more.
      const [helper, other] = [await story.person(), await story.person()];
      const give = (to: Someone) =>
        story.as(owner).post(`/tasks/${task.id}/assign`, { assigneeId: to.id, reason: 'They are on duty tonight' });
      expect((await give(helper)).status).toBe(200);
      expect((await act(credential, 'reveal', REASON, helper)).status).toBe(200);
      expect((await give(other)).status).toBe(200);
      await tamper('update task set assignee_id = $1 where id = $2', [helper.id, task.id]);
      expect((await act(credential, 'reveal', REASON, helper)).status).toBe(404);
    });

    it('renewing the keys takes candidates along', async () => {
      const credential = await password();
      await staged(credential, 'candidate');
      await house().command('key.rotate', (op) => house().app.get(KeyRenewal).begin(op));
      await house().command('key.rewrap', (op) => house().app.get(Rewrap).rewrapNext(op));
      const kek = await tamper('select distinct kek_id from credential_version where credential_id = $1', [credential]);
      expect(kek).toHaveLength(1);
      expect((await act(credential, 'reveal')).body.value).toEqual({ password: 'candidate' });
      expect((await act(credential, 'promote', TESTED)).status).toBe(200);
    });
  });
});
