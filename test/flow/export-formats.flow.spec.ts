import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { runCommand } from '../../src/cli/program.js';
import { rows, sql } from '../../src/database/sql.js';
import { MOST_ROWS } from '../../src/exports/export-file.js';
import { houseOf } from '../../src/house.js';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { openPages, openSheets } from '../support/open-document.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const REASON = 'Contrôle annuel : qui publie où';
const why = `reason=${encodeURIComponent(REASON)}`;

onBothDatabases('lists are exported as spreadsheets and on paper', (house) => {
  let folder: string;
  let auditor: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'releve-formats-'));
    for (const kind of IMPORT_KINDS)
      await house()
        .app.get(Imports)
        .read(MACHINE, kind, sample(`${kind}.csv`));
    auditor = await house().given.as(await house().given.auditor());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const leaves = async (): Promise<Record<string, any>[]> =>
    (
      await house().run('service.look', (op) =>
        rows<{ body: string }>(
          op.db,
          sql`select body from ledger_leaf where action in ('export.access_list', 'export.register') order by position`,
        ),
      )
    ).map(({ body }) => JSON.parse(body) as Record<string, any>);

  async function download(path: string): Promise<{ bytes: Buffer; headers: Headers }> {
    const cookie = [...auditor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${house().url}/api/v1${path}`, { headers: { cookie } });
    expect(response.status).toBe(200);
    return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }

  async function told(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      jest.spyOn(process[name], 'write').mockImplementation(((text: string | Buffer, ...rest: unknown[]) => {
        said[name === 'stdout' ? 'out' : 'err'] += String(text);
        (rest.find((each) => typeof each === 'function') as (() => void) | undefined)?.();
        return true;
      }) as never),
    );
    try {
      const environment = { ...house().environment, RELEVE_CLOCK: '2026-11-17T09:00:00Z' };
      const code = await runCommand(args, houseOf({ environment, home: resolve(__dirname, '../..') }));
      return { code, ...said };
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
  }

  it.each(['access-list', 'register'])('gives the %s as a sheet with the cells of the CSV', async (list) => {
    const csv = parse((await auditor.get(`/exports/${list}`)).text) as string[][];
    const { bytes, headers } = await download(`/exports/${list}?format=xlsx`);
    expect(headers.get('content-type')).toContain('spreadsheetml.sheet');
    expect(headers.get('content-disposition')).toContain(`${list}-2026-11-17.xlsx`);
    const [sheet] = await openSheets(bytes);
    expect(sheet?.sheet).toBe(list);
    expect(sheet?.data.map((row) => row.map((cell) => cell ?? ''))).toEqual(csv);
    expect(csv.flat().some((cell) => /[éèçà]/.test(cell))).toBe(true);
  });

  it('gives the access list on numbered pages, saying as of when, what, who and why', async () => {
    const query = `format=pdf&lang=fr&asOf=2026-03-14&brand=Lumio&${why}`;
    const { bytes, headers } = await download(`/exports/access-list?${query}`);
    expect(headers.get('content-type')).toContain('application/pdf');
    const { pages } = await openPages(bytes);
    const text = pages.join('\n').replaceAll('\u00a0', ' ');
    for (const part of ['Liste des accès', '2026-03-14', 'Marque', 'Lumio', REASON, 'Beth Carraway', 'page 1'])
      expect(text).toContain(part);
    const csv = parse((await auditor.get('/exports/access-list?asOf=2026-03-14&brand=Lumio')).text) as string[][];
    expect(text).toContain(`${csv.length - 1} lignes`);
    const leaf = (await leaves()).find(({ details }) => details.format === 'pdf');
    expect(leaf?.['details']).toMatchObject({ reason: REASON, lang: 'fr', asOf: '2026-03-14', brand: 'Lumio' });
    expect(text).toContain(`Exporté par : ${leaf?.['actor'].name}`);
  });

  it('prints the register over several pages in English', async () => {
    const { totalPages, pages } = await openPages((await download('/exports/register?format=pdf&lang=en')).bytes);
    expect(totalPages).toBeGreaterThan(1);
    pages.forEach((text, i) => expect(text).toContain(`page ${i + 1}`));
    expect(pages[0]).toContain('Register of official accounts');
    expect(pages.at(-1)).toContain('60 rows');
  });

  it('takes the language of whoever asks', async () => {
    const french = await openPages((await download('/exports/register?format=pdf')).bytes);
    expect(french.pages[0]).toContain('Registre des comptes officiels');
  });

  it.each(['csv', 'json', 'xlsx', 'pdf'])('proves a %s off line', async (format) => {
    const query = `format=${format}&asOf=2026-03-14&${why}`;
    const manifest = (await auditor.get(`/exports/access-list?${query}&manifest=1`)).body as Record<string, unknown>;
    expect(manifest).toMatchObject({ list: 'access-list', format, filters: {}, asOf: '2026-03-14' });
    const { bytes } = await download(`/exports/access-list?${query}`);
    const [file, proof, key] = ['list', 'manifest.json', 'log.pub'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(key, house().core.keeper.verifierKey);
    const verdict = async (content: Buffer, facts: object, ...more: string[]) => {
      writeFileSync(file, content);
      writeFileSync(proof, JSON.stringify(facts));
      const { code, out, err } = await told('export', 'verify', file, proof, '--json', ...more);
      return { code, err, ...(JSON.parse(out) as object) };
    };
    expect(await verdict(bytes, manifest, '--key', key)).toMatchObject({ code: 0, ok: true, mismatches: [] });
    expect(await verdict(bytes, manifest)).toMatchObject({ code: 0 });
    const other = Buffer.from(bytes);
    other[300] = (other[300] as number) ^ 1;
    expect(await verdict(other, manifest)).toMatchObject({
      code: 1,
      mismatches: expect.arrayContaining(['file']),
    });
    expect(await verdict(bytes, { ...manifest, rows: 1 })).toMatchObject({
      code: 1,
      mismatches: ['csv', 'json', 'xlsx'].includes(format) ? ['signature', 'rows'] : ['signature'],
    });
    expect(await verdict(bytes, { ...manifest, filters: { brand: 'x' } })).toMatchObject({ mismatches: ['signature'] });
    const note = (manifest['checkpoint'] as string).replace(/\n\d+\n/, '\n1\n');
    expect(await verdict(bytes, { ...manifest, checkpoint: note })).toMatchObject({
      mismatches: ['signature', 'checkpoint'],
    });
    expect(await verdict(bytes, { hello: 'world' })).toMatchObject({ code: 2, ok: false });
  });

  it('cannot tell without a file, a key or a manifest, and says so', async () => {
    const missing = join(folder, 'nothing');
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, '{');
    expect(await told('export', 'verify', missing, manifest)).toMatchObject({ code: 2, out: '' });
    const { code, err } = await told('export', 'verify', manifest, manifest, '--key', missing);
    expect([code, err]).toEqual([2, expect.stringMatching(/^Cannot tell: /)]);
  });

  it('gives the same files and manifests by command', async () => {
    const [file, proof] = [join(folder, 'register.xlsx'), join(folder, 'register.json')];
    const same = ['export', 'register', '--format', 'xlsx', '--reason', REASON];
    expect(await told(...same, '--output', file)).toMatchObject({ code: 0, err: '' });
    expect(await told(...same, '--manifest', '--output', proof)).toMatchObject({ code: 0, err: '' });
    expect((await told('export', 'verify', file, proof)).out).toContain('The file is the one the manifest proves');
    expect((await openSheets(readFileSync(file)))[0]?.data).toHaveLength(61);
    expect((await leaves()).at(-1)).toMatchObject({ reason: REASON, details: { format: 'xlsx', reason: REASON } });
    expect(await told('export', 'register', '--reason', 'short')).toMatchObject({ code: 1, out: '' });
  });

  it('refuses a reason that is none and a language it does not speak', async () => {
    expect((await auditor.get('/exports/register?reason=because')).status).toBe(400);
    expect((await auditor.get('/exports/register?format=pdf&lang=de')).status).toBe(400);
  });

  it.each(['access-list', 'register'])(
    'refuses a %s too long for paper before its first row, and says so',
    async (list) => {
      const most = jest.replaceProperty(MOST_ROWS, 'pdf', 59);
      try {
        const refused = await auditor.get(`/exports/${list}?format=pdf`);
        expect(refused).toMatchObject({ status: 422, body: { code: 'export.too_long' } });
        expect((await auditor.get(`/exports/${list}?format=pdf&manifest=1`)).status).toBe(422);
        expect((await leaves()).at(-1)).toMatchObject({ outcome: 'refused', details: { code: 'export.too_long' } });
        await download(`/exports/${list}?format=pdf&brand=Lumio`);
        await download(`/exports/${list}?format=xlsx`);
      } finally {
        most.restore();
      }
    },
  );

  it('describes the formats', async () => {
    const { paths } = (await house().browser().get('//api/openapi.json')).body as Record<string, any>;
    const route = paths['/api/v1/exports/access-list'].get;
    expect(Object.keys(route.responses['200'].content).sort()).toEqual([
      'application/json',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv',
    ]);
  });
});
