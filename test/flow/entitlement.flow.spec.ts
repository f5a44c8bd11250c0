import { newId } from '../../src/kernel/ids.js';
import type { Answer } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const reason = 'Written down for the story';
const every = ['full_control', 'publisher', 'moderator', 'advertiser', 'analyst'];

onBothDatabases('a rule says who may speak in a crisis', (house) => {
  let owner: Somebody;
  let press: Somebody;
  let marketer: Somebody;
  let account: { id: string };
  let elsewhere: { id: string };
  const rules: Record<string, string> = {};

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person({ fullName: 'Olive Owner' });
    press = await given.person({ fullName: 'Perrine Presse', department: 'Communication & Santé' });
    marketer = await given.person({ fullName: 'Marc Marque', department: 'Marketing', organisation: 'Agence Nord' });
    account = await given.account({ owner, brand: 'Brévanne' });
    elsewhere = await given.account({ owner, platform: 'tiktok', handle: 'story.elsewhere', brand: 'Lumio' });
  });

  const rule = async (body: Record<string, unknown>): Promise<Answer> =>
    (await house().given.as(await house().given.registrar())).post('/entitlements', { reason, ...body });
  const end = async (id: string): Promise<Answer> =>
    (await house().given.as(await house().given.registrar())).post(`/entitlements/${id}/end`, { reason });
  const give = async (to: Somebody, body: Record<string, unknown>, on = account): Promise<Answer> =>
    (await house().given.as(owner)).post(`/accounts/${on.id}/grants`, { personId: to.id, reason, ...body });

  it('before any rule everybody may be given anything', async () => {
    expect((await give(marketer, { level: 'analyst', scope: 'crisis' })).body).toMatchObject({ scope: 'crisis' });
    expect((await give(marketer, { level: 'advertiser' })).body).toMatchObject({ scope: 'routine' });
  });

  it('from the first rule on nobody else is, there; the refusal names the rule in both languages', async () => {
    const made = await rule({
      ...{ who: 'department', value: 'communication & sante', brand: 'BREVANNE' },
      ...{ levels: ['publisher', 'full_control'], scopes: ['crisis', 'routine'] },
    });
    expect(made.status).toBe(201);
    rules['press'] = made.body.id;
    expect(made.body).toMatchObject({
      levels: ['full_control', 'publisher'],
      trusted: true,
      version: 1,
      endedAt: null,
    });
    const refused = await give(marketer, { level: 'publisher', scope: 'crisis' });
    expect([refused.status, refused.body.code]).toEqual([422, 'access.not_entitled']);
    expect(refused.body.rules).toEqual([
      {
        id: made.body.id,
        text: {
          en: 'The department “communication & sante” may hold full control, publisher on every platform for the brand “BREVANNE”, for routine, crisis.',
          fr: expect.stringContaining('pour la marque « BREVANNE »'),
        },
      },
    ]);
    expect((await give(press, { level: 'publisher', scope: 'crisis' })).status).toBe(201);
    expect((await give(press, { level: 'full_control', scope: 'campaign' })).body.code).toBe('access.not_entitled');
    expect((await give(press, { level: 'analyst', scope: 'crisis' })).body.code).toBe('access.not_entitled');
    expect((await give(marketer, { level: 'publisher' }, elsewhere)).status).toBe(201);
  });

  it('a request is approved only within the rules', async () => {
    const asker = await house().given.person({ department: 'Marketing' });
    const asked = await (
      await house().given.as(asker)
    ).post('/access-requests', { accountId: account.id, level: 'publisher', scope: 'crisis', reason });
    expect(asked.body.scope).toBe('crisis');
    const answer = await (await house().given.as(owner)).post(`/access-requests/${asked.body.id}/approve`);
    expect([answer.status, answer.body.code]).toEqual([422, 'access.not_entitled']);
  });

  it('rules add up: a person, an organisation, a kind of person, a whole platform', async () => {
    expect(
      (
        await rule({
          who: 'person',
          value: marketer.id,
          platform: 'instagram',
          levels: ['publisher'],
          scopes: ['campaign'],
        })
      ).status,
    ).toBe(201);
    expect((await give(marketer, { level: 'publisher', scope: 'campaign' })).status).toBe(201);
    expect((await give(marketer, { level: 'publisher', scope: 'crisis' })).body.code).toBe('access.not_entitled');
    expect(
      (
        await rule({
          who: 'organisation',
          value: 'agence NORD',
          platform: 'instagram',
          levels: ['moderator'],
          scopes: ['routine'],
        })
      ).status,
    ).toBe(201);
    expect((await give(marketer, { level: 'moderator' })).status).toBe(201);
    const agency = await house().given.person({ kind: 'agency' });
    expect((await give(agency, { level: 'analyst' })).body.rules).toHaveLength(3);
    const kind = await rule({
      who: 'person_kind',
      value: 'agency',
      platform: 'instagram',
      levels: ['analyst'],
      scopes: ['routine'],
    });
    expect((await give(agency, { level: 'analyst' })).status).toBe(201);
    expect((await end(kind.body.id)).body).toMatchObject({ version: 2, endedReason: reason, trusted: true });
    expect((await end(kind.body.id)).body.code).toBe('entitlement.already_ended');
    expect((await give(agency, { level: 'moderator' })).body.code).toBe('access.not_entitled');
  });

  it('and says beforehand who may hold what, and of whom else it is too late to ask', async () => {
    const asOwner = await house().given.as(owner);
    const asked = async (by: Somebody, about: Somebody, query = 'level=publisher&scope=crisis'): Promise<Answer> =>
      (await house().given.as(by)).get(`/entitlements/check?personId=${about.id}&accountId=${account.id}&${query}`);
    expect((await asked(press, press)).body).toMatchObject({ allowed: true });
    const no = await asked(owner, marketer);
    expect(no.body.allowed).toBe(false);
    expect(no.body.rules.map((one: { allows: boolean }) => one.allows)).toEqual([false, false, false]);
    expect((await asked(marketer, press)).status).toBe(403);
    expect((await asked(marketer, press, 'level=emperor')).status).toBe(400);
    const stranger = await house().given.person();
    expect((await asked(stranger, press)).status).toBe(404);
    const entitled = async (query: string): Promise<Answer> => asOwner.get(`/accounts/${account.id}/entitled?${query}`);
    const names = ({ body }: Answer): string[] => body.items.map((one: { fullName: string }) => one.fullName);
    expect(names(await entitled('level=publisher&scope=crisis'))).toEqual(['Perrine Presse']);
    expect(names(await entitled('level=publisher&scope=campaign'))).toEqual(['Marc Marque']);
    expect((await entitled('level=analyst')).body).toMatchObject({ items: [], total: 0, nextCursor: null });
    const everybody = await asOwner.get(`/accounts/${elsewhere.id}/entitled?level=analyst&limit=2`);
    expect(everybody.body.total).toBeGreaterThan(5);
    expect(
      (await asOwner.get(`/accounts/${elsewhere.id}/entitled?level=analyst&cursor=${everybody.body.nextCursor}`)).body
        .items,
    ).toHaveLength(everybody.body.total - 2);
    expect(
      (await (await house().given.as(marketer)).get(`/accounts/${account.id}/entitled?level=analyst`)).status,
    ).toBe(403);
    const found = await (await house().given.as(await house().given.auditor())).get('/findings?kind=not_entitled');
    expect(found.body.items.map((one: { detail: string }) => one.detail)).toEqual([
      expect.stringContaining('lets Marc Marque hold'),
      expect.stringContaining('lets Marc Marque hold'),
      expect.stringContaining('hold analyst'),
    ]);
    expect(found.body.items[0].cure).toMatchObject({ act: 'grant.revoke' });
  });

  it('says what a rule must say, once, and is read by those who watch', async () => {
    expect((await rule({ who: 'person_kind', value: 'robot', levels: every, scopes: ['routine'] })).body.code).toBe(
      'entitlement.bad_value',
    );
    expect((await rule({ who: 'person', value: 'nobody', levels: every, scopes: ['routine'] })).status).toBe(404);
    expect(
      (await rule({ who: 'department', value: 'x', platform: 'myface', levels: every, scopes: ['routine'] })).status,
    ).toBe(404);
    expect((await rule({ who: 'department', value: 'x', levels: [], scopes: ['routine'] })).status).toBe(400);
    const twice = await rule({
      who: 'department',
      value: 'Communication & Santé',
      platform: null,
      brand: 'brévanne',
      levels: ['full_control', 'publisher'],
      scopes: ['routine', 'crisis'],
    });
    expect(twice.body.code).toBe('entitlement.duplicate');
    const seen = await (await house().given.as(await house().given.auditor())).get('/entitlements?state=all&limit=2');
    expect(seen.body).toMatchObject({ total: 4, items: [{ id: rules['press'] }, { who: 'person' }] });
    const next = await (
      await house().given.as(await house().given.hr())
    ).get(`/entitlements?state=all&limit=2&cursor=${seen.body.nextCursor}`);
    expect(next.body.items).toHaveLength(2);
    expect((await (await house().given.as(owner)).get('/entitlements')).status).toBe(403);
  });
});

