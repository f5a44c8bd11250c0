import type { CDPSession } from 'playwright-core';
import type { Somebody } from '../support/given.js';
import { inTheBrowser, type Reader } from '../support/pages.js';
import { VaultStory } from '../support/vault-story.js';

const CANARY = 'canary-Kx7-shared-login';
const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const REASON = 'Posting for the launch tonight';

/** Walks what React keeps (state, props, caches behind them) as an extension that lists components would. */
const KEPT_BY_REACT = `(wanted) => {
  const root = document.getElementById('root');
  const start = root[Object.keys(root).find((key) => key.startsWith('__reactContainer'))];
  const seen = new Set(); const open = [[start, 'root']]; let steps = 0;
  while (open.length > 0 && steps++ < 400000) {
    const [each, path] = open.pop();
    if (typeof each === 'string') { if (each.includes(wanted)) return path; continue; }
    if (each === null || (typeof each !== 'object' && typeof each !== 'function') || seen.has(each)) continue;
    if (each instanceof Node || each === window) continue;
    seen.add(each);
    if (each instanceof Map || each instanceof Set) for (const one of each) open.push([one, path + '.entries']);
    for (const key of Object.keys(each)) { try { open.push([each[key], path.slice(-120) + '.' + key]); } catch {} }
  }
  return null;
}`;

