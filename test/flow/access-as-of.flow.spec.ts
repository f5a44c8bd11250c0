import { join } from 'node:path';
import { accessChunks } from '../../src/access/access-list.js';
import type { AccessRow } from '../../src/access/access-list.queries.js';
import { Imports, type ImportKind } from '../../src/imports/imports.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Answer, Browser } from '../support/browser.js';
import type { Somebody } from '../support/given.js';
import { onBothDatabases } from '../support/house.js';

const file = (kind: ImportKind): string => join(__dirname, '../../sample', `${kind}.csv`);
const brief = (rows: AccessRow[]): string[] => rows.map((row) => `${row.person} (${row.level})`).sort();

onBothDatabases('an auditor asks who could post on a day', (house) => {
  let auditor: Browser;
  let lumio: string;

  beforeAll(async () => {
    for (const kind of ['people', 'accounts', 'access'] as const) {
      await house().app.get(Imports).read(MACHINE, kind, file(kind), { dryRun: false });
    }
    auditor = await house().given.as(await house().given.auditor());
    const [row] = await house().tamper(`select id from account where platform = 'x' and handle = 'Lumio'`);
    lumio = String(row?.['id']);
  });

  const grantsOn = async (asOf: string): Promise<string[]> => {
    const answer = await auditor.get(`/accounts/${lumio}/access?asOf=${asOf}`);
    expect(answer.status).toBe(200);
    expect(answer.body.asOf).toBe(asOf);
    return brief(answer.body.items.filter((item: AccessRow) => item.source === 'grant'));
  };

  it('and is told across a revocation, a suspension and a passed last day', async () => {
    expect(await grantsOn('2026-03-14')).toEqual([
      'Beth Carraway (publisher)',
      'Dominic Rusk (publisher)',
      'Imogen Tate (moderator)',
    ]);
  });

  it.each([
    ['2026-01-31', 'Gemma Thackeray (publisher)', true],
    ['2026-02-01', 'Gemma Thackeray (publisher)', false],
    ['2026-02-19', 'Callum Strode (publisher)', true],
    ['2026-02-20', 'Callum Strode (publisher)', false],
    ['2026-03-01', 'Jonah Whitlock (publisher)', true],
    ['2026-03-02', 'Jonah Whitlock (publisher)', false],
    ['2026-06-17', 'Dominic Rusk (publisher)', true],
    ['2026-06-18', 'Dominic Rusk (publisher)', false],
    ['2021-09-05', 'Beth Carraway (publisher)', false],
    ['2021-09-06', 'Beth Carraway (publisher)', true],
  ])('at the end of %s %s had access: %s', async (asOf, person, had) => {
    expect((await grantsOn(asOf)).includes(person)).toBe(had);
  });

  it('says why, who asked, who approved, and how it stands today', async () => {
    const { body } = await auditor.get(`/accounts/${lumio}/access?asOf=2026-03-14`);
    expect(body.items.find((item: AccessRow) => item.person === 'Dominic Rusk')).toMatchObject({
      source: 'grant',
      platform: 'x',
      handle: 'Lumio',
      personEmail: 'dominic.rusk@lumio.example',
      level: 'publisher',
      nativeRole: 'contributor',
      reason: 'Posts for the Lumio range',
      requestedBy: 'beth.carraway@lumio.example',
      approvedBy: 'harriet.penhallow@lumio.example',
      since: '2022-01-10',
      until: null,
      status: 'revoked',
      endedOn: '2026-06-18',
    });
  });

  it('counts the owner seats in, which write no grant', async () => {
    const { body } = await auditor.get(`/accounts/${lumio}/access`);
    const seats = body.items.filter((item: AccessRow) => item.source === 'seat').map((item: AccessRow) => item.level);
    expect(seats).toContain('owner');
    expect(seats.every((level: string) => ['owner', 'backup_owner'].includes(level))).toBe(true);
  });

  it('page by page the same as at once, and the same as the stream', async () => {
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await auditor.get(
        `/accounts/${lumio}/access?asOf=2026-03-14&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      paged.push(...body.items.map((item: AccessRow) => item.id));
      cursor = body.nextCursor;
    }
    const whole = await auditor.get(`/accounts/${lumio}/access?asOf=2026-03-14`);
    expect(paged).toEqual(whole.body.items.map((item: AccessRow) => item.id));
    expect(whole.body.total).toBe(paged.length);
    const streamed = await stream({ day: '2026-03-14', accountId: lumio }, 1);
    expect(streamed.map((row) => row.id)).toEqual(paged);
  });

  it.each([1, 3, 1000])('streams everything in one order, whatever the size of a page (%d)', async (pageSize) => {
    const all = await stream({ day: '2026-11-17' }, pageSize);
    const keys = all.map((row) => `${row.accountId} ${row.source} ${row.id}`);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(keys.length);
    const grants = await house().tamper(
      `select count(*) as n from access_grant where since <= '2026-11-17' and (ended_on is null or ended_on > '2026-11-17')
         and (until is null or until >= '2026-11-17')`,
    );
    expect(all.filter((row) => row.source === 'grant')).toHaveLength(Number(grants[0]?.['n']));
  });

  it('narrows to a person, a platform or a brand', async () => {
    const day = '2026-11-17';
    const all = await stream({ day }, 1000);
    const of = (keep: (row: AccessRow) => boolean): string[] => all.filter(keep).map((row) => row.id);
    const person = all[0] as AccessRow;
    expect((await stream({ day, personId: person.personId }, 10)).map((row) => row.id)).toEqual(
      of((row) => row.personId === person.personId),
    );
    expect((await stream({ day, platform: 'x' }, 10)).map((row) => row.id)).toEqual(of((row) => row.platform === 'x'));
    expect((await stream({ day, brand: String(person.brand) }, 10)).map((row) => row.id)).toEqual(
      of((row) => row.brand === person.brand),
    );
  });

  const stream = (
    filter: { day: string; accountId?: string; personId?: string; platform?: string; brand?: string },
    pageSize: number,
  ) =>
    house().run('service.look', async (op) => {
      const all: AccessRow[] = [];
      for await (const chunk of accessChunks(op.db, house().core.keys.current, filter, { pageSize }))
        all.push(...chunk);
      return all;
    });
});

onBothDatabases('who may ask who has access', (house) => {
  let owner: Somebody;
  let engager: Somebody;
  let stranger: Somebody;
  let account: { id: string };

  beforeAll(async () => {
    const { given } = house();
    owner = await given.person();
    engager = await given.person();
    stranger = await given.person();
    account = await given.account({ owner });
    await given.grant(engager, account, 'publisher');
  });

  const ofAccount = async (somebody: Somebody): Promise<number> =>
    (await (await house().given.as(somebody)).get(`/accounts/${account.id}/access`)).status;
  const ofPerson = async (somebody: Somebody, about: Somebody): Promise<number> =>
    (await (await house().given.as(somebody)).get(`/people/${about.id}/access`)).status;

  it('of an account: admins, auditors and its owners; 404 to whoever does not see it', async () => {
    const { given } = house();
    expect(await ofAccount(await given.registrar())).toBe(200);
    expect(await ofAccount(await given.auditor())).toBe(200);
    expect(await ofAccount(owner)).toBe(200);
    expect(await ofAccount(engager)).toBe(403);
    expect(await ofAccount(await given.hr())).toBe(403);
    expect(await ofAccount(stranger)).toBe(404);
  });

  it('of a person: admins, hr, auditors and the person', async () => {
    const { given } = house();
    expect(await ofPerson(await given.hr(), engager)).toBe(200);
    expect(await ofPerson(engager, engager)).toBe(200);
    expect(await ofPerson(owner, engager)).toBe(403);
    const { body } = await (await given.as(engager)).get(`/people/${engager.id}/access`);
    expect(body).toMatchObject({
      asOf: '2026-11-17',
      total: 1,
      items: [{ source: 'grant', level: 'publisher', accountId: account.id }],
    });
  });

  it('refuses a day that is none', async () => {
    const browser = await house().given.as(owner);
    expect((await browser.get(`/accounts/${account.id}/access?asOf=2026-02-30`)).status).toBe(400);
    expect((await browser.get(`/accounts/${account.id}/access?asOf=yesterday`)).status).toBe(400);
    expect((await browser.get(`/accounts/${account.id}/access?cursor=nonsense`)).status).toBe(400);
  });
});
