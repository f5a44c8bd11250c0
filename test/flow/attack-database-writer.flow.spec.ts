import { hashPassword } from '../../src/keyring/password.js';
import type { Browser } from '../support/browser.js';
import { PASSWORD, type Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory } from '../support/vault-story.js';

const REASON = 'Attacked for the story';

onBothDatabases('whoever can change every row of the database', (house) => {
  let hr: Somebody;
  let owner: Somebody;
  let account: any;
  let credential: any;

  beforeAll(async () => {
    const { given } = house();
    [hr, owner] = [await given.hr(), await given.person()];
    account = await given.account({ owner });
    credential = await given.credential(owner, account, 'password', { password: 'canary-row-4711' });
  });

  const sql = (text: string, values: unknown[] = []) => house().tamper(text, values);
  const reveal = (browser: Browser, id: string = credential.id) =>
    browser.post(`/credentials/${id}/reveal`, { reason: REASON });
  const registrar = async () => house().given.as(await house().given.registrar());

  it('thaws no account', async () => {
    const admin = await registrar();
    const before = await sql('select frozen_at, frozen_by, version from account where id = $1', [account.id]);
    expect((await admin.post(`/accounts/${account.id}/freeze`, { reason: REASON })).status).toBe(200);
    await sql('update account set frozen_at = null, frozen_by = null, version = $1 where id = $2', [
      before[0]!['version'],
      account.id,
    ]);
    const answer = await reveal(await house().given.as(owner));
    expect([answer.status, answer.body.code]).toEqual([423, 'vault.account_frozen']);
    await sql(`update account set frozen_at = '2026-11-17T09:00:00.000Z' where id = $1`, [account.id]);
    expect((await admin.post(`/accounts/${account.id}/unfreeze`, { reason: REASON })).status).toBe(200);
    expect((await reveal(await house().given.as(owner))).status).toBe(200);
  });

  it('thaws no person', async () => {
    const { given } = house();
    const engager = await given.person();
    await given.grant(engager, account, 'full_control');
    const admin = await registrar();
    expect((await admin.post(`/people/${engager.id}/freeze`, { reason: REASON })).status).toBe(200);
    await sql('update person set frozen_at = null where id = $1', [engager.id]);
    expect((await reveal(await given.signIn(engager))).body.code).toBe('vault.person_frozen');
    await sql(`update person set frozen_at = '2026-11-17T09:00:00.000Z' where id = $1`, [engager.id]);
    expect((await admin.post(`/people/${engager.id}/unfreeze`, { reason: REASON })).status).toBe(200);
    expect((await reveal(await given.stepUp(engager))).status).toBe(200);
  });

  it('brings nobody back who was cut: they release nothing and give nothing to anybody', async () => {
    const { given } = house();
    const [leaver, friend] = [await given.person(), await given.person()];
    const own = await given.account({ owner: leaver });
    const secret = await given.credential(leaver, own, 'password', { password: 'canary-row-4712' });
    const before = await given.as(leaver);
    const opened = await (
      await given.as(hr)
    ).post('/offboarding-cases', {
      personId: leaver.id,
      scenario: 'hostile',
      lastDay: '2026-11-17',
      reason: REASON,
      cut: true,
    });
    expect(opened.body.status).toBe('cut');
    await sql('update person set cut_at = null, leaving_at = null, last_day = null where id = $1', [leaver.id]);
    await sql('update session set ended_at = null, ended_reason = null where person_id = $1', [leaver.id]);
    const sessions = [before];
    await given.signIn(leaver).then(
      (browser) => sessions.push(browser),
      () => undefined,
    );
    for (const browser of sessions) {
      expect((await reveal(browser, secret.id)).status).toBe(401);
      const grant = { personId: friend.id, level: 'full_control', reason: REASON };
      expect((await browser.post(`/accounts/${own.id}/grants`, grant)).status).toBe(401);
      const seat = { personId: friend.id, reason: REASON };
      expect((await browser.put(`/accounts/${own.id}/seats/backup_owner`, seat)).status).toBe(401);
    }
  });

  it.each([
    ['registered here', {}],
    ['changed here since', { accessModel: 'shared_login' }],
  ])('makes no shared login of an account %s', async (_, first) => {
    const { given } = house();
    const publisher = await given.person();
    const own = await given.account({ owner, accessModel: 'native_roles', ...first });
    if ('accessModel' in first) {
      const admin = await registrar();
      expect((await admin.patch(`/accounts/${own.id}`, { accessModel: 'native_roles' })).status).toBe(200);
    }
    const secret = await given.credential(owner, own, 'password', { password: 'canary-row-4713' });
    await given.grant(publisher, own, 'publisher');
    expect((await reveal(await given.as(publisher), secret.id)).status).toBe(403);
    await sql(`update account set access_model = 'shared_login' where id = $1`, [own.id]);
    expect((await reveal(await given.as(publisher), secret.id)).status).toBe(403);
  });

  it('nor of one that came with a file', async () => {
    const story = new VaultStory(house());
    const [keeper, publisher] = [await story.person(), await story.person()];
    const imported = await story.account({ accessModel: 'native_roles' });
    await story.seat(keeper, imported);
    await story.grant(publisher, imported, 'publisher');
    const secret = await story.stored(keeper, imported, 'password', { password: 'canary-row-4714' });
    await sql(`update account set access_model = 'shared_login' where id = $1`, [imported]);
    expect((await story.reveal(publisher, secret)).status).toBe(403);
  });

  it('gives nobody another password', async () => {
    const { given } = house();
    const victim = await given.person();
    const chosen = 'chosen by the attacker';
    await sql('update sign_in set password_hash = $1 where person_id = $2', [await hashPassword(chosen), victim.id]);
    const answer = await house().browser().post('/session', { email: victim.email, password: chosen });
    expect([answer.status, answer.body.code]).toEqual([401, 'session.wrong_credentials']);
    const own = await house().browser().post('/session', { email: victim.email, password: PASSWORD });
    expect(own.status).toBe(401);
  });

  it('puts no older value back with an entry planted beside the log', async () => {
    const browser = await house().given.as(owner);
    const versions = `select v.alg, v.nonce, v.ciphertext, l.body from credential_version v
      join ledger_leaf l on l.mark = 'credential:' || v.credential_id where v.credential_id = $1 and v.number = 1
      order by l.position limit 1`;
    const [first] = await sql(versions, [credential.id]);
    const stored = await browser.post(`/credentials/${credential.id}/versions`, {
      value: { password: 'newer' },
      reason: REASON,
    });
    expect(stored.status).toBe(201);
    await sql('delete from credential_version where credential_id = $1 and number = 2', [credential.id]);
    await sql('update credential set current_version = 1 where id = $1', [credential.id]);
    const { details } = JSON.parse(String(first!['body'])) as { details: Record<string, unknown> };
    await sql(`insert into ledger_entry (id, body, mac) values ('zzz-planted', $1, 'x')`, [
      JSON.stringify({ id: 'zzz-planted', mark: `credential:${credential.id}`, details }),
    ]);
    const answer = await reveal(browser);
    expect([answer.status, answer.body.code]).toEqual([503, 'vault.integrity']);
    expect(answer.text).not.toContain('canary');
  });
});

