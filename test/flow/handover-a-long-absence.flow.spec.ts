import { SYSTEM } from '../../src/operation/actor.js';
import { Operations } from '../../src/operation/operations.js';
import { Returns } from '../../src/handover/returns.js';
import type { Answer } from '../support/browser.js';
import { PASSWORD, type Somebody } from '../support/given.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG, type House } from '../support/house.js';

const CANARY = 'Canary: treated for something at the hospital of Rennes';

/** Every table of the database, as text. */
async function everythingStored(house: House): Promise<string> {
  const tables = await house.tamper(
    house.kind === 'sqlite'
      ? `select name from sqlite_master where type = 'table'`
      : `select table_name as name from information_schema.tables where table_schema = current_schema()`,
  );
  const contents = await Promise.all(tables.map(({ name }) => house.tamper(`select * from "${String(name)}"`)));
  return JSON.stringify(contents);
}

/** The worker's round. */
async function comeBack(house: House): Promise<void> {
  const [operations, job] = [house.app.get(Operations), house.app.get(Returns)];
  if (await operations.run(SYSTEM, 'service.look', {}, (op) => job.due(op)))
    await operations.run(SYSTEM, job.action, { reason: job.reason }, (op) => job.work(op));
}

onBothDatabases(
  'a long absence, and the way back',
  (house) => {
    let hr: Somebody;
    let admin: Somebody;
    let away: Somebody;
    let deputy: Somebody;
    let acting: Somebody;
    let asker: Somebody;
    let account: { id: string };
    let other: { id: string };
    let caseId: string;

    const post = async (by: Somebody, path: string, body: Record<string, unknown> = {}): Promise<Answer> =>
      (await house().given.as(by)).post(path, {
        reason: /offboarding-cases|acting-owner/.test(path) ? CANARY : 'Written down for the story',
        ...body,
      });
    const get = async (by: Somebody, path: string): Promise<any> => (await (await house().given.as(by)).get(path)).body;
    const grants = async (state: string): Promise<any[]> => {
      const all = await Promise.all(
        [account, other].map(({ id }) => get(admin, `/accounts/${id}/grants?state=${state}&personId=${away.id}`)),
      );
      return all.flatMap((page) => page.items);
    };
    const open = (by: Somebody, body: Record<string, unknown> = {}): Promise<Answer> =>
      post(by, '/offboarding-cases', {
        ...{ personId: away.id, scenario: 'death_absence', lastDay: '2026-11-16' },
        ...body,
      });

    beforeAll(async () => {
      const { given } = house();
      [hr, admin] = [await given.hr(), await given.admin()];
      [away, deputy] = [await given.person({ fullName: 'Fatou Away' }), await given.person()];
      [acting, asker] = [await given.person({ fullName: 'Nadège Acting' }), await given.person()];
      account = await given.account({ owner: away, backupOwner: deputy });
      other = await given.account({ owner: deputy });
      await given.credential(deputy, account, 'password', { username: 'us', password: 'first-secret-0001' });
      await given.grant(away, account, 'full_control');
      await given.grant(away, other, 'publisher');
    });

    it('nobody acts for an owner who is at work', async () => {
      const named = await post(admin, `/accounts/${account.id}/acting-owner`, {
        ...{ personId: acting.id, from: '2026-11-17', until: '2026-12-31' },
      });
      expect([named.status, named.body.code]).toEqual([409, 'access.owner_present']);
    });

    it('opening it suspends and ends nothing, and closes the door', async () => {
      const browser = await house().given.as(away);
      await open(asker);
      await open(hr, { personId: hr.id });
      const opened = await open(hr);
      expect([opened.status, opened.body.status, opened.body.reason]).toEqual([201, 'open', 'No reason is kept.']);
      caseId = opened.body.id;
      expect((await browser.get('/session')).status).toBe(401);
      const again = await house().browser().post('/session', { email: away.email, password: PASSWORD });
      expect(again.status).toBe(401);
      expect((await grants('ended')).map((grant) => grant.status)).toEqual(['suspended', 'suspended']);
      expect((await get(admin, `/accounts/${account.id}`)).ownerId).toBe(away.id);
      const person = await get(hr, `/people/${away.id}`);
      expect([person.absenceFrom, person.absenceUntil, person.lastDay, person.cutAt]).toEqual([
        ...['2026-11-17', null, null, null],
      ]);
      const given = await post(admin, `/accounts/${other.id}/grants`, { personId: away.id, level: 'analyst' });
      expect([given.status, given.body.code]).toEqual([409, 'access.person_away']);
    });

    it('whoever writes the table opens no door: the log knows better', async () => {
      await house().tamper(`update person set away_at = null where id = '${away.id}'`);
      const back = await house()
        .given.signIn(away)
        .then(
          (browser) =>
            browser.post('/access-requests', { accountId: other.id, level: 'analyst', reason: 'Let me back in' }),
          () => ({ status: 401 }),
        );
      expect(back.status).toBe(401);
      await house().tamper(`update person set away_at = '2026-11-17T09:00:00.000Z' where id = '${away.id}'`);
    });

    it('somebody acts for the owner, on this account and these days only', async () => {
      const name = (by: Somebody, personId: string) =>
        post(by, `/accounts/${account.id}/acting-owner`, { personId, from: '2026-11-17', until: '2026-12-31' });
      expect((await name(deputy, deputy.id)).body.code).toBe('access.own_delegate');
      expect((await name(hr, acting.id)).status).toBe(403);
      expect((await name(admin, hr.id)).body.code).toBe('access.watcher');
      const named = await name(deputy, acting.id);
      expect([named.status, named.body.active, named.body.ownerId]).toEqual([201, true, away.id]);
      const [secret] = (await get(acting, `/accounts/${account.id}/credentials`)).items;
      expect((await post(acting, `/credentials/${secret.id}/reveal`, { reason: 'Posting for her' })).status).toBe(200);
      const asked = await post(asker, '/access-requests', {
        ...{ accountId: account.id, level: 'analyst', reason: 'For the monthly figures' },
      });
      const elsewhere = await post(asker, '/access-requests', {
        ...{ accountId: other.id, level: 'analyst', reason: 'For the monthly figures' },
      });
      const mine = await get(acting, '/access-requests?to=me');
      expect(mine.items.map(({ id }: { id: string }) => id)).toEqual([asked.body.id]);
      expect((await post(acting, `/access-requests/${elsewhere.body.id}/approve`)).status).toBe(404);
      const approved = await post(acting, `/access-requests/${asked.body.id}/approve`, { reason: 'She needs it' });
      expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
    });

    it('… and not a day longer', async () => {
      const late = await post(asker, '/access-requests', {
        ...{ accountId: account.id, level: 'moderator', reason: 'For the answers at night' },
      });
      house().clock.set('2027-01-01T09:00:00.000Z');
      expect((await get(acting, '/access-requests?to=me')).items).toEqual([]);
      expect((await post(acting, `/access-requests/${late.body.id}/approve`)).status).toBe(404);
      expect((await (await house().given.as(acting)).get(`/accounts/${account.id}/credentials`)).status).toBe(404);
      house().clock.set('2026-11-18T09:00:00.000Z');
    });

    it('HR ends the absence for a day to come: the door opens then, and nothing is given back', async () => {
      // A day written into the tables brings nobody back.
      const forged = `update offboarding_case set returns_on = '2026-11-01', returns_at = '2026-11-01T00:00:00.000Z' where id = $1`;
      await house().tamper(forged, [caseId]);
      await comeBack(house());
      expect(await house().tamper('select status from offboarding_case where id = $1', [caseId])).toEqual([
        { status: 'open' },
      ]);
      const back = await post(hr, `/offboarding-cases/${caseId}/return`, { day: '2026-11-20' });
      expect([back.status, back.body.returnsOn, back.body.status, back.body.resumed]).toEqual([
        ...[200, '2026-11-20', 'open', 0],
      ]);
      await comeBack(house());
      expect((await get(hr, `/offboarding-cases/${caseId}`)).status).toBe('open');
      house().clock.set('2026-11-20T08:00:00.000Z');
      await comeBack(house());
      const over = await get(hr, `/offboarding-cases/${caseId}`);
      expect([over.status, over.returnedOn]).toEqual(['cancelled', '2026-11-20']);
      const door = await house().browser().post('/session', { email: away.email, password: PASSWORD });
      expect(door.status).toBe(200);
      expect(await grants('live')).toEqual([]);
      expect((await get(admin, `/accounts/${account.id}/acting-owner`)).actingOwner).toBeNull();
      expect((await (await house().given.as(acting)).get(`/accounts/${account.id}/credentials`)).status).toBe(404);
      const findings = await get(admin, '/findings?kind=access_still_suspended');
      expect(findings.items).toEqual([
        expect.objectContaining({ cure: { act: 'person.resume_access', path: `/people/${away.id}/resume-access` } }),
      ]);
    });

    it('an admin lets go on what rested, by new grants; nobody their own', async () => {
      expect((await post(hr, `/people/${away.id}/resume-access`)).status).toBe(403);
      const resumed = await post(admin, `/people/${away.id}/resume-access`, { reason: 'Back at work since today' });
      expect([resumed.status, resumed.body.resumed.length]).toEqual([200, 2]);
      expect((await grants('live')).map((grant) => grant.approvedBy)).toEqual([admin.id, admin.id]);
    });

    it('an admin’s return does both at once', async () => {
      const second = await open(admin, { lastDay: '2026-11-20' });
      expect(second.status).toBe(201);
      const back = await post(admin, `/offboarding-cases/${second.body.id}/return`, { day: '2026-11-20' });
      expect([back.status, back.body.status, back.body.resumed, back.body.stillSuspended]).toEqual([
        ...[200, 'cancelled', 2, []],
      ]);
      const twice = await post(admin, `/offboarding-cases/${second.body.id}/return`, { day: '2026-11-20' });
      expect(twice.body.code).toBe('handover.case_over');
    });

    it('nobody comes back: the same case goes on as a departure, from which there is no return', async () => {
      const third = await open(hr, { lastDay: '2026-11-20' });
      const cut = await post(hr, `/offboarding-cases/${third.body.id}/cut`);
      expect([cut.status, cut.body.status]).toEqual([200, 'cut']);
      expect(
        (await grants('ended')).filter((grant) => grant.status === 'suspended' && grant.endedOn === '2026-11-20'),
      ).toEqual([]);
      const back = await post(hr, `/offboarding-cases/${third.body.id}/return`, { day: '2026-11-20' });
      expect([back.status, back.body.code]).toEqual([409, 'handover.not_away']);
    });

    it('the reason of the absence is nowhere: no row, no leaf, no mail', async () => {
      expect((await everythingStored(house())).includes('hospital')).toBe(false);
    });
  },
  { settings: SIGNED_IN_FOR_LONG },
);
