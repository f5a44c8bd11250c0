import { Rewrap } from '../../src/vault/rewrap.service.js';
import { Worker } from '../../src/worker/worker.js';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';
import { MailServer } from '../support/mail-server.js';

const REASON = 'Looked after in the story';

let mails: MailServer;
beforeAll(async () => {
  mails = await MailServer.start();
});
afterAll(() => mails.stop());

onBothDatabases(
  'an admin looks after the service',
  (house) => {
    let who: Somebody;
    let admin: Browser;
    let hr: Browser;
    let auditor: Browser;

    beforeAll(async () => {
      const { given } = house();
      who = await given.admin({ fullName: 'Solène Gardien' });
      admin = await given.as(who);
      hr = await given.as(await given.hr());
      auditor = await given.as(await given.auditor());
    });

    describe('which addresses are ours', () => {
      const phone = '+33155000199';
      let account: any;
      const unknown = async (): Promise<string[]> =>
        (await admin.get('/findings?kind=registration_unknown&limit=200')).body.items.map((row: any) => row.accountId);
      const change = (by: Browser, lists: Record<string, unknown>) =>
        by.put('/own-addresses', { mailDomains: [], phoneRanges: [], reason: REASON, ...lists });

      it('the settings say it until somebody keeps the list', async () => {
        account = await house().given.account({
          owner: await house().given.person(),
          registrationEmail: 'social@start.example',
          recoveryPhone: phone,
        });
        const { status, body } = await hr.get('/own-addresses');
        expect(status).toBe(200);
        expect(body).toMatchObject({
          ...{
            mailDomains: ['start.example'],
            mailDomainsFrom: 'settings',
            phoneRanges: [],
            phoneRangesFrom: 'settings',
          },
          ...{ history: [], can: [], version: 1 },
        });
        expect((await admin.get('/own-addresses')).body.can).toEqual(['own_address.change']);
        expect(await unknown()).toContain(account.id);
      });

      it('a list that an admin gives replaces it, with the start value as its history', async () => {
        const answer = await change(admin, {
          mailDomains: ['@Start.example', 'more.example'],
          phoneRanges: ['+33 1 55'],
        });
        expect(answer.status).toBe(200);
        expect(answer.body).toMatchObject({
          ...{ mailDomains: ['more.example', 'start.example'], mailDomainsFrom: 'register' },
          ...{ phoneRanges: ['+33155'], phoneRangesFrom: 'register' },
        });
        const said = answer.body.history.map((row: any) => [row.value, row.addedBy, row.reason]);
        expect(said).toHaveLength(3);
        expect(said).toContainEqual(['start.example', null, 'The start value of the settings']);
        expect(said).toContainEqual(['more.example', 'Solène Gardien', REASON]);
        expect(await unknown()).not.toContain(account.id);
      });

      it('what goes ends and stays as history; the same again changes nothing', async () => {
        const lists = { mailDomains: ['more.example'], phoneRanges: [] };
        const { body } = await change(admin, lists);
        expect(body.mailDomains).toEqual(['more.example']);
        expect(body.history.find((row: any) => row.value === 'start.example')).toMatchObject({
          endedBy: 'Solène Gardien',
          endedReason: REASON,
        });
        expect(await unknown()).toContain(account.id);
        expect((await change(admin, lists)).body.version).toBe(body.version);
        const { body: events } = await auditor.get('/audit/events?area=own_address');
        expect(events.items.map((event: any) => event.details)).toEqual([
          { mailDomains: { added: [], ended: ['start.example'] }, phoneRanges: { added: [], ended: ['+33155'] } },
          {
            mailDomains: { added: ['more.example'], ended: [] },
            phoneRanges: { added: ['+33155'], ended: [] },
          },
        ]);
      });

      it('a country is no range, a name is no domain, an old page is refused, and only admins change it', async () => {
        expect((await change(admin, { phoneRanges: ['+33'] })).body).toMatchObject({ code: 'account.bad_phone_range' });
        expect((await change(admin, { mailDomains: ['localhost'] })).body).toMatchObject({
          code: 'account.bad_domain',
        });
        const stale = { mailDomains: [], phoneRanges: [], reason: REASON };
        expect((await admin.put('/own-addresses', stale, { 'if-match': '"1"' })).status).toBe(412);
        for (const other of [hr, auditor]) expect((await change(other, {})).status).toBe(403);
        expect((await (await house().given.as(await house().given.person())).get('/own-addresses')).status).toBe(403);
      });
    });

    it('a domain an admin adds lets nobody invite themselves into another person', async () => {
      await admin.put('/own-addresses', { mailDomains: ['private.example'], phoneRanges: [], reason: REASON });
      const body = { fullName: 'Second Self', workEmail: 'self@private.example', kind: 'agency' };
      const { id } = (await admin.post('/people', body)).body;
      await admin.post(`/people/${id}/invite`, {});
      await house().app.get(Worker).tick('outbox.relay');
      await house().app.get(Worker).tick('mail.send');
      expect(mails.to('self@private.example')).toEqual([]);
    });

    it('renews the keys, and sees how far what lies under the old one has come', async () => {
      const { given } = house();
      const owner = await given.person();
      const account = await given.account({ owner });
      await given.credential(owner, account, 'password', { username: 'a', password: 'canary-of-settings' });
      expect((await admin.post('/keys/renewal', { reason: 'short' })).status).toBe(400);
      for (const other of [hr, auditor])
        expect((await other.post('/keys/renewal', { reason: REASON })).status).toBe(403);
      const { kekId } = (await admin.post('/keys/renewal', { reason: REASON })).body;
      const before = await admin.get('/keys');
      expect(before.body).toMatchObject({ versions: 1, underActive: 0, can: ['key.renew'] });
      expect(before.body.items.map(({ id, state }: any) => [id === kekId, state])).toEqual([
        [false, 'retired'],
        [true, 'active'],
      ]);
      await house().command('key.rewrap', (op) => house().app.get(Rewrap).rewrapNext(op));
      expect((await admin.get('/keys')).body).toMatchObject({ versions: 1, underActive: 1 });
      expect(before.text).not.toMatch(/wrapped|nonce/);
      house().clock.forward({ minutes: 6 });
      expect((await admin.post('/keys/renewal', { reason: REASON })).status).toBe(428);
      await given.stepUp(who);
    });

    it('writes a mail to herself, sees what waits, and has a refused one tried again', async () => {
      const run = async (): Promise<void> => {
        await house().app.get(Worker).tick('outbox.relay');
        await house().app.get(Worker).tick('mail.send');
      };
      const settings = (await admin.get('/mail')).body;
      expect(settings).toMatchObject({ from: 'releve@localhost', server: { host: '127.0.0.1', signsIn: false } });
      mails.refuses = { responseCode: 550 };
      expect((await admin.post('/mail/test', {})).body).toEqual({ reachable: true, answer: null });
      await run();
      mails.refuses = null;
      const { body } = await admin.get('/outbox?state=refused');
      const [refused] = body.items;
      expect(refused).toMatchObject({ topic: 'mail.test', fullName: 'Solène Gardien', can: ['outbox.retry'] });
      expect((await admin.get('/mail')).body).toMatchObject({ refused: 1, lastTrouble: '550' });
      expect((await admin.post(`/outbox/${refused.id}/retry`, { reason: REASON })).body).toEqual({ id: refused.id });
      await run();
      expect(mails.to(who.email).at(-1)?.raw).toContain('Un message d’essai de Relève');
      const again = await admin.post(`/outbox/${refused.id}/retry`, { reason: REASON });
      expect(again.body.code).toBe('notifications.not_waiting');
      expect((await admin.post('/outbox/none/retry', { reason: REASON })).status).toBe(404);
      expect((await hr.post(`/outbox/${refused.id}/retry`, { reason: REASON })).status).toBe(403);
    });

    it('reads in words how the service is', async () => {
      const { body } = await admin.get('/health');
      const said = Object.fromEntries(body.checks.map((each: any) => [each.check, [each.state, each.says]]));
      expect(said).toMatchObject({
        keys: ['ok', 'works'],
        ledger: ['ok', 'works'],
        renewal: ['ok', 'complete'],
        mail: ['ok', 'works'],
        address: ['attention', 'plain'],
        organisation: ['attention', 'unnamed'],
      });
      expect((await auditor.get('/health')).status).toBe(403);
    });
  },
  {
    settings: { ourDomains: ['start.example'] },
    get environment() {
      return { RELEVE_SMTP_URL: mails.url };
    },
  },
);
