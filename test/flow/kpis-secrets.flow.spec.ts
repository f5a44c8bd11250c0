import { join } from 'node:path';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { SecretImports } from '../../src/imports/secrets.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

const sample = (name: string): string => join(__dirname, '../../sample', name);

onBothDatabases('the vault of the sample is taken over', (house) => {
  let admin: Browser;
  const figure = async (code: string): Promise<any> =>
    (await admin.get('/kpis')).body.items.find((item: any) => item.code === code);
  const total = async (path: string): Promise<number> => (await admin.get(path)).body.total as number;

  beforeAll(async () => {
    const { app, given } = house();
    for (const kind of IMPORT_KINDS)
      await app.get(Imports).read(MACHINE, kind, sample(`${kind}.csv`), { dryRun: false });
    admin = await given.as(await given.admin({ workEmail: 'register@brevanne.example' }));
  });

  it('puts fourteen second factors into the vault, one of them of a closed account, and finds them on no phone', async () => {
    const onPhones = await total('/findings?kind=person_held_second_factor');
    const secrets = house().app.get(SecretImports);
    await secrets.read(MACHINE, sample('secrets-bitwarden.json'), { format: 'bitwarden-json' });
    expect(await figure('second_factor_in_vault')).toMatchObject({ numerator: 13, denominator: 25 });
    const stored = await house().tamper(
      `select a.status from credential c join account a on a.id = c.account_id where c.kind = 'totp' order by a.status desc`,
    );
    expect(stored.filter(({ status }) => status === 'closed')).toHaveLength(1);
    expect(stored).toHaveLength(14);
    expect(await total('/findings?kind=person_held_second_factor')).toBeLessThan(onPhones);
  });

  it('shows the same owed rotations as the vault itself, with their age', async () => {
    const { items } = (await admin.get('/rotations?state=owed&limit=200')).body;
    const owed = await figure('owed_rotations');
    expect(owed.value).toBe(items.length);
    expect(owed.value).toBeGreaterThan(0);
    const oldest = items.map(({ since }: { since: string }) => since.slice(0, 10)).sort()[0];
    const days = (Date.parse('2026-11-17') - Date.parse(oldest)) / 86_400_000;
    expect(owed.parts[0]).toMatchObject({ code: 'oldest_days', value: days });
    const found = (await admin.get('/findings?kind=owed_rotation&limit=200')).body.items;
    expect(found.map((item: any) => item.subject.split(':')[1]).sort()).toEqual(
      items.map((item: any) => item.credentialId).sort(),
    );
  });

  it('case 20: seen shortly before the grant ended, and not changed since', async () => {
    const details = (await admin.get('/findings?kind=owed_rotation&limit=200')).body.items.map((i: any) => i.detail);
    expect(details.join('\n')).toContain('tiktok brevanne.fr');
  });
});
