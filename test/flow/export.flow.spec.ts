import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { rows, sql } from '../../src/database/sql.js';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { SecretImports } from '../../src/imports/secrets.service.js';
import { canonicalJson } from '../../src/ledger/leaf-encoding.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases, type House } from '../support/house.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const COLUMNS =
  'platform,handle,profile_url,brand,person,person_email,person_kind,organisation,source,level,native_role,reason,requested_by,approved_by,since,until,status,ended_on,ended_by,last_reveal_at,exposed_to_current_version,second_factor_holder,policy_acknowledged,last_reviewed_at';

type Cells = Record<string, string>;
const table = (text: string): Cells[] => parse(text, { columns: true });

onBothDatabases('lists are exported', (house) => {
  let folder: string;
  let auditor: Browser;
  const leaves = async (action: string): Promise<Record<string, any>[]> => {
    const found = await house().run('service.look', (op) =>
      rows<{ body: string }>(op.db, sql`select body from ledger_leaf where action = ${action} order by position`),
    );
    return found.map(({ body }) => JSON.parse(body) as Record<string, any>);
  };
  const importFile = (current: House, kind: (typeof IMPORT_KINDS)[number], file: string) =>
    current.app.get(Imports).read(MACHINE, kind, file);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'releve-export-'));
    for (const kind of IMPORT_KINDS) await importFile(house(), kind, sample(`${kind}.csv`));
    await house().app.get(SecretImports).read(MACHINE, sample('secrets-bitwarden.json'), { format: 'bitwarden-json' });
    auditor = await house().given.as(await house().given.auditor());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the access list in the columns of the contract, recorded before its first row', async () => {
    const answer = await auditor.get('/exports/access-list?format=csv');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toContain('access-list-2026-11-17.csv');
    expect(answer.text.split('\r\n')[0]).toBe(COLUMNS);
    expect(await leaves('export.access_list')).toMatchObject([
      { outcome: 'done', details: { format: 'csv', asOf: '2026-11-17' } },
    ]);
  });

  it('lists exactly the rights that are live today, and the owner seats', async () => {
    const list = table((await auditor.get('/exports/access-list')).text);
    const grants = table(readFileSync(sample('access.csv'), 'utf8')).slice(0, 155);
    const today = '2026-11-17';
    const live = grants.filter(
      (g) =>
        g['since']! <= today &&
        (g['ended_on'] === '' || g['ended_on']! > today) &&
        (g['until'] === '' || g['until']! >= today),
    );
    expect(list.filter((row) => row['source'] === 'grant')).toHaveLength(live.length);
    expect(new Set(list.filter((row) => row['source'] === 'seat').map((row) => row['level']))).toEqual(
      new Set(['owner', 'backup_owner']),
    );
  });

  it('answers who could post on @Lumio on 14 March 2026', async () => {
    const list = table((await auditor.get('/exports/access-list?asOf=2026-03-14&platform=x&brand=Lumio')).text);
    const posters = list.filter(
      (row) => row['handle'] === 'Lumio' && ['full_control', 'publisher', 'moderator'].includes(row['level']!),
    );
    expect(posters.map((row) => `${row['person']} ${row['level']}`).sort()).toEqual([
      'Beth Carraway publisher',
      'Dominic Rusk publisher',
      'Imogen Tate moderator',
    ]);
  });

  it('says who was exposed, who holds the second factor and who accepted the charter', async () => {
    const list = table((await auditor.get('/exports/access-list?person=Chloe.Anquetil@brevanne.example')).text);
    expect(list.length).toBeGreaterThan(0);
    expect(new Set(list.map((row) => row['person_email']))).toEqual(new Set(['chloe.anquetil@brevanne.example']));
    const all = table((await auditor.get('/exports/access-list')).text);
    expect(new Set(all.map((row) => row['policy_acknowledged']))).toEqual(new Set(['yes', 'no']));
    expect(
      all
        .filter((row) => row['person_email'] === 'callum.strode@lumio.example')
        .every((row) => row['policy_acknowledged'] === 'no'),
    ).toBe(true);
    expect(all.some((row) => row['second_factor_holder'] === 'yes')).toBe(true);
    expect(all.some((row) => row['exposed_to_current_version'] === 'yes')).toBe(true);
    expect(new Set(all.map((row) => row['last_reveal_at']))).toEqual(new Set(['']));
  });

  it('proves a file by a signed manifest', async () => {
    const path = '/exports/access-list?asOf=2026-03-14';
    const file = await auditor.get(path);
    const { body } = await auditor.get(`${path}&manifest=1`);
    expect(body).toMatchObject({
      asOf: '2026-03-14',
      rows: table(file.text).length,
      sha256: createHash('sha256').update(file.text).digest('hex'),
    });
    const { signature, ...facts } = body as { signature: string } & Record<string, unknown>;
    const raw = Buffer.from(house().core.keeper.verifierKey.split('+').slice(2).join('+'), 'base64').subarray(1);
    const key = createPublicKey({
      key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
      format: 'der',
      type: 'spki',
    });
    expect(verifySignature(null, Buffer.from(canonicalJson(facts)), key, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('gives the same rows as JSON', async () => {
    const csv = table((await auditor.get('/exports/access-list')).text);
    const { body } = await auditor.get<Record<string, unknown>[]>('/exports/access-list?format=json');
    expect(body).toHaveLength(csv.length);
    expect(body[0]).toMatchObject({
      handle: csv[0]!['handle'],
      personEmail: csv[0]!['person_email'],
      since: csv[0]!['since'],
    });
    expect((await auditor.get('/exports/access-list?format=json&platform=none')).body).toEqual([]);
  });

  it('refuses a day that is none, and people who may not export', async () => {
    expect((await auditor.get('/exports/access-list?asOf=2026-02-30')).status).toBe(400);
    expect((await auditor.get('/exports/access-list?format=doc')).status).toBe(400);
    const member = await house().given.as(await house().given.person());
    expect((await member.get('/exports/access-list')).status).toBe(403);
    const hr = await house().given.as(await house().given.hr());
    expect((await hr.get('/exports/register')).status).toBe(403);
    expect((await house().browser().get('/exports/register')).status).toBe(401);
  });

  it('gives the register in a form that is read again without a change', async () => {
    const first = (await auditor.get('/exports/register')).text;
    expect(table(first)).toHaveLength(60);
    const file = join(folder, 'register.csv');
    writeFileSync(file, first);
    expect(await importFile(house(), 'accounts', file)).toMatchObject({
      accepted: 0,
      unchanged: 60,
      refused: [],
      findings: [],
    });
    expect((await auditor.get('/exports/register')).text).toBe(first);
  });

  it('gives the register of a day: what was registered by then, with who held the seats', async () => {
    const today = house().clock.now().toISOString().slice(0, 10);
    const of = async (asOf: string): Promise<string> => (await auditor.get(`/exports/register?asOf=${asOf}`)).text;
    expect(await of(today)).toBe((await auditor.get('/exports/register')).text);
    expect(table(await of('2026-01-01'))).toHaveLength(0);
    expect((await auditor.get('/exports/register?asOf=2026-02-30')).status).toBe(400);
  });

  it('keeps every cell of the register as the file had it, but for what a spreadsheet would run', async () => {
    const before = table(readFileSync(sample('accounts.csv'), 'utf8')).slice(0, 60);
    const after = table((await auditor.get('/exports/register')).text);
    expect(
      after.map((row) => ({
        ...row,
        recovery_phone: row['recovery_phone']!.replace(/^'/, ''),
        handle: row['handle']!.replace(/^'/, ''),
      })),
    ).toEqual(before.map((row) => ({ ...row, handle: row['handle']!.replace(/^@/, '') })));
    expect(after.filter((row) => row['handle']!.startsWith('+')).map((row) => row['handle'])).toEqual(
      expect.arrayContaining(['+33639981101']),
    );
    expect(after.some((row) => row['handle'] === "'+Brevanne")).toBe(true);
  });

  it('makes cells that a spreadsheet would run harmless', async () => {
    const people = join(folder, 'people.csv');
    const header =
      'external_id,full_name,work_email,kind,organisation,department,manager_email,start_date,last_day,absence_from,absence_until,locale,time_zone';
    writeFileSync(
      people,
      `${header}\r\n,"=HYPERLINK(""http://x"")",formula@story.example,employee,@SUM,+1,,2024-01-01,,,,,\r\n`,
    );
    expect(await importFile(house(), 'people', people)).toMatchObject({ accepted: 1, refused: [] });
    const access = join(folder, 'access.csv');
    const columns =
      'platform,handle,person_email,level,native_role,reason,requested_by_email,approved_by_email,since,until,status,ended_on,ended_reason';
    writeFileSync(access, `${columns}\r\nx,Lumio,formula@story.example,analyst,-2,＝cmd,,,2026-01-01,,active,,\r\n`);
    expect(await importFile(house(), 'access', access)).toMatchObject({ accepted: 1, refused: [] });
    const [row] = table((await auditor.get('/exports/access-list?person=formula@story.example')).text);
    expect(row).toMatchObject({
      person: `'=HYPERLINK("http://x")`,
      organisation: "'@SUM",
      native_role: "'-2",
      reason: "'＝cmd",
      handle: 'Lumio',
    });
  });

  it('lets a reader go away in the middle', async () => {
    const cookie = [...auditor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (let i = 0; i < 4; i++) {
      await new Promise<void>((gone) => {
        const request = get(
          `${house().url}/api/v1/exports/access-list`,
          { agent: false, headers: { cookie } },
          (response) => {
            expect(response.statusCode).toBe(200);
            response.once('close', gone).destroy();
          },
        );
        request.on('error', () => undefined);
      });
    }
    expect((await auditor.get('/exports/access-list')).status).toBe(200);
  });
});
