import { entryMac } from '../../src/ledger/ledger.mac.js';
import { rows, sql } from '../../src/database/sql.js';
import { parseLeaf } from '../../src/ledger/leaf.js';
import { verifyLog } from '../../src/ledger/verifier.js';
import { claim } from '../../src/worker/lease.js';
import { onPostgres } from '../support/databases.js';
import { Door } from '../support/door.js';

const at = '2026-11-17T09:00:00.000Z';

onPostgres('two processes on one PostgreSQL', () => {
  let one: Door;
  let other: Door;

  beforeAll(async () => {
    one = await Door.open('postgres');
    other = await one.beside('service');
  });
  afterAll(async () => {
    await other.core.close();
    await one.close();
  });

  const act = (door: Door, name: string): Promise<void> =>
    door.run('service.tend', async (op) => {
      await rows(op.db, sql`insert into attempt (subject, failures, last_at) values (${name}, ${1}, ${at})`);
      op.record(name);
    });

  async function lines(): Promise<string[]> {
    return (await one.tamper('select body from ledger_leaf order by position')).map((row) => String(row['body']));
  }

  it('interleave their entries in one log that verifies', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, i) => [act(one, `one-${i}`), act(other, `other-${i}`)]).flat());
    const log = await lines();
    const subjects = log.map((line) => parseLeaf(line).subjects[0] ?? '');
    for (const who of ['one', 'other']) expect(subjects.filter((s) => s.startsWith(`${who}-`))).toHaveLength(100);
    const turns = subjects.filter((s, i) => i > 0 && s.split('-')[0] !== subjects[i - 1]?.split('-')[0]).length;
    expect(turns).toBeGreaterThan(2);
    const note = (await other.run('checkpoint.sign', (op) => other.core.keeper.sign(op.db, '2026-11-17'))).note;
    async function* each(): AsyncGenerator<string> {
      for (const line of log) yield await Promise.resolve(line);
    }
    expect(await verifyLog(each(), { notes: [note], key: one.core.keeper.verifierKey })).toMatchObject({ ok: true });
  });

  it('an answer means that the entry has its place, whoever put it there', async () => {
    for (let i = 0; i < 20; i++) {
      const door = i % 2 === 0 ? one : other;
      const name = `now-${i}`;
      await act(door, name);
      expect(await door.count(`ledger_subject where subject = '${name}'`)).toBe(1);
      expect(await one.count('ledger_entry')).toBe(0);
    }
  });

  it('sign the same log with one memory, in any order', async () => {
    const sign = (door: Door): Promise<number> =>
      door.run('checkpoint.sign', async (op) => (await door.core.keeper.sign(op.db, '2026-11-17')).head.size);
    const work = Array.from({ length: 30 }, async (_, i) => {
      await act(i % 2 ? one : other, `signed-${i}`);
      return sign(i % 3 ? one : other);
    });
    const sizes = await Promise.all(work);
    expect(one.core.keeper.remembered()?.head.size).toBeGreaterThanOrEqual(Math.max(...sizes));
  });

  it('a lease has one holder: of twenty claims at once one wins, and its fence grows', async () => {
    const now = new Date(at);
    const ask = (i: number): Promise<number | null> =>
      (i % 2 ? one : other).run('service.tend', async (op) => {
        op.record('lease');
        return claim(op.db, { name: 'story', holder: `h${i}`, now, seconds: 60 });
      });
    const fences = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(i)));
    expect(fences.filter((fence) => fence !== null)).toEqual([1]);
    const holder = fences.findIndex((fence) => fence !== null);
    expect(await ask(holder)).toBe(2);
    expect(await ask(holder + 1)).toBeNull();
  });

  it('one key, one row: twins in two processes', async () => {
    const key = { key: 'twin', method: 'POST', path: '/x', body: '{}' };
    let made = 0;
    const ask = (door: Door): Promise<unknown> =>
      door.run(
        'service.tend',
        (op) => {
          op.record('twin');
          return Promise.resolve({ made: ++made });
        },
        { idempotency: key },
      );
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => ask(i % 2 ? one : other)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await one.count(`ledger_subject where subject = 'twin'`)).toBe(1);
  });

  const left = (id: string, subject: string): string =>
    JSON.stringify({
      id,
      time: at,
      actor: { id: 'x', name: 'X' },
      action: 'story.left',
      subjects: [subject],
      outcome: 'done',
      reason: null,
      details: {},
      mark: null,
    });

  it('what a process left waiting when it died is taken up by the next', async () => {
    const mac = entryMac(one.core.keys.current, '0', left('0', 'left'));
    await one.tamper('insert into ledger_entry (id, body, mac) values ($1, $2, $3)', ['0', left('0', 'left'), mac]);
    const third = await one.beside('service');
    expect(await one.count(`ledger_subject where subject = 'left'`)).toBe(1);
    await third.core.close();
  });

  it('an entry planted by whoever can write the database is put in the log as just that', async () => {
    await one.tamper('insert into ledger_entry (id, body, mac) values ($1, $2, $3)', ['1', left('1', 'planted'), 'x']);
    await other.run('service.tend', (op) => Promise.resolve(op.record('after')));
    expect(await one.count(`ledger_subject where subject = 'planted'`)).toBe(0);
    expect(
      await one.count(`ledger_leaf where entry_id = '1' and outcome = 'refused' and body like '%ledger.forged_entry%'`),
    ).toBe(1);
  });
});
