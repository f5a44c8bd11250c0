import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptTable } from '../../src/imports/import-content.js';
import { Imports } from '../../src/imports/imports.service.js';
import { SheetImports } from '../../src/imports/sheet-imports.service.js';
import { raw, rows } from '../../src/database/sql.js';
import { MACHINE } from '../../src/operation/actor.js';
import { Jobs } from '../../src/worker/jobs.js';
import type { Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const FOUND = 'register-as-found.csv';
/** As the sample's README tells the fate of each row. */
const REFUSED: Record<string, number[]> = {
  duplicate_account: [4, 6, 34, 44],
  closed_platform: [21, 22],
  personal_profile: [23],
  unclear: [37, 45],
};
const LEFT_OUT = { heading: [2, 29, 39], blank: [28, 38, 46], total_row: [47] };
const TOLD = {
  'Marie Martin (laquelle ?)': 'marie.martin@brevanne.example',
  'Marie M.': 'marie.martin2@brevanne.example',
  Véronique: 'veronique.astier@brevanne.example',
  'Brev Anne': null,
};

onBothDatabases('a file is read in by hand', (house) => {
  let folder: string;
  let admin: Somebody;
  let second: Somebody;
  let hr: Somebody;
  let id: string;

  const as = (somebody: Somebody): Promise<Browser> => house().given.as(somebody);
  const look = <T>(text: string): Promise<T[]> => house().run('service.look', (op) => rows<T>(op.db, raw(text)));
  const form = (bytes: Buffer, name: string, fields: Record<string, string>): FormData => {
    const data = new FormData();
    for (const [field, value] of Object.entries(fields)) data.append(field, value);
    data.append('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), name);
    return data;
  };
  const upload = async (by: Somebody, kind: string, bytes: Buffer | string, more: Record<string, string> = {}) =>
    (await as(by)).post('/imports', form(Buffer.from(bytes), `${kind}.csv`, { kind, ...more }));
  const allRows = async (of: string, query = ''): Promise<any[]> =>
    (await (await as(admin)).get(`/imports/${of}/rows?limit=200${query}`)).body.items;
  const done = async (of: string, by = admin): Promise<any> => {
    const begun = await (await as(by)).post(`/imports/${of}/run`, {});
    expect([begun.status, begun.body.status]).toEqual([200, 'running']);
    for (;;) {
      const { body } = await (await as(by)).get(`/imports/${of}`);
      if (body.status !== 'running') return body;
    }
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'releve-wizard-'));
    [admin, second, hr] = [await house().given.admin(), await house().given.admin(), await house().given.hr()];
    await house().app.get(Imports).read(MACHINE, 'people', sample('people.csv'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells how the file is written and which column is which, and keeps nothing of a column of passwords', async () => {
    const opened = await upload(admin, 'sheet', readFileSync(sample(FOUND)));
    expect(opened.status).toBe(201);
    id = opened.body.id;
    expect(opened.body).toMatchObject({
      shape: { encoding: 'windows-1252', separator: ';', headerRow: 1 },
      ...{ rows: 46, status: 'mapping', missing: [], version: 1 },
      can: ['import.map', 'import.fix', 'import.reread', 'import.discard', 'import.run'],
    });
    expect(opened.body.mapping.columns).toMatchObject({
      ...{ Réseau: 'platform', Lien: 'profile_url', Responsable: 'owner_email', 'Qui a accès': 'access' },
      ...{ 'Mot de passe': null, Depuis: 'created_on' },
    });
    expect(opened.body.columns.filter((one: any) => one.isSecret)).toEqual([
      { name: 'Mot de passe', samples: [], isSecret: true },
    ]);
    const { table } = await house().run('service.look', (op) => keptTable(op.db, house().core.keys.current, id));
    const everything = [JSON.stringify(table), opened.text, JSON.stringify(await allRows(id))].join();
    expect(everything).not.toMatch(/demo-[A-Za-z0-9]/);
    expect(everything).toContain('l’agence');
  });

  it('says of every row what it would become, and asks whom a name means', async () => {
    const refused = await allRows(id, '&standing=refused');
    for (const [code, numbers] of Object.entries(REFUSED))
      expect([code, refused.filter((one) => one.refusal.code === code).map(({ row }) => row)]).toEqual([code, numbers]);
    const left = await allRows(id, '&standing=left_out');
    for (const [code, numbers] of Object.entries(LEFT_OUT))
      expect([code, left.filter((one) => one.refusal.code === code).map(({ row }) => row)]).toEqual([code, numbers]);
    const { body } = await (await as(admin)).get(`/imports/${id}/summary`);
    expect(body).toMatchObject({ rows: 46, created: 30, changed: 0, unchanged: 0, refused: 9, leftOut: 7, grants: 0 });
    const marie = body.questions.find((one: any) => one.text === 'Marie Martin');
    expect(marie.candidates.map((one: any) => one.workEmail)).toEqual([
      'marie.martin@brevanne.example',
      'marie.martin2@brevanne.example',
    ]);
    const rounded = await allRows(id, '&code=rounded_phone');
    expect(rounded.map(({ row }) => row)).toEqual([8, 9, 17, 31]);
    expect(rounded[0].becomes.some((one: any) => one.column === 'recovery_phone')).toBe(false);
    const [nantes] = await allRows(id, '&code=vague_date');
    expect(nantes.becomes).toContainEqual({ column: 'notes', value: 'created_on: avril 2019' });
  });

  it('is mapped, corrected in place and run once, in one transaction and in the log', async () => {
    const browser = await as(admin);
    const { mapping } = (await browser.get(`/imports/${id}`)).body;
    const told = { ...mapping, people: TOLD, defaults: { status: 'active', level: 'publisher' } };
    expect((await browser.patch(`/imports/${id}`, { mapping: told })).status).toBe(200);
    const cell = { row: 37, column: 'Lien', value: 'https://www.instagram.com/lumio.ireland/' };
    expect((await browser.put(`/imports/${id}/cells`, cell)).body.version).toBe(3);
    expect((await browser.put(`/imports/${id}/cells`, { ...cell, column: 'Mot de passe' })).body.code).toBe(
      'import.secret_cell',
    );
    const [fixed] = await allRows(id, '&standing=new').then((all) => all.filter(({ row }) => row === 37));
    expect(fixed).toMatchObject({ corrected: ['Lien'], standing: 'new' });
    const before = (await browser.get(`/imports/${id}/summary`)).body;
    const result = await done(id);
    expect(result).toMatchObject({ status: 'done', counts: { accepted: 31, unchanged: 0, refused: 15 } });
    const [grants] = await look<{ n: number }>("select count(*) as n from access_grant where level = 'publisher'");
    expect([Number(grants!.n), before.grants > 40]).toEqual([before.grants, true]);
    const seats = await look(
      `select p.full_name as name from seat s join account a on a.id = s.account_id join person p on p.id = s.person_id where a.handle = 'brevanne_deco' order by s.seat`,
    );
    expect(seats).toEqual([{ name: 'Claire Montfaucon' }]);
    const [leaf] = await look<{ body: string }>("select body from ledger_leaf where action = 'import.sheet'");
    expect(JSON.parse(leaf!.body)).toMatchObject({
      actor: { id: admin.id },
      subjects: [`import:${id}`],
      details: { accepted: 31, refused: { personal_profile: 1 }, grants: before.grants },
    });
    expect(leaf!.body).not.toMatch(/claire|brevanne/i);
    const file = await browser.get(`/imports/${id}/result`);
    expect(file.text.split('\r\n').filter((line) => /^(23|45),/.test(line))).toEqual([
      expect.stringMatching(/^23,personal_profile,/),
      expect.stringMatching(/^45,unclear,/),
    ]);
  });

  it('changes nothing the second time, by the console or by the command line with the mapping that was saved', async () => {
    const browser = await as(admin);
    const { mapping } = (await browser.get(`/imports/${id}`)).body;
    expect(await done(id)).toMatchObject({ counts: { accepted: 0, unchanged: 31 } });
    const saved = await browser.post('/import-mappings', { name: 'Ancien registre', mapping });
    expect(saved.status).toBe(201);
    expect((await browser.get('/import-mappings?kind=sheet')).body.items).toMatchObject([{ name: 'Ancien registre' }]);
    const text = (await browser.get(`/import-mappings/${saved.body.id}/file`)).text;
    const sheets = house().app.get(SheetImports);
    const again = await sheets.read(MACHINE, sample(FOUND), { mapping: JSON.parse(text) });
    expect(again).toMatchObject({ accepted: 0, unchanged: 30, grants: 0 });
    expect((await browser.delete(`/import-mappings/${saved.body.id}`)).status).toBe(204);
  });

  it('leaves what a file has no column for as it is, in whatever encoding it comes', async () => {
    const text = 'Rapport du mois;;\r\nRéseau;Identifiant;Marque\r\ninstagram;maison_brevanne;Brévanne\r\n';
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const opened = await upload(admin, 'accounts', bytes);
    expect(opened.body.shape).toEqual({ encoding: 'utf-16le', separator: ';', headerRow: 2 });
    const [before] = await look<any>(
      "select display_name, registration_email, version from account where handle = 'maison_brevanne' and platform = 'instagram'",
    );
    expect(await done(opened.body.id)).toMatchObject({ counts: { accepted: 1, refused: 0 } });
    const [after] = await look<any>(
      "select display_name, registration_email, brand, version from account where handle = 'maison_brevanne' and platform = 'instagram'",
    );
    expect(after).toEqual({ ...before, brand: 'Brévanne', version: before.version + 1 });
    const wrong = await (
      await as(admin)
    ).post(`/imports/${opened.body.id}/file`, form(Buffer.from(text), 'again.csv', { separator: ',' }));
    expect(wrong.body.columns).toHaveLength(1);
  });

  it('gives nobody access or a seat of their own, and is not there for others', async () => {
    const access = `platform,handle,person_email,level,since,status\ninstagram,maison_brevanne,${admin.email},full_control,2026-01-01,active\n`;
    const own = await upload(admin, 'access', access);
    expect((await done(own.body.id)).counts).toMatchObject({ accepted: 0, refused: 1 });
    expect((await allRows(own.body.id))[0].refusal.code).toBe('own_access');
    const seats = `platform,handle,status,owner_email\nx,own_seat,active,${admin.email}\n`;
    const seat = await upload(admin, 'accounts', seats);
    expect((await done(seat.body.id)).counts).toMatchObject({ accepted: 1, findings: 1 });
    expect(
      await look("select s.id from seat s join account a on a.id = s.account_id where a.handle = 'own_seat'"),
    ).toEqual([]);
    const other = await upload(second, 'access', access);
    expect((await done(other.body.id, second)).counts).toMatchObject({ accepted: 1 });

    expect((await (await as(hr)).get(`/imports/${id}`)).body.code).toBe('import.unknown');
    expect((await upload(hr, 'access', access)).body.code).toBe('import.other_kind');
    const people = await upload(hr, 'people', 'Nom complet;E-mail\nNina Neuve;nina.neuve@story.example\n');
    expect((await done(people.body.id, hr)).counts).toMatchObject({ accepted: 1 });
    expect((await (await as(hr)).get('/imports')).body.items.map((one: any) => one.kind)).toEqual(['people']);
    expect((await upload(await house().given.person(), 'people', access)).status).toBe(403);
  });

  it('takes the secrets of another vault from memory only, and none that the vault holds already', async () => {
    const bytes = readFileSync(sample('secrets-bitwarden.json'));
    const opened = await upload(admin, 'secrets', bytes);
    expect(opened.body).toMatchObject({ rows: 25, can: ['import.discard', 'import.run'], missing: [] });
    const { table } = await house().run('service.look', (op) =>
      keptTable(op.db, house().core.keys.current, opened.body.id),
    );
    const shown = await allRows(opened.body.id);
    expect(JSON.stringify([opened.body, table, shown])).not.toMatch(/demo-/i);
    expect(shown.find((one) => one.refusal?.code === 'personal_profile')).toBeDefined();
    const { counts } = await done(opened.body.id);
    expect(counts.accepted).toBeGreaterThan(5);
    expect((await (await as(admin)).get(`/imports/${opened.body.id}/summary`)).body.code).toBe('import.forgotten');
    const seen = await look<any>(
      `select count(*) as n from exposure where person_id = '${admin.id}' and kind = 'imported'`,
    );
    expect(Number(seen[0].n)).toBeGreaterThanOrEqual(counts.accepted);

    const newer = JSON.parse(bytes.toString('utf8'));
    for (const item of newer.items) item.revisionDate = '2026-11-16T10:00:00.000Z';
    const again = await upload(second, 'secrets', JSON.stringify(newer));
    const { codes } = (await (await as(second)).get(`/imports/${again.body.id}/summary`)).body;
    expect(codes.map((one: any) => one.code)).toContain('password_held');
    expect((await done(again.body.id, second)).counts.accepted).toBe(0);
    expect((await upload(hr, 'secrets', bytes)).body.code).toBe('import.other_kind');
    expect((await upload(admin, 'secrets', '{"encrypted": true}')).body.code).toBe('import.unreadable');
  });

  it('refuses what is no table, and waits for a fresh factor', async () => {
    expect((await upload(admin, 'sheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]))).body.code).toBe(
      'import.unreadable',
    );
    expect((await upload(admin, 'sheet', 'a;"b\n1;2')).body.code).toBe('import.unreadable');
    const short = await upload(admin, 'access', 'Nom;Droits\nx;y\n');
    expect(short.body.can).not.toContain('import.run');
    expect((await (await as(admin)).post(`/imports/${short.body.id}/run`, {})).body).toMatchObject({
      ...{ code: 'import.columns_missing', columns: expect.arrayContaining(['platform', 'handle']) },
    });
    const ragged = await upload(
      admin,
      'sheet',
      'Réseau;Lien;mdp\nInstagram;https://x.com/ragged;a;b\nX;https://x.com/noted_here;;\n',
    );
    expect((await allRows(ragged.body.id))[0]).toMatchObject({ cells: null, refusal: { code: 'ragged_row' } });
    const told = await upload(admin, 'sheet', 'Réseau;Lien;Notes\nX;https://x.com/told;"mdp : Hunter2-canary"\n');
    expect(JSON.stringify([told.body, await allRows(told.body.id)])).not.toContain('canary');
    house().clock.forward({ minutes: 10 });
    expect((await (await as(admin)).post(`/imports/${told.body.id}/run`, {})).status).toBe(428);
    expect((await (await as(admin)).delete(`/imports/${told.body.id}`)).status).toBe(204);
  });

  it('forgets the file three days after the last touch', async () => {
    house().clock.forward({ days: 4 });
    const job = house()
      .app.get(Jobs)
      .all.find(({ name }) => name === 'import.purge')!;
    await house().run(job.action, async (op) => void (await job.work(op)));
    expect(await look('select import_id from import_content')).toEqual([]);
    expect(await look("select id from import_run where status <> 'forgotten'")).toEqual([]);
  });

  it('is told on the command line whom a name may mean', async () => {
    const file = join(folder, 'small.csv');
    writeFileSync(file, 'Plateforme,Identifiant,Responsable\nPinterest,@relevestory,Marie\n');
    const answer = await house().app.get(SheetImports).read(MACHINE, file, { dryRun: true });
    expect(answer).toMatchObject({ accepted: 1, questions: [{ text: 'Marie', rows: [2] }] });
    await expect(
      house()
        .app.get(SheetImports)
        .read(MACHINE, file, { mapping: { kind: 'x' } }),
    ).rejects.toMatchObject({
      code: 'import.bad_mapping',
    });
  });
});
