import { join } from 'node:path';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { MACHINE } from '../../src/operation/actor.js';
import type { Answer, Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';

/** Code, value, numerator and denominator, as the sample stands on its own day. */
const TODAY: [string, number | null, number | null, number | null][] = [
  ['two_full_control', 14, 8, 57],
  ['organisation_held', 84.2, 48, 57],
  ['second_factor_in_vault', 0, 0, 25],
  ['owed_rotations', 0, 0, null],
  ['hours_to_zero_access', 0, null, 1],
  ['cases_on_time', null, 0, 0],
  ['grants_recertified', 0, 0, 75],
  ['acknowledged_and_trained', 51.6, 16, 31],
  ['orphan_or_dormant', 5, 5, 57],
  ['past_keep_alive', 4, 4, 54],
];

onBothDatabases('the figures of governance over the sample', (house) => {
  let admin: Browser;
  let hr: Browser;
  const ask = (query = '', as = admin): Promise<Answer> => as.get(`/kpis${query}`);
  const figure = (answer: Answer, code: string): any => answer.body.items.find((item: any) => item.code === code);

  beforeAll(async () => {
    const imports = house().app.get(Imports);
    for (const kind of IMPORT_KINDS)
      await imports.read(MACHINE, kind, join(__dirname, '../../sample', `${kind}.csv`), { dryRun: false });
    const { given } = house();
    admin = await given.as(await given.admin({ workEmail: 'register@brevanne.example' }));
    hr = await given.as(await given.hr({ workEmail: 'people@brevanne.example' }));
  });

  it('are ten', async () => {
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toMatchObject({ asOf: '2026-11-17', total: 10, nextCursor: null });
    expect(body.items.map((item: any) => [item.code, item.value, item.numerator, item.denominator])).toEqual(TODAY);
  });

  it('have the list behind them', async () => {
    const { body } = await ask();
    for (const item of body.items) {
      for (const { list } of [item, ...item.parts].filter(({ list }) => list !== null))
        expect([list, (await admin.get(list)).status]).toEqual([list, 200]);
    }
    const total = async (list: string): Promise<number> => (await admin.get(list)).body.total;
    const control = figure({ body } as Answer, 'two_full_control');
    expect(await total(control.list)).toBe(control.denominator - control.numerator);
    const forsaken = figure({ body } as Answer, 'orphan_or_dormant');
    for (const part of forsaken.parts) expect([part.code, await total(part.list)]).toEqual([part.code, part.value]);
    const alive = figure({ body } as Answer, 'past_keep_alive');
    expect(await total(alive.list)).toBe(alive.value + alive.parts[0].value);
  });

  it('add up over the brands', async () => {
    const whole = await ask();
    const parts = await Promise.all(
      ['Brévanne', 'Lumio', 'Group', 'Sorgue'].map((brand) => ask(`?brand=${encodeURIComponent(brand)}`)),
    );
    for (const code of ['two_full_control', 'organisation_held', 'orphan_or_dormant', 'past_keep_alive'])
      for (const side of ['numerator', 'denominator'])
        expect([code, side, parts.reduce((sum, part) => sum + figure(part, code)[side], 0)]).toEqual([
          code,
          side,
          figure(whole, code)[side],
        ]);
    expect(figure(parts[1]!, 'two_full_control').list).toBe('/findings?kind=no_full_control,sole_control&brand=Lumio');
  });

  it('are of one platform too', async () => {
    const answer = await ask('?platform=x');
    expect(figure(answer, 'two_full_control')).toMatchObject({ value: 0, denominator: 7 });
    expect(figure(answer, 'past_keep_alive')).toMatchObject({ value: 2, parts: [{ code: 'due_soon', value: 1 }] });
  });

  it('of a past day say what the dated rows say, all of them', async () => {
    const answer = await ask('?asOf=2026-03-14');
    expect(answer.body.asOf).toBe('2026-03-14');
    expect(figure(answer, 'two_full_control')).toMatchObject({ value: 20, numerator: 11, denominator: 55 });
    expect(figure(answer, 'acknowledged_and_trained')).toMatchObject({ numerator: 11, denominator: 31 });
    expect(answer.body.items.filter((item: any) => item.basis === 'today_only')).toEqual([]);
  });

  it('are told week by week, each as on its day', async () => {
    const { body } = await admin.get('/kpis/trend?weeks=2');
    expect(body.days).toEqual(['2026-11-03', '2026-11-10', '2026-11-17']);
    expect(body.items.map(({ code, values }: any) => [code, values[2]])).toEqual(
      TODAY.map(([code, value]) => [code, value]),
    );
    const past = await ask('?asOf=2026-11-03');
    const known = (await admin.get('/kpis/trend?weeks=2')).body;
    expect(known).toEqual(body);
    for (const { code, values } of body.items) expect([code, values[0]]).toEqual([code, figure(past, code).value]);
    const lumio = (await admin.get('/kpis/trend?weeks=1&brand=Lumio')).body.items[0].values[1];
    expect(lumio).toBe(figure(await ask('?brand=Lumio'), 'two_full_control').value);
    for (const weeks of ['0', '27', 'x']) expect((await admin.get(`/kpis/trend?weeks=${weeks}`)).status).toBe(400);
  });

  it('are drawn over the same accounts, by platform and by brand', async () => {
    const { body } = await admin.get('/charts');
    const figures = await ask();
    for (const rows of [body.byPlatform, body.byBrand]) {
      const sum = (field: string, side: string): number =>
        rows.reduce((all: number, row: any) => all + row[field][side], 0);
      expect(rows.reduce((all: number, row: any) => all + row.accounts, 0)).toBe(57);
      for (const [field, code] of [
        ['organisationHeld', 'organisation_held'],
        ['secondFactorInVault', 'second_factor_in_vault'],
      ] as const) {
        const { numerator, denominator } = figure(figures, code);
        expect([sum(field, 'counted'), sum(field, 'of')]).toEqual([numerator, denominator]);
      }
    }
    const x = body.byPlatform.find(({ name }: any) => name === 'x');
    expect(x.accounts).toBe(figure(await ask('?platform=x'), 'two_full_control').denominator);
    expect(body).toMatchObject({ asOf: '2026-11-17', secretAges: [], departures: [] });
    expect((await hr.get('/charts')).body).toEqual({ ...body, secretAges: null });
  });

  it.each(['?asOf=2026-11-18', '?asOf=2026-02-30', '?asOf=soon', '?lang=de', '?depth=3'])(
    'refuses %s',
    async (query) => {
      expect((await ask(query)).status).toBe(400);
    },
  );

  it('HR reads the figures, and no list of secrets; a member reads nothing', async () => {
    const answer = await ask('?lang=fr', hr);
    expect(figure(answer, 'owed_rotations')).toMatchObject({ title: 'Renouvellements dus', value: 0, list: null });
    for (const { list } of answer.body.items.filter((item: any) => item.list !== null))
      expect([list, (await hr.get(list)).status]).toEqual([list, 200]);
    const { given } = house();
    expect((await ask('', await given.as(await given.person({ workEmail: 'm@brevanne.example' })))).status).toBe(403);
  });
});
