import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from '../support/browser.js';
import { KINDS } from '../support/databases.js';
import { freePort, Place, type Service } from '../support/process.js';

describe.each(KINDS)('commands beside a service, and a second service (%s)', (kind) => {
  let place: Place;
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    place = await Place.open(kind);
    const admin = await place.admin('admin@story.example');
    service = await place.serve();
    browser = await place.signIn(service, admin);
  });
  afterAll(() => place.close());

  it('a second service on one SQLite directory is refused in one line, on PostgreSQL it is welcome', async () => {
    const second = await place.serve({ PORT: String(await freePort()) });
    if (kind === 'postgres') {
      expect(second.isRunning).toBe(true);
      expect(await second.stop()).toBe(0);
      return;
    }
    expect(await second.program.ended).toBe(1);
    expect(second.program.said.stderr.trim().split('\n')).toEqual([
      'Another Relève service is running on this data directory.',
    ]);
    expect(second.program.said.stdout).toBe('');
    expect((await browser.get('/people')).status).toBe(200);
  });

  it('a command writes while the service writes, and both are in one log', async () => {
    const people = Array.from({ length: 30 }, (_, i) =>
      browser.post('/people', { fullName: `Beside ${i}`, workEmail: `beside-${i}@story.example` }),
    );
    const made = await place.admin('second@story.example');
    expect((await Promise.all(people)).map((answer) => answer.status)).toEqual(people.map(() => 201));
    const events = await browser.get(`/audit/events?subject=person:${made.personId}`);
    expect(events.body.total).toBeGreaterThan(0);
    expect((await place.releve('audit', 'verify')).code).toBe(0);
  });

  describe('audit verify', () => {
    const verify = async (...args: string[]): Promise<[number | null, any]> => {
      const { code, stdout, stderr } = await place.releve('audit', 'verify', ...args, '--json');
      expect(stderr.split('\n').filter(Boolean)).toHaveLength(code === 2 ? 1 : 0);
      return [code, stdout ? JSON.parse(stdout) : null];
    };

    beforeAll(async () => {
      writeFileSync(place.file('key'), (await browser.get('/audit/key')).text);
      await place.releve('audit', 'export', '--output', place.file('log'));
      await place.releve('audit', 'checkpoint', '--output', place.file('note'));
      const lines = readFileSync(place.file('log'), 'utf8').split('\n');
      writeFileSync(
        place.file('edited'),
        lines.map((line, i) => (i === 2 ? line.replace('"outcome":"done"', '"outcome":"refused"') : line)).join('\n'),
      );
      writeFileSync(place.file('cut'), `${lines.slice(0, -3).join('\n')}\n`);
      writeFileSync(place.file('bad-key'), 'not a key');
      writeFileSync(
        place.file('bad-note'),
        readFileSync(place.file('note'), 'utf8').replace(/\n(\d+)\n/, (_, n: string) => `\n${Number(n) + 1}\n`),
      );
    });

    it('says intact (0), tampered (1) or that it cannot tell (2)', async () => {
      const note = ['--checkpoint', place.file('note'), '--key', place.file('key')];
      expect(await verify()).toMatchObject([0, { ok: true, firstBadIndex: null, kind: null }]);
      expect(await verify(...note)).toMatchObject([0, { ok: true }]);
      expect(await verify('--offline', place.file('log'))).toMatchObject([0, { ok: true }]);
      expect(await verify('--offline', place.file('log'), ...note)).toMatchObject([0, { ok: true }]);
      expect(await verify('--offline', place.file('edited'))).toMatchObject([
        1,
        { ok: false, firstBadIndex: 2, kind: 'edited' },
      ]);
      expect(await verify('--offline', place.file('cut'), ...note)).toMatchObject([
        1,
        { ok: false, kind: 'truncated' },
      ]);
      expect(
        await verify(
          '--offline',
          place.file('log'),
          '--checkpoint',
          place.file('bad-note'),
          '--key',
          place.file('key'),
        ),
      ).toMatchObject([1, { kind: 'signature' }]);
    });

    it('cannot tell from what is not there or cannot be read', async () => {
      for (const args of [
        ['--offline', place.file('none')],
        ['--offline', place.file('log'), '--key', place.file('bad-key')],
        ['--checkpoint', place.file('none')],
        ['--offline', place.directory],
      ]) {
        const [code, answer] = await verify(...args);
        expect([args[1], code, answer?.ok]).toEqual([args[1], 2, false]);
      }
    });
  });
});
