import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { raw, rows, sql } from '../../src/database/sql.js';
import { SYSTEM } from '../../src/operation/actor.js';
import { gateOf, gatesOf, missingFor } from '../../src/policies/gate.queries.js';
import { readMissing, type Missing, type MissingList } from '../../src/policies/gate.rules.js';
import type { Browser } from '../support/browser.js';
import { onBothDatabases } from '../support/house.js';
import { VaultStory } from '../support/vault-story.js';

const sample = resolve(__dirname, '../../sample');
const grace = { acknowledgementGraceDays: 14, trainingGraceDays: 0 };
const TODAY = '2026-11-17';

onBothDatabases('a grant waits for what its holder has not accepted', (house) => {
  const gate = (mail: string, more: Partial<{ platform: string; brand: string; level: string; day: string }> = {}) =>
    house().run('service.look', async (op) => {
      const [person] = await rows<{ id: string }>(op.db, sql`select id from person where email_key = ${mail}`);
      const asked = { personId: person?.id ?? '', platform: 'x', brand: 'Lumio', level: 'publisher', ...more };
      return gateOf(op.db, asked, more.day ?? TODAY, grace);
    });
  const words = (missing: Missing[]): string[] =>
    missing.map(({ what, policyCode, number, since }) => [what, policyCode, number, since].join(' ')).sort();

  beforeAll(async () => {
    for (const kind of IMPORT_KINDS)
      await house()
        .app.get(Imports)
        .read(SYSTEM, kind, join(sample, `${kind}.csv`));
  });

  it('of the sample: the charter of June, the agency clause, a training that ended', async () => {
    expect(words(await gate('callum.strode@lumio.example'))).toEqual([
      'acknowledgement charter 4 2026-06-01',
      'training_lapsed   2026-05-03',
    ]);
    // On time, then late: fourteen days are free.
    expect(words(await gate('callum.strode@lumio.example', { day: '2026-05-03' }))).toEqual([]);
    expect(words(await gate('callum.strode@lumio.example', { day: '2026-06-14' }))).toEqual([
      'training_lapsed   2026-05-03',
    ]);
    expect(words(await gate('callum.strode@lumio.example', { day: '2026-06-15' }))).toHaveLength(2);
    expect(words(await gate('sofia.amrani@brevanne.example'))).toEqual([]);
  });

  it('says the same for a list of grants as inside another statement', async () => {
    await house().run('service.look', async (op) => {
      const on = {
        person: raw('g.person_id'),
        platform: raw('a.platform'),
        brand: raw('a.brand'),
        level: raw('g.level'),
      };
      const found = await rows<{ id: string; missing: MissingList }>(
        op.db,
        sql`select g.id, ${missingFor(op.db, { ...on, day: TODAY, grace })} as missing
            from access_grant g join account a on a.id = g.account_id`,
      );
      const gates = await gatesOf(
        op.db,
        found.map(({ id }) => id),
        TODAY,
        grace,
      );
      expect(found.length).toBe(155);
      for (const { id, missing } of found) expect(gates.get(id)).toEqual(readMissing(missing));
      expect([...gates.values()].filter((missing) => missing.length > 0).length).toBeGreaterThan(20);
    });
  });

  it('a successor who has not accepted the charter in force gets a grant that allows nothing until he does', async () => {
    const story = new VaultStory(house());
    const [found] = await house().tamper(`select id from person where email_key = 'callum.strode@lumio.example'`);
    const callum = await story.signedIn(String(found?.['id']));
    const [admin, owner] = [await story.person(['admin']), await story.person()];
    const account = await story.account({ platform: 'x', brand: 'Lumio', accessModel: 'shared_login' });
    await story.seat(owner, account);
    const password = await story.stored(owner, account, 'password', { password: 'canary-successor' });
    const issued = await story.as(admin).post(`/accounts/${account}/grants`, {
      personId: callum.id,
      level: 'publisher',
      reason: 'Takes over from his colleague',
    });
    expect(issued.status).toBe(201);
    const refused = await story.reveal(callum, password);
    expect([refused.body.code, refused.body.missing.map((each: any) => each.path)]).toEqual([
      'vault.gated',
      ['/policies/charter/versions/4/acknowledge', `/people/${callum.id}/training`],
    ]);
    const as = story.as(callum);
    // An imported version has no text here: its title, summary and link are what is accepted.
    const { text, textHash, languages } = (await as.get('/policies/charter/versions/4?language=en')).body;
    expect([text, languages]).toEqual([
      expect.stringContaining('<https://intranet.brevanne.example/charter/v4/en>'),
      ['en', 'fr'],
    ]);
    for (const number of [3, 5])
      expect(
        (await as.post(`/policies/charter/versions/${number}/acknowledge`, { language: 'en', textHash })).status,
      ).toBe(number === 3 ? 422 : 404);
    expect((await as.post('/policies/charter/versions/4/acknowledge', { language: 'en', textHash })).status).toBe(201);
    expect((await story.reveal(callum, password)).body.missing).toMatchObject([{ what: 'training_lapsed' }]);
    const training = {
      course: 'Official accounts and security',
      level: 'advanced',
      completedOn: '2026-11-16',
      evidenceUrl: 'https://intranet.brevanne.example/training/4711',
    };
    expect((await story.as(admin).post(`/people/${callum.id}/training`, training)).status).toBe(201);
    expect((await story.reveal(callum, password)).status).toBe(200);
  });

  it('a clause of the agency is read by the agency, the crisis sheet by those who answer for an account', async () => {
    const story = new VaultStory(house());
    const agent = story.as(await story.person([], { kind: 'agency' }));
    const owner = await story.person();
    await story.seat(owner, await story.account());
    const codes = async (browser: Browser): Promise<string[]> =>
      (await browser.get('/policies')).body.items.map(({ code }: any) => code);
    expect(await codes(agent)).toEqual(['agency-clause', 'charter']);
    expect(await codes(story.as(owner))).toEqual(['charter', 'crisis-sheet']);
    expect(await codes(story.as(await story.person()))).toEqual(['charter']);
    expect(await codes(story.as(await story.person(['auditor'])))).toEqual([
      'agency-clause',
      'charter',
      'crisis-sheet',
    ]);
    expect((await agent.get('/policies/crisis-sheet')).status).toBe(404);
    const english = await agent.get('/policies/agency-clause/versions/1?language=en');
    expect([english.status, english.body.code, english.body.languages]).toEqual([404, 'policies.no_language', ['fr']]);
  });

  it('a file changes nothing of a version that was written here', async () => {
    const story = new VaultStory(house());
    const admin = story.as(await story.person(['admin']));
    const texts = { fr: { title: 'Charte', body: 'Cinq' }, en: { title: 'Charter', body: 'Five' } };
    expect((await admin.post('/policies/charter/versions', { texts })).body).toMatchObject({
      number: 5,
      kind: 'charter',
    });
    const [header] = readFileSync(join(sample, 'policies.csv'), 'utf8').split('\r\n');
    const file = join(house().directory, 'policies.csv');
    writeFileSync(file, `${header}\r\ncharter,5,fr,Autre,charter,all,no,2026-11-17,,,,,\r\n`);
    const outcome = await house().app.get(Imports).read(SYSTEM, 'policies', file);
    expect(outcome.refused).toMatchObject([{ row: 2, code: 'authored_here' }]);
    const again = await house().app.get(Imports).read(SYSTEM, 'policies', join(sample, 'policies.csv'));
    expect([again.accepted, again.unchanged]).toEqual([0, 10]);
  });
});
