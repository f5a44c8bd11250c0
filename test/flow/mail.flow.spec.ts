import { MailServer } from '../support/mail-server.js';
import { onBothDatabases, SIGNED_IN_FOR_LONG, type House } from '../support/house.js';
import type { Somebody } from '../support/given.js';
import { Worker } from '../../src/worker/worker.js';

const REASON = 'For the spring campaign';

/** What was announced becomes mails, and what waits is sent. */
async function deliver(house: House): Promise<void> {
  await house.app.get(Worker).tick('outbox.relay');
  await house.app.get(Worker).tick('mail.send');
}

const states = async (house: House): Promise<string[]> =>
  (await house.tamper('select state from mail order by id')).map((row) => String(row['state']));

async function openCase(house: House, hr: Somebody, leaver: Somebody, scenario: string, lastDay: string): Promise<any> {
  const body = { personId: leaver.id, scenario, lastDay, reason: 'Is going to leave us' };
  const answer = await (await house.given.as(hr)).post('/offboarding-cases', body);
  if (answer.status !== 201) throw new Error(`Case: ${answer.status} ${answer.text}`);
  return answer.body;
}

interface Planned {
  topic: string;
  personId: string;
  address: string;
}

/** The mails about a case. */
const topics = async (house: House, caseId: string): Promise<Planned[]> =>
  (await house.tamper(
    `select m.topic, m.person_id as "personId", p.work_email as address from mail m join person p on p.id = m.person_id
     where m.facts like $1 order by m.id`,
    [`%${caseId}%`],
  )) as unknown as Planned[];

let mails: MailServer;
beforeAll(async () => {
  mails = await MailServer.start();
});
afterAll(() => mails.stop());

