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
    page.on('response', (answer) => answers.push(answer.text().catch(() => '')));
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

    expect(said.join('\n')).not.toContain('canary');
    expect((await Promise.all(answers)).join('\n')).not.toContain('canary');
  });

  it('gives a code in one act, and the next one when it is asked for', async () => {
    const nadia = await reader();
    const { answers } = listenTo(nadia);
    await nadia.isSignedIn(engager);
    await nadia.open(`/accounts/${account}/credentials`);
    const cdp = await nadia.context.newCDPSession(nadia.page);
    await nadia.page.getByRole('button', { name: /^One-time code/ }).click();
    await nadia.page.getByRole('timer').waitFor();
    const code = /\b\d{3} \d{3}\b/.exec(await heard(cdp))?.[0] ?? '';
    expect(code).toMatch(/^\d{3} \d{3}$/);
    await nadia.picture('code');
    expect(await leaks(nadia, code.replace(' ', ''))).toEqual(CLEAN);
    expect((await Promise.all(answers)).join('\n')).not.toContain(code.replace(' ', ''));
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
});
