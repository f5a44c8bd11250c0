import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTER_COLUMNS } from '../../src/accounts/register-columns.js';
import { raw, rows } from '../../src/database/sql.js';
import { Imports, type ImportKind } from '../../src/imports/imports.service.js';
import type { ImportAnswer } from '../../src/imports/outcome.js';
import { MACHINE } from '../../src/operation/actor.js';
import { onBothDatabases, type House } from '../support/house.js';

const HEADERS = {
  people:
    'external_id,full_name,work_email,kind,organisation,department,manager_email,start_date,last_day,absence_from,absence_until,locale,time_zone'.split(
      ',',
    ),
  accounts: [...REGISTER_COLUMNS] as string[],
  access:
    'platform,handle,person_email,level,native_role,reason,requested_by_email,approved_by_email,since,until,status,ended_on,ended_reason'.split(
      ',',
    ),
};
type Cells = Record<string, string>;

const person = (name: string, more: Cells = {}): Cells => ({
  full_name: name,
  work_email: `${name.toLowerCase()}@rules.example`,
  kind: 'employee',
  ...more,
});
const account = (handle: string, more: Cells = {}): Cells => ({
  platform: 'instagram',
  handle,
  display_name: handle,
  status: 'active',
  owner_email: 'ada@rules.example',
  ...more,
});
const right = (handle: string, who: string, more: Cells = {}): Cells => ({
  platform: 'instagram',
  handle,
  person_email: `${who}@rules.example`,
  level: 'publisher',
  reason: 'Writes the posts',
  approved_by_email: 'ada@rules.example',
  since: '2026-01-01',
  status: 'active',
  ...more,
});

