import type { Page } from 'playwright-core';
import type { Somebody } from '../support/given.js';
import { inTheBrowser, type Reader } from '../support/pages.js';

const REASON = 'Because the story says so';

inTheBrowser('the register', ({ house, reader }) => {
  let admin: Somebody;
  let owner: Somebody;
  let sitting: Reader;
  let page: Page;

  beforeAll(async () => {
    const { given } = house();
    admin = await given.admin({ fullName: 'Adèle Roche' });
    owner = await given.person({ fullName: 'Olive Ravenel' });
    for (const [n, displayName] of ['Atelier Sorgue', 'Brévanne Nantes', 'Lumio'].entries())
      await given.account({ owner, handle: `here_${n}`, displayName, brand: n === 2 ? 'Lumio' : 'Brévanne' });
    sitting = await reader({ language: 'en' });
    await sitting.carries(await given.as(admin));
    page = sitting.page;
  });

  const dialog = (): ReturnType<Page['getByRole']> => page.getByRole('dialog');
  const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click();
  const send = async (name: string | RegExp): Promise<void> => {
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  };
  const confirm = (name: string): Promise<void> => dialog().getByRole('button', { name, exact: true }).click();
  const because = (): Promise<void> => dialog().getByLabel('Reason').fill(REASON);
  /** Somebody or something found while typing. */
  const pick = async (label: string, words: string): Promise<void> => {
    await dialog().getByLabel(label, { exact: true }).and(page.locator('input')).fill(words);
    await page
      .getByRole('option', { name: new RegExp(words) })
      .first()
      .click();
  };
  const act = async (name: string): Promise<void> => {
    await press('Acts');
    await page.getByRole('menuitem', { name }).click();
  };

  it('an account is registered by its address; one that is there already is shown at once', async () => {
    await sitting.open('/accounts');
    await press('Register an account');
    const link = dialog().getByLabel('Address of the profile');
    await link.fill('https://www.instagram.com/HERE_1/');
    await dialog().getByText('Already in the register:').waitFor();
    await dialog().getByRole('link', { name: 'Brévanne Nantes' }).waitFor();
    await link.fill('https://www.linkedin.com/in/somebody-else');
    await dialog().getByText('personal profile of somebody', { exact: false }).waitFor();
    await link.fill('https://www.tiktok.com/@releve.story?lang=fr');
    await dialog().getByText('Recognised: TikTok', { exact: false }).waitFor();
    await dialog().getByLabel('Registration e-mail').fill('not an address');
    await confirm('Register');
    await dialog().getByRole('alert').waitFor();
    expect(await link.inputValue()).toContain('releve.story');
    await dialog().getByLabel('Registration e-mail').fill('social@brevanne.example');
    await pick('Owner', 'Olive');
    expect(await sitting.faults()).toEqual([]);
    await send('Register');
    await page.waitForURL(/\/accounts\/.+/);
    await sitting.settled();
    expect(await page.locator('h1').innerText()).toBe('releve.story');
  });

  it('is found again by keyboard alone, and a view of the list is an address', async () => {
    await sitting.open('/accounts?sort=-displayName');
    await page.keyboard.press('Tab');
    await page.locator('tbody tr a').first().focus();
    await page.keyboard.press('/');
    await page.keyboard.type('here_');
    await page.waitForURL(/q=here_/);
    await page.getByText('3 rows').waitFor();
    await page.locator('tbody tr a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('1 account selected', { exact: true }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Brévanne Nantes');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/accounts\/.+/);
    await page.goBack();
    await press('Without a backup owner');
    await page.waitForURL(/missing=backup_owner/);
    await page.waitForURL(/q=here_/);
  });

  it('many are changed at once, one after the other, and what is refused is told', async () => {
    await sitting.open('/accounts?q=here_');
    await page.getByLabel('Select all rows of this page').check();
    await press('Name a backup owner');
    await pick('Person', 'Adèle');
    await because();
    await confirm('Go');
    await dialog().getByText('0 done · 3 refused · 0 not tried').waitFor();
    expect(await dialog().getByText('Nobody makes themselves owner', { exact: false }).count()).toBe(3);
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await press('Mark as…');
    await because();
    await confirm('Go');
    await dialog().getByText('3 done · 0 refused · 0 not tried').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    expect(await page.locator('tbody').getByText('Dormant').count()).toBe(3);
  });

  it('its page tells who answers, who has access, how one gets back in, what changed, and where its papers are', async () => {
    await page.getByRole('link', { name: 'Lumio' }).first().click();
    await sitting.settled();
    await page.getByRole('tab', { name: 'Who answers' }).click();
    await press('Name somebody: Validator');
    await pick('Person', 'Adèle');
    await because();
    await send('Save');
    await page
      .getByRole('row', { name: /Validator/ })
      .getByText('Adèle Roche')
      .waitFor();
    await page.getByRole('tab', { name: 'Who has access' }).click();
    await page
      .getByRole('cell', { name: /Olive Ravenel/ })
      .first()
      .waitFor();
    await page.getByRole('slider').press('ArrowLeft');
    await page.getByText('Nobody had access on that day.').waitFor();
    await page.getByRole('tab', { name: 'Continuity' }).click();
    await page.getByText(/\d+ of 100/).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Active → Dormant').waitFor();
    await page.getByRole('tab', { name: 'Documents' }).click();
    await press('Link a document');
    await dialog().getByLabel('Title').fill('Response guide');
    await dialog().getByLabel('Address (https)').fill('https://intranet.brevanne.example/guide');
    await send('Save');
    await page.getByRole('link', { name: 'Response guide' }).waitFor();
    expect(await sitting.faults()).toEqual([]);
  });

  it('is frozen with a reason, and closed only by typing its name', async () => {
    await act('Freeze');
    await because();
    await send('Freeze');
    await page.getByText('nothing leaves the vault', { exact: false }).waitFor();
    await act('Retire');
    await because();
    const retire = dialog().getByRole('button', { name: 'Retire' });
    expect(await retire.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog().getByText('Leave without saving?').waitFor();
    await dialog().getByRole('button', { name: 'Stay' }).click();
    expect(await dialog().getByLabel('Reason').inputValue()).toBe(REASON);
    await dialog()
      .getByLabel(/to confirm/)
      .fill('here_2');
    await send('Retire');
    await page.locator('main').getByText('Closed', { exact: true }).first().waitFor();
  });

  it('an incident stops an account, and its timeline grows', async () => {
    await sitting.open('/incidents');
    await press('Report an incident');
    await pick('Account', 'Atelier');
    await dialog().getByLabel('Kind').and(page.locator('input')).click();
    await page.getByRole('option').first().click();
    await dialog().getByLabel('Reason').fill('Somebody posts in our name');
    await send('Report an incident');
    await page.waitForURL(/\/incidents\/.+/);
    await press('Write down what happened');
    await page.getByRole('textbox', { name: 'Write down what happened' }).fill('Saw a post that is not ours.');
    await press('Add to the timeline');
    await page.locator('li').getByText('Saw a post that is not ours.').waitFor();
    expect(await page.getByRole('button', { name: 'Close the incident' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Atelier Sorgue' }).click();
    await page.getByText('An incident is open on this account.').waitFor();
  });

  it('people, their organisation, a brand and a fake are written down', async () => {
    await sitting.open('/people');
    await press('Add a person');
    await dialog().getByLabel('Name', { exact: false }).first().fill('Ysolde Kermarrec');
    await dialog().getByLabel('Work e-mail').fill(owner.email);
    await confirm('Save');
    await dialog().getByText('has this e-mail address already', { exact: false }).waitFor();
    await dialog().getByLabel('Work e-mail').fill('ysolde@studio.example');
    await send('Save');
    await page.waitForURL(/\/people\/.+/);
    await sitting.settled();
    expect(await page.locator('h1').innerText()).toBe('Ysolde Kermarrec');
    await act('Freeze');
    await because();
    await send('Freeze');
    await page.getByText('no secret is released to them', { exact: false }).waitFor();
    await sitting.open('/brands');
    await press('Name the accountable person of Brévanne');
    await pick('Person', 'Olive');
    await because();
    await send('Save');
    await page
      .getByRole('row', { name: /Brévanne/ })
      .getByText('Olive Ravenel')
      .waitFor();
    await sitting.open('/impersonations');
    await press('Tell of a fake');
    await dialog().getByLabel('Address of the profile').fill('https://www.tiktok.com/@brevanne_promo');
    await pick('Or the brand', 'Brévanne');
    await dialog().getByLabel('Seen on').fill('2026-11-16');
    await send('Tell of a fake');
    await page.waitForURL(/\/impersonations\/.+/);
    await press('What became of it');
    await dialog().locator('input[type="date"]').fill('2026-11-17');
    await because();
    await send('Save');
    await page.getByText('Removed', { exact: false }).first().waitFor();
  });

  it('whoever answers for an account sees theirs, in French and on a phone, and no act that is not theirs', async () => {
    const olive = await reader({ language: 'fr', width: 360, height: 740 });
    await olive.carries(await house().given.as(owner));
    await olive.open('/accounts?q=nantes');
    expect(await olive.page.getByRole('button', { name: 'Inscrire un compte' }).count()).toBe(0);
    await olive.page.getByRole('link', { name: 'Brévanne Nantes' }).click();
    await olive.settled();
    expect(await olive.page.getByRole('button', { name: 'Modifier' }).count()).toBe(0);
    await olive.page.getByRole('button', { name: 'Actions' }).click();
    const acts = await olive.page.getByRole('menuitem').allInnerTexts();
    expect(acts).toEqual(['Déclarer un incident', 'Geler']);
    await olive.page.getByRole('menuitem', { name: 'Geler' }).click();
    await olive.page.getByRole('dialog').getByRole('button', { name: 'Geler' }).click();
    await olive.page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await olive.faults()).toEqual([]);
  });
});
