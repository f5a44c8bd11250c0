import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser as Chromium, type BrowserContext, type Page } from 'playwright-core';
import type { Browser } from './browser.js';
import { PASSWORD, type Somebody } from './given.js';
import { House, type HouseOptions } from './house.js';

const ROOT = resolve(__dirname, '../..');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Outside the repository; set it to look at the pages of a run. */
const PICTURES = process.env['RELEVE_PICTURES'];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const QUIET_MS = 120;
const PATIENCE_MS = 15_000;
/** What a page may not do to a reader. */
const SERIOUS = ['serious', 'critical'];

function program(): string {
  const named = process.env['PLAYWRIGHT_CHROMIUM'];
  const found = (process.env['PATH'] ?? '').split(':').flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const path = named ?? found.find((each) => existsSync(each));
  if (!path) throw new Error('No Chromium: npm test installs it, or name one in PLAYWRIGHT_CHROMIUM');
  if (!existsSync(join(ROOT, 'dist', 'web', 'index.html'))) throw new Error('Build first: npm run build');
  return path;
}

export interface Sitting {
  language?: 'en' | 'fr';
  width?: number;
  height?: number;
  dark?: boolean;
}

/** Somebody in front of a real browser. Whatever the page complains about is kept and fails the story. */
export class Reader {
  readonly complaints: string[] = [];
  private waiting = 0;
  private quietSince = Date.now();

  private constructor(
    readonly house: House,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      const text = message.text();
      // A refusal that a page shows is no fault of the page; the browser reports every one of them.
      if (
        message.type() === 'error' &&
        !/Failed to load resource: the server responded with a status of 4\d\d/.test(text)
      )
        this.complaints.push(`console: ${text}`);
      if (/Content Security Policy|Refused to/.test(text)) this.complaints.push(`policy: ${text}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      this.asked();
      if (!request.url().startsWith(house.url) && !/^(data|blob):/.test(request.url()))
        this.complaints.push(`outside: ${request.url()}`);
    });
    page.on('requestfinished', () => this.answered());
    page.on('requestfailed', () => this.answered());
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()}: ${response.url()}`);
    });
  }

  static async sit(
    browser: Chromium,
    house: House,
    { language = 'en', width = 1280, height = 900, dark = false }: Sitting,
  ): Promise<Reader> {
    const context = await browser.newContext({
      baseURL: house.url,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    return new Reader(house, context, page);
  }

  /** Through the sign-in page, as anybody would. */
  async signIn(somebody: Somebody): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.locator('input[autocomplete="username"]').fill(somebody.email);
    await this.page.locator('input[autocomplete="current-password"]').fill(PASSWORD);
    await this.page.locator('button[type="submit"]').click();
    await this.page.locator('input[autocomplete="one-time-code"]').fill(await this.house.given.code(somebody));
    await this.page.locator('button[type="submit"]').click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /** Signed in without the page, for stories about something else; all windows of somebody share one session. */
  async isSignedIn(somebody: Somebody): Promise<void> {
    await this.carries(await this.house.given.as(somebody));
  }

  /** Takes over the session of a browser without a page. */
  async carries(browser: Browser): Promise<void> {
    await this.context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: this.house.url })));
  }

  /** Gives a fresh code to the dialog that asks for it. */
  async confirm(somebody: Somebody): Promise<void> {
    await this.page.locator('input[autocomplete="one-time-code"]').fill(await this.house.given.code(somebody));
    await this.page.locator('input[autocomplete="one-time-code"]').press('Enter');
  }

  /** Goes to an address and waits until what it shows is there. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** Follows a link of the page to an address of the console: without loading it all anew, where it is open already. */
  async follow(path: string): Promise<void> {
    if (!this.page.url().startsWith(this.house.url)) return this.open(path);
    this.quietSince = Date.now();
    await this.page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
    await this.settled();
  }

  /** Waits at most two seconds until this is so in the page, and until it is drawn; what is still not so is for the story to tell. */
  async until(condition: string): Promise<void> {
    const until = Date.now() + 2000;
    while (!(await this.page.evaluate(condition)) && Date.now() < until)
      await new Promise((done) => setTimeout(done, 20));
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  /** Nothing loads any more. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    do {
      await this.quiet();
      await this.page.locator('main [role="status"]').first().waitFor({ state: 'detached' });
    } while (!this.isQuiet());
  }

  private readonly isQuiet = (): boolean => this.waiting <= 0 && Date.now() - this.quietSince >= QUIET_MS;

  /** Every request is answered, and what was answered had time to ask for more. */
  private async quiet(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    while (!this.isQuiet() && Date.now() < until) await new Promise((done) => setTimeout(done, 20));
  }

  private asked(): void {
    this.waiting += 1;
    this.quietSince = Date.now();
  }

  private answered(): void {
    this.waiting -= 1;
    this.quietSince = Date.now();
  }

  /** Serious faults for people who use a keyboard or a screen reader, as `rule: element`. */
  async faults(): Promise<string[]> {
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(AXE);
    const violations = (await this.page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ target }) => target.join(' ')) })))`,
    )) as { id: string; impact: string; at: string[] }[];
    return violations
      .filter(({ impact }) => SERIOUS.includes(impact))
      .map(({ id, at }) => `${id}: ${at.slice(0, 3).join(' | ')}`);
  }

  /** Keeps a picture of the page, when somebody wants to look at it. */
  async picture(name: string): Promise<void> {
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  /** Everything a script or a thief could read in this page: document, storage, address, title. */
  async traces(): Promise<string> {
    return (await this.page.evaluate(
      `JSON.stringify([document.documentElement.outerHTML, document.body.innerText, [...document.querySelectorAll('input, textarea')].map((field) => field.value),
        { ...localStorage }, { ...sessionStorage }, location.href, document.title, history.state])`,
    )) as string;
  }
}

interface Scene {
  house: () => House;
  /** A new browser window of its own. */
  reader: (sitting?: Sitting) => Promise<Reader>;
}

/** One story in a real browser on SQLite; a window that complained about anything fails the test it was opened in. */
export function inTheBrowser(title: string, story: (scene: Scene) => void, options: HouseOptions = {}): void {
  describe(title, () => {
    let house: House;
    let browser: Chromium;
    const readers: Reader[] = [];
    beforeAll(async () => {
      [house, browser] = await Promise.all([
        House.open('sqlite', options),
        chromium.launch({ executablePath: program(), args: FLAGS }),
      ]);
    });
    afterEach(() => {
      const complaints = readers.flatMap((reader) => reader.complaints.splice(0));
      expect(complaints).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await house?.close();
    });
    story({
      house: () => house,
      reader: async (sitting = {}) => {
        const reader = await Reader.sit(browser, house, sitting);
        readers.push(reader);
        return reader;
      },
    });
  });
}
