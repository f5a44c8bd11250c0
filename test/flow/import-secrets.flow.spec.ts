import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { raw, rows } from '../../src/database/sql.js';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import type { ImportAnswer } from '../../src/imports/outcome.js';
import { SecretImports } from '../../src/imports/secrets.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import { onBothDatabases, type House } from '../support/house.js';
import { VaultStory } from '../support/vault-story.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const BITWARDEN = sample('secrets-bitwarden.json');

const read = (house: House, file = BITWARDEN, options: { dryRun?: boolean; by?: string } = {}): Promise<ImportAnswer> =>
  house.app.get(SecretImports).read(MACHINE, file, { format: 'bitwarden-json', ...options });
const look = <T>(house: House, text: string): Promise<T[]> =>
  house.run('service.look', (op) => rows<T>(op.db, raw(text)));
const count = async (house: House, text: string): Promise<number> =>
  Number((await look<{ n: number }>(house, text))[0]!.n);

onBothDatabases('the shared vault of the sample is imported', (house) => {
  let folder: string;
  let first: ImportAnswer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'releve-secrets-'));
    for (const kind of IMPORT_KINDS)
      await house()
        .app.get(Imports)
        .read(MACHINE, kind, sample(`${kind}.csv`));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says beforehand what would happen and stores nothing', async () => {
    const rehearsal = await read(house(), BITWARDEN, { dryRun: true });
    expect(await count(house(), 'select count(*) as n from credential')).toBe(0);
    first = await read(house());
    expect(rehearsal).toEqual(first);
  });

  it('covers 21 accounts and refuses the four that do not belong', () => {
    expect(first.accepted).toBe(21);
    expect(first.refused.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '22 superseded',
      '23 personal_profile',
      '24 unmatched',
      '25 not_a_login',
    ]);
  });

  it('keeps passwords, seeds and recovery codes, sealed and dated by the revision of the item', async () => {
    const kinds = await look<{ kind: string; n: number }>(
      house(),
      'select kind, count(*) as n from credential group by kind order by kind',
    );
    expect(kinds.map(({ kind, n }) => `${kind} ${n}`)).toEqual(['password 21', 'recovery_codes 9', 'totp 14'].sort());
    expect(await count(house(), 'select sum(codes) as n from credential_version')).toBe(72);
    const [version] = await look<{ setAt: string; origin: string }>(
      house(),
      `select v.set_at as "setAt", v.origin from credential_version v join credential c on c.id = v.credential_id
       join account a on a.id = c.account_id where a.handle_key = 'brevanne.fr' and c.kind = 'password'`,
    );
    expect(version).toEqual({ setAt: '2026-09-01T09:51:29.570Z', origin: 'imported' });
  });

  it('presumes that whoever held the right since then knows the value, and nobody else', async () => {
    const seen = await look<{ mail: string; kind: string }>(
      house(),
      `select p.work_email as mail, e.kind from exposure e join credential c on c.id = e.credential_id join account a on a.id = c.account_id
       join person p on p.id = e.person_id where a.platform = 'tiktok' and a.handle_key = 'brevanne.fr' and c.kind = 'password' order by mail`,
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(new Set(seen.map((row) => row.kind))).toEqual(new Set(['presumed']));
    // Case 20: he saw the value before his grant ended, and the value has not been changed since.
    expect(seen.map((row) => row.mail)).toContain('romain.tessandier@pivoine.example');
  });

  it('puts no value and no note of the file anywhere in plain', async () => {
    const secrets = new Set(
      JSON.stringify(JSON.parse(readFileSync(BITWARDEN, 'utf8'))).match(
        /demo-[A-Za-z0-9!%?#=+-]{6,}|DEMO[A-Z2-7]{20,}/g,
      ),
    );
    expect(secrets.size).toBeGreaterThan(100);
    const tables = await look<Record<string, unknown>>(house(), 'select * from credential_version');
    const leaves = await look<Record<string, unknown>>(house(), 'select * from ledger_leaf');
    const everything = JSON.stringify([tables, leaves, first, await look(house(), 'select * from credential')]);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(everything).not.toContain('Mot de passe refus');
  });

  it('changes nothing when it is read again, nor when an item was only renamed', async () => {
    const before = await count(house(), 'select count(*) as n from ledger_leaf');
    expect(await read(house())).toEqual({ ...first, accepted: 0, unchanged: 21 });
    const renamed = JSON.parse(readFileSync(BITWARDEN, 'utf8')) as { items: { name: string; revisionDate: string }[] };
    for (const item of renamed.items.slice(0, 21))
      Object.assign(item, { name: 'Other name', revisionDate: '2026-11-16T10:00:00.000Z' });
    const file = join(folder, 'renamed.json');
    writeFileSync(file, JSON.stringify(renamed));
    expect(await read(house(), file)).toMatchObject({ accepted: 0, unchanged: 21 });
    expect(await count(house(), 'select count(*) as n from ledger_leaf')).toBe(before);
  });

  it('takes a newer value as a new version, seen by whoever handled the file', async () => {
    const changed = JSON.parse(readFileSync(BITWARDEN, 'utf8')) as {
      items: { revisionDate: string; login: { password: string } }[];
    };
    const item = changed.items[9]!;
    item.revisionDate = '2026-11-16T10:00:00.000Z';
    item.login.password = 'demo-new-value-of-brevanne';
    const file = join(folder, 'changed.json');
    writeFileSync(file, JSON.stringify(changed));
    const answer = await read(house(), file, { by: 'Yann.LeGoadec@brevanne.example' });
    expect(answer).toMatchObject({ accepted: 1, unchanged: 20 });
    const versions = await look<{ number: number }>(
      house(),
      `select v.number from credential_version v join credential c on c.id = v.credential_id join account a on a.id = c.account_id
       where a.handle_key = 'brevanne.fr' and c.kind = 'password' order by v.number`,
    );
    expect(versions.map((version) => version.number)).toEqual([1, 2]);
    expect(await count(house(), "select count(*) as n from exposure where kind = 'imported'")).toBe(1);
    // An older file does not bring the old value back.
    expect(await read(house())).toMatchObject({ accepted: 0, unchanged: 21 });

    // Nor does a newer one overtake a value that somebody is trying.
    const story = new VaultStory(house());
    const [held] = await look<{ id: string; owner: string }>(
      house(),
      `select c.id, s.person_id as owner from credential c join account a on a.id = c.account_id
       join seat s on s.account_id = a.id and s.seat = 'owner' and s.ended_at is null
       where a.handle_key = 'brevanne.fr' and c.kind = 'password'`,
    );
    const owner = story.as(await story.signedIn(held!.owner));
    const reason = 'The agency leaves in December';
    expect((await owner.post(`/credentials/${held!.id}/staged`, { generate: {}, reason })).status).toBe(201);
    item.revisionDate = '2026-11-16T11:00:00.000Z';
    item.login.password = 'demo-yet-another-value';
    writeFileSync(file, JSON.stringify(changed));
    const late = await read(house(), file);
    expect(late).toMatchObject({ accepted: 0, unchanged: 21 });
    expect(late.findings.map((one: { code: string }) => one.code)).toContain('password_staged');
  });

  it.each([
    ['no JSON at all', 'demo-canary {', 'it is not JSON'],
    ['an encrypted export', '{"encrypted":true,"items":[]}', 'encrypted'],
    ['another shape', '{"vault":"demo-canary"}', 'not a Bitwarden JSON export'],
  ])('refuses %s without repeating any of it', async (_, content, says) => {
    const file = join(folder, 'odd.json');
    writeFileSync(file, content);
    const error = await read(house(), file).then(
      () => null,
      (failure: Error) => failure,
    );
    expect(error).toMatchObject({ code: 'import.unreadable', detail: expect.stringContaining(says) });
    expect(JSON.stringify(error) + String(error)).not.toContain('canary');
  });
});
