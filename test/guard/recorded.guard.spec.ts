import { insertRows, rows, run, sql } from '../../src/database/sql.js';
import { Attempt } from '../../src/identity/identity.entity.js';
import { ACTIONS, ruleOf, type ActionName } from '../../src/operation/actions.js';
import { AfterCommit, type Operation } from '../../src/operation/operation.js';
import { atTheDoor } from '../support/door.js';

const at = '2026-11-17T09:00:00.000Z';
const attempt = (subject: string): Attempt =>
  Object.assign(new Attempt(), { subject, failures: 1, lastAt: at, blockedUntil: null });

/** Every way of writing that somebody might try. */
const WRITES: [string, (op: Operation, subject: string) => Promise<unknown>][] = [
  [
    'a raw insert',
    (op, s) => rows(op.db, sql`insert into attempt (subject, failures, last_at) values (${s}, ${1}, ${at})`),
  ],
  ['a counted update', (op) => run(op.db, sql`update attempt set failures = ${9} where subject = ${'here'}`)],
  ['a raw delete', (op) => rows(op.db, sql`delete from attempt where subject = ${'here'}`)],
  [
    'a write inside with',
    (op, s) =>
      rows(
        op.db,
        sql`with x as (select 1) insert into attempt (subject, failures, last_at) select ${s}, ${1}, ${at} from x`,
      ),
  ],
  ['many rows', (op, s) => insertRows(op.db, 'attempt', ['subject', 'failures', 'last_at'], [[s, 1, at]])],
  ['TypeORM save', (op, s) => op.db.save(attempt(s))],
  ['TypeORM insert', (op, s) => op.db.insert(Attempt, attempt(s))],
  ['TypeORM update', (op) => op.db.update(Attempt, { subject: 'here' }, { failures: 9 })],
  ['TypeORM delete', (op) => op.db.delete(Attempt, { subject: 'here' })],
  ['TypeORM query', (op) => op.db.query(`update attempt set failures = 9 where subject = 'here'`)],
  ['a new table', (op) => rows(op.db, sql`create table planted (id integer)`)],
  [
    'a way out of read-only',
    (op) =>
      op.db
        .query(op.db.connection.options.type === 'postgres' ? 'set transaction read write' : 'pragma query_only = off')
        .then(() => op.db.delete(Attempt, { subject: 'here' })),
  ],
];

atTheDoor('recorded or not written', (door) => {
  const here = async (): Promise<unknown[]> => door().tamper(`select subject, failures from attempt order by subject`);

  beforeAll(async () => {
    await door().run('service.tend', async (op) => {
      await op.db.insert(Attempt, attempt('here'));
      op.record('here');
    });
  });

  describe.each(WRITES)('%s', (_, write) => {
    it.each<ActionName>(['service.look', 'checkpoint.sign'])('fails in %s, which is not recorded', async (action) => {
      const before = await here();
      await expect(door().run(action, (op) => write(op, 'planted'))).rejects.toBeDefined();
      expect(await here()).toEqual(before);
    });

    it('does not commit when the act records nothing', async () => {
      const before = await here();
      await expect(door().run('service.tend', (op) => write(op, 'planted'))).rejects.toThrow(/recorded nothing/);
      expect(await here()).toEqual(before);
    });

    it('does not pass as unchanged once it wrote', async () => {
      const before = await here();
      const act = door().run('service.tend', async (op) => {
        await write(op, 'planted');
        op.unchanged();
      });
      await expect(act).rejects.toThrow(/recorded nothing/);
      expect(await here()).toEqual(before);
    });
  });

  it('lets an act pass that found everything as wanted', async () => {
    const size = await door().count('ledger_leaf');
    await door().run('service.tend', async (op) => {
      await op.db.find(Attempt);
      op.unchanged();
    });
    expect(await door().count('ledger_leaf')).toBe(size);
  });

  it('refuses an act that neither recorded nor said that nothing changed', async () => {
    await expect(door().run('service.tend', () => Promise.resolve())).rejects.toThrow(/recorded nothing/);
  });

  it('hands nothing over before the commit, and nothing at all when it fails', async () => {
    const made: string[] = [];
    const act = (fails: boolean): Promise<string> =>
      door().run('service.tend', async (op) => {
        if (!fails) op.record('here');
        return op.afterCommit(() => (made.push('secret'), `at ${made.length}`));
      });
    await expect(act(true)).rejects.toThrow(/recorded nothing/);
    expect(made).toEqual([]);
    expect(await act(false)).toBe('at 1');
    expect(new AfterCommit(() => 1)).not.toHaveProperty('value');
  });

  it('two statements in one unrecorded look see no write of their own either', async () => {
    await door().run('checkpoint.sign', async (op) => {
      const first = await rows(op.db, sql`select count(*) as n from attempt`);
      await door().run('service.tend', async (other) => {
        await other.db.insert(Attempt, attempt(`between-${door().kind}`));
        other.record('here');
      });
      expect(await rows(op.db, sql`select count(*) as n from attempt`)).toEqual(first);
    });
  });
});

it('every action that names a release is recorded', () => {
  const silent = Object.keys(ACTIONS).filter(
    (name) => ruleOf(name as ActionName).release && !ruleOf(name as ActionName).recorded,
  );
  expect(silent).toEqual([]);
});
