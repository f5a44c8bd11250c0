import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Somebody } from '../support/given.js';
import { finishGates } from '../support/handover-story.js';
import { inTheBrowser, type Reader } from '../support/pages.js';

const REASON = { en: 'Leaves for another company', fr: 'Rejoint une autre entreprise' };
const SAYS = {
  en: {
    next: 'Continue',
    planned: 'Planned departure',
    open: 'Open the case',
    accept: 'Accept',
    tasks: 'Tasks',
    timeline: 'Timeline',
    cut: 'Cut access now',
    close: 'Close the case',
    json: 'Signed file (JSON)',
    of: 'Departure of',
    noCase: 'No case here',
    name: 'Name somebody else',
  },
  fr: {
    next: 'Continuer',
    planned: 'Départ planifié',
    open: 'Ouvrir le dossier',
    accept: 'Accepter',
    tasks: 'Tâches',
    timeline: 'Calendrier',
    cut: 'Couper les accès',
    close: 'Clore le dossier',
    json: 'Fichier signé (JSON)',
    of: 'Départ de',
    noCase: 'Aucun dossier ici',
    name: 'Désigner quelqu’un d’autre',
  },
} as const;

inTheBrowser('a departure', ({ house, reader }) => {
  let hr: Somebody;
  let admin: Somebody;

  beforeAll(async () => {
    hr = await house().given.hr({ fullName: 'Hélène Martin' });
    admin = await house().given.admin();
  });

  /** From the list to the page of the new case, the wizard in between; answers its id. */
  async function opens(helene: Reader, leaver: { fullName: string; id: string }, lang: 'en' | 'fr'): Promise<string> {
    const { page } = helene;
    const say = SAYS[lang];
    await helene.open(`/departures/new?person=${leaver.id}`);
    await page.getByRole('radio', { name: say.planned }).check();
    await page.getByRole('button', { name: say.next }).click();
    await page.locator('input[type="date"]').fill('2026-12-18');
    await page.getByRole('button', { name: say.next }).click();
    await page.locator('main table').waitFor();
    expect(await helene.faults()).toEqual([]);
    await helene.picture(`departure-preview-${lang}`);
    await page.getByRole('button', { name: say.next }).click();
    await page.locator('main textarea').fill(REASON[lang]);
    await page.getByRole('button', { name: say.open }).click();
    await page.waitForURL(/\/departures\/[0-9a-f]{8}-/);
    await page.getByRole('heading', { level: 1, name: `${say.of} ${leaver.fullName}` }).waitFor();
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  }

  it.each(['en', 'fr'] as const)('goes from the wizard to its certificate (%s)', async (lang) => {
    const { given } = house();
    const say = SAYS[lang];
    const fullName = lang === 'en' ? 'Edward Stone' : 'Élodie Sarrazin';
    const leaver = await given.person({ fullName });
    const backup = await given.person({ fullName: `Successor ${lang}` });
    const account = await given.account({ owner: leaver, backupOwner: backup });
    await given.grant(leaver, account, 'full_control');

    const helene = await reader({ language: lang });
    await helene.carries(await given.as(hr));
    const caseId = await opens(helene, { ...leaver, fullName }, lang);
    await helene.settled();
    await helene.picture(`departure-case-${lang}`);

    const successor = await reader({ language: lang, width: 360, height: 760 });
    await successor.carries(await given.as(backup));
    await successor.open(`/departures/${caseId}`);
    await successor.page.getByRole('button', { name: say.accept, exact: true }).click();
    await successor.page.getByRole('dialog').locator('button[type="submit"]').click();
    await successor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await successor.open('/tasks');
    await successor.picture(`departure-my-tasks-${lang}`);
    await successor.page.locator('main a[href^="/tasks/"]').first().click();
    await successor.settled();
    await successor.picture(`departure-task-${lang}`);

    await finishGates(house(), caseId, { hr, admin, people: [leaver, backup] });
    await helene.open(`/departures/${caseId}?tab=timeline`);
    await helene.picture(`departure-timeline-${lang}`);
    await helene.page.getByRole('button', { name: say.cut }).click();
    const dialog = helene.page.getByRole('dialog');
    await dialog.locator('textarea').fill(REASON[lang]);
    expect(await helene.faults()).toEqual([]);
    expect(await dialog.locator('button[type="submit"]').isDisabled()).toBe(true);
    await dialog.locator('input').last().fill(fullName);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' });
    await finishGates(house(), caseId, { hr, admin, people: [leaver, backup] });
    await helene.open(`/departures/${caseId}`);
    await helene.page.getByRole('button', { name: say.close }).click();
    await dialog.locator('textarea').fill(REASON[lang]);
    await dialog.locator('button[type="submit"]').click();
    await dialog.waitFor({ state: 'detached' });
    await helene.open(`/departures/${caseId}`);
    expect(await helene.faults()).toEqual([]);
    await helene.picture(`departure-certificate-${lang}`);
    const [download] = await Promise.all([
      helene.page.waitForEvent('download'),
      helene.page.getByRole('link', { name: say.json }).click(),
    ]);
    const kept = join(mkdtempSync(join(tmpdir(), 'releve-certificate-')), 'certificate.json');
    await download.saveAs(kept);
    expect(JSON.parse(readFileSync(kept, 'utf8')).certificate).toMatchObject({ caseId, person: { name: fullName } });
  });

  it('that is hidden shows nothing of itself to whoever it is about, and all of itself to HR', async () => {
    const { given } = house();
    const [leaver, backup] = [await given.hr({ fullName: 'Hugo Discret' }), await given.person()];
    const account = await given.account({ owner: leaver, backupOwner: backup });
    const opened = await (
      await given.as(hr)
    ).post('/offboarding-cases', {
      ...{ personId: leaver.id, scenario: 'hostile', lastDay: '2026-12-18', reason: REASON.en },
    });
    expect(opened.status).toBe(201);
    const theirs = await reader({ language: 'fr' });
    await theirs.carries(await given.as(leaver));
    for (const path of ['/departures?status=all', `/departures/${opened.body.id}`, '/tasks', '/exceptions']) {
      await theirs.open(path);
      const traces = await theirs.traces();
      expect(traces).not.toContain('Départ de Hugo Discret');
      expect(traces).not.toContain(account.id);
      if (!path.endsWith(opened.body.id)) expect(traces).not.toContain(opened.body.id);
    }
    const helene = await reader({ dark: true });
    await helene.carries(await given.as(hr));
    await helene.open('/departures');
    await helene.page.getByRole('link', { name: 'Hugo Discret' }).waitFor();
    expect(await helene.faults()).toEqual([]);
    await helene.picture('departures-dark');
  });
});