inTheBrowser('what leaves the vault', ({ house, reader }) => {
  let story: VaultStory;
  let owner: Somebody;
  let engager: Somebody;
  let account: string;

  beforeAll(async () => {
    story = new VaultStory(house());
    owner = await house().given.person({ fullName: 'Olive Owner' });
    engager = await house().given.person({ fullName: 'Nadia Engager' });
    account = await story.account({ displayName: 'Maison Brevanne', nameKey: 'maison brevanne' });
    const seated = await story.signedIn(owner.id);
    await story.seat(seated, account);
    await story.grant(await story.signedIn(engager.id), account, 'publisher');
    await story.stored(seated, account, 'password', { username: 'team', password: CANARY });
    await story.stored(seated, account, 'totp', { seed: SEED, algorithm: 'SHA1', digits: 6, period: 30 });
    await story.stored(seated, account, 'recovery_codes', { codes: [`${CANARY}-1`, `${CANARY}-2`] });
  });

  /** Everything a screen reader can say. */
  async function heard(cdp: CDPSession): Promise<string> {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes.map(({ name }) => String(name?.value ?? '')).join('\n');
  }

  /** Every answer and every message of a window, for the whole story. */
  function listenTo({ page }: Reader): { answers: Promise<string>[]; said: string[] } {
    const answers: Promise<string>[] = [];
    const said: string[] = [];
    // What the service answers; the scripts of the page have words of their own.
    page.on('response', (answer) => {
      if (answer.url().includes('/api/')) answers.push(answer.text().catch(() => ''));
    });
    page.on('console', (message) => said.push(message.text()));
    return { answers, said };
  }

  const leaks = async (nadia: Reader, secret: string): Promise<unknown[]> => [
    (await nadia.traces()).includes(secret),
    await nadia.page.evaluate(`(${KEPT_BY_REACT})(${JSON.stringify(secret)})`),
  ];
  const CLEAN = [false, null];

  it.each(['en', 'fr'] as const)('is seen by its reader alone, for as long as it is shown (%s)', async (language) => {
    const nadia = await reader({ language });
    const { answers, said } = listenTo(nadia);
    await nadia.isSignedIn(engager);
    await nadia.open(`/accounts/${account}/credentials`);
    const cdp = await nadia.context.newCDPSession(nadia.page);
    const fr = language === 'fr';
    expect(await nadia.faults()).toEqual([]);
    await nadia.picture(`credentials-${language}`);

    await nadia.page.getByRole('button', { name: fr ? /^Afficher/ : /^Show/ }).click();
    await nadia.page.getByRole('textbox', { name: fr ? /Motif/ : /Reason/ }).fill(REASON);
    expect(await leaks(nadia, CANARY)).toEqual(CLEAN);
    await nadia.page
      .getByRole('dialog')
      .getByRole('button', { name: fr ? 'Afficher' : 'Show', exact: true })
      .click();
    await nadia.page.getByRole('timer').waitFor();
    // A screen reader reads it; a snapshot of the page, its storage and its components do not hold it.
    expect(await heard(cdp)).toContain(CANARY);
    expect(await leaks(nadia, CANARY)).toEqual(CLEAN);
    expect(await nadia.faults()).toEqual([]);
    expect(await nadia.page.evaluate('navigator.clipboard.readText()')).toBe(CANARY);
    await nadia.picture(`revealed-${language}`);

    await nadia.page.evaluate(`window.dispatchEvent(new Event('blur'))`);
    await nadia.page.getByText(fr ? 'parce que vous avez quitté' : 'because you left').waitFor();
    expect(await heard(cdp)).not.toContain(CANARY);
    await nadia.page
      .getByRole('button', { name: fr ? 'Fermer' : 'Close', exact: true })
      .last()
      .click();
    expect(await leaks(nadia, CANARY)).toEqual(CLEAN);

    expect([...said, ...(await Promise.all(answers))].filter((text) => text.includes('canary'))).toEqual([]);
  });

  it('gives a code one act after signing in, and the next one when it is asked for', async () => {
    const nadia = await reader();
    const { answers } = listenTo(nadia);
    await nadia.signIn(engager);
    await nadia.settled();
    const cdp = await nadia.context.newCDPSession(nadia.page);
    await nadia.page.getByRole('button', { name: 'Code: Maison Brevanne' }).click();
    await nadia.page.getByRole('timer').waitFor();
    const code = /\b\d{3} \d{3}\b/.exec(await heard(cdp))?.[0] ?? '';
    expect(code).toMatch(/^\d{3} \d{3}$/);
    expect(await nadia.faults()).toEqual([]);
    await nadia.picture('code');
    expect(await leaks(nadia, code.replace(' ', ''))).toEqual(CLEAN);
    expect((await Promise.all(answers)).filter((text) => text.includes(code.replace(' ', '')))).toEqual([]);
    await nadia.page.getByRole('button', { name: 'Hide now' }).click();
    expect(await heard(cdp)).not.toContain(code);
    await nadia.page.getByRole('button', { name: 'Show again' }).click();
    await nadia.page.getByRole('timer').waitFor();
    expect(await heard(cdp)).toMatch(/\d{3} \d{3}/);
  });

  it('asks for a fresh code first where the last one is old, and goes on; clears the clipboard when the minute is over', async () => {
    const nadia = await reader();
    await nadia.isSignedIn(engager);
    house().clock.forward({ minutes: 6 });
    await nadia.page.clock.install();
    await nadia.page.goto(`/accounts/${account}/credentials`);
    await nadia.page.getByRole('button', { name: /^Show/ }).click();
    await nadia.page.getByRole('textbox', { name: /Reason/ }).fill(REASON);
    await nadia.page.getByRole('dialog').getByRole('button', { name: 'Show', exact: true }).click();
    await nadia.confirm(engager);
    await nadia.page.getByRole('timer').waitFor();
    await nadia.page.clock.runFor(61_000);
    await nadia.page.getByText('Its time is up').waitFor();
    await nadia.page.getByText('The clipboard was cleared').waitFor();
    expect(await nadia.page.evaluate('navigator.clipboard.readText()')).toBe('');
  });

  it('lets an owner set a new password without losing the old one before the new one works', async () => {
    const olive = await reader({ language: 'fr' });
    const { answers } = listenTo(olive);
    await olive.isSignedIn(owner);
    await olive.open(`/accounts/${account}/credentials`);
    const { page } = olive;
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: /^Changer : password/ }).click();
    await dialog.getByRole('textbox', { name: /Motif/ }).fill('L’ancien figurait sur une diapositive');
    await olive.picture('change');
    await dialog.getByRole('button', { name: 'Préparer' }).click();
    await page.getByText('La version 2').waitFor();
    expect(await olive.faults()).toEqual([]);
    await page.getByRole('button', { name: 'Afficher la nouvelle' }).click();
    await dialog.getByRole('textbox', { name: /Motif/ }).fill('Pour la mettre en place sur la plateforme');
    await dialog.getByRole('button', { name: 'Afficher', exact: true }).click();
    await page.getByRole('timer').waitFor();
    const fresh = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(fresh.length).toBeGreaterThan(11);
    expect(await leaks(olive, fresh)).toEqual(CLEAN);
    await page.getByRole('button', { name: 'Masquer maintenant' }).click();
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await olive.picture('staged');

    await page.getByRole('button', { name: 'Elle fonctionne' }).click();
    await dialog.getByRole('textbox', { name: /essayée/ }).fill('Connexion en navigation privée');
    await dialog.getByRole('textbox', { name: /Motif/ }).fill('L’ancien figurait sur une diapositive');
    await dialog.getByRole('button', { name: 'Elle fonctionne' }).click();
    await page.getByText('Ce que le changement ne termine pas').waitFor();
    await page.getByRole('checkbox').first().check();
    await olive.picture('checklist');
    expect(await olive.faults()).toEqual([]);
    await dialog.getByRole('button', { name: 'Terminé' }).click();
    await page.getByText(/Mot de passe · Version 2/).waitFor();
    expect(await leaks(olive, fresh)).toEqual(CLEAN);
    expect((await Promise.all(answers)).filter((text) => text.includes(fresh))).toEqual([]);
  });

  it('keeps what is typed in no state of the page', async () => {
    const olive = await reader();
    await olive.isSignedIn(owner);
    await olive.open(`/accounts/${account}/credentials`);
    const dialog = olive.page.getByRole('dialog');
    await olive.page.getByRole('button', { name: 'New credential' }).click();
    await dialog.getByLabel(/^Label/).fill('Newsletter tool');
    await dialog
      .getByLabel(/^Password/)
      .first()
      .fill('canary-typed-in');
    expect(await olive.page.evaluate(`(${KEPT_BY_REACT})('canary-typed-in')`)).toBeNull();
    expect(await olive.page.content()).not.toContain('canary-typed-in');
    await dialog.getByRole('button', { name: 'Store' }).click();
    await olive.page.getByText('Newsletter tool').waitFor();
    expect(await leaks(olive, 'canary-typed-in')).toEqual(CLEAN);
  });
});
