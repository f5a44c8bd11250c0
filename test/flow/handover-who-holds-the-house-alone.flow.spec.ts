import { join } from 'node:path';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { SecretImports } from '../../src/imports/secrets.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);
const RANK: Record<string, number> = { high: 0, medium: 1, low: 2 };

interface Held {
  accountId: string;
  personId: string;
  why: string;
}
const said = ({ accountId, personId, why }: Held): string => `${accountId} ${personId} ${why}`;

/** What one preview says that its person alone holds. */
function aloneIn(preview: any): string[] {
  const { personId } = preview;
  const held = (why: string, accountIds: string[]): Held[] =>
    accountIds.map((accountId) => ({ accountId, personId, why }));
  const accounts = (items: { accountId: string }[]): string[] => items.map(({ accountId }) => accountId);
  const channels = preview.recoveryChannels.filter(({ kind }: { kind: string }) => kind !== 'second_factor');
  return [
    ...held('sole_control', accounts(preview.soleControl)),
    ...held('sole_seat', accounts(preview.soleSeat)),
    ...held('second_factor', accounts(preview.secondFactors.items.filter((factor: any) => !factor.inVault))),
    ...held('recovery_channel', [...new Set<string>(channels.flatMap(({ accountIds }: any) => accountIds))]),
  ].map(said);
}

onBothDatabases('who holds the house alone', (house) => {
  let admin: Browser;
  const list = async (query = '', as = admin): Promise<any> => (await as.get(`/bus-factor?limit=200${query}`)).body;

  beforeAll(async () => {
    for (const kind of IMPORT_KINDS)
      await house()
        .app.get(Imports)
        .read(MACHINE, kind, sample(`${kind}.csv`), { dryRun: false });
    await house().app.get(SecretImports).read(MACHINE, sample('secrets-bitwarden.json'), { format: 'bitwarden-json' });
    admin = await house().given.as(await house().given.registrar());
  });

  it('lists what the previews of everybody say together, the most critical accounts first', async () => {
    const found = await list();
    const people = (await admin.get('/people?limit=200')).body.items;
    const alone: string[] = [];
    for (const { id } of people) alone.push(...aloneIn((await admin.get(`/people/${id}/departure-preview`)).body));
    expect(found.items.map(said).sort()).toEqual(alone.sort());
    expect([found.total, found.nextCursor]).toEqual([alone.length, null]);
    expect(found.ways.map(({ total }: { total: number }) => total).reduce((a: number, b: number) => a + b)).toBe(
      found.total,
    );
    const ranks = found.items.map(({ criticality }: { criticality: string }) => RANK[criticality]);
    expect(ranks).toEqual([...ranks].sort());
  });

  it.each([
    ['case 1: only somebody who has gone', 'x', 'brevanne_presse', 'sole_control', 'Véronique Astier', true],
    ['case 3: the phone it rings on', 'instagram', 'lumio_outlet', 'second_factor', 'Marcus Odell', false],
    ['case 4: the only primary owner', 'youtube_brand', 'maisonbrevanne', 'sole_control', 'Bastien Rouvière', false],
    ['case 4: nobody behind him', 'youtube_brand', 'maisonbrevanne', 'sole_seat', 'Bastien Rouvière', false],
    ['case 16: the tool', 'agorapulse', 'Maison Brevanne', 'second_factor', 'Bastien Rouvière', false],
    ['case 16: its mailbox', 'agorapulse', 'Maison Brevanne', 'recovery_channel', 'Bastien Rouvière', false],
  ])('%s', async (_, platform, handle, why, personName, gone) => {
    const { items } = await list(`&platform=${platform}&why=${why}`);
    expect(items).toContainEqual(expect.objectContaining({ platform, handle, why, personName, gone }));
  });

  it('runs by pages and is narrowed to a person', async () => {
    const whole = await list();
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await admin.get(`/bus-factor?limit=7${cursor ? `&cursor=${cursor}` : ''}`)).body;
      expect(page.total).toBe(whole.total);
      paged.push(...page.items.map(said));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items.map(said));
    const { personId } = whole.items[0];
    const theirs = whole.items.filter((item: Held) => item.personId === personId).map(said);
    expect((await list(`&personId=${personId}`)).items.map(said)).toEqual(theirs);
    expect((await admin.get('/bus-factor?cursor=WzFd')).body.code).toBe('request.bad_cursor');
  });

  it('believes no second holder whom nobody gave anything', async () => {
    const [alone] = (await list('&platform=youtube_brand&why=sole_control')).items;
    const [other] = (await admin.get('/people?limit=200&q=claire')).body.items;
    const copied = `account_id, '${other.id}', level, reason, since, status, created_at, version, mac`;
    await house().tamper(
      `insert into access_grant (id, account_id, person_id, level, reason, since, status, created_at, version, mac)
       select 'forged-beside-him', ${copied} from access_grant
       where account_id = $1 and person_id = $2 and level = 'full_control' and ended_on is null limit 1`,
      [alone.accountId, alone.personId],
    );
    expect((await list('&platform=youtube_brand&why=sole_control')).items.map(said)).toContain(said(alone));
    const preview = (await admin.get(`/people/${alone.personId}/departure-preview`)).body;
    expect(preview.soleControl).toContainEqual({ accountId: alone.accountId });
  });

  it('is for those who watch over the register', async () => {
    const { given } = house();
    for (const reader of [await given.as(await given.hr()), await given.as(await given.auditor())])
      expect((await list('', reader)).items.length).toBeGreaterThan(10);
    expect((await (await given.as(await given.person())).get('/bus-factor')).status).toBe(403);
  });
});
