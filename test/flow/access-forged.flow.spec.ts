import { standingOn } from '../../src/access/standing.js';
import { newId } from '../../src/kernel/ids.js';
import { heldGrants } from '../../src/handover/holdings.queries.js';
import { owedRotations } from '../../src/vault/rotation.queries.js';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const grace = { acknowledgementGraceDays: 14, trainingGraceDays: 0 };

onBothDatabases('somebody with the database writes themselves access', (house) => {
  let owner: Somebody;
  let engager: Somebody;
  let account: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    engager = await given.person();
    account = await given.account({ owner });
  });

  const held = () =>
    house().run('service.look', (op) =>
      standingOn(op.db, house().core.keys.current, engager.id, account.id, { now: op.now, grace }),
    );
  const listed = async (path: string) =>
    (await (await house().given.as(owner)).get(path)).body.items.map((item: { id: string }) => item.id);

  it('an invented grant is absent: for decisions, in the register’s answers, and for whoever would end it', async () => {
    const id = newId();
    await house().tamper(
      `insert into access_grant (id, account_id, person_id, level, since, status, created_at, version, mac)
       values ($1, $2, $3, 'full_control', '2026-01-01', 'active', '2026-01-01T00:00:00.000Z', 1, 'bm90IGEgbWFj')`,
      [id, account.id, engager.id],
    );
    expect(await held()).toMatchObject({ grants: [], seats: [], standings: [], unproven: [`grant:${id}`] });
    expect(await listed(`/accounts/${account.id}/grants`)).toEqual([]);
    expect((await listed(`/accounts/${account.id}/access`)).includes(id)).toBe(false);
    const browser = await house().given.as(owner);
    expect((await browser.post(`/grants/${id}/revoke`, { reason: 'Who gave this one?' })).status).toBe(404);
    expect((await (await house().given.as(engager)).get(`/accounts/${account.id}`)).status).toBe(404);
  });

  it('a real grant raised by hand is absent', async () => {
    const grant = await house().given.grant(engager, account, 'analyst', { until: '2026-12-31' });
    expect((await held()).standings).toEqual(['analyst']);
    await house().tamper(`update access_grant set level = 'full_control' where id = $1`, [grant.id]);
    expect((await held()).standings).toEqual([]);
    await house().tamper(`update access_grant set level = 'analyst', until = null where id = $1`, [grant.id]);
    expect((await held()).standings).toEqual([]);
    await house().tamper(`update access_grant set until = '2026-12-31' where id = $1`, [grant.id]);
    expect((await held()).standings).toEqual(['analyst']);
  });

  it('a revoked grant put back as it was, MAC and all, is absent: the log knows a newer version', async () => {
    const grant = await house().given.grant(engager, account, 'publisher');
    const [before] = await house().tamper('select * from access_grant where id = $1', [grant.id]);
    const browser = await house().given.as(owner);
    expect((await browser.post(`/grants/${grant.id}/revoke`, { reason: 'The campaign is over' })).status).toBe(200);
    await house().tamper(
      `update access_grant set status = 'active', ended_on = null, ended_at = null, ended_by = null, ended_reason = null,
         version = 1, mac = $1 where id = $2`,
      [before?.['mac'], grant.id],
    );
    expect(await held()).toMatchObject({
      standings: ['analyst'],
      unproven: expect.arrayContaining([`grant:${grant.id}`]),
    });
  });
});

