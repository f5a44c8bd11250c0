import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Answer, Browser } from '../support/browser.js';
import { onBothDatabases, type House } from '../support/house.js';

const sheet = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(__dirname, '../../sample', name)), { columns: true, bom: true }) as Record<string, string>[];

async function importSample(house: House): Promise<void> {
  const imports = house.app.get(Imports);
  for (const kind of IMPORT_KINDS)
    await imports.read(MACHINE, kind, join(__dirname, '../../sample', `${kind}.csv`), { dryRun: false });
}

/** The figures of the sample's README, found again by looking at the register. */
const FACTS: [string, number][] = [
  ['no_reason', 11],
  ['past_until', 7],
  ['self_approved', 1],
  ['no_backup_owner', 15],
  ['orphan', 1],
  ['no_full_control', 35],
  ['personal_registration', 3],
  ['training_lapsed', 13],
  ['leaver_granted', 2],
  ['disputed_ownership', 2],
  ['owner_left', 1],
  ['dormant', 4],
  ['lost_account', 1],
  ['agency_registration', 1],
  ['agency_as_person', 2],
  ['plan_on_person', 1],
  ['plan_renewal', 2],
];

/** Awkward cases of the README: kind, account, and what the text must say. */
const CASES: [string, string, string, RegExp][] = [
  ['1, lost, and the review of the accepted risk is overdue', 'lost_account', 'x brevanne_presse', /2026-07-10/],
  ['1, its mailbox was a leaver’s', 'named_registration', 'x brevanne_presse', /Véronique Astier/],
  ['1, a stale grant', 'leaver_granted', 'x brevanne_presse', /Véronique Astier has left/],
  ['2, the one who left still has full control', 'leaver_granted', 'facebook_page maison.brevanne', /full_control/],
  ['4, the leaver alone is primary owner', 'sole_control', 'youtube_brand maisonbrevanne', /: 1/],
  ['8, the listing is the agency’s', 'agency_registration', 'google_business_profile 9999100000000000055', /pivoine/],
  ['8, and whose it is is open', 'disputed_ownership', 'google_business_profile 9999100000000000055', /settled/],
  ['10, a second portfolio nobody owns', 'orphan', 'meta_business_portfolio 9999017301199047', /Nobody/],
  [
    '16, the tool hangs on a leaver’s second factor',
    'person_held_second_factor',
    'agorapulse Maison Brevanne',
    /Bastien/,
  ],
  [
    '3, the second factor rings on a leaver’s phone',
    'person_held_second_factor',
    'instagram lumio_outlet',
    /Marcus Odell/,
  ],
  ['3, and the phone is his', 'personal_recovery_phone', 'instagram lumio_outlet', /\+447700900977/],
  ['1, the owner left two years ago', 'owner_left', 'x brevanne_presse', /Véronique Astier/],
  ['1, only a leaver has control', 'sole_control', 'x brevanne_presse', /: 0/],
  ['9, a limit of the platform', 'dormant_limit', 'tiktok sorgue.atelier', /2026-10-08/],
  ['9, another one', 'dormant_limit', 'x AtelierSorgue', /2026-11-13/],
  ['11, a private card', 'plan_on_person', 'x Brevanne', /Véronique Astier/],
  ['11, renews in 9 days', 'plan_renewal', 'x Brevanne', /2026-11-26/],
  ['15, whose is it', 'disputed_ownership', 'x claire_brevanne', /claire_brevanne/],
  ['15, a private mailbox', 'personal_registration', 'x claire_brevanne', /claire\.m@boiteperso\.example/],
  ['16, a leaver’s mailbox', 'named_registration', 'agorapulse Maison Brevanne', /Bastien Rouvière/],
  ['17, a private SIM', 'personal_recovery_phone', 'whatsapp_business +33639982202', /handed over/],
  ['18, nothing is inherited', 'no_full_control', 'linkedin_page brevanne-pro', /brevanne-pro/],
];

