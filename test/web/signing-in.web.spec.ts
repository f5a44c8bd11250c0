import type { Somebody } from '../support/given.js';
import { inTheBrowser } from '../support/pages.js';

inTheBrowser('signing in', ({ house, reader }) => {
  let engager: Somebody;

  beforeAll(async () => {
    engager = await house().given.person({ fullName: 'Camille Roy' });
  });

  it.each(['en', 'fr'] as const)('takes whoever opened a page back to it (%s)', async (language) => {
    const camille = await reader({ language });
    await camille.page.goto('/?from=a-bookmark');
    await camille.page.waitForURL(/\/sign-in/);
    expect(await camille.faults()).toEqual([]);
    await camille.page.locator('input[autocomplete="username"]').fill(engager.email);
    await camille.page.locator('input[autocomplete="current-password"]').fill('a wrong password');
    await camille.page.locator('button[type="submit"]').click();
    await camille.page.getByRole('alert').waitFor();
    await camille.signIn(engager);
    await camille.settled();
    expect(await camille.page.locator('h1').innerText()).toBe(language === 'fr' ? 'Accueil' : 'Home');
    expect(await camille.faults()).toEqual([]);
    await camille.picture(`home-${language}`);
  });
});