onBothDatabases('somebody with the database bends the rules', (house) => {
  let owner: Somebody;
  let intruder: Somebody;
  let account: { id: string };
  let rule: string;

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    intruder = await given.person({ department: 'Accounts' });
    account = await given.account({ owner, platform: 'tiktok', handle: 'story.tok' });
    const admin = await given.as(await given.registrar());
    const body = { who: 'department', value: 'Press', platform: 'tiktok', levels: every, scopes: ['routine'], reason };
    rule = (await admin.post('/entitlements', body)).body.id;
  });

  const refused = async (): Promise<void> => {
    const browser = await house().given.as(owner);
    const answer = await browser.post(`/accounts/${account.id}/grants`, {
      personId: intruder.id,
      level: 'publisher',
      reason,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'access.not_entitled']);
    expect(answer.body.rules.map((named: { id: string }) => named.id)).toContain(rule);
  };
  const tamper = (text: string, values: unknown[] = []) => house().tamper(text, values);

  it('a rule widened, moved, ended or deleted by hand opens nothing', async () => {
    const [kept] = await tamper('select * from entitlement_rule where id = $1', [rule]);
    await tamper(`update entitlement_rule set value = 'Accounts' where id = $1`, [rule]);
    await refused();
    await tamper(`update entitlement_rule set value = 'Press', platform = 'x' where id = $1`, [rule]);
    await refused();
    await tamper(`update entitlement_rule set levels = 'no list', platform = 'tiktok' where id = $1`, [rule]);
    await refused();
    await tamper(`update entitlement_rule set levels = $1, ended_at = '2026-11-17T09:00:00.000Z' where id = $2`, [
      kept?.['levels'],
      rule,
    ]);
    await refused();
    await tamper('delete from entitlement_rule where id = $1', [rule]);
    await refused();
    const names = Object.keys(kept ?? {});
    const places = names.map((_, n) => `$${n + 1}`).join(', ');
    await tamper(`insert into entitlement_rule (${names.join(', ')}) values (${places})`, Object.values(kept ?? {}));
    await refused();
  });

  it('a rule invented for oneself opens nothing', async () => {
    await tamper(
      `insert into entitlement_rule (id, who, value, levels, scopes, platform, reason, created_at, created_by, version, mac)
       values ($1, 'person', $2, '["publisher"]', '["routine"]', 'tiktok', 'mine', '2026-11-17T08:00:00.000Z', 'x', 1, 'bm90IGEgbWFj')`,
      [newId(), intruder.id],
    );
    await refused();
  });

  it('a rule that ended does not come back, and one that was deleted can be ended', async () => {
    const admin = await house().given.as(await house().given.registrar());
    const body = {
      who: 'department',
      value: 'Accounts',
      platform: 'tiktok',
      levels: every,
      scopes: ['routine'],
      reason,
    };
    const second = (await admin.post('/entitlements', body)).body.id;
    const [kept] = await tamper('select * from entitlement_rule where id = $1', [second]);
    expect((await admin.post(`/entitlements/${second}/end`, { reason })).status).toBe(200);
    await tamper(`update entitlement_rule set ended_at = null, version = 1, mac = $1 where id = $2`, [
      kept?.['mac'],
      second,
    ]);
    await refused();
    await tamper('delete from entitlement_rule where id = $1', [rule]);
    expect((await admin.post(`/entitlements/${rule}/end`, { reason })).body).toMatchObject({
      version: 2,
      value: 'Press',
    });
    const [planted] = (await admin.get('/entitlements')).body.items.filter((one: { trusted: boolean }) => !one.trusted);
    expect((await admin.post(`/entitlements/${planted.id}/end`, { reason })).body).toMatchObject({ trusted: false });
    const browser = await house().given.as(owner);
    const given = { personId: intruder.id, level: 'publisher', reason };
    expect((await browser.post(`/accounts/${account.id}/grants`, given)).status).toBe(201);
  });
});
