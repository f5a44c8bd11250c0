import { GrantWarnings } from '../../src/access/warnings.service.js';
import type { Answer, Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG } from '../support/house.js';

const reason = 'Posts for the spring range';
const brief = ({ status, body }: Answer): unknown[] => [status, body.code];

onBothDatabases(
  'an auditor asks who could post on 14 March, over an extension, an absence and a passed last day',
  (house) => {
    let owner: Somebody;
    let engager: Somebody;
    let account: { id: string };
    let auditor: Browser;
    let grant: { id: string };

    beforeAll(async () => {
      const { given } = house();
      owner = await given.person();
      engager = await given.person({ fullName: 'Enid Engager' });
      account = await given.account({ owner });
      auditor = await given.as(await given.auditor());
      grant = (
        await (
          await given.as(owner)
        ).post(`/accounts/${account.id}/grants`, {
          ...{ personId: engager.id, level: 'publisher', until: '2026-03-10', scope: 'campaign', reason },
        })
      ).body;
    });

    const on = async (somebody: Somebody, path: string, body: object = {}) =>
      (await house().given.as(somebody)).post(path, { reason, ...body });
    const heldOn = async (day: string): Promise<boolean> => {
      const json = await auditor.get(`/accounts/${account.id}/access?asOf=${day}`);
      const csv = await auditor.get(`/exports/access-list?asOf=${day}&person=${engager.id}`);
      const inJson = json.body.items.some((row: { personId: string }) => row.personId === engager.id);
      expect(csv.status).toBe(200);
      expect(csv.text.includes(engager.email)).toBe(inJson);
      return inJson;
    };

    it('its end is announced once, to the holder and the owner seats', async () => {
      const warn = () => house().run('grant.warn', (op) => house().app.get(GrantWarnings).warn(op));
      expect(await warn()).toBe(1);
      expect(await warn()).toBe(0);
      const [told] = await house().tamper(`select facts from outbox where topic = 'grant.ending'`);
      expect(JSON.parse(String(told?.['facts']))).toMatchObject({
        grantId: grant.id,
        personId: engager.id,
        until: '2026-03-10',
        owners: [owner.id],
      });
    });

    it('it goes on by a new decision, never by its holder, and what was given stays as it was', async () => {
      const extend = (by: Somebody, until: string) => on(by, `/grants/${grant.id}/extend`, { until });
      expect(brief(await extend(engager, '2026-04-30'))).toEqual([403, 'access.own_grant']);
      expect(brief(await extend(owner, '2026-03-10'))).toEqual([422, 'access.not_longer']);
      const extended = await extend(owner, '2026-04-30');
      expect(extended.status).toBe(201);
      expect(extended.body).toMatchObject({
        continuesId: grant.id,
        since: '2026-03-11',
        until: '2026-04-30',
        level: 'publisher',
        scope: 'campaign',
        approvedBy: owner.id,
        startsLater: true,
      });
      expect(brief(await extend(owner, '2026-05-31'))).toEqual([409, 'access.duplicate']);
      const [old] = await house().tamper('select until, status, version from access_grant where id = $1', [grant.id]);
      expect(old).toMatchObject({ until: '2026-03-10', status: 'active', version: 1 });
    });

    it('during an absence hr stops all of it in one act, and only an admin lets it go on', async () => {
      house().clock.set('2026-03-13T09:00:00.000Z');
      const hr = await house().given.hr();
      const stopped = await on(hr, `/people/${engager.id}/suspend-access`);
      // The first grant is past its last day: only what goes on is stopped.
      expect([stopped.status, stopped.body]).toEqual([200, { personId: engager.id, suspended: 1 }]);
      expect(brief(await on(hr, `/people/${engager.id}/resume-access`))).toEqual([403, 'door.not_allowed']);
      const given = await on(owner, `/accounts/${account.id}/grants`, { personId: engager.id, level: 'analyst' });
      expect(brief(given)).toEqual([409, 'access.person_suspended']);
      const rows = await house().tamper(`select id from access_grant where status = 'suspended'`);
      expect(brief(await on(owner, `/grants/${rows[0]?.['id']}/resume`))).toEqual([409, 'access.person_suspended']);
      house().clock.set('2026-03-20T09:00:00.000Z');
      const resumed = await on(await house().given.registrar(), `/people/${engager.id}/resume-access`);
      expect([resumed.status, resumed.body.refused]).toEqual([200, []]);
      expect(resumed.body.resumed).toMatchObject([
        { since: '2026-03-20', until: '2026-04-30', continuesId: rows[0]?.['id'] },
      ]);
      expect(brief(await on(owner, `/grants/${rows[0]?.['id']}/resume`))).toEqual([409, 'access.already_resumed']);
    });

    it('an owner suspends one grant; a revocation of what goes on reaches what was decided to follow it', async () => {
      house().clock.set('2026-04-01T09:00:00.000Z');
      const held = (await auditor.get(`/accounts/${account.id}/grants?state=live`)).body.items[0];
      const later = await on(owner, `/grants/${held.id}/extend`, { until: '2026-06-30' });
      expect(later.body).toMatchObject({ since: '2026-05-01', continuesId: held.id });
      expect(brief(await on(engager, `/grants/${held.id}/suspend`))).toEqual([403, 'access.not_owner']);
      const suspended = await on(owner, `/grants/${held.id}/suspend`);
      expect(suspended.body).toMatchObject({ status: 'suspended', endedOn: '2026-04-01', live: false });
      house().clock.set('2026-04-03T09:00:00.000Z');
      const back = await on(owner, `/grants/${held.id}/resume`);
      expect(back.body).toMatchObject({ since: '2026-04-03', until: '2026-04-30', continuesId: held.id });
      const after = await on(owner, `/grants/${later.body.id}/resume`);
      expect(after.body).toMatchObject({ since: '2026-05-01', until: '2026-06-30' });
      house().clock.set('2026-04-10T09:00:00.000Z');
      expect((await on(engager, `/grants/${back.body.id}/revoke`)).status).toBe(200);
      expect((await auditor.get(`/accounts/${account.id}/grants?state=live`)).body.total).toBe(0);
      house().clock.set('2026-05-02T09:00:00.000Z');
      expect((await (await house().given.as(engager)).get(`/accounts/${account.id}`)).status).toBe(404);
    });

    it.each([
      ['2026-03-01', true],
      ['2026-03-10', true],
      ['2026-03-11', true],
      ['2026-03-12', true],
      ['2026-03-13', false],
      ['2026-03-14', false],
      ['2026-03-19', false],
      ['2026-03-20', true],
      ['2026-03-31', true],
      ['2026-04-01', false],
      ['2026-04-03', true],
      ['2026-04-09', true],
      ['2026-04-10', false],
      ['2026-05-02', false],
    ])('at the end of %s they could post: %s', async (day, held) => expect(await heldOn(day)).toBe(held));
  },
  { startsAt: '2026-03-01T09:00:00.000Z', settings: SIGNED_IN_FOR_LONG },
);

