import { standingOn } from '../../src/access/standing.js';
import { newId } from '../../src/kernel/ids.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

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
    house().run('service.look', (op) => standingOn(op.db, house().core.keys.current, engager.id, account.id, op.now));
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