onBothDatabases('what the sample’s register lacks', (house) => {
  let admin: Browser;
  const ask = (query: string, as = admin): Promise<Answer> => as.get(`/findings?${query}`);
  const all = async (kind: string): Promise<any[]> => (await ask(`kind=${kind}&limit=200`)).body.items;

  beforeAll(async () => {
    await importSample(house());
    const { given } = house();
    admin = await given.as(await given.admin({ workEmail: 'register@brevanne.example' }));
  });

  it.each(FACTS)('%s: %d', async (kind, expected) => {
    const answer = await ask(`kind=${kind}&limit=200`);
    expect(answer.status).toBe(200);
    expect(answer.body.items).toHaveLength(expected);
    expect(answer.body).toMatchObject({ total: expected, kinds: [{ kind, total: expected }], nextCursor: null });
  });

  it.each(CASES)('case %s', async (_, kind, account, text) => {
    const details = (await all(kind)).map(({ detail }: { detail: string }) => detail);
    expect(details.filter((detail) => detail.includes(account))).toEqual([expect.stringMatching(text)]);
  });

  it('case 12 and 13: two records of one person, and two people of one name, are only asked about', async () => {
    const details = (await all('duplicate_people')).map(({ detail }: { detail: string }) => detail).sort();
    expect(details).toEqual([
      'Marie Martin <marie.martin2@brevanne.example> may be the same person as Marie Martin <marie.martin@brevanne.example>. Nothing is merged by itself.',
      'Élodie Besnard may be the same person as Élodie Garnier <elodie.garnier@pivoine.example>. Nothing is merged by itself.',
    ]);
  });

  it('case 10: agency people in the portfolio, to be converted to a partner', async () => {
    const details = (await all('agency_as_person')).map(({ detail }: { detail: string }) => detail).sort();
    expect(details).toEqual([
      expect.stringMatching(/^Lucile Hamelin .*advertiser on meta_business_portfolio 9999017301198822/),
      expect.stringMatching(/^Romain Tessandier .*full_control on meta_business_portfolio 9999017301198822/),
    ]);
  });

  it('case 14: a rehire has nothing back, and nothing old counts as a leaver’s', async () => {
    const { items } = (await admin.get('/people?q=Quemeneur')).body;
    expect(items).toHaveLength(1);
    expect((await ask(`personId=${items[0].id}&kind=leaver_granted,no_end_date,never_used`)).body.total).toBe(0);
  });

  it.each([
    ['no_reason', (row: Record<string, string>) => row['reason'] === ''],
    [
      'past_until',
      (row: Record<string, string>) =>
        row['status'] === 'active' && !['', undefined].includes(row['until']) && row['until']! < '2026-11-17',
    ],
    ['self_approved', (row: Record<string, string>) => row['approved_by_email'] === row['person_email']],
  ])('case 19: %s is exactly the rows of the file', async (kind, isMeant) => {
    // Rows 157 to 159 are refused: a duplicate, somebody unknown, an unknown account.
    const meant = sheet('access.csv').filter((row, i) => (i + 2 < 157 || i + 2 > 159) && isMeant(row));
    const names = new Map(sheet('people.csv').map((row) => [row['work_email']!.toLowerCase(), row['full_name']!]));
    const found = (await all(kind)).map(({ detail }: { detail: string }) => detail);
    expect(found).toHaveLength(meant.length);
    for (const row of meant)
      expect(found).toContainEqual(expect.stringContaining(names.get(row['person_email']!.toLowerCase())!));
  });

  it('case 19: the grants themselves are named with the act that ends them', async () => {
    const [item] = await all('self_approved');
    expect(item).toMatchObject({ severity: 'high', title: 'Approved by its own holder', personId: expect.any(String) });
    expect(item.cure).toEqual({ act: 'grant.revoke', path: `/grants/${item.subject.slice('grant:'.length)}/revoke` });
  });
});
