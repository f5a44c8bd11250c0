import type { Answer } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

onBothDatabases('how an account would go on without its people', (house) => {
  let story: VaultStory;
  let owner: Someone;
  let backup: Someone;
  let account: string;

  const ask = (as: Someone, lang = 'en'): Promise<Answer> =>
    story.as(as).get(`/accounts/${account}/continuity?lang=${lang}`);
  const passed = async (as = owner): Promise<Record<string, boolean | null>> =>
    Object.fromEntries((await ask(as)).body.checks.map((line: any) => [line.code, line.passed]));

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await story.person();
    backup = await story.person();
    account = await story.account({
      registrationEmail: 'social@story.example',
      secondFactor: 'totp',
      secondFactorHolderId: owner.id,
      lastVerifiedOn: '2026-10-01',
      lastSignInOn: '2026-11-01',
    });
    await story.seat(owner, account);
  });

  it('begins with what the register says', async () => {
    expect(await passed()).toEqual({
      two_full_control: false,
      organisation_address: true,
      organisation_phone: false,
      second_factor_shared: false,
      recovery_codes: false,
      password_fresh: null,
      secret_used: null,
      owner_seats: false,
      verified_recently: true,
      keep_alive: true,
    });
    const { body } = await ask(owner);
    expect(body).toMatchObject({ accountId: account, scope: 'all', score: 28 });
    expect(body.checks[0]).toEqual({
      code: 'two_full_control',
      weight: 20,
      question: 'Do two people still here have full control?',
      passed: false,
      why: 'With one, the account leaves when that person does.',
      todo: 'Give a second person full control.',
      act: 'grant.issue',
    });
  });

  it('grows with every act that cures', async () => {
    await story.seat(backup, account, 'backup_owner');
    await story.grant(owner, account, 'full_control');
    await story.grant(backup, account, 'full_control');
    await story.stored(owner, account, 'password', { password: 'first' });
    await story.stored(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30 });
    await story.stored(owner, account, 'recovery_codes', { codes: ['a1', 'b2', 'c3'] });
    const { body } = await ask(owner, 'fr');
    expect(body.checks.filter((line: any) => line.passed === false).map((line: any) => line.code)).toEqual([
      'organisation_phone',
    ]);
    expect(body.checks[2].todo).toBe('Indiquer un numéro de l’organisation.');
    expect(body.score).toBe(93);
  });

  it('a forged grant holds nobody up, and whoever left neither', async () => {
    await house().tamper('update person set last_day = $1 where id = $2', ['2026-11-10', backup.id]);
    const mac = Buffer.alloc(32).toString('base64');
    await story.grant(await story.person(), account, 'full_control', { mac });
    expect(await passed()).toMatchObject({ two_full_control: false, owner_seats: false });
    await house().tamper('update person set last_day = null where id = $1', [backup.id]);
    expect(await passed()).toMatchObject({ two_full_control: true, owner_seats: true });
  });

  it('time alone lowers it', async () => {
    const at = house().clock.now().toISOString();
    house().clock.set('2027-12-01T09:00:00.000Z');
    expect(await passed()).toMatchObject({
      password_fresh: false,
      secret_used: false,
      verified_recently: false,
      keep_alive: false,
    });
    house().clock.set(at);
  });

  it('HR is told of the register only; who answers for the account, admins and auditors of all; others nothing', async () => {
    const hr = await ask(await story.person(['hr']));
    expect(hr.body.scope).toBe('register');
    expect(hr.body.checks.map((line: any) => line.code)).not.toContain('recovery_codes');
    for (const role of ['admin', 'auditor'] as const)
      expect((await ask(await story.person([role]))).body.scope).toBe('all');
    const publisher = await story.person();
    await story.grant(publisher, account, 'publisher');
    expect((await ask(publisher)).body).toMatchObject({ status: 403, code: 'report.not_owner' });
    expect((await ask(await story.person())).status).toBe(404);
  });
});
