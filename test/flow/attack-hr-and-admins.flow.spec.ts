import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Imports } from '../../src/imports/imports.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const REASON = 'Attacked for the story';

onBothDatabases('HR writes dates about the last admin', (house) => {
  let hr: Somebody;
  let admin: Somebody;

  beforeAll(async () => {
    [hr, admin] = [await house().given.hr(), await house().given.registrar()];
    // Signed in before anybody writes dates.
    await house().given.as(hr);
  });

  const patch = async (change: Record<string, unknown>) =>
    (await house().given.as(hr)).patch(`/people/${admin.id}`, change);
  const roles = async (): Promise<string[]> =>
    (await (await house().given.as(hr)).get(`/people/${admin.id}`)).body.roles;

  it('a last day that is over does not make them fair game for a departure', async () => {
    expect((await patch({ lastDay: '2026-11-16' })).status).toBe(200);
    const opened = await (
      await house().given.as(hr)
    ).post('/offboarding-cases', {
      personId: admin.id,
      scenario: 'hostile',
      lastDay: '2026-11-16',
      reason: REASON,
      cut: true,
    });
    expect([opened.status, opened.body.code]).toEqual([422, 'handover.last_admin']);
    expect(await roles()).toEqual(['admin', 'member']);
  });

  it('nor does a new period take role and sign-in from them', async () => {
    const rehired = await patch({ startDate: '2026-11-17' });
    expect([rehired.status, rehired.body.code]).toEqual([422, 'people.last_admin']);
    expect(await roles()).toEqual(['admin', 'member']);
    await house().given.signIn(admin);
  });

  it('with a second admin who stays they may go', async () => {
    await house().given.admin();
    expect((await patch({ startDate: '2026-11-17' })).status).toBe(200);
    expect(await roles()).toEqual(['member']);
  });
});

onBothDatabases('HR hires somebody again who still holds something', (house) => {
  it('is refused until that has ended: no old right gets a new sign-in', async () => {
    const { given } = house();
    const [hr, owner, engager] = [await given.hr(), await given.person(), await given.person()];
    const account = await given.account({ owner });
    const grant = await given.grant(engager, account, 'full_control');
    const browser = await given.as(hr);
    for (const person of [owner, engager]) {
      expect((await browser.patch(`/people/${person.id}`, { lastDay: '2026-11-16' })).status).toBe(200);
      const back = await browser.patch(`/people/${person.id}`, { startDate: '2026-11-17' });
      expect([back.status, back.body.code]).toEqual([422, 'people.still_holds']);
    }
    const admin = await given.as(await given.registrar());
    await admin.post(`/grants/${grant.id}/revoke`, { reason: REASON });
    expect((await browser.patch(`/people/${engager.id}`, { startDate: '2026-11-17' })).status).toBe(200);
  });

  it('is refused as well while they are in a group, stand in for somebody, answer for a brand or may break the glass', async () => {
    const { given } = house();
    const [hr, first, owner] = [await given.hr(), await given.registrar(), await given.person()];
    const [member, stand, brand, helper] = [
      await given.person(),
      await given.person(),
      await given.person(),
      await given.person(),
    ];
    const account = await given.account({ owner });
    const admin = await given.as(first);
    const group = await admin.post('/groups', { name: 'Hired again' });
    await admin.post(`/groups/${group.body.id}/members`, { personIds: [member.id], reason: REASON });
    const named = await (
      await given.as(owner)
    ).put(`/people/${owner.id}/delegate`, {
      delegateId: stand.id,
      from: '2026-11-16',
      until: '2026-12-31',
      reason: REASON,
    });
    const put = await admin.put('/brands/Rehired', { accountableId: brand.id, reason: REASON });
    const right = await (
      await given.stepUp(first)
    ).post('/break-glass-rights', { personId: helper.id, accountId: account.id, until: '2027-03-01', reason: REASON });
    expect([named.status, put.status, right.status]).toEqual([200, 200, 201]);
    const browser = await given.as(hr);
    for (const person of [member, stand, brand, helper]) {
      expect((await browser.patch(`/people/${person.id}`, { lastDay: '2026-11-16' })).status).toBe(200);
      const back = await browser.patch(`/people/${person.id}`, { startDate: '2026-11-17', lastDay: null });
      expect([back.status, back.body.code]).toEqual([422, 'people.still_holds']);
    }
  });

  it('the owner seat that waits for a successor after a cut is no seat of the new period', async () => {
    const { given } = house();
    const [hr, owner] = [await given.hr(), await given.person()];
    await given.account({ owner });
    const browser = await given.as(hr);
    const opened = await browser.post('/offboarding-cases', {
      personId: owner.id,
      scenario: 'hostile',
      lastDay: '2026-11-16',
      reason: REASON,
      cut: true,
    });
    expect(opened.body.status).toBe('cut');
    const back = await browser.patch(`/people/${owner.id}`, { startDate: '2026-11-17', lastDay: null });
    expect([back.status, back.body.code]).toEqual([422, 'people.still_holds']);
  });
});

onBothDatabases('a file hires somebody again', (house) => {
  const COLUMNS =
    'external_id,full_name,work_email,kind,organisation,department,manager_email,start_date,last_day,absence_from,absence_until,locale,time_zone';

  const read = async (somebody: Somebody, startDate: string) => {
    const file = join(house().directory, 'people.csv');
    const row = `,${somebody.name},${somebody.email},employee,,,,${startDate},,,,,`;
    writeFileSync(file, `${COLUMNS}\r\n${row}\r\n`);
    return house().app.get(Imports).read(MACHINE, 'people', file);
  };
  const cut = async (somebody: Somebody) => {
    const body = { personId: somebody.id, scenario: 'hostile', lastDay: '2026-11-16', reason: REASON, cut: true };
    const opened = await (await house().given.as(await house().given.hr())).post('/offboarding-cases', body);
    expect(opened.body.status).toBe('cut');
  };

  it('and their old password and second factor stay dead, while they may be enrolled and given access anew', async () => {
    const { given } = house();
    const engager = await given.person();
    const account = await given.account({ owner: await given.person() });
    await given.grant(engager, account, 'full_control');
    await cut(engager);
    expect(await read(engager, '2026-11-17')).toMatchObject({ accepted: 1, refused: [] });
    await expect(given.signIn(engager)).rejects.toThrow('401');
    const invited = await (await given.as(await given.registrar())).post(`/people/${engager.id}/invite`, {});
    expect(invited.status).toBe(204);
    await given.grant(engager, account, 'publisher');
  });

  it('but nobody whose owner seat still waits for a successor', async () => {
    const { given } = house();
    const owner = await given.person();
    await given.account({ owner });
    await cut(owner);
    expect((await read(owner, '2026-11-17')).refused).toEqual([
      expect.objectContaining({ row: 2, code: 'still_holds' }),
    ]);
    await expect(given.signIn(owner)).rejects.toThrow('401');
  });
});
