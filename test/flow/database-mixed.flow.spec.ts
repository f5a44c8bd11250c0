import { rows, sql } from '../../src/database/sql.js';
import { Attempt } from '../../src/identity/identity.entity.js';
import { failures } from '../../src/kernel/failure.js';
import { parseLeaf } from '../../src/ledger/leaf.js';
import type { Operation } from '../../src/operation/operation.js';
import { atTheDoor, type Door } from '../support/door.js';

const Story = failures('story', { REFUSED: ['conflict', 'Not this one.'] });
const at = '2026-11-17T09:00:00.000Z';

const insert = (op: Operation, subject: string): Promise<unknown> =>
  rows(op.db, sql`insert into attempt (subject, failures, last_at) values (${subject}, ${1}, ${at})`);

/** Two rows in two statements, then success, a refusal, a crash or a broken statement. */
async function act(door: Door, i: number): Promise<string> {
  return door.run('service.tend', async (op) => {
    op.about(`act:${i}`);
    await insert(op, `act-${i}-a`);
    if (i % 8 === 1) throw Story.REFUSED();
    if (i % 8 === 3) throw new Error('a crash half way');
    if (i % 8 === 5)
      await op.db.save(Attempt, { subject: `act-${i}-b`, failures: 1, lastAt: null as unknown as string });
    if (i % 8 === 7) await insert(op, `act-${i}-a`);
    await op.db.save(Attempt, { subject: `act-${i}-b`, failures: 1, lastAt: at });
    op.record(`act:${i}`, { number: i });
    op.announce('act.done', { actId: String(i) });
    return `done ${i}`;
  });
}

atTheDoor('200 mixed operations at once, half of them failing', (door) => {
  let outcomes: PromiseSettledResult<string>[];
  const seen: number[] = [];

  beforeAll(async () => {
    const acts = Array.from({ length: 200 }, (_, i) => act(door(), i));
    const looks = Array.from({ length: 60 }, async (_, i) => {
      await new Promise((later) => setTimeout(later, i));
      const found = await door().run('service.look', (op) =>
        rows<{ n: number | string }>(
          op.db,
          sql`select count(*) as n from attempt where subject like 'act-%' group by substr(subject, 1, length(subject) - 2)`,
        ),
      );
      seen.push(...found.map((row) => Number(row.n)));
    });
    outcomes = await Promise.allSettled(acts);
    await Promise.all(looks);
  });

  it('answers every one of them as it ended', () => {
    outcomes.forEach((outcome, i) => {
      expect([i, outcome.status]).toEqual([i, i % 2 === 0 ? 'fulfilled' : 'rejected']);
      if (outcome.status === 'fulfilled') expect(outcome.value).toBe(`done ${i}`);
    });
  });

  it('keeps both rows of what succeeded and none of what failed', async () => {
    const found = await door().tamper(`select subject from attempt where subject like 'act-%'`);
    const expected = Array.from({ length: 100 }, (_, k) => [`act-${k * 2}-a`, `act-${k * 2}-b`]).flat();
    expect(found.map((row) => row['subject']).sort()).toEqual(expected.sort());
  });

  it('never showed half an act to a reader', () => {
    expect(seen.every((n) => n === 2)).toBe(true);
  });

  it('has exactly one leaf for each act done, one for each refusal, none for a crash', async () => {
    const leaves = (await door().tamper('select body from ledger_leaf order by position')).map((row) =>
      parseLeaf(String(row['body'])),
    );
    const about = leaves.filter((leaf) => leaf.subjects[0]?.startsWith('act:'));
    const done = about.filter((leaf) => leaf.outcome === 'done').map((leaf) => Number(leaf.details['number']));
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, k) => k * 2));
    const refused = about
      .filter((leaf) => leaf.outcome === 'refused')
      .map((leaf) => [leaf.details['code'], Number(leaf.subjects[0]?.slice(4)) % 8]);
    // A broken unique index is answered as a conflict, hence filed; a row without its time breaks on the storage's own rule.
    expect(refused.filter(([code]) => code === 'story.refused')).toHaveLength(25);
    expect(refused.filter(([code]) => code === 'door.duplicate').every(([, kind]) => kind === 7)).toBe(true);
    expect(leaves.map((leaf) => leaf.index)).toEqual(leaves.map((_, i) => i));
  });

  it('announces each act done once', async () => {
    const found = await door().tamper(`select facts from outbox where topic = 'act.done'`);
    expect(new Set(found.map((row) => row['facts'])).size).toBe(100);
    expect(found).toHaveLength(100);
  });
});