onBothDatabases('somebody with the database writes rows for the lists to show', (house) => {
  const lookedFor = 'forged.person@story.example';
  let owner: Somebody;
  let forged: Somebody;
  let account: { id: string };
  let auditor: Browser;

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    forged = await given.person({ workEmail: lookedFor });
    account = await given.account({ owner });
    auditor = await given.as(await given.auditor());
    const since = ['2026-01-01', '2026-01-01T00:00:00.000Z'];
    await house().tamper(
      `insert into access_grant (id, account_id, person_id, level, since, status, created_at, version, mac)
       values ($1, $2, $3, 'full_control', $4, 'active', $5, 1, 'bm90IGEgbWFj')`,
      [newId(), account.id, forged.id, ...since],
    );
    await house().tamper(
      `insert into seat (id, account_id, person_id, seat, since, created_at, given_by, version, mac)
       values ($1, $2, $3, 'backup_owner', $4, $5, 'machine', 1, 'bm90IGEgbWFj')`,
      [newId(), account.id, forged.id, ...since],
    );
  });

  const of = (path: string) => auditor.get(path);

  it('neither the access list as CSV nor as JSON holds them, nor the rows its manifest counts', async () => {
    const csv = await of('/exports/access-list');
    expect(csv.status).toBe(200);
    expect(csv.text).toContain(owner.email);
    expect(csv.text).not.toContain(lookedFor);
    const json = await of('/exports/access-list?format=json');
    expect(json.body.map((row: { personEmail: string }) => row.personEmail)).toEqual([owner.email]);
    expect((await of('/exports/access-list?manifest=1')).body.rows).toBe(1);
    expect((await of(`/exports/access-list?format=json&person=${lookedFor}`)).body).toEqual([]);
  });

  it('the register names no backup owner', async () => {
    const { body } = await of('/exports/register?format=json');
    expect(body).toMatchObject([{ ownerEmail: owner.email, backupOwnerEmail: null }]);
  });

  it('the lists of the account and of the person neither show nor count them', async () => {
    const shown = await of(`/accounts/${account.id}/access`);
    expect(shown.body).toMatchObject({ items: [{ personId: owner.id, level: 'owner' }], total: 1 });
    expect((await of(`/people/${forged.id}/access`)).body).toMatchObject({ items: [], total: 0 });
    expect((await of(`/accounts/${account.id}/grants`)).body).toMatchObject({ items: [], total: 0 });
  });

  it('counted in full, whatever the page', async () => {
    await house().given.grant(await house().given.person(), account, 'analyst');
    await house().given.grant(await house().given.person(), account, 'publisher');
    const page = await of(`/accounts/${account.id}/access?limit=1`);
    expect(page.body.total).toBe(3);
    expect(page.body.nextCursor).not.toBeNull();
    expect((await of(`/accounts/${account.id}/grants?limit=1`)).body.total).toBe(2);
  });

  it('a seat put back after it ended is shown no more', async () => {
    const backup = await house().given.person();
    const admin = await house().given.as(await house().given.registrar());
    const other = await house().given.account({ owner, backupOwner: backup });
    const [before] = await house().tamper(`select * from seat where account_id = $1 and seat = 'backup_owner'`, [
      other.id,
    ]);
    const next = await house().given.person();
    const put = await admin.put(`/accounts/${other.id}/seats/backup_owner`, {
      personId: next.id,
      reason: 'She moved on',
    });
    expect(put.status).toBe(200);
    await house().tamper('delete from seat where account_id = $1 and person_id = $2', [other.id, next.id]);
    await house().tamper('update seat set ended_on = null, ended_at = null, version = 1, mac = $1 where id = $2', [
      before?.['mac'],
      before?.['id'],
    ]);
    expect((await of(`/people/${backup.id}/access`)).body).toMatchObject({ items: [], total: 0 });
  });
});

onBothDatabases('forged rights and what is owed', (house) => {
  it('a right that is forged excuses no rotation and is no holding of whoever leaves', async () => {
    const { given } = house();
    const owner = await given.person();
    const engager = await given.person();
    const account = await given.account({ owner });
    const grant = await given.grant(engager, account, 'full_control');
    const password = await given.credential(owner, account, 'password', {
      username: 'story',
      password: 'first-secret-0001',
    });
    const reveal = { reason: 'I post on Mondays' };
    const revealed = await (await given.as(engager)).post(`/credentials/${password.id}/reveal`, reveal);
    expect(revealed.status).toBe(200);
    await (await given.as(owner)).post(`/grants/${grant.id}/revoke`, { reason: 'The campaign is over' });
    await house().tamper(
      `insert into access_grant (id, account_id, person_id, level, since, status, created_at, version, mac)
       values ($1, $2, $3, 'full_control', '2026-01-01', 'active', '2026-01-01T00:00:00.000Z', 1, 'bm90IGEgbWFj')`,
      [newId(), account.id, engager.id],
    );
    const owed = await house().run('service.look', (op) =>
      owedRotations(op.db, house().core.keys.current, { accountIds: [account.id] }, op.now),
    );
    expect(owed).toMatchObject([{ credentialId: password.id, exposedTo: [{ personId: engager.id }] }]);
    const grants = await house().run('service.look', (op) =>
      heldGrants(op.db, house().core.keys.current, engager.id, '2026-11-17'),
    );
    expect(grants).toEqual([]);
  });
});
