import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_PEOPLE } from '../../src/demo/demo-people.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import type { Browser } from '../support/browser.js';
import { furnish } from '../support/furnished.js';
import { inTheBrowser, type Reader } from '../support/pages.js';

/** Who opens what; everything else is opened by an admin. */
const OPENED_BY: readonly [RegExp, string][] = [
  [/^\/(audit|exports)/, 'auditor'],
  [/^\/accounts\/\$accountId\/credentials/, 'owner'],
  [/^\/(departures|bus-factor|newcomers|tasks)/, 'hr'],
  [/^\/(requests|rotations|account-requests|reviews|stand-ins|reconciliation)/, 'owner'],
];
/** Reached with a one-time link or only while signing in: told in stories of their own. */
const TOLD_ELSEWHERE = /^\/(setup|enrol|sign-in)$/;

const routes = (): string[] =>
  readdirSync('src/web', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('routes.ts'))
    .flatMap((path) => [...readFileSync(join('src/web', path), 'utf8').matchAll(/\b(?:page|openPage)\(\s*'([^']+)'/g)])
    .map(([, path = '']) => path)
    .sort();

const wide = 1280;
const narrow = 360;
const FITTING = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1';

inTheBrowser('every page', ({ house, reader }) => {
  const browsers = new Map<string, Browser>();
  const windows = new Map<string, Reader>();
  let found: Record<string, string>;
  const as = (who: string): Browser => browsers.get(who) as Browser;

  beforeAll(async () => {
    await loadDemo(house().app, house().clock);
    for (const { as: who, workEmail, seed } of DEMO_PEOPLE)
      browsers.set(who, await house().given.signIn({ id: who, name: who, email: workEmail, seed }));
    found = await furnish(as);
  }, 120_000);

  /** One window a role, language and scheme: what it has loaded once it need not load again. */
  async function windowOf(who: string, language: 'en' | 'fr', dark: boolean): Promise<Reader> {
    const key = [who, language, dark].join();
    const known = windows.get(key);
    if (known) return known;
    const sitting = await reader({ language, dark });
    await sitting.carries(as(who));
    windows.set(key, sitting);
    return sitting;
  }

  /** The address of a route on the demo; `$accountId` is that of one of its accounts. */
  const address = (route: string): string =>
    route.replace(/\$(\w+)/g, (_, name: string) => {
      if (!found[name]) throw new Error(`${route}: say in test/support/furnished where one of ${name} is found`);
      return found[name];
    });

  /** What is wrong with the page as it is shown now; `closely`: also for a screen reader, which takes longest to ask. */
  async function faultsOf(sitting: Reader, closely: boolean): Promise<string[]> {
    const shown = (await sitting.page.evaluate(
      `({ title: document.querySelector('h1')?.textContent ?? '', text: document.body.innerText,
          over: document.documentElement.scrollWidth - document.documentElement.clientWidth })`,
    )) as { title: string; text: string; over: number };
    return [
      ...(shown.title.trim() === '' ? ['no title'] : []),
      ...(shown.over > 1 ? [`${shown.over} px too wide`] : []),
      // Ids are for machines; a key of the texts where a text should be is a text forgotten.
      ...(shown.text.match(/\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-\S+/g) ?? [])
        .slice(0, 2)
        .map((id) => `shows the id ${id}`),
      ...(closely ? await sitting.faults() : []),
    ];
  }

  it.each(
    routes()
      .filter((route) => !TOLD_ELSEWHERE.test(route))
      // Every second page in French, every second pair in the dark; looked at closely wide or narrow.
      .map((route, i) => [route, i % 2 === 0 ? 'fr' : 'en', i % 4 < 2 ? 'light' : 'dark', i % 3 === 0] as const),
  )('%s reads well (%s, %s)', async (route, language, scheme, onNarrow) => {
    const who = OPENED_BY.find(([pages]) => pages.test(route))?.[1] ?? 'admin';
    const sitting = await windowOf(who, language, scheme === 'dark');
    await sitting.page.setViewportSize({ width: wide, height: 900 });
    await sitting.follow(address(route));
    const name = `${route.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${language}`;
    await sitting.picture(name);
    const faults = await faultsOf(sitting, !onNarrow);
    await sitting.page.setViewportSize({ width: narrow, height: 740 });
    // The frame makes room for the narrow page first.
    await sitting.until(FITTING);
    await sitting.picture(`${name}-narrow`);
    const narrowly = (await faultsOf(sitting, onNarrow)).map((fault) => `narrow: ${fault}`);
    expect([...faults, ...narrowly]).toEqual([]);
  });
});
