import { join, resolve } from 'node:path';
import { IMPORT_KINDS, Imports } from '../../src/imports/imports.service.js';
import { raw, rows, sql } from '../../src/database/sql.js';
import { SYSTEM } from '../../src/operation/actor.js';
import { gateOf, gatesOf, missingFor } from '../../src/policies/gate.queries.js';
import { readMissing, type Missing, type MissingList } from '../../src/policies/gate.rules.js';
import { onBothDatabases } from '../support/house.js';

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
});
