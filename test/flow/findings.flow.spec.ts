import type { Answer } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const PHONE = '+33600000001';

onBothDatabases('shortfalls come and go with what is registered', (house) => {
  let story: VaultStory;
  let admin: Someone;
  let owner: Someone;
  let account: string;

  beforeEach(async () => {
    story ??= new VaultStory(house());
    admin ??= await story.person(['admin']);
    owner = await story.person();
    account = await story.account({ brand: 'Sound' });
    await story.seat(owner, account);
  });

  const ask = (query: string, as = admin): Promise<Answer> => story.as(as).get(`/findings?${query}`);
  /** Kinds found of this account. */
  const kinds = async (as = admin): Promise<string[]> =>
    (await ask(`accountId=${account}&limit=200`, as)).body.items.map((item: any) => item.kind);
  const of = async (kind: string, id = account): Promise<any[]> =>
    (await ask(`kind=${kind}&accountId=${id}`)).body.items;

  it('an owner who leaves is found, whoever comes after cures it', async () => {
    expect(await kinds()).not.toContain('owner_left');
    await house().tamper('update person set last_day = $1 where id = $2', ['2026-11-16', owner.id]);
    const [found] = await of('owner_left');
    expect(found).toMatchObject({
      severity: 'critical',
      personId: owner.id,
      since: '2026-11-16',
      cure: { act: 'seat.assign', path: `/accounts/${account}/seats/owner` },
    });
    await house().tamper('update person set last_day = $1 where id = $2', ['2026-11-17', owner.id]);
    expect(await of('owner_left')).toEqual([]);
  });

  it('a last day lasts until midnight where the person works', async () => {
    await house().tamper('update person set last_day = $1, time_zone = $2 where id = $3', [
      '2026-11-16',
      'Pacific/Pago_Pago',
      owner.id,
    ]);
    // 09:00 UTC on the 17th is still the evening of the 16th there.
    expect(await of('owner_left')).toEqual([]);
  });

  it('a forged grant or seat cures nothing and is not itself a finding', async () => {
    const [one, two] = [await story.person(), await story.person()];
    await story.grant(one, account, 'full_control');
    expect(await of('sole_control')).toHaveLength(1);
    const mac = Buffer.alloc(32).toString('base64');
    await story.grant(two, account, 'full_control', { mac, approvedBy: two.id });
    await story.seat(two, account, 'backup_owner', { mac });
    expect(await of('sole_control')).toHaveLength(1);
    expect(await of('no_backup_owner')).toHaveLength(1);
    expect(await of('self_approved')).toEqual([]);
    await story.grant(await story.person(), account, 'full_control');
    expect(await of('sole_control')).toEqual([]);
  });

  it('a secret somebody has seen who no longer may, and reveals at night', async () => {
    const credential = await story.stored(owner, account, 'password', { password: 'first' });
    const someone = await story.person();
    const grant = await story.grant(someone, account, 'full_control', { since: '2026-06-01' });
    expect((await of('never_used')).map((item) => item.subject)).toEqual([`grant:${grant}`]);
    const at = house().clock.now().toISOString();
    house().clock.set('2026-11-17T22:30:00.000Z');
    await story.reveal(someone, credential);
    expect(await of('never_used')).toEqual([]);
    expect((await ask(`kind=unusual_reveals&personId=${someone.id}`)).body.items).toMatchObject([
      { subject: `person:${someone.id}`, detail: expect.stringContaining('1 / 1') },
    ]);
    await story.endGrant(grant, '2026-11-17T22:40:00.000Z');
    house().clock.set('2026-11-18T09:00:00.000Z');
    expect(await of('owed_rotation')).toMatchObject([
      { subject: `credential:${credential}`, cure: { path: `/credentials/${credential}/versions` } },
    ]);
    house().clock.set(at);
  });

  it('a code counts as use', async () => {
    await story.stored(owner, account, 'totp', { seed: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30 });
    const [credential] = await house().tamper('select id from credential where account_id = $1', [account]);
    const someone = await story.person();
    await story.grant(someone, account, 'publisher', { since: '2026-06-01' });
    expect(await of('never_used')).toHaveLength(1);
    const answer = await story.as(someone).post(`/credentials/${String(credential!['id'])}/code`, {});
    expect(answer.status).toBe(200);
    await house().core.settled();
    expect(await of('never_used')).toEqual([]);
  });

  it('HR and auditors with access are named, however they came by it', async () => {
    const hr = await story.person(['hr']);
    await story.grant(hr, account, 'publisher');
    await story.seat(hr, account, 'validator');
    expect((await of('conflicting_role')).map((item) => item.personId)).toEqual([hr.id, hr.id]);
  });

  it('HR sees the register and nothing of the vault; owners and members see no list', async () => {
    const hr = await story.person(['hr']);
    const credential = await story.stored(owner, account, 'password', { password: 'first' });
    const someone = await story.person();
    const grant = await story.grant(someone, account, 'full_control');
    await story.reveal(someone, credential);
    await story.endGrant(grant, '2026-11-17T08:00:00.000Z');
    expect(await kinds()).toContain('owed_rotation');
    expect(await kinds(hr)).not.toContain('owed_rotation');
    expect(await kinds(hr)).toContain('no_backup_owner');
    expect((await ask('kind=owed_rotation', hr)).body).toMatchObject({ status: 403, code: 'report.vault_facts' });
    expect((await ask('kind=owed_rotation', await story.person(['hr', 'auditor']))).status).toBe(200);
    expect((await ask('', owner)).status).toBe(403);
  });

  it('a private phone is found by whose it is', async () => {
    await house().tamper(
      `insert into recovery_channel (id, kind, value, belongs_to, status, created_at, version) values ('r1', 'phone', $1, 'person', 'active', $2, 1)`,
      [PHONE, '2026-11-01T00:00:00.000Z'],
    );
    await house().tamper('update account set recovery_phone = $1 where id = $2', [PHONE, account]);
    expect(await of('personal_recovery_phone')).toMatchObject([{ detail: expect.stringContaining(PHONE) }]);
  });

  it('pages run by kind and subject, without a gap or a repetition, and know the total', async () => {
    const whole = (await ask('limit=200')).body;
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: any = (await ask(`limit=7${cursor === null ? '' : `&cursor=${cursor}`}`)).body;
      seen.push(...page.items.map((item: any) => `${item.kind} ${item.subject}`));
      expect(page.total).toBe(whole.total);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(whole.total);
    expect(seen.slice(0, 200)).toEqual(whole.items.map((item: any) => `${item.kind} ${item.subject}`));
    expect(whole.kinds.reduce((sum: number, kind: any) => sum + kind.total, 0)).toBe(whole.total);
  });

  it('narrows to a severity, a brand, a platform; says it in French', async () => {
    const high = (await ask('severity=high&brand=Sound&platform=instagram&lang=fr&limit=200')).body;
    expect(new Set(high.items.map((item: any) => item.severity))).toEqual(new Set(['high']));
    expect(high.items[0].title).toBe('Personne n’a le contrôle total');
    expect((await ask('brand=Nobody')).body).toMatchObject({ items: [], total: 0, nextCursor: null, kinds: [] });
  });

  it.each(['kind=unheard_of', 'severity=some', 'cursor=x', 'sort=kind', 'lang=de'])('refuses %s', async (query) => {
    expect((await ask(query)).status).toBe(400);
  });

  it('a cursor of another list is refused', async () => {
    const { nextCursor } = (await ask('kind=no_backup_owner&limit=1')).body;
    expect((await ask(`kind=stale&cursor=${nextCursor}`)).body).toMatchObject({
      status: 400,
      code: 'report.bad_cursor',
    });
  });
});
