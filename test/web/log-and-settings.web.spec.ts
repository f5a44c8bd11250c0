import type { Somebody } from '../support/given.js';
import { inTheBrowser, type Reader } from '../support/pages.js';
import { MailServer } from '../support/mail-server.js';

const REASON = 'Seen to in the story';

let mails: MailServer;
beforeAll(async () => {
  mails = await MailServer.start();
});
afterAll(() => mails.stop());

inTheBrowser(
  'the log and the settings',
  ({ house, reader }) => {
    let auditor: Somebody;
    let admin: Somebody;
    let note: string;

    beforeAll(async () => {
      const { given } = house();
      [auditor, admin] = [await given.auditor({ fullName: 'Odile Audit' }), await given.registrar()];
      const account = await given.account({
        owner: await given.person({ fullName: 'Rémi Owner' }),
        displayName: 'Atelier Nord',
      });
      await given.grant(await given.person({ fullName: 'Basile Roy' }), account, 'publisher');
      const machine = await given.as(auditor);
      note = (await machine.get('/audit/checkpoint')).text;
      await machine.post('/people', { fullName: 'Nobody', workEmail: 'nobody@story.example' });
    });

    /** Looks at the page as it is now: nothing serious for whoever uses a keyboard or a screen reader. */
    const isFine = async (page: Reader, name: string): Promise<void> => {
      await page.settled();
      expect([name, await page.faults()]).toEqual([name, []]);
      await page.picture(name);
    };

    it('an auditor reads what was done as sentences, and sees one event proven', async () => {
      const odile = await reader({ language: 'fr' });
      await odile.isSignedIn(auditor);
      await odile.open('/audit?q=atelier');
      const given = odile.page.getByText(
        'Registrar a accordé à Basile Roy une habilitation « Publication » sur le compte Atelier Nord',
      );
      await given.waitFor();
      await isFine(odile, 'audit-fr');
      await given.click();
      await odile.page.waitForURL(/\/audit\/events\/\d+$/);
      await odile.page.getByText('Le point de contrôle porte la signature de la clé de ce journal.').waitFor();
      expect(await odile.page.getByRole('alert').count()).toBe(0);
      await isFine(odile, 'event-fr');
      await odile.open('/audit?outcome=refused');
      await odile.page.getByText('Refusé à Odile Audit : Ajouter une personne').waitFor();
    });

    it('verifies the log in the page against the checkpoint she brings, and hears of a changed file', async () => {
      const odile = await reader({ language: 'en' });
      await odile.isSignedIn(auditor);
      await odile.open('/audit/check');
      await isFine(odile, 'check-en');
      await odile.page.getByLabel('Your checkpoint').fill('not a checkpoint');
      await odile.page.getByRole('button', { name: 'Verify' }).click();
      await odile.page.getByText('This text is not a signed checkpoint.').waitFor();
      await odile.page.getByLabel('Your checkpoint').fill(note);
      await odile.page.getByRole('button', { name: 'Verify' }).click();
      await odile.page.locator('[data-verdict="ok"]').waitFor();
      const log = (await (await house().given.as(auditor)).get('/audit/export')).text;
      const forged = log.replace('Basile Roy', 'Basile Roi').replace('"level":"publisher"', '"level":"analyst"');
      expect(forged).not.toBe(log);
      await odile.page.getByLabel('A file I bring').check();
      await odile.page
        .locator('input[type="file"]')
        .first()
        .setInputFiles({ name: 'log.jsonl', mimeType: 'text/plain', buffer: Buffer.from(forged) });
      await odile.page.getByRole('button', { name: 'Verify' }).click();
      await odile.page.locator('[data-verdict="edited"]').waitFor();
      await odile.page.getByText('The first entry that is not as it was logged').waitFor();
      await isFine(odile, 'check-tampered-en');
      await odile.open('/audit/checkpoints');
      await isFine(odile, 'checkpoints-en');
      await odile.open('/settings/keys');
      await odile.page.getByText('This page is not part of your role.').waitFor();
    });

    it('an admin keeps the addresses that are ours, renews the key and corrects a platform', async () => {
      const page = await reader({ language: 'en' });
      await page.isSignedIn(admin);
      await page.open('/settings');
      await isFine(page, 'settings-en');
      await page.page.getByRole('link', { name: 'Mail domains and phone ranges' }).click();
      await page.page.getByRole('button', { name: 'Change' }).click();
      const ranges = page.page.getByRole('dialog').getByLabel('Phone ranges');
      await ranges.fill('+33');
      await ranges.press('Enter');
      await page.page.getByRole('dialog').getByLabel('Reason').fill(REASON);
      await page.page.getByRole('button', { name: 'Save' }).click();
      await page.page.getByText('A range is the beginning of international numbers').first().waitFor();
      await isFine(page, 'addresses-refused-en');
      await ranges.press('Backspace');
      await ranges.fill('+33155');
      await ranges.press('Enter');
      await page.page.getByRole('button', { name: 'Save' }).click();
      await page.page.getByRole('cell', { name: REASON }).first().waitFor();
      await isFine(page, 'addresses-en');
      await page.open('/settings/keys');
      await page.page.getByRole('button', { name: 'Renew the key' }).click();
      await page.page.getByRole('dialog').getByLabel('Reason').fill(REASON);
      await page.page.getByRole('dialog').getByRole('button', { name: 'Renew the key' }).click();
      await page.page.getByRole('cell', { name: 'Retired' }).waitFor();
      await isFine(page, 'keys-en');
      await page.open('/settings/platforms/x');
      await page.page.getByRole('button', { name: 'Correct: Days before a transfer is complete' }).click();
      await page.page.getByRole('dialog').getByLabel('Value').fill('3');
      await page.page.getByRole('dialog').getByLabel('Source').fill('Asked their support by mail');
      await page.page.getByRole('button', { name: 'Save' }).click();
      await page.page.getByRole('cell', { name: 'Asked their support by mail' }).first().waitFor();
      await isFine(page, 'platform-en');
    });

    it('sees whether mails go out, and how the service is', async () => {
      const page = await reader({ language: 'fr', width: 400 });
      await page.isSignedIn(admin);
      await page.open('/settings/mail');
      await page.page.getByRole('button', { name: 'M’envoyer un courriel d’essai' }).click();
      await page.page.getByText('Le serveur répond.').waitFor();
      await isFine(page, 'mail-fr');
      await page.open('/settings/health');
      await page.page.getByText('La clé racine est celle de cette base').waitFor();
      await isFine(page, 'health-fr');
      await page.open('/settings/platforms');
      await isFine(page, 'platforms-fr');
      await page.open('/settings/policies');
      await isFine(page, 'rhythms-fr');
    });
  },
  {
    get environment() {
      return { RELEVE_SMTP_URL: mails.url };
    },
  },
);
