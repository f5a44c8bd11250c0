import { join } from 'node:path';
import { IMPORT_KINDS, Imports, type ImportKind } from '../../src/imports/imports.service.js';
import type { ImportAnswer, Remark } from '../../src/imports/outcome.js';
import { raw, rows } from '../../src/database/sql.js';
import { MACHINE } from '../../src/operation/actor.js';
import { onBothDatabases, type House } from '../support/house.js';

const file = (kind: ImportKind): string => join(__dirname, '../../sample', `${kind}.csv`);
const read = (house: House, kind: ImportKind, dryRun = false): Promise<ImportAnswer> =>
  house.app.get(Imports).read(MACHINE, kind, file(kind), { dryRun });
const brief = (remarks: readonly Remark[]): string[] => remarks.map(({ row, code }) => `${row} ${code}`);
const count = (remarks: readonly Remark[], code: string): number =>
  remarks.filter((remark) => remark.code === code).length;

/** Rows of the sample that stand, and those that do not, as its README says. */
const EXPECTED: Record<ImportKind, { accepted: number; refused: string[] }> = {
  people: { accepted: 40, refused: [] },
  accounts: { accepted: 60, refused: ['62 duplicate_account', '63 closed_platform'] },
  access: { accepted: 155, refused: ['157 duplicate_access', '158 unknown_person', '159 unknown_account'] },
  policies: { accepted: 10, refused: [] },
  acknowledgements: { accepted: 113, refused: [] },
  training: { accepted: 34, refused: [] },
  'recovery-channels': { accepted: 46, refused: [] },
};

const look = (house: House, text: string): Promise<Record<string, unknown>[]> =>
  house.run('service.look', (op) => rows(op.db, raw(text)));

const size = async (house: House): Promise<Record<string, number>> => {
  const tables = [
    'person',
    'account',
    'seat',
    'access_grant',
    'policy_version',
    'acknowledgement',
    'training',
    'recovery_channel',
    'person_role',
    'ledger_leaf',
  ];
  const counts: Record<string, number> = {};
  for (const table of tables)
    counts[table] = Number((await look(house, `select count(*) as n from ${table}`))[0]!['n']);
  return counts;
};

onBothDatabases('the sample organisation is imported', (house) => {
  const first = new Map<ImportKind, ImportAnswer>();

  it('says beforehand what would happen and writes nothing', async () => {
    const before = await size(house());
    const rehearsal = await read(house(), 'people', true);
    expect(rehearsal.accepted).toBe(40);
    expect(await size(house())).toEqual(before);
  });

  it.each(IMPORT_KINDS)('reads %s', async (kind) => {
    const rehearsal = await read(house(), kind, true);
    const answer = await read(house(), kind);
    first.set(kind, answer);
    expect({ accepted: answer.accepted, unchanged: answer.unchanged }).toEqual({
      accepted: EXPECTED[kind].accepted,
      unchanged: 0,
    });
    expect(brief(answer.refused)).toEqual(EXPECTED[kind].refused);
    expect(rehearsal).toEqual(answer);
  });

  it('lists exactly the known findings of the access rows', () => {
    const { findings } = first.get('access')!;
    expect(count(findings, 'no_reason')).toBe(11);
    expect(count(findings, 'past_until')).toBe(7);
    expect(brief(findings.filter((finding) => finding.code === 'self_approved'))).toEqual(['94 self_approved']);
    expect(brief(findings.filter((finding) => finding.code === 'after_last_day'))).toEqual([
      '2 after_last_day',
      '71 after_last_day',
    ]);
    expect(findings).toHaveLength(21);
  });

  it('gives no role of the service, only a finding', async () => {
    expect(count(first.get('people')!.findings, 'role_requested')).toBe(6);
    expect((await size(house()))['person_role']).toBe(0);
  });

  it('keeps managers, parents and seats, wherever they stand in the file', async () => {
    const one = async (text: string): Promise<number> => Number((await look(house(), text))[0]!['n']);
    expect(await one('select count(*) as n from person where manager_id is not null')).toBe(39);
    expect(await one('select count(*) as n from account where parent_account_id is not null')).toBe(14);
    expect(await one("select count(distinct person_id) as n from seat where seat = 'owner'")).toBe(11);
    expect(await one("select count(distinct person_id) as n from seat where seat = 'backup_owner'")).toBe(8);
    expect(
      await one(
        "select count(*) as n from account a where status <> 'closed' and not exists (select 1 from seat s where s.account_id = a.id and s.seat = 'owner')",
      ),
    ).toBe(1);
  });

  it('leaves one leaf a file, with counts and nothing of its cells', async () => {
    const leaves = await look(house(), "select body from ledger_leaf where action like 'import.%' order by position");
    const bodies = leaves.map((leaf) => leaf['body'] as string);
    expect(bodies.map((body) => (JSON.parse(body) as { action: string }).action)).toEqual(
      IMPORT_KINDS.map((kind) => `import.${kind.replace('-', '_')}`),
    );
    expect(bodies.join()).not.toMatch(/@|brevanne|astier/i);
    expect(JSON.parse(bodies[2]!)).toMatchObject({
      details: { accepted: 155, findings: { no_reason: 11 }, refused: { duplicate_access: 1 } },
    });
  });

  it.each(IMPORT_KINDS)('changes nothing when %s is read again', async (kind) => {
    const before = await size(house());
    const again = await read(house(), kind);
    expect(again).toEqual({ ...first.get(kind)!, accepted: 0, unchanged: EXPECTED[kind].accepted });
    expect(await size(house())).toEqual(before);
  });
});
