import { rows, sql } from '../../src/database/sql.js';
import type { Operation } from '../../src/operation/operation.js';
import { atTheDoor, type Door } from '../support/door.js';

const at = '2026-11-17T09:00:00.000Z';

/** Ways in which the log may refuse to be written, each with its cure. */
const SABOTAGE: Record<string, { sqlite: [string, string]; postgres: [string, string] }> = {
  'its table is gone': {
    sqlite: ['alter table ledger_leaf rename to gone', 'alter table gone rename to ledger_leaf'],
    postgres: ['alter table ledger_entry rename to gone', 'alter table gone rename to ledger_entry'],
  },
  'its table raises': {
    sqlite: [
      `create trigger planted before insert on ledger_leaf begin select raise(abort, 'planted'); end`,
      'drop trigger planted',
    ],
    postgres: [
      `create function planted() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
       create trigger planted before insert on ledger_entry for each row execute function planted()`,
      'drop trigger planted on ledger_entry; drop function planted()',
    ],
  },
  'its next place is taken': {
    sqlite: [
      `insert into ledger_leaf (position, body, hash, entry_id, time, action, actor_id, outcome) select size, '{}', '', 'planted', '', '', '', '' from ledger_head`,
      `delete from ledger_leaf where entry_id = 'planted'`,
    ],
    postgres: [
      `insert into ledger_leaf (position, body, hash, entry_id, time, action, actor_id, outcome) select size, '{}', '', 'planted', '', '', '', '' from ledger_head`,
      `delete from ledger_leaf where entry_id = 'planted'`,
    ],
  },
  'its head cannot be read': {
    sqlite: [
      `update ledger_head set frontier = 'x' || frontier`,
      'update ledger_head set frontier = substr(frontier, 2)',
    ],
    postgres: [
      `update ledger_head set frontier = 'x' || frontier`,
      'update ledger_head set frontier = substr(frontier, 2)',
    ],
  },
};

atTheDoor('the ledger cannot be written', (door) => {
  const released: string[] = [];

  const act = (subject: string, at_: Door = door()): Promise<string> =>
    at_.run('service.tend', async (op: Operation) => {
      await rows(op.db, sql`insert into attempt (subject, failures, last_at) values (${subject}, ${1}, ${at})`);
      op.record(subject);
      op.announce('act.done', { actId: subject });
      return op.afterCommit(() => (released.push(subject), `plaintext of ${subject}`));
    });

  beforeAll(async () => {
    await act('before');
    released.length = 0;
  });

  describe.each(Object.entries(SABOTAGE))('%s', (name, sabotage) => {
    beforeAll(() => door().tamper(sabotage[door().kind][0]));
    afterAll(() => door().tamper(sabotage[door().kind][1]));

    it('answers 503, releases nothing and says nothing of the cause', async () => {
      const error = await act(`during ${name}`).catch((failure: unknown) => failure);
      expect(error).toMatchObject({ kind: 'unavailable' });
      expect(String((error as { detail: string }).detail)).not.toMatch(/planted|ledger_leaf|sqlite|trigger/i);
      expect(released).toEqual([]);
    });

    it('refuses everybody who asked at the same time', async () => {
      const asked = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => act(`during ${name} ${i}`)));
      expect(asked.map((answer) => answer.status)).toEqual(asked.map(() => 'rejected'));
      expect(released).toEqual([]);
    });

    it('still reads', async () => {
      const found = await door().run('service.look', (op) =>
        rows(op.db, sql`select subject from attempt where subject = ${'before'}`),
      );
      expect(found).toHaveLength(1);
    });
  });

  it('nothing of it was committed where the act and its leaf share a transaction', async () => {
    // Where only the tree cannot grow, PostgreSQL had taken the act and its entry, and answered 503 for an act that will be in the log.
    const left = await door().tamper(
      `select subject from attempt where subject like 'during%' and subject not like '%head%' and subject not like '%place%'`,
    );
    expect(left).toEqual([]);
    if (door().kind === 'sqlite') expect(await door().count(`attempt where subject like 'during%'`)).toBe(0);
  });

  it('works again as soon as the log does, and every act that was kept has its leaf', async () => {
    expect(await act('after')).toBe('plaintext of after');
    const acts = await door().count('attempt');
    const leaves = await door().count(`ledger_leaf where action = 'service.tend' and outcome = 'done'`);
    expect(leaves).toBe(acts);
    expect(await door().count('outbox')).toBe(acts);
  });
});
