import { join } from 'node:path';
import { Imports } from '../../src/imports/imports.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Somebody } from '../support/given.js';
import { inTheBrowser } from '../support/pages.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);

inTheBrowser('reading a file in, and taking one away', ({ house, reader }) => {
  let admin: Somebody;
  let hr: Somebody;
  let auditor: Somebody;

  beforeAll(async () => {
    const { given, app } = house();
    [admin, hr, auditor] = [await given.admin(), await given.hr(), await given.auditor()];
    await app.get(Imports).read(MACHINE, 'people', sample('people.csv'));
  });

  it('takes the spreadsheet kept before from its bytes to the register, in French', async () => {
    const sam = await reader({ language: 'fr' });
    const { page } = sam;
    await sam.isSignedIn(admin);
    await sam.open('/import');
    expect(await sam.faults()).toEqual([]);
    await page.locator('input[type="file"]').setInputFiles(sample('register-as-found.csv'));
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await page.waitForURL(/\/import\/[\w-]+$/);
    await page.getByText('windows-1252').waitFor();
    await sam.settled();
    expect(await sam.faults()).toEqual([]);
    await sam.picture('import-columns-fr');

    await page.getByLabel('Niveau', { exact: true }).first().click();
    await page.getByRole('option', { name: 'Publication' }).click();
    await page.getByRole('link', { name: 'Exports' }).click();
    await page.getByRole('button', { name: 'Rester' }).click();
    await page.getByRole('button', { name: 'Voir les lignes' }).click();
    await page.getByText('De qui s’agit-il').waitFor();
    await sam.settled();
    expect(await page.getByText('Élodie', { exact: true }).count()).toBe(1);

    await page.getByLabel('Afficher les lignes').first().click();
    await page.getByRole('option', { name: 'Refusée' }).click();
    await page.getByRole('button', { name: 'Corriger la ligne 45' }).click();
    await page.getByRole('dialog').getByLabel('Lien').fill('https://www.instagram.com/brevanne.snap/');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Corriger la ligne 45' }).waitFor({ state: 'detached' });
    await sam.settled();
    expect(await sam.faults()).toEqual([]);
    await sam.picture('import-rows-fr');
    expect(await sam.traces()).not.toMatch(/demo-[A-Za-z0-9]/);

    await page.getByRole('button', { name: 'Passer à l’import' }).click();
    await page.getByRole('button', { name: 'Écrire dans le registre' }).click();
    await page.getByText('L’import est terminé').waitFor();
    await page.getByText('31 lues, 0 inchangées, 15 refusées').waitFor();
    expect(await sam.faults()).toEqual([]);
    const answer = await (await house().given.as(admin)).get('/accounts?q=brevanne.snap');
    expect(answer.body.items).toHaveLength(1);
  });

  it('offers hr people only, and an auditor nothing to read in', async () => {
    const [nadia, ruth] = [await reader({ language: 'fr' }), await reader({ language: 'en', width: 360, dark: true })];
    await nadia.isSignedIn(hr);
    await nadia.open('/import');
    expect(await nadia.page.getByLabel('Ce qu’il contient').first().inputValue()).toBe('Personnes');
    await ruth.isSignedIn(auditor);
    await ruth.open('/import');
    await ruth.page.getByText('This page is not part of your role').waitFor();
  });

  it.each([
    [
      'en',
      360,
      'Download',
      'Manifest',
      'The file you downloaded is the one this manifest proves.',
      'Why it is taken',
      'This is too short or too long.',
    ],
    [
      'fr',
      1280,
      'Télécharger',
      'Manifeste',
      'Le fichier téléchargé est celui que prouve ce manifeste.',
      'Motif de l’export',
      'C’est trop court ou trop long.',
    ],
  ] as const)(
    'hands out a list with what proves it (%s, %i px)',
    async (language, width, take, prove, proven, why, tooShort) => {
      const ruth = await reader({ language, width });
      await ruth.isSignedIn(auditor);
      await ruth.open('/exports?list=register&format=json');
      expect(await ruth.faults()).toEqual([]);
      const file = ruth.page.waitForEvent('download');
      await ruth.page.getByRole('button', { name: take }).click();
      expect((await file).suggestedFilename()).toBe('register-2026-11-17.json');
      await ruth.page.getByRole('button', { name: prove }).click();
      await ruth.page.getByText(proven).waitFor();
      await ruth.picture(`exports-${language}-${width}`);
      expect(await ruth.faults()).toEqual([]);
      await ruth.page.getByLabel(why).fill('short');
      await ruth.page.getByRole('button', { name: take }).click();
      await ruth.page.getByText(tooShort).waitFor();
    },
  );
});
