import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { runCommand } from '../../src/cli/program.js';
import { rows, sql } from '../../src/database/sql.js';
import { checkExport } from '../../src/exports/export-check.js';
import { houseOf } from '../../src/house.js';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { ACTIONS } from '../../src/operation/actions.js';
import { MACHINE } from '../../src/operation/actor.js';
import { KINDS } from '../../src/reports/finding-kinds.js';
import { onBothDatabases } from '../support/house.js';
import { openPages, openSheets } from '../support/open-document.js';
import { VaultStory, type Someone } from '../support/vault-story.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const REASON = 'Revue trimestrielle du registre';
const why = `reason=${encodeURIComponent(REASON)}`;
const COLUMNS = 'kind,severity,title,detail,platform,handle,brand,person,since,cure_act,cure_path';

onBothDatabases('what the register lacks is taken to a meeting', (house) => {
  let story: VaultStory;
  let people: Record<'auditor' | 'hr' | 'member', Someone>;

  beforeAll(async () => {
    for (const kind of IMPORT_KINDS)
      await house()
        .app.get(Imports)
        .read(MACHINE, kind, sample(`${kind}.csv`));
    story = new VaultStory(house());
    people = {
      auditor: await story.person(['auditor']),
      hr: await story.person(['hr'], { locale: 'fr-FR' }),
      member: await story.person(),
    };
  });

  async function download(path: string, as = people.auditor): Promise<Buffer> {
    const cookie = [...story.as(as).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${house().url}/api/v1${path}`, { headers: { cookie } });
    expect([path, response.status]).toEqual([path, 200]);
    return Buffer.from(await response.arrayBuffer());
  }
  const csv = async (query: string, as = people.auditor): Promise<string[][]> =>
    parse(await download(`/exports/findings?${query}`, as)) as string[][];

  it('as a CSV with the columns promised, a row for every finding of the list', async () => {
    const [head, ...found] = await csv(why);
    expect(head?.join(',')).toBe(COLUMNS);
    const list = (await story.as(people.auditor).get('/findings?limit=1')).body;
    expect(found).toHaveLength(list.total);
    const kinds = new Map<string, number>();
    for (const [kind = ''] of found) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect([...kinds]).toEqual(list.kinds.map(({ kind, total }: any) => [kind, total]));
    const [self] = found.filter(([kind]) => kind === 'self_approved');
    expect(self?.slice(4, 8)).toEqual([
      'tiktok',
      'brevanne.fr',
      'Brévanne',
      expect.stringMatching(/^Élodie Besnard <.+>$/),
    ]);
    expect(self?.slice(9)).toEqual(['grant.revoke', expect.stringMatching(/^\/grants\/[^/]+\/revoke$/)]);
  });

  it('as a sheet with the same cells, none of them a formula, in French', async () => {
    const cells = await csv(`lang=fr&kind=no_reason,orphan&${why}`);
    const query = `format=xlsx&lang=fr&kind=no_reason,orphan&${why}`;
    const [sheet] = await openSheets(await download(`/exports/findings?${query}`));
    expect(sheet?.data.map((row) => row.map((cell) => cell ?? ''))).toEqual(cells);
    expect(cells.slice(1).map(([, , title]) => title)).toEqual([
      'Sans responsable',
      ...Array<string>(11).fill('Sans motif'),
    ]);
  });

  it('on paper, with its head, filters and page numbers in the reader’s language', async () => {
    const query = `format=pdf&asOf=2026-11-16&brand=Lumio&severity=high&${why}`;
    const { pages } = await openPages(await download(`/exports/findings?${query}`, people.hr));
    const text = pages.join('\n').replaceAll('\u00a0', ' ');
    for (const part of [
      'Ce qui manque au registre',
      '2026-11-16',
      'Marque : Lumio',
      'Gravité : high',
      REASON,
      'page 1',
      'Remède',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/\d+ lignes/);
  });

  it.each(['csv', 'json', 'xlsx', 'pdf'])('proves a %s off line', async (format) => {
    const query = `/exports/findings?format=${format}&severity=critical&${why}`;
    const { body } = await story.as(people.auditor).get(`${query}&manifest=1`);
    expect(body).toMatchObject({ list: 'findings', format, filters: { severity: 'critical' } });
    const bytes = await download(query);
    const folder = mkdtempSync(join(tmpdir(), 'releve-findings-'));
    writeFileSync(join(folder, 'file'), bytes);
    const key = house().core.keeper.verifierKey;

    const file = async function* (): AsyncGenerator<Buffer> {
      yield bytes;
    };
    expect(await checkExport(file, JSON.stringify(body), key)).toMatchObject({ ok: true });
    rmSync(folder, { recursive: true });
  });

  it('by command too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'releve-findings-'));
    const file = join(folder, 'orphans.csv');
    const silent = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const run = (...args: string[]): Promise<number> => {
      const environment = { ...house().environment, RELEVE_CLOCK: '2026-11-17T09:00:00Z' };
      return runCommand(['export', 'findings', ...args], houseOf({ environment, home: join(__dirname, '../..') }));
    };
    try {
      expect(await run('--kind', 'orphan', '--lang', 'fr', '--reason', REASON, '--output', file)).toBe(0);
      const found = parse(readFileSync(file, 'utf8')) as string[][];
      expect(found.map(([kind, , title]) => [kind, title])).toEqual([
        ['kind', 'title'],
        ['orphan', 'Sans responsable'],
      ]);
      expect(await run('--kind', 'luck')).toBe(2);
    } finally {
      silent.mockRestore();
      rmSync(folder, { recursive: true });
    }
  });

  it('each finding names an act that exists and a route that is described', async () => {
    const { paths } = (await house().browser().get('//api/openapi.json')).body as { paths: Record<string, unknown> };
    const routes = Object.keys(paths).map(
      (path) => new RegExp(`^${path.replace('/api/v1', '').replace(/\{\w+\}/g, '[^/]+')}$`),
    );
    const lost = Object.entries(KINDS).filter(
      ([, { cure }]) => !(cure.act in ACTIONS) || !routes.some((route) => route.test(cure.path)),
    );
    expect(lost).toEqual([]);
    const [, ...found] = await csv(why);
    const dead = found.filter(
      ([, , , , , , , , , , path = '']) => !routes.some((route) => route.test(path)) || /[{}]/.test(path),
    );
    expect(dead).toEqual([]);
  });

  it('HR takes what concerns people and the register, nothing of the vault; a member nothing', async () => {
    const kinds = new Set((await csv(why, people.hr)).map(([kind]) => kind));
    expect(kinds.has('no_reason')).toBe(true);
    expect(['owed_rotation', 'unusual_reveals', 'never_used'].filter((kind) => kinds.has(kind))).toEqual([]);
    const refused = await story.as(people.hr).get('/exports/findings?kind=owed_rotation');
    expect([refused.status, refused.body.code]).toEqual([403, 'report.vault_facts']);
    expect((await story.as(people.member).get('/exports/findings')).status).toBe(403);
    for (const query of ['kind=luck', 'severity=none', 'asOf=soon', 'person=x'])
      expect([query, (await story.as(people.auditor).get(`/exports/findings?${query}`)).status]).toEqual([query, 400]);
  });

  it('every one of them is in the log with its reason', async () => {
    const bodies = await house().run('service.look', (op) =>
      rows<{ body: string }>(
        op.db,
        sql`select body from ledger_leaf where action = 'export.findings' and outcome = 'done' order by position`,
      ),
    );
    const leaves = bodies.map(({ body }) => JSON.parse(body) as any);
    expect(leaves.length).toBeGreaterThan(8);
    expect(leaves.every(({ details }) => details.reason === REASON)).toBe(true);
    expect(leaves[0].details).toMatchObject({
      format: 'csv',
      asOf: '2026-11-17',
      kinds: expect.arrayContaining(['orphan']),
    });
  });
});

onBothDatabases(
  'where no list leaves without a reason',
  (house) => {
    it('a file needs one, whichever list it is, and it is in the log', async () => {
      const auditor = await house().given.as(await house().given.auditor());
      for (const list of ['access-list', 'register', 'findings']) {
        const refused = await auditor.get(`/exports/${list}?format=csv`);
        expect([refused.status, refused.body.code]).toEqual([400, 'request.reason_needed']);
        expect((await auditor.get(`/exports/${list}?format=csv&reason=For+the+yearly+audit`)).status).toBe(200);
      }
      const leaves = await house().tamper("select body from ledger_leaf where action = 'export.register'");
      expect(leaves.map(({ body }) => JSON.parse(String(body)).reason)).toEqual(['For the yearly audit']);
    });
  },
  { settings: { exportReasonRequired: true } },
);
