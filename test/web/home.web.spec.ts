import type { Page } from 'playwright-core';
import type { Somebody } from '../support/given.js';
import { inTheBrowser, type Reader } from '../support/pages.js';

inTheBrowser('the house at a glance, its policies and what people learnt', ({ house, reader }) => {
  let [author, second, engager, hr] = [] as unknown as [Somebody, Somebody, Somebody, Somebody];
  let [asAuthor, asSecond, asEngager, asHr] = [] as unknown as [Reader, Reader, Reader, Reader];

  beforeAll(async () => {
    const { given } = house();
    author = await given.admin({ fullName: 'Ada Author' });
    second = await given.admin({ fullName: 'Sam Second' });
    engager = await given.person({ fullName: 'Camille Roy' });
    hr = await given.hr({ fullName: 'Hanna Hours' });
    const sit = async (somebody: Somebody, language: 'en' | 'fr'): Promise<Reader> => {
      const sitting = await reader({ language });
      await sitting.isSignedIn(somebody);
      return sitting;
    };
    [asAuthor, asSecond] = [await sit(author, 'en'), await sit(second, 'fr')];
    [asEngager, asHr] = [await sit(engager, 'fr'), await sit(hr, 'en')];
    const owner = await given.person({ fullName: 'Olive Owner' });
    const admin = await given.as(author);
    const account = { platform: 'instagram', handle: 'lumio', brand: 'Lumio', ownerId: owner.id, criticality: 'high' };
    await admin.post('/accounts', { ...account, reason: 'The story needs an account' });
  });

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const dialog = (page: Page) => page.getByRole('dialog');
  const today = (): string => house().clock.now().toISOString().slice(0, 10);

  it('staff see what needs them and how the house stands, drawn and as tables', async () => {
    const { page } = asAuthor;
    await asAuthor.open('/');
    await page.getByText('Nothing waits for you.').waitFor();
    const figures = page.getByRole('region', { name: 'The ten figures' });
    expect(await figures.getByRole('article').count()).toBe(10);
    const coverage = page.getByRole('region', { name: 'How well accounts are kept' });
    await coverage.getByRole('img', { name: /^How well accounts/ }).waitFor();
    await button(page, 'Show as a table').first().click();
    await coverage.getByRole('rowheader').first().waitFor();
    expect(await asAuthor.faults()).toEqual([]);
    await figures.getByRole('link', { name: 'What was counted: Accounts with two people in full control' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accounts with two people in full control' }).waitFor();
    await page.getByRole('row', { name: /lumio/ }).waitFor();
    await asHr.open('/');
    expect(await asHr.page.getByRole('region', { name: 'Age of the secrets in use' }).count()).toBe(0);
  });

  it('a finding is found by its severity and leads to its cure', async () => {
    const { page } = asSecond;
    await asSecond.open('/findings?severity=high');
    await page.getByText('Personne n’a le contrôle total').first().waitFor();
    expect(await page.getByText('Sans suppléant').count()).toBe(0);
    await button(page, 'Effacer les filtres').click();
    await page.waitForURL((url) => url.search === '');
    expect(await asSecond.faults()).toEqual([]);
  });

  it('one writes a policy, another one publishes it, in a browser each', async () => {
    const { page } = asAuthor;
    await asAuthor.open('/policies');
    await button(page, 'New policy').click();
    await dialog(page).getByLabel('Short name').fill('Charter!');
    await dialog(page).getByRole('button', { name: 'New policy' }).click();
    await dialog(page).getByRole('alert').first().waitFor();
    await dialog(page).getByLabel('Short name').fill('charter');
    await dialog(page).getByRole('button', { name: 'New policy' }).click();
    await page.waitForURL(/\/policies\/charter\/draft$/);
    await asAuthor.settled();
    for (const [legend, title, body] of [
      ['In French', 'Charte', 'Nul ne publie **seul**.\n\n<script>alert(1)</script>'],
      ['In English', 'Charter', 'Nobody publishes **alone**.\n\n<img src=x onerror=alert(1)>'],
    ] as const) {
      const fields = page.getByRole('group', { name: legend });
      await fields.getByLabel('Title').fill(title);
      await fields.getByLabel('Text').fill(body);
    }
    expect(await asAuthor.faults()).toEqual([]);
    await button(page, 'Save the draft').click();
    await page.waitForURL(/\/versions\/1$/);
    await page.getByText('Nobody publishes alone.').waitFor();
    // Markup in a text is words.
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(await button(page, 'Publish').count()).toBe(0);
    await asSecond.open('/policies/charter/versions/1');
    await button(asSecond.page, 'Publier').click();
    await dialog(asSecond.page).getByLabel('Premier jour').fill(today());
    await dialog(asSecond.page).getByLabel('Motif').fill('Validée en comité');
    await dialog(asSecond.page).getByRole('button', { name: 'Publier' }).click();
    await asSecond.page.getByText('Publiée', { exact: true }).waitFor();
  });

  it('everybody is asked to accept it, and has read exactly that text', async () => {
    const { page } = asEngager;
    await asEngager.open('/');
    const card = page.getByRole('article', { name: 'À lire et à accepter' });
    await card.getByRole('link', { name: 'Charte', exact: true }).click();
    await button(page, 'J’ai lu ce texte et je l’accepte').click();
    await page.getByText('Accepté. Merci.').waitFor();
    await page.getByText(/^Acceptée le /).waitFor();
    expect(await button(page, 'J’ai lu ce texte et je l’accepte').count()).toBe(0);
    expect(await asEngager.faults()).toEqual([]);
    expect(await house().tamper('select language, person_id from acknowledgement')).toEqual([
      { language: 'fr', person_id: engager.id },
    ]);
    await asEngager.open('/');
    await page.getByText('Rien ne vous attend.').waitFor();
  });

  it('the next version is read against the one before, commented while it is open', async () => {
    const { page } = asAuthor;
    await asAuthor.open('/policies/charter');
    await page.getByRole('link', { name: 'Write a new version' }).click();
    await asAuthor.settled();
    const english = page.getByRole('group', { name: 'In English' });
    expect(await english.getByLabel('Title').inputValue()).toBe('Charter');
    await english.getByLabel('Text').fill('Nobody publishes **alone**, nor at night.');
    await button(page, 'Save the draft').click();
    await page.waitForURL(/\/versions\/2$/);
    await button(page, 'Open for comments').click();
    await dialog(page).getByLabel('Last day').fill(today());
    await dialog(page).getByRole('button', { name: 'Open for comments' }).click();
    await page.getByLabel('Your comment').waitFor();
    await asAuthor.open('/policies/charter/versions/2?with=1');
    await page.getByText('Added').first().waitFor();
    await page.getByText('Nobody publishes **alone**, nor at night.').waitFor();
    expect(await asAuthor.faults()).toEqual([]);
    await asEngager.open('/policies/charter/versions/2');
    await asEngager.page.getByLabel('Votre commentaire').fill('Et le week-end ?');
    await button(asEngager.page, 'Envoyer le commentaire').click();
    await asEngager.page.getByText('Et le week-end ?').waitFor();
  });

  it('HR writes down a training and takes it back; the person sees both', async () => {
    const { page } = asHr;
    await asHr.open(`/training?person=${engager.id}`);
    await button(page, 'Record a training').click();
    await dialog(page).getByLabel('Course').fill('Crisis communication');
    await dialog(page).getByLabel('Done on').fill('2026-09-01');
    await dialog(page).getByRole('button', { name: 'Record a training' }).click();
    await dialog(page).getByText('Say what shows that it was done').first().waitFor();
    await dialog(page).getByLabel('What shows it').fill('Attendance list of the day');
    await dialog(page).getByRole('button', { name: 'Record a training' }).click();
    await page.getByRole('row', { name: /Crisis communication/ }).waitFor();
    expect(await asHr.faults()).toEqual([]);
    await page.getByRole('button', { name: 'Withdraw: Crisis communication' }).click();
    await dialog(page).getByLabel('Reason').fill('It was somebody else of that name');
    await dialog(page).getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText(/^Withdrawn: It was somebody else/).waitFor();
    await asEngager.open('/training');
    await asEngager.page.getByText(/^Retirée\s: It was somebody else/).waitFor();
    expect(await button(asEngager.page, 'Enregistrer une formation').count()).toBe(0);
    await asHr.open('/newcomers');
    expect(await asHr.faults()).toEqual([]);
  });
});