onBothDatabases('whoever can change every row makes nobody a successor', (house) => {
  const sql = (text: string, values: unknown[] = []) => house().tamper(text, values);

  async function aCase() {
    const { given } = house();
    const [hr, owner, backupOwner, thief] = [
      await given.hr(),
      await given.person(),
      await given.person(),
      await given.person(),
    ];
    const account = await given.account({ owner, backupOwner });
    const asHr = await given.as(hr);
    const body = { personId: owner.id, scenario: 'planned', lastDay: '2026-12-18', reason: REASON };
    const opened = await asHr.post('/offboarding-cases', body);
    const { items } = (await asHr.get(`/offboarding-cases/${opened.body.id}/handovers`)).body;
    return { asHr, owner, backupOwner, thief, account, kase: opened.body, handover: items[0] };
  }
  const ownerOf = async (id: string): Promise<string> =>
    (await (await house().given.as(await house().given.registrar())).get(`/accounts/${id}`)).body.ownerId;

  it('by writing a name into a handover', async () => {
    const { owner, thief, account, handover } = await aCase();
    await sql('update handover set successor_id = $1 where id = $2', [thief.id, handover.id]);
    const answer = await (await house().given.as(thief)).post(`/handovers/${handover.id}/accept`);
    expect(answer.status).toBe(404);
    expect(await ownerOf(account.id)).toBe(owner.id);
  });

  it('by putting a handover back as it was before somebody else was named', async () => {
    const { asHr, owner, backupOwner, thief, account, handover } = await aCase();
    expect((await asHr.patch(`/handovers/${handover.id}`, { successorId: thief.id })).status).toBe(200);
    const [row] = await sql('select * from handover where id = $1', [handover.id]);
    expect((await asHr.patch(`/handovers/${handover.id}`, { successorId: backupOwner.id })).status).toBe(200);
    const columns = Object.keys(row!);
    const sets = columns.map((column, i) => `${column} = $${i + 1}`).join(', ');
    await sql(`update handover set ${sets} where id = $${columns.length + 1}`, [...Object.values(row!), handover.id]);
    expect((await (await house().given.as(thief)).post(`/handovers/${handover.id}/accept`)).status).toBe(404);
    expect(await ownerOf(account.id)).toBe(owner.id);
  });

  it('by opening a cancelled case again', async () => {
    const { asHr, owner, thief, account, kase, handover } = await aCase();
    expect((await asHr.patch(`/handovers/${handover.id}`, { successorId: thief.id })).status).toBe(200);
    expect((await asHr.post(`/offboarding-cases/${kase.id}/cancel`, { reason: REASON })).status).toBe(200);
    await sql(`update offboarding_case set status = 'open', cancelled_at = null where id = $1`, [kase.id]);
    const answer = await (await house().given.as(thief)).post(`/handovers/${handover.id}/accept`);
    expect([answer.status, answer.body.code]).toEqual([409, 'handover.case_over']);
    expect(await ownerOf(account.id)).toBe(owner.id);
  });
});
