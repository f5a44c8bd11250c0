import type { Browser } from '../support/browser.js';
import { KINDS } from '../support/databases.js';
import { Place, until, type Enrolled, type Service } from '../support/process.js';

const READY_MS = 15_000;

describe.each(KINDS)('the service is killed in the middle of its work (%s)', (kind) => {
  let place: Place;
  let service: Service;
  let admin: Enrolled;
  let owner: Enrolled;
  let asAdmin: Browser;
  let asOwner: Browser;
  let credentialId: string;
  /** What was answered as done, by subject. */
  const answered: string[] = [];
  const reveals: string[] = [];

  beforeAll(async () => {
    place = await Place.open(kind);
    admin = await place.admin('admin@story.example');
    owner = await place.admin('owner@story.example');
    service = await place.serve();
    [asAdmin, asOwner] = [await place.signIn(service, admin), await place.signIn(service, owner)];
    const account = await asAdmin.post('/accounts', {
      platform: 'instagram',
      handle: 'killed_story',
      displayName: 'Killed story',
      accessModel: 'shared_login',
      ownerId: owner.personId,
    });
    expect([account.status, account.text]).toEqual([201, account.text]);
    const stored = await asOwner.post(`/accounts/${account.body.id}/credentials`, {
      kind: 'password',
      label: 'Sign-in',
      value: { username: 'killed_story', password: 'a plaintext nobody reads' },
    });
    expect([stored.status, stored.text]).toEqual([201, stored.text]);
    credentialId = stored.body.id;
  });

  afterAll(() => place.close());

  /** Creates people and reveals a secret, as fast as it is answered, until nothing answers any more. */
  async function work(name: string): Promise<void> {
    for (let i = 0; ; i++) {
      try {
        const made = await asAdmin.post('/people', {
          fullName: `${name} ${i}`,
          workEmail: `${name}-${i}@story.example`,
        });
        if (made.status === 201) answered.push(`person:${made.body.id}`);
        const reason = `Needed for ${name} number ${i}`;
        const shown = await asOwner.post(`/credentials/${credentialId}/reveal`, { reason });
        if (shown.status === 200) reveals.push(reason);
      } catch {
        return;
      }
    }
  }

  it.each([10, 300, 900])(
    '%i ms into the load: it is ready again within 15 s, and every answered act has exactly one leaf',
    async (after) => {
      const [acts, shown] = [answered.length, reveals.length];
      const workers = Array.from({ length: 6 }, (_, i) => work(`w${after}x${i}`));
      // Counted from the first answers on: how long those take is the machine's affair.
      expect(await until(() => answered.length > acts && reveals.length > shown, 30_000)).toBe(true);
      await new Promise((later) => setTimeout(later, after));
      await service.kill();
      await Promise.all(workers);
      const started = Date.now();
      service = await place.serve();
      expect(service.isRunning).toBe(true);
      expect(Date.now() - started).toBeLessThan(READY_MS);
      expect((await asAdmin.get('//health/ready')).status).toBe(200);
      await expectLeaves();
    },
  );

  async function expectLeaves(): Promise<void> {
    const lines = (await asAdmin.get('/audit/export')).text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const created = new Map<string, number>();
    for (const leaf of lines.filter((one) => one.action === 'person.create' && one.outcome === 'done')) {
      for (const subject of leaf.subjects) created.set(subject, (created.get(subject) ?? 0) + 1);
    }
    expect(answered.filter((subject) => created.get(subject) !== 1)).toEqual([]);
    const revealed = lines
      .filter((one) => one.action === 'credential.reveal' && one.outcome === 'done')
      .map((one) => one.reason);
    expect(new Set(revealed).size).toBe(revealed.length);
    expect(reveals.filter((reason) => !revealed.includes(reason))).toEqual([]);
  }

  it('the log verifies on line and off line', async () => {
    const online = await place.releve('audit', 'verify', '--json');
    expect([online.code, JSON.parse(online.stdout).ok]).toEqual([0, true]);
    const file = place.file('log.jsonl');
    expect((await place.releve('audit', 'export', '--output', file)).code).toBe(0);
    expect((await place.releve('audit', 'checkpoint', '--output', place.file('note'))).code).toBe(0);
    const offline = await place.releve('audit', 'verify', '--offline', file, '--json');
    expect([offline.code, JSON.parse(offline.stdout).ok]).toEqual([0, true]);
  });

  it('ends with 0 within ten seconds of SIGTERM, under load', async () => {
    const workers = [work('last0'), work('last1')];
    const before = answered.length;
    expect(await until(() => answered.length > before, 30_000)).toBe(true);
    const asked = Date.now();
    expect(await service.stop()).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    await Promise.all(workers);
    service = await place.serve();
    await expectLeaves();
  });
});
