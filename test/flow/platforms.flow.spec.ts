import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Browser } from '../support/browser.js';
import { KINDS } from '../support/databases.js';
import { House, onBothDatabases } from '../support/house.js';

onBothDatabases('the catalogue is read and corrected', (house) => {
  let admin: Browser;
  let member: Browser;

  beforeAll(async () => {
    const { given } = house();
    admin = await given.as(await given.registrar());
    member = await given.as(await given.person());
  });

  it('by everybody: what is known, what is not confirmed, what is closed', async () => {
    const all = await member.get('/platforms?limit=200');
    expect(all.status).toBe(200);
    expect(all.body.total).toBe(all.body.items.length);
    const x = (await member.get('/platforms/x')).body;
    expect(x).toMatchObject({
      id: 'x',
      status: 'open',
      accessModel: 'hybrid',
      corrections: [],
      history: [],
      version: 1,
    });
    expect(x.unverified).toContain('leadDays');
    expect(x.handle.pattern).toBe('^[A-Za-z0-9_]{1,15}$');
    const closed = (await member.get('/platforms?status=closed')).body.items;
    expect(closed.map((platform: any) => platform.id)).toContain('google_plus');
    expect((await member.get('/platforms?q=INSTA')).body.items.map((platform: any) => platform.id)).toContain(
      'instagram',
    );
    expect((await member.get('/platforms/friendster')).body.code).toBe('platform.unknown');
    expect((await house().browser().get('/platforms')).status).toBe(401);
  });

  it('page by page', async () => {
    const first = (await member.get('/platforms?limit=5')).body;
    const second = (await member.get(`/platforms?limit=5&cursor=${first.nextCursor}`)).body;
    expect(new Set([...first.items, ...second.items].map((platform: any) => platform.id)).size).toBe(10);
  });

  it('by an admin with a source; the file’s fact stays underneath', async () => {
    const source = 'Help page read on 2026-11-17';
    const answer = await admin.patch('/platforms/x', { leadDays: 3, note: 'Asked support', source });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      leadDays: 3,
      note: 'Asked support',
      version: 3,
      sources: { leadDays: source },
    });
    expect(answer.body.unverified).not.toContain('leadDays');
    expect(answer.body.corrections.map((correction: any) => correction.field).sort()).toEqual(['leadDays', 'note']);
    const again = await admin.patch('/platforms/x', { leadDays: 5, source });
    expect(
      again.body.history.map((correction: any) => [correction.field, correction.value, correction.endedAt === null]),
    ).toEqual(
      expect.arrayContaining([
        ['leadDays', 5, true],
        ['leadDays', 3, false],
      ]),
    );
    expect((await admin.patch('/platforms/x', { leadDays: 5, source })).body.version).toBe(again.body.version);
    expect((await admin.patch('/platforms/x', { leadDays: 6, source }, { 'if-match': '"1"' })).status).toBe(412);
    const back = await admin.patch('/platforms/x', { withdraw: ['leadDays', 'note'], source });
    expect(back.body).toMatchObject({ leadDays: 0, corrections: [] });
    expect(back.body.unverified).toContain('leadDays');
  });

  it('not by others, not without a source, not with what does not fit', async () => {
    expect((await member.patch('/platforms/x', { leadDays: 3, source: 'myself' })).status).toBe(403);
    const refusals: [Record<string, unknown>, number, string][] = [
      [{ leadDays: 3 }, 400, 'request.invalid'],
      [{ leadDays: 'soon', source: 'a page' }, 422, 'platform.invalid_correction'],
      [{ id: 'y', source: 'a page' }, 400, 'request.invalid'],
      [{ handle: { key: 'exact' }, source: 'a page' }, 400, 'request.invalid'],
      [{ handle: { pattern: '^(a+)+$' }, source: 'a page' }, 422, 'platform.invalid_correction'],
      [{ handle: { pattern: '^[a-z]{3}$' }, source: 'a page' }, 422, 'platform.invalid_correction'],
      [{ urlPatterns: ['^https://(?:x+)+$'], source: 'a page' }, 422, 'platform.invalid_correction'],
      [{ canonical: 'javascript:{h}', source: 'a page' }, 422, 'platform.invalid_correction'],
      [{ canonical: 'https://elsewhere.example/{h}', source: 'a page' }, 422, 'platform.invalid_correction'],
    ];
    for (const [body, status, code] of refusals) {
      const answer = await admin.patch('/platforms/x', body);
      expect([body, answer.status, answer.body.code]).toEqual([body, status, code]);
    }
  });

  it('and the register obeys at once', async () => {
    const owner = await house().given.person();
    await admin.patch('/platforms/x', { handle: { reserved: ['impostor'] }, source: 'a page' });
    expect((await admin.post('/accounts', { platform: 'x', handle: 'Impostor', ownerId: owner.id })).body.code).toBe(
      'account.invalid_handle',
    );
    await admin.patch('/platforms/threads', { closedOn: '2026-11-01', source: 'announcement' });
    const answer = await admin.post('/accounts', { platform: 'threads', handle: 'brevanne', ownerId: owner.id });
    expect(answer.body).toMatchObject({ status: 422, code: 'account.closed_platform', closedOn: '2026-11-01' });
  });
});

const HOME = resolve(__dirname, '../..');

/** An installation like this one whose catalogue says something newer about X. */
function upgraded(facts: Record<string, unknown>): string {
  const home = mkdtempSync(join(tmpdir(), 'releve-upgrade-'));
  cpSync(join(HOME, 'config'), join(home, 'config'), { recursive: true });
  for (const shared of ['node_modules', 'package.json']) symlinkSync(join(HOME, shared), join(home, shared));
  const file = join(home, 'config', 'platforms.yaml');
  const catalogue = parse(readFileSync(file, 'utf8')) as { platforms: Record<string, unknown>[] };
  Object.assign(catalogue.platforms.find((platform) => platform['id'] === 'x') as object, facts);
  writeFileSync(file, stringify(catalogue));
  return home;
}

describe.each(KINDS)('an upgrade brings a newer catalogue (%s)', (kind) => {
  let house: House;
  let home: string;
  beforeAll(async () => {
    house = await House.open(kind);
    home = upgraded({ name: 'X of tomorrow', lead_days: 9 });
  });
  afterAll(async () => {
    await house.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('corrections survive it, everything else is as the new file says', async () => {
    const source = 'Help page read on 2026-11-17';
    const before = await house.given.as(await house.given.registrar());
    const corrected = await before.patch('/platforms/x', { leadDays: 3, source });
    expect(corrected.body).toMatchObject({ name: 'X (ex-Twitter)', leadDays: 3 });

    house = await house.restarted({ home });
    const admin = house.browser();
    for (const [name, value] of before.cookies) admin.cookies.set(name, value);
    admin.csrf = before.csrf;
    const after = (await admin.get('/platforms/x')).body;
    expect(after).toMatchObject({ name: 'X of tomorrow', leadDays: 3, sources: { leadDays: source } });
    const withdrawn = await admin.patch('/platforms/x', { withdraw: ['leadDays'], source });
    expect(withdrawn.body).toMatchObject({ leadDays: 9, corrections: [] });
  });
});