onBothDatabases(
  'people are told by mail',
  (house) => {
    beforeEach(async () => {
      await deliver(house());
      mails.received.length = 0;
      mails.refuses = null;
    });

    it('whoever decides hears of a request, in their language, with names and a link and nothing else', async () => {
      const { given } = house();
      const owner = await given.person({ locale: 'fr-FR' });
      const asker = await given.person({ fullName: 'Zoé Bramentieu' });
      const account = await given.account({ owner, displayName: 'Atelier Nord' });
      const asked = await (
        await given.as(asker)
      ).post('/access-requests', { accountId: account.id, level: 'publisher', reason: REASON });
      expect(asked.status).toBe(201);
      await deliver(house());
      const [mail, ...more] = mails.to(owner.email);
      expect(more).toEqual([]);
      expect(mail?.raw).toContain('Subject: Une demande d’accès à Atelier Nord');
      expect(mail?.raw).toContain('Zoé Bramentieu demande un accès à Atelier Nord.');
      expect(mail?.raw).toContain(`/access-requests/${asked.body.id}`);
      expect(mail?.raw).not.toContain(REASON);
      await deliver(house());
      expect(mails.to(owner.email)).toHaveLength(1);
    });

    it('a mail server that is away is asked again, one that refuses for good is not', async () => {
      const { given } = house();
      const owner = await given.person();
      const asker = await given.person();
      const account = await given.account({ owner });
      const ask = async (level: string): Promise<void> => {
        await (await given.as(asker)).post('/access-requests', { accountId: account.id, level, reason: REASON });
        await deliver(house());
      };
      mails.refuses = { responseCode: 451 };
      await ask('analyst');
      expect((await states(house())).at(-1)).toBe('waiting');
      mails.refuses = null;
      await deliver(house());
      expect(mails.to(owner.email)).toEqual([]);
      house().clock.forward({ seconds: 6 });
      await deliver(house());
      expect(mails.to(owner.email)).toHaveLength(1);
      mails.refuses = { responseCode: 550 };
      await ask('moderator');
      expect((await states(house())).at(-1)).toBe('refused');
      const admin = await given.as(await given.admin());
      const { body } = await admin.get('/outbox?state=refused');
      expect(body).toMatchObject({ mailServer: true, total: 1, items: [{ topic: 'request.opened', answer: '550' }] });
      expect((await (await given.as(owner)).get('/outbox')).status).toBe(403);
    });

    it('a message that comes twice makes one mail, and a mail that was being sent in a crash goes out again under its id', async () => {
      const { given } = house();
      const owner = await given.person();
      const account = await given.account({ owner });
      await given.grant(await given.person(), account, 'publisher');
      await house().app.get(Worker).tick('outbox.relay');
      await house().tamper("update outbox set delivered_at = null where topic = 'grant.issued'");
      await house().app.get(Worker).tick('outbox.relay');
      await house().tamper("update mail set state = 'sending', attempts = 1 where state = 'waiting'");
      await house().app.get(Worker).tick('mail.send');
      expect(mails.received).toHaveLength(1);
      expect(mails.received[0]?.raw).toMatch(/Message-ID: <[0-9a-f-]{36}@/i);
    });

    it('an invitation brings a link that works once; whoever wrote the person down cannot have it sent to a mailbox of theirs', async () => {
      const { given } = house();
      const [author, other] = [await given.admin(), await given.admin()];
      const created = await (
        await given.as(author)
      ).post('/people', { fullName: 'Newcomer', workEmail: 'newcomer@elsewhere.example', kind: 'agency' });
      expect(created.status).toBe(201);
      const invite = async (by: typeof author): Promise<void> => {
        expect((await (await given.as(by)).post(`/people/${created.body.id}/invite`)).status).toBe(204);
        await deliver(house());
      };
      await invite(author);
      expect([mails.received, (await states(house())).at(-1)]).toEqual([[], 'dropped']);
      await invite(other);
      const token = /enrol\?token=([\w-]{43})/.exec(mails.to('newcomer@elsewhere.example')[0]?.raw ?? '')?.[1];
      const opened = await house().browser().post('/enrolment', { token, password: 'a long walk by the river' });
      expect(opened.status).toBe(200);
      // The database keeps no link: what was sent is sent.
      expect(JSON.stringify(await house().tamper('select * from mail'))).not.toContain(token);
    });

    it('whoever invites somebody and then moves their address does not receive the link', async () => {
      const { given } = house();
      const [hr, admin] = [await given.hr(), await given.admin()];
      const created = await (
        await given.as(admin)
      ).post('/people', { fullName: 'Expected', workEmail: 'expected@elsewhere.example', kind: 'agency' });
      const browser = await given.as(hr);
      expect((await browser.post(`/people/${created.body.id}/invite`)).status).toBe(204);
      const moved = await browser.patch(`/people/${created.body.id}`, { workEmail: 'mine@elsewhere.example' });
      expect(moved.status).toBe(200);
      await deliver(house());
      expect(mails.received.filter(({ raw }) => raw.includes('enrol?token='))).toEqual([]);
      const again = await (await given.as(await given.admin())).post(`/people/${created.body.id}/invite`);
      expect(again.status).toBe(204);
      await deliver(house());
      expect(mails.received.filter(({ raw }) => raw.includes('enrol?token='))).toHaveLength(1);
    });

    it('somebody whose access was cut is not written to any more', async () => {
      const { given } = house();
      const [owner, leaver] = [await given.person(), await given.person()];
      await given.grant(leaver, await given.account({ owner }), 'publisher');
      const hr = await given.as(await given.hr());
      const opened = await hr.post('/offboarding-cases', {
        personId: leaver.id,
        scenario: 'hostile',
        lastDay: '2026-11-17',
        cut: true,
        reason: 'Has to leave at once',
      });
      expect(opened.status).toBe(201);
      await deliver(house());
      expect(mails.to(leaver.email)).toEqual([]);
    });

    it('an address that is refused for good shows in the directory and as a finding, until mail reaches it or it is another one', async () => {
      const { given } = house();
      const admin = await given.as(await given.admin());
      const [owner, asker] = [await given.person(), await given.person()];
      const account = await given.account({ owner });
      const ask = async (level: string): Promise<void> => {
        await (await given.as(asker)).post('/access-requests', { accountId: account.id, level, reason: REASON });
        await deliver(house());
      };
      const shown = async () => (await admin.get(`/people/${owner.id}`)).body.mail;
      mails.refuses = { responseCode: 550 };
      await ask('analyst');
      expect(await shown()).toBe('bouncing');
      const findings = (await admin.get('/findings?kind=mail_bouncing')).body;
      expect(findings.items.filter((item: any) => item.personId === owner.id)).toMatchObject([
        { cure: { act: 'person.change', path: expect.stringContaining(owner.id) } },
      ]);
      mails.refuses = null;
      await ask('moderator');
      expect(await shown()).toBe('ok');
      mails.refuses = { responseCode: 553 };
      await ask('publisher');
      expect(await shown()).toBe('bouncing');
      mails.refuses = null;
      await admin.patch(`/people/${owner.id}`, { workEmail: `new-${owner.email}` });
      expect(await shown()).toBe('ok');
    });

    it('whoever wants one mail a day gets it in the morning where they are, in their language, and what is urgent at once', async () => {
      const { given, app, clock } = house();
      const [owner, asker] = [
        await given.person({ timeZone: 'Europe/Paris' }),
        await given.person({ fullName: 'Ada Quell' }),
      ];
      const account = await given.account({ owner, displayName: 'Maison du Fil' });
      const browser = await given.as(owner);
      const timeZone = 'Europe/Paris';
      expect((await browser.get('/me/preferences')).body).toEqual({ mail: 'each', locale: 'fr-FR', timeZone });
      const changed = await browser.patch('/me/preferences', { mail: 'daily', locale: 'en-GB' });
      expect([changed.status, changed.body]).toEqual([200, { mail: 'daily', locale: 'en-GB', timeZone }]);
      expect((await browser.patch('/me/preferences', { mail: 'never' })).status).toBe(400);
      const digest = async (): Promise<string[]> => {
        mails.received.length = 0;
        await app.get(Worker).tick('mail.digest');
        await deliver(house());
        return mails.to(owner.email).map(({ raw }) => raw);
      };
      // Whatever waited already is told today.
      clock.set('2026-11-18T04:59:00.000Z');
      expect(await digest()).toEqual([]);
      await (
        await given.as(asker)
      ).post('/access-requests', { accountId: account.id, level: 'publisher', reason: REASON });
      await deliver(house());
      expect(mails.to(owner.email)).toEqual([]);
      expect(
        (await (await given.as(await given.admin())).get(`/outbox?state=collected&personId=${owner.id}`)).body.total,
      ).toBe(1);
      clock.set('2026-11-18T06:01:00.000Z');
      const [mail = '', ...more] = await digest();
      expect(more).toEqual([]);
      expect(mail).toContain('Subject: What waits for you today');
      expect(mail).toMatch(/Requests for access to decide: 1\s+http/);
      expect(mail).toContain('A request for access to Maison du Fil');
      expect(mail).not.toContain(REASON);
      expect(await digest()).toEqual([]);
      clock.set('2026-11-19T07:00:00.000Z');
      const [next = ''] = await digest();
      expect(next).toContain('Requests for access to decide: 1');
      expect(next).not.toContain('Maison du Fil');

      const admin = await given.as(await given.registrar());
      await admin.post(`/accounts/${account.id}/freeze`, { reason: 'Something looks wrong here' });
      await deliver(house());
      expect(mails.to(owner.email).at(-1)?.raw).toContain('what is frozen');
    });

    it('whom the service proposes as a successor is asked once, and told when it is somebody else', async () => {
      const { given, app } = house();
      const [hr, leaver, backup, other] = [
        await given.hr(),
        await given.person(),
        await given.person(),
        await given.person(),
      ];
      await given.account({ owner: leaver, backupOwner: backup });
      await given.account({ owner: leaver, backupOwner: backup });
      await given.account({ owner: other });
      const kase = await openCase(house(), hr, leaver, 'planned', '2027-01-29');
      const round = async (): Promise<string[]> => {
        await app.get(Worker).tick('handover.ask');
        await deliver(house());
        return (await topics(house(), kase.id))
          .filter(({ topic }) => /handover/.test(topic))
          .map(({ topic, address }) => `${topic} ${address}`);
      };
      expect(await round()).toEqual([`handover.named ${backup.email}`]);
      expect(await round()).toHaveLength(1);
      const browser = await given.as(hr);
      const [handover] = (await browser.get(`/offboarding-cases/${kase.id}/handovers`)).body.items;
      const named = await browser.patch(`/handovers/${handover.id}`, {
        successorId: other.id,
        reason: 'Knows the account best',
      });
      expect(named.status).toBe(200);
      expect((await round()).sort()).toEqual(
        [`handover.named ${backup.email}`, `handover.named ${other.email}`, `handover.replaced ${backup.email}`].sort(),
      );
    });

    it('tasks are told once when they fall to somebody, are due soon and are late, then to whoever opened the case, then to admins', async () => {
      const { given, app, clock } = house();
      const [hr, admin] = [await given.hr(), await given.admin()];
      const [owner, backup] = [await given.person({ locale: 'en-GB' }), await given.person({ locale: 'fr-FR' })];
      const leaver = await given.person({ fullName: 'Fabrice Lemoine' });
      await given.account({ owner: leaver, backupOwner: backup });
      await given.account({ owner, backupOwner: leaver });
      const opened = await openCase(house(), hr, leaver, 'planned', '2026-12-11');
      const round = async (): Promise<string[]> => {
        mails.received.length = 0;
        await app.get(Worker).tick('task.remind');
        await deliver(house());
        return (await topics(house(), opened.id)).map(({ topic, address }) => `${topic} ${address}`);
      };
      const first = await round();
      expect(first).toEqual(expect.arrayContaining([`task.assigned ${owner.email}`, `task.assigned ${backup.email}`]));
      expect(mails.to(backup.email).at(-1)?.raw).toMatch(
        /Tâches du dossier de départ de Fabrice Lemoine qui vous reviennent : \d+/,
      );
      expect(await round()).toEqual(first);
      clock.set('2026-12-09T09:00:00.000Z');
      expect(await round()).toEqual(
        expect.arrayContaining([`task.due_soon ${owner.email}`, `task.late ${owner.email}`]),
      );
      clock.set('2026-12-23T09:00:00.000Z');
      const last = await round();
      expect(last).toEqual(
        expect.arrayContaining([`task.escalated ${hr.email}`, `task.escalated_further ${admin.email}`]),
      );
      expect(await round()).toEqual(last);
    });

    it('whoever leaves unknowingly is told nothing of it, as an owner, as a successor elsewhere or as the one a row names', async () => {
      const { given, app } = house();
      const [hr, manager] = [await given.hr(), await given.admin()];
      const leaver = await given.admin({ managerId: manager.id });
      const other = await given.person();
      const account = await given.account({ owner: leaver, backupOwner: other });
      const elsewhere = await given.account({ owner: other, backupOwner: leaver });
      await openCase(house(), hr, other, 'planned', '2027-03-31');
      await app.get(Worker).tick('task.remind');
      await deliver(house());
      mails.received.length = 0;
      const hidden = await openCase(house(), hr, leaver, 'hostile', '2027-03-01');
      await house().tamper('update task set assignee_id = $1 where case_id = $2', [leaver.id, hidden.id]);
      await app.get(Worker).tick('task.remind');
      await house().run('service.tend', async (op) => {
        // What a careless announcement would say.
        op.announce('task.late', { caseId: hidden.id, accountId: account.id, personId: leaver.id, hidden: false });
        op.record([]);
      });
      await deliver(house());
      const told = await topics(house(), hidden.id);
      expect(told.length).toBeGreaterThan(0);
      expect(told.filter(({ personId }) => personId === leaver.id)).toEqual([]);
      expect(mails.to(leaver.email).filter(({ raw }) => raw.includes(hidden.id))).toEqual([]);
      expect(elsewhere.id).toBeTruthy();
    });

    it('an owner is told once a night of what was released while they were not at work, never what it was', async () => {
      const { given, app, clock } = house();
      const [owner, worker] = [await given.person({ locale: 'fr-FR' }), await given.person()];
      const account = await given.account({ owner, displayName: 'Nuit Blanche' });
      const credential = await given.credential(owner, account, 'password', { password: 'night-canary-7261' });
      await given.grant(worker, account, 'full_control');
      const reveal = async (at: string): Promise<void> => {
        clock.set(at);
        const browser = await given.as(worker);
        const { status } = await browser.post(`/credentials/${credential.id}/reveal`, {
          reason: 'Has to post something',
        });
        expect(status).toBe(200);
        await app.get(Worker).tick('release.watch');
        await deliver(house());
      };
      await app.get(Worker).tick('release.watch');
      const told = () => mails.to(owner.email).filter(({ raw }) => raw.includes('hors des heures de travail'));
      await reveal('2026-12-28T15:00:00.000Z');
      expect(told()).toEqual([]);
      await reveal('2026-12-28T21:00:00.000Z');
      await reveal('2026-12-29T02:00:00.000Z');
      expect(told()).toHaveLength(1);
      expect(told()[0]?.raw).not.toMatch(/night-canary|Has to post/);
      // Neither on New Year's Day, where they are, nor on a Sunday does anybody work.
      await reveal('2027-01-01T11:00:00.000Z');
      await reveal('2027-01-03T11:00:00.000Z');
      expect(told()).toHaveLength(3);
    });
  },
  {
    settings: { ...SIGNED_IN_FOR_LONG, freshMinutes: 600_000 },
    get environment() {
      return { RELEVE_SMTP_URL: mails.url, RELEVE_MAIL_FROM: 'Relève <releve@story.example>' };
    },
  },
);

onBothDatabases('without a mail server', (house) => {
  it('everything works, and the outbox shows what waits', async () => {
    const { given } = house();
    await given.grant(await given.person(), await given.account({ owner: await given.person() }), 'publisher');
    await deliver(house());
    const { body } = await (await given.as(await given.admin())).get('/outbox?state=waiting&limit=1');
    expect(body.mailServer).toBe(false);
    expect(body.total).toBeGreaterThan(0);
  });
});
