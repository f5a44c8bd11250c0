import type { EntityManager } from 'typeorm';
import type { RunnerConnection } from '../../../src/database/connection.js';
import { GroupWriter } from '../../../src/database/group-writer.js';

/** A connection whose statements are answered at once: what is looked at is the line, not the database. */
class Quick {
  readonly kind = 'sqlite';
  readonly said: string[] = [];
  readonly runner = { isTransactionActive: false };
  readonly manager = {} as EntityManager;
  onWrite: (() => Promise<void>) | null = null;
  refuses = (_text: string): boolean => false;

  async control(text: string): Promise<void> {
    this.said.push(text);
    await Promise.resolve();
    if (this.refuses(text)) throw new Error(`refused: ${text}`);
  }
}

const writerOver = (quick: Quick, settle: () => Promise<void> = () => Promise.resolve()): GroupWriter<string> =>
  new GroupWriter<string>([quick as unknown as RunnerConnection], settle);
const work = (value: number) => () => Promise.resolve({ value, entries: [] });
const microtasks = async (n: number): Promise<void> => {
  for (let i = 0; i < n; i++) await Promise.resolve();
};

describe('writes waiting in line', () => {
  it.each(Array.from({ length: 30 }, (_, i) => i))(
    'one that comes %i steps after another ended is not forgotten',
    async (steps) => {
      const writer = writerOver(new Quick());
      await writer.write(work(1));
      await microtasks(steps);
      const late = Promise.race([
        writer.write(work(2)),
        new Promise((_, no) => setTimeout(() => no(new Error('forgotten')), 200)),
      ]);
      expect(await late).toBe(2);
    },
  );

  it('those that wait together share one commit', async () => {
    const quick = new Quick();
    const writer = writerOver(quick);
    expect(await Promise.all([1, 2, 3].map((n) => writer.write(work(n))))).toEqual([1, 2, 3]);
    expect(quick.said).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  });

  it('none is answered before the commit, and all fail with it', async () => {
    const quick = new Quick();
    quick.refuses = (text) => text === 'COMMIT';
    const writer = writerOver(quick);
    const asked = await Promise.allSettled([1, 2].map((n) => writer.write(work(n))));
    expect(asked.map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
    expect(quick.said.at(-1)).toBe('ROLLBACK');
    quick.refuses = () => false;
    expect(await writer.write(work(3))).toBe(3);
  });

  it('when no transaction can begin everybody in line is told, and the next is tried afresh', async () => {
    const quick = new Quick();
    quick.refuses = (text) => text.startsWith('BEGIN');
    const writer = writerOver(quick);
    const asked = await Promise.allSettled([1, 2].map((n) => writer.write(work(n))));
    expect(asked.map((answer) => answer.status)).toEqual(['rejected', 'rejected']);
    quick.refuses = () => false;
    expect(await writer.write(work(3))).toBe(3);
  });

  it('one that fails before it wrote costs no savepoint; one that fails after is undone alone', async () => {
    const quick = new Quick();
    const writer = writerOver(quick);
    const early = writer.write(() => Promise.reject(new Error('early')));
    const late = writer.write(async () => {
      await quick.onWrite?.();
      throw new Error('late');
    });
    const fine = writer.write(work(3));
    const asked = await Promise.allSettled([early, late, fine]);
    expect(asked.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(quick.said).toEqual([
      'BEGIN IMMEDIATE',
      'SAVEPOINT operation',
      'ROLLBACK TO SAVEPOINT operation; RELEASE SAVEPOINT operation',
      'COMMIT',
    ]);
  });

  it('is idle when nobody waits', async () => {
    const writer = writerOver(new Quick());
    await writer.idle();
    const done: number[] = [];
    void writer.write(work(1)).then((value) => done.push(value));
    await writer.idle();
    expect(done).toEqual([1]);
  });
});