onBothDatabases(
  'a leaver’s grant of later never starts',
  (house) => {
    let owner: Somebody;
    let account: { id: string };

    beforeAll(async () => {
      owner = await house().given.person();
      account = await house().given.account({ owner });
    });

    const give = async (somebody: Somebody, validFrom: string) =>
      (await house().given.as(owner)).post(`/accounts/${account.id}/grants`, {
        ...{ personId: somebody.id, level: 'publisher', validFrom, reason },
      });
    const live = async (day: string): Promise<number> => {
      const owners = await house().given.as(owner);
      return (await owners.get(`/accounts/${account.id}/access?asOf=${day}`)).body.items.filter(
        (row: { source: string }) => row.source === 'grant',
      ).length;
    };

    it('not given beyond the last day, and ended by the cut before it begins', async () => {
      const { given } = house();
      const known = await given.person({ lastDay: '2026-11-30' });
      expect(brief(await give(known, '2026-12-01'))).toEqual([409, 'access.person_leaving']);
      const leaver = await given.person();
      const later = await give(leaver, '2026-12-01');
      expect(later.status).toBe(201);
      const hr = await given.as(await given.hr());
      const preview = await hr.get(`/people/${leaver.id}/departure-preview`);
      expect(preview.body.grants).toHaveLength(1);
      const opened = await hr.post('/offboarding-cases', {
        ...{ personId: leaver.id, scenario: 'hostile', lastDay: '2026-11-17', reason, cut: true },
      });
      expect(opened.status).toBe(201);
      const [row] = await house().tamper('select status, ended_on from access_grant where id = $1', [later.body.id]);
      expect(row).toEqual({ status: 'revoked', ended_on: '2026-11-17' });
      expect(await live('2026-12-01')).toBe(0);
      expect(await live('2027-06-01')).toBe(0);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
