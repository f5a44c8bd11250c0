import type { Somebody } from '../support/given.js';
import { inTheBrowser, type Reader } from '../support/pages.js';

const MANY = 120;
const FIRST_LOAD = 350 * 1000;

/** Presses Tab until what is focused is called so. */
async function tabTo({ page }: Reader, name: RegExp): Promise<void> {
  for (let i = 0; i < MANY; i++) {
    await page.keyboard.press('Tab');
    const focused = (await page.evaluate(
      `(({ ariaLabel, textContent, labels }) => [ariaLabel, labels?.[0]?.textContent, textContent].find(Boolean) ?? '')(document.activeElement)`,
    )) as string;
    if (name.test(focused.trim())) return;
  }
  throw new Error(`The keyboard does not reach ${name.source}`);
}

inTheBrowser('by keyboard alone', ({ house, reader }) => {
  let engager: Somebody;

  beforeAll(async () => {
    const owner = await house().given.person({ fullName: 'Olive Owner' });
    engager = await house().given.person({ fullName: 'Nadia Engager' });
    const account = await house().given.account({ owner, displayName: 'Maison Brevanne' });
    await house().given.grant(engager, account, 'publisher');
    const asOwner = await house().given.as(owner);
    const value = { uri: 'otpauth://totp/story?secret=KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU' };
    await asOwner.post(`/accounts/${account.id}/credentials`, { kind: 'totp', label: 'Codes', value });
  });

  it('an engager signs in, takes a code, and the focus comes back to where it was', async () => {
    const nadia = await reader();
    const { page } = nadia;
    await page.goto('/sign-in');
    await page.locator('h1').waitFor();
    await page.keyboard.type(engager.email);
    await tabTo(nadia, /^Password/);
    await page.keyboard.type('releve-demo-2026');
    await page.keyboard.press('Enter');
    await page.locator('input[autocomplete="one-time-code"]').waitFor();
    await page.keyboard.type(await house().given.code(engager));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
    await nadia.settled();
    await tabTo(nadia, /^Code: Maison Brevanne/);
    await page.keyboard.press('Enter');
    await page.getByRole('timer').waitFor();
    // Inside the dialog, and nowhere else.
    for (let i = 0; i < 12; i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(`!!document.activeElement.closest('[role="dialog"]')`)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(
      await page.evaluate(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`),
    ).toMatch(/^Code: Maison Brevanne/);
  });

  it('the first Tab of a page skips the menu', async () => {
    const nadia = await reader({ language: 'fr' });
    await nadia.isSignedIn(engager);
    await nadia.open('/accounts');
    await nadia.page.evaluate(`document.activeElement.blur()`);
    await tabTo(nadia, /^Aller au contenu/);
    await nadia.page.keyboard.press('Enter');
    expect(new URL(nadia.page.url()).hash).toBe('#content');
  });

  it('the first page loads little', async () => {
    const nadia = await reader();
    await nadia.isSignedIn(engager);
    const sizes: Promise<number>[] = [];
    nadia.page.on('requestfinished', (request) => {
      if (/\/assets\//.test(request.url()))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await nadia.open('/');
    const loaded = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(loaded).toBeGreaterThan(0);
    expect(loaded).toBeLessThan(FIRST_LOAD);
  });
});