onBothDatabases('a file is read by its rules', (house) => {
  let folder: string;
  const look = <T>(text: string): Promise<T[]> => house().run('service.look', (op) => rows<T>(op.db, raw(text)));
  const text = (kind: keyof typeof HEADERS, records: readonly Cells[]): string =>
    [HEADERS[kind], ...records.map((record) => HEADERS[kind].map((name) => record[name] ?? ''))]
      .map((cells) => cells.join(','))
      .join('\r\n');
  const importText = (kind: ImportKind, content: string | Buffer, current: House = house()): Promise<ImportAnswer> => {
    const file = join(folder, `${kind}.csv`);
    writeFileSync(file, content);
    return current.app.get(Imports).read(MACHINE, kind, file);
  };
  const read = (kind: keyof typeof HEADERS, records: readonly Cells[]): Promise<ImportAnswer> =>
    importText(kind, text(kind, records));
  const codes = (answer: ImportAnswer): string[] => answer.refused.map(({ row, code }) => `${row} ${code}`);
  const found = (answer: ImportAnswer): string[] => answer.findings.map(({ row, code }) => `${row} ${code}`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'releve-rules-'));
    await read('people', [
      person('Ada'),
      person('Bob'),
      person('Cleo', { last_day: '2026-03-31', start_date: '2020-01-01' }),
    ]);
    await read('accounts', [account('one'), account('two')]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives each person row one reason, naming the column', async () => {
    const answer = await read('people', [
      person('Dan', { manager_email: 'eve@rules.example' }),
      person('Eve', { manager_email: 'nobody@rules.example' }),
      person('Eve', { work_email: 'EVE@rules.example' }),
      person('Fay', { work_email: 'fay' }),
      person('Gus', { kind: 'robot' }),
      person('Hal', { start_date: '2026-02-30' }),
      person('Ian', { start_date: '2026-02-01', last_day: '2026-01-01' }),
      person('Jim', { time_zone: 'Mars/Base' }),
      person('', { work_email: 'kay@rules.example' }),
    ]);
    expect(codes(answer)).toEqual(['4 duplicate_person', ...[5, 6, 7, 8, 9, 10].map((row) => `${row} invalid_value`)]);
    expect(answer.refused.slice(1).map(({ detail }) => detail.split(' ')[0])).toEqual([
      'work_email',
      'kind',
      'start_date',
      'last_day',
      'time_zone',
      'full_name',
    ]);
    expect([answer.accepted, found(answer)]).toEqual([2, ['3 unknown_manager']]);
  });

  it('gives an account row that breaks several rules the first reason', async () => {
    const answer = await read('accounts', [
      account('@Three'),
      account('x', { platform: 'myspacex', owner_email: 'nobody@rules.example' }),
      account('+Ada', { platform: 'google_plus', owner_email: 'nobody@rules.example' }),
      account('+Ada', { platform: 'google_plus', status: 'closed' }),
      account('not a handle!', { owner_email: 'nobody@rules.example' }),
      account('THREE', { owner_email: 'nobody@rules.example' }),
      account('four', { backup_owner_email: 'nobody@rules.example', created_on: 'never' }),
      account('four', { created_on: 'never' }),
      account('four', { profile_url: 'https://www.linkedin.com/in/somebody/' }),
      account('four', { registration_email: 'outside@elsewhere.example' }),
    ]);
    expect(codes(answer)).toEqual([
      '3 unknown_platform',
      '4 closed_platform',
      '6 invalid_handle',
      '7 duplicate_account',
      '8 unknown_person',
      '9 invalid_value',
      '10 personal_profile',
    ]);
    expect(answer.accepted).toBe(3);
  });

  it('gives an access row that breaks several rules the first reason', async () => {
    const answer = await read('access', [
      right('ONE', 'bob'),
      right('none', 'nobody', { level: 'owner' }),
      right('one', 'nobody', { level: 'owner' }),
      right('one', 'bob', { level: 'owner', until: '2025-01-01' }),
      right('one', 'bob', { until: '2025-12-31' }),
      right('one', 'bob', { status: 'revoked', ended_on: '2025-12-31' }),
      right('@one', 'BOB'),
      right('one', 'bob', { since: '2026-01-02', status: 'revoked' }),
      right('one', 'cleo', { reason: '', approved_by_email: 'cleo@rules.example', until: '2026-06-30' }),
    ]);
    expect(codes(answer)).toEqual([
      '3 unknown_account',
      '4 unknown_person',
      '5 invalid_level',
      '6 dates_reversed',
      '7 dates_reversed',
      '8 duplicate_access',
      '9 invalid_value',
    ]);
    expect(found(answer).sort()).toEqual(['10 after_last_day', '10 no_reason', '10 past_until', '10 self_approved']);
  });

  it('updates what a changed file says of people and accounts', async () => {
    expect(await read('people', [person('Ada', { department: 'Press' }), person('Bob')])).toMatchObject({
      accepted: 1,
      unchanged: 1,
    });
    expect(await read('accounts', [account('One', { brand: 'Brand' }), account('two')])).toMatchObject({
      accepted: 1,
      unchanged: 1,
    });
    expect(await look(`select handle, brand, version from account where handle_key = 'one'`)).toEqual([
      { handle: 'One', brand: 'Brand', version: 2 },
    ]);
  });

  it('opens a new employment period for a later start after the end of the last', async () => {
    await read('people', [person('Cleo', { start_date: '2026-10-01' })]);
    const periods = await look(
      `select e.start_date as "from", e.last_day as "to" from employment_period e join person p on p.id = e.person_id where p.full_name = 'Cleo' order by e.start_date`,
    );
    expect(periods).toEqual([
      { from: '2020-01-01', to: '2026-03-31' },
      { from: '2026-10-01', to: null },
    ]);
  });

  it('never changes a right it has once taken over', async () => {
    const answer = await read('access', [
      right('one', 'bob'),
      right('one', 'cleo', { reason: 'Another reason now', until: '2026-06-30' }),
    ]);
    expect([answer.accepted, answer.unchanged, codes(answer)]).toEqual([0, 1, ['3 duplicate_access']]);
  });

  it('does not undo a handover or an end when an old file is read again', async () => {
    const given = house().given;
    const admin = await given.as(await given.admin());
    const [bob, eve, one] = await look<{ id: string }>(
      `select id from person where email_key = 'bob@rules.example' union all select id from person where email_key = 'eve@rules.example' union all select id from account where handle_key = 'one'`,
    );
    const seat = await admin.put(`/accounts/${one!.id}/seats/owner`, {
      personId: eve!.id,
      reason: 'Handed over in this story',
    });
    expect(seat.status).toBeLessThan(300);
    const [grant] = await look<{ id: string }>(`select id from access_grant where person_id = '${bob!.id}'`);
    expect((await admin.post(`/grants/${grant!.id}/revoke`, { reason: 'Ended in this story' })).status).toBe(200);

    const register = await read('accounts', [account('One', { brand: 'Brand' })]);
    expect([register.accepted, register.unchanged, found(register)]).toEqual([0, 1, ['2 seat_kept']]);
    expect(await read('access', [right('one', 'bob')])).toMatchObject({ accepted: 0, unchanged: 1, refused: [] });
    const holder = await look(
      `select p.full_name as name from seat s join person p on p.id = s.person_id where s.account_id = '${one!.id}' and s.seat = 'owner' and s.ended_at is null`,
    );
    expect(holder).toEqual([{ name: 'Eve' }]);
    expect(await look(`select status from access_grant where id = '${grant!.id}'`)).toEqual([{ status: 'revoked' }]);
  });

  it('lets a file name another owner, ends the one before and fixes both in the log', async () => {
    expect(await read('accounts', [account('two', { owner_email: 'bob@rules.example' })])).toMatchObject({
      accepted: 1,
      findings: [],
    });
    const seats = await look(
      `select p.full_name as name, s.version, s.ended_on as "endedOn" from seat s join person p on p.id = s.person_id join account a on a.id = s.account_id where a.handle_key = 'two' order by s.created_at`,
    );
    expect(seats).toEqual([
      { name: 'Ada', version: 2, endedOn: '2026-11-17' },
      { name: 'Bob', version: 1, endedOn: null },
    ]);
  });

  it('writes nothing of a file that turns out unreadable at its last line', async () => {
    const before = await look('select count(*) as n from person');
    const content = Buffer.concat([
      Buffer.from(`${text('people', [person('Late')])}\r\n`),
      Buffer.from(',Caf\xe9,', 'latin1'),
    ]);
    await expect(importText('people', content)).rejects.toMatchObject({
      code: 'import.unreadable',
      detail: 'unreadable: line 3 is not UTF-8 text',
    });
    expect(await look('select count(*) as n from person')).toEqual(before);
  });

  it('writes nothing when the database fails at the last row', async () => {
    await house().tamper('create unique index planted on person (department)');
    const crowd = Array.from({ length: 450 }, (_, i) => person(`Crowd${i}`, { department: `Department ${i}` }));
    await expect(read('people', [...crowd, person('Last', { department: 'Department 0' })])).rejects.toMatchObject({
      code: 'door.duplicate',
    });
    expect(await look(`select id from person where full_name like 'Crowd%'`)).toEqual([]);
    await house().tamper('drop index planted');
    expect(await read('people', crowd)).toMatchObject({ accepted: 450 });
  });
});
