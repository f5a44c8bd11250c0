import { generate } from 'otplib';
import { Admins } from '../../src/identity/admins.js';
import { addImpersonations } from '../../src/demo/demo-impersonations.js';
import type { Reader } from '../support/pages.js';
import { inTheBrowser } from '../support/pages.js';
import { PASSWORD, type Somebody } from '../support/given.js';

const WEAK = 'footballmanager';
const CHOSEN = 'seven green turnips';

/** The key shown beside the picture, and the code an app would show for it. */
const keyOn = async ({ page }: Reader): Promise<string> =>
  (await page.locator('pre').first().innerText()).replace(/\s/g, '');
const codeOf = (key: string, steps = 0): Promise<string> =>
  generate({ secret: key, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
const codesOn = async ({ page }: Reader): Promise<string[]> => {
  await page.locator('ul.plain-list code').first().waitFor();
  return page.locator('ul.plain-list code').allInnerTexts();
};
const say = ({ page }: Reader, name: RegExp) => page.getByRole('button', { name });
const dialog = ({ page }: Reader, name: RegExp) => page.getByRole('dialog', { name });

inTheBrowser('one’s own way in', ({ house, reader }) => {
  let camille: Somebody;
  let paper: string[] = [];

  it('begins with a link that leaves the address bar, and ends with codes on paper', async () => {
    const made = await house().run('setup.open', (op) => house().app.get(Admins).openSetup(op));
    const token = made?.token as string;
    const first = await reader({ language: 'fr' });
    await first.page.goto(`/setup?token=${token}`);
    await first.page.waitForURL((url) => url.search === '');
    await first.settled();
    expect(await first.faults()).toEqual([]);
    expect(await first.traces()).not.toContain(token);
    await first.picture('setup-fr');
    await first.page.locator('input[autocomplete="name"]').fill('Ada Première');
    await first.page.locator('input[autocomplete="email"]').fill('ada@story.example');
    await first.page.locator('input[autocomplete="new-password"]').fill(WEAK);
    await first.page.getByText('Deviné aussitôt').waitFor();
    await say(first, /Continuer/).click();
    await first.page.getByText('Ce mot de passe se devine vite').first().waitFor();
    expect(await first.page.locator('input[autocomplete="name"]').inputValue()).toBe('Ada Première');
    await first.page.locator('input[autocomplete="new-password"]').fill(CHOSEN);
    await say(first, /Continuer/).click();
    await first.page.locator('svg.qr path').waitFor();
    expect(await first.faults()).toEqual([]);
    await first.picture('setup-scan-fr');
    const key = await keyOn(first);
    const field = first.page.locator('input[autocomplete="one-time-code"]');
    await field.fill('000000');
    await field.press('Enter');
    await first.page.getByRole('alert').waitFor();
    await field.fill(await codeOf(key));
    await field.press('Enter');
    paper = await codesOn(first);
    expect(paper).toHaveLength(10);
    expect(await first.faults()).toEqual([]);
    await first.picture('setup-paper-fr');
    await say(first, /mis en lieu sûr/).click();
    await first.page.waitForURL((url) => url.pathname === '/');
    await first.settled();
    const traces = await first.traces();
    for (const secret of [token, key, CHOSEN, ...paper]) expect(traces).not.toContain(secret);
  });

  it('is opened by paper where the phone is not, and says so; a dead link says what to do', async () => {
    const ada = await reader();
    await ada.open('/enrol?token=long-gone');
    expect(await ada.page.locator('h1').innerText()).toBe('This link leads nowhere');
    await ada.page.goto('/sign-in?next=%2Fme');
    await ada.page.locator('input[autocomplete="username"]').fill('ada@story.example');
    await ada.page.locator('input[autocomplete="current-password"]').fill(CHOSEN);
    await say(ada, /Continue/).click();
    await say(ada, /recovery code/).click();
    const field = ada.page.getByLabel('Recovery code');
    await field.fill('AAAA-BBBB-CCCC');
    await field.press('Enter');
    await ada.page.getByRole('alert').waitFor();
    expect(await ada.faults()).toEqual([]);
    await ada.picture('sign-in-paper-en');
    await field.fill((paper[0] as string).toLowerCase());
    await field.press('Enter');
    await ada.page.waitForURL((url) => url.pathname === '/me');
    await ada.page.getByText('9 are left').waitFor();
    await ada.settled();
    await ada.page.getByText('9 left').waitFor();
    expect(await ada.faults()).toEqual([]);
    expect(await ada.traces()).not.toContain(paper[0]);
  });

  it('is kept by oneself: codes and factor after a fresh code, the password after the old one', async () => {
    camille = await house().given.person({ fullName: 'Camille Roy', workEmail: 'camille@story.example' });
    const elsewhere = house().browser();
    await elsewhere.post('/session', { email: camille.email, password: PASSWORD });
    const own = await reader();
    await own.isSignedIn(camille);
    await own.open('/me');
    expect(await own.faults()).toEqual([]);
    await own.picture('me-en');
    house().clock.forward({ minutes: 6 });
    await say(own, /Make recovery codes/).click();
    await dialog(own, /Make recovery codes/)
      .getByRole('button', { name: 'Make them' })
      .click();
    await dialog(own, /Confirm that it is you/).waitFor();
    await own.picture('step-up-en');
    await own.page.locator('input[autocomplete="one-time-code"]').fill('000000');
    await own.page.locator('input[autocomplete="one-time-code"]').press('Enter');
    await dialog(own, /Confirm/)
      .getByRole('alert')
      .waitFor();
    await own.confirm(camille);
    expect(await codesOn(own)).toHaveLength(10);
    await say(own, /I have kept them/).click();
    await say(own, /Replace the second factor/).click();
    await say(own, /Show the new key/).click();
    await own.page.locator('svg.qr path').waitFor();
    expect(await own.faults()).toEqual([]);
    const key = await keyOn(own);
    await own.page.locator('input[autocomplete="one-time-code"]').fill(await codeOf(key));
    await say(own, /Use the new one/).click();
    await own.page.getByText('Your second factor is replaced').waitFor();
    expect((await elsewhere.get('/session')).status).toBe(401);
    await say(own, /Change the password/).click();
    const change = dialog(own, /Change the password/);
    await change.locator('input[autocomplete="current-password"]').fill('not this one at all');
    await change.locator('input[autocomplete="new-password"]').fill(CHOSEN);
    await change.getByRole('button', { name: 'Change the password' }).click();
    await change.getByText('This is not your present password.').first().waitFor();
    await change.locator('input[autocomplete="current-password"]').fill(PASSWORD);
    await change.getByRole('button', { name: 'Change the password' }).click();
    await own.page.getByText('Your password is changed').waitFor();
    for (const secret of [key, CHOSEN]) expect(await own.traces()).not.toContain(secret);
  });

  it('is closed everywhere at once, read in French on a phone', async () => {
    const noor = await house().given.person({ fullName: 'Noor Haddad' });
    const far = await house().given.signIn(noor);
    const own = await reader({ language: 'fr', width: 360, height: 780 });
    await own.isSignedIn(noor);
    await own.open('/me');
    expect(await own.faults()).toEqual([]);
    await own.picture('me-fr-360');
    await own.page.getByLabel('Un seul mail par jour').check();
    await say(own, /^Enregistrer$/).click();
    await own.page.getByText('Enregistré.').waitFor();
    const [file] = await Promise.all([own.page.waitForEvent('download'), say(own, /Télécharger mes données/).click()]);
    expect(file.suggestedFilename()).toBe('releve-personal-data.json');
    await say(own, /ici aussi/).click();
    await dialog(own, /ici aussi/)
      .getByRole('button', { name: /ici aussi/ })
      .click();
    await own.page.waitForURL(/\/sign-in/);
    expect((await far.get('/session')).status).toBe(401);
  });

  it('the public finds out what is official and what only pretends to be', async () => {
    const account = await house().given.account({ owner: camille, handle: 'brevanne_maison', displayName: 'Brevanne' });
    await house().run('impersonation.add', (op) => addImpersonations(op));
    const anybody = await reader({ language: 'fr' });
    await anybody.open('/official');
    expect(await anybody.faults()).toEqual([]);
    const ask = async (question: string): Promise<string> => {
      await anybody.page.getByRole('search').getByRole('textbox').fill(question);
      await anybody.page.getByRole('search').getByRole('textbox').press('Enter');
      await anybody.page.waitForURL((url) => url.searchParams.get('q') === question);
      await anybody.settled();
      return anybody.page.getByRole('alert').first().innerText();
    };
    expect(await ask(`https://www.instagram.com/${String(account.handle)}/`)).toContain(
      'Oui, c’est un compte officiel',
    );
    expect(await ask('@brevanne_maison')).toContain('Oui');
    await anybody.picture('official-fr');
    expect(await ask('https://www.instagram.com/brevanne_officiel')).toContain('Non');
    expect(await anybody.faults()).toEqual([]);
    expect(await ask('nobody_at_all')).toContain('Nous ne connaissons pas');
    expect(await anybody.page.locator('main').innerText()).not.toContain('Camille');
  });
});
