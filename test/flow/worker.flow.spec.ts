import { rows, sql } from '../../src/database/sql.js';
import { Receivers } from '../../src/notifications/receivers.js';
import type { Message, Receiver } from '../../src/outbox/receiver.js';
import { Jobs } from '../../src/worker/jobs.js';
import { Worker } from '../../src/worker/worker.js';
import { openCheckpoint } from '../../src/ledger/checkpoint.js';
import { onBothDatabases, type House } from '../support/house.js';

/** The outside world: takes messages, or does not. */
class Outside implements Receiver {
  readonly name = 'outside';
  readonly got: Message[] = [];
  refuses = (_message: Message): boolean => false;
  receive(message: Message): void {
    if (this.refuses(message)) throw new Error('not now');
    this.got.push(message);
  }
}

const worker = (house: House): Worker => house.app.get(Worker);

async function announce(house: House, topic: string, times: number): Promise<void> {
  await house.run('service.tend', (op) => {
    op.record('story', { topic });
    for (let n = 0; n < times; n++) op.announce(topic, { n, personId: `p${n}` });
    return Promise.resolve();
  });
}

const leaves = async (house: House): Promise<number> =>
  Number((await house.tamper('select count(*) as n from ledger_leaf'))[0]?.['n']);

onBothDatabases('timed jobs', (house) => {
  let outside: Outside;

  beforeAll(async () => {
    outside = new Outside();
    house().app.get(Receivers).all.push(outside);
    await house().given.person();
    await worker(house()).tick('outbox.relay');
    outside.got.length = 0;
  });

  it('one page lists them all, each with its period, its purpose and an action the system may do', () => {
    const { all } = house().app.get(Jobs);
    expect(new Set(all.map((job) => job.name)).size).toBe(all.length);
    expect(all.map((job) => job.name)).toEqual(
      expect.arrayContaining([
        'case.cut',
        'grant.expire',
        'request.expire',
        'outbox.relay',
        'checkpoint.sign',
        'ledger.settle',
        'key.rewrap',
        'session.purge',
        'attempt.purge',
        'idempotency.purge',
      ]),
    );
    for (const job of all) expect([job.name, job.everySeconds > 0 && job.what.length > 10]).toEqual([job.name, true]);
  });

  it('leave no trace when there is nothing to do', async () => {
    const before = await leaves(house());
    for (const job of house().app.get(Jobs).all) await worker(house()).tick(job.name);
    expect(await leaves(house())).toBe(before);
    expect(await house().tamper(`select name from lease where name <> 'outbox.relay'`)).toEqual([]);
  });

  it('an unknown one is a mistake of ours', () => expect(worker(house()).tick('no.such')).rejects.toThrow('no.such'));

  it('the relay hands over every message once, in order, and one leaf says how many', async () => {
    await announce(house(), 'story.first', 5);
    const before = await leaves(house());
    expect(await worker(house()).tick('outbox.relay')).toBe('done');
    expect(outside.got.map((message) => message.facts['n'])).toEqual([0, 1, 2, 3, 4]);
    expect(await worker(house()).tick('outbox.relay')).toBe('nothing');
    expect(outside.got).toHaveLength(5);
    expect(await leaves(house())).toBe(before + 1);
  });

  it('a message that is not taken comes back later and later and holds up nobody', async () => {
    outside.got.length = 0;
    outside.refuses = (message) => message.facts['n'] === 1;
    await announce(house(), 'story.second', 3);
    await worker(house()).tick('outbox.relay');
    expect(outside.got.map((message) => message.facts['n'])).toEqual([0, 2]);
    expect(await worker(house()).tick('outbox.relay')).toBe('nothing');
    const waits: number[] = [];
    for (let tries = 1; tries <= 3; tries++) {
      const [row] = await house().tamper(`select due_at, attempts from outbox where delivered_at is null`);
      expect(row?.['attempts']).toBe(tries);
      waits.push(Date.parse(String(row?.['due_at'])) - house().clock.now().getTime());
      house().clock.set(String(row?.['due_at']));
      await worker(house()).tick('outbox.relay');
    }
    expect(waits[1]! > waits[0]! && waits[2]! > waits[1]!).toBe(true);
    outside.refuses = () => false;
    house().clock.forward({ hours: 2 });
    await worker(house()).tick('outbox.relay');
    expect(outside.got.map((message) => message.facts['n'])).toEqual([0, 2, 1]);
    expect(outside.got.at(-1)?.attempts).toBe(4);
  });

  it('more than one round is taken when much is due', async () => {
    outside.got.length = 0;
    await announce(house(), 'story.many', 450);
    await worker(house()).tick('outbox.relay');
    expect(new Set(outside.got.map((message) => message.id)).size).toBe(450);
    expect(outside.got).toHaveLength(450);
  });

  it('two ticks at once run one after the other', async () => {
    outside.got.length = 0;
    await announce(house(), 'story.twice', 20);
    await Promise.all([
      worker(house()).tick('outbox.relay'),
      worker(house()).tick('outbox.relay'),
      worker(house()).tick('outbox.relay'),
    ]);
    expect(outside.got).toHaveLength(20);
  });

  it('what failed is rolled back with its lease and done by the next run', async () => {
    outside.got.length = 0;
    await announce(house(), 'story.failed', 2);
    const [before] = await house().tamper(`select fence from lease where name = 'outbox.relay'`);
    await house().tamper('alter table outbox rename to gone');
    await expect(worker(house()).tick('outbox.relay')).rejects.toBeDefined();
    await house().tamper('alter table gone rename to outbox');
    expect(await house().tamper(`select fence from lease where name = 'outbox.relay'`)).toEqual([before]);
    expect(await worker(house()).tick('outbox.relay')).toBe('done');
    expect(outside.got).toHaveLength(2);
  });

  it('somebody else’s lease is respected until it runs out', async () => {
    outside.got.length = 0;
    const soon = new Date(house().clock.now().getTime() + 60_000).toISOString();
    await house().tamper(`update lease set holder = 'another', expires_at = '${soon}' where name = 'outbox.relay'`);
    await announce(house(), 'story.lease', 1);
    expect(await worker(house()).tick('outbox.relay')).toBe('elsewhere');
    expect(outside.got).toHaveLength(0);
    house().clock.forward({ minutes: 2 });
    expect(await worker(house()).tick('outbox.relay')).toBe('done');
    expect(outside.got).toHaveLength(1);
    const [lease] = await house().tamper(`select holder, fence from lease where name = 'outbox.relay'`);
    expect(lease?.['holder']).not.toBe('another');
  });

  it('a lease of another clock binds nobody', async () => {
    await house().tamper(
      `update lease set holder = 'another', expires_at = '2999-01-01T00:00:00.000Z' where name = 'outbox.relay'`,
    );
    await announce(house(), 'story.clock', 1);
    expect(await worker(house()).tick('outbox.relay')).toBe('done');
  });

  it('the newest head is signed and kept outside, only when the log grew', async () => {
    await announce(house(), 'story.head', 1);
    await worker(house()).tick('checkpoint.sign');
    const { keeper } = house().core;
    const first = keeper.remembered();
    expect(openCheckpoint(first?.note ?? '', keeper.verifierKey).size).toBe(await leaves(house()));
    await worker(house()).tick('checkpoint.sign');
    expect(keeper.remembered()?.note).toBe(first?.note);
  });

  it('what has served its purpose is forgotten, what is young is kept', async () => {
    const old = '2026-01-01T00:00:00.000Z';
    const now = house().clock.now().toISOString();
    for (const [key, at] of [
      ['old', old],
      ['young', now],
    ]) {
      await house().tamper(
        `insert into idempotency (actor_id, key, request, answer, created_at) values ('a', '${key}', 'r', '{}', '${at}')`,
      );
      await house().tamper(`insert into attempt (subject, failures, last_at) values ('pair:${key}', 3, '${at}')`);
      await house().tamper(
        `insert into outbox (id, topic, facts, created_at, due_at, attempts, delivered_at) values ('${key}', 't', '{}', '${at}', '${at}', 1, '${at}')`,
      );
    }
    for (const name of ['idempotency.purge', 'attempt.purge', 'outbox.purge', 'session.purge'])
      await worker(house()).tick(name);
    const left = await house().run('service.look', async ({ db }) => [
      await rows(db, sql`select key from idempotency where key in ('old', 'young')`),
      await rows(db, sql`select subject from attempt where subject like 'pair:%'`),
      await rows(db, sql`select id from outbox where id in ('old', 'young')`),
    ]);
    expect(left).toEqual([[{ key: 'young' }], [{ subject: 'pair:young' }], [{ id: 'young' }]]);
  });
});
