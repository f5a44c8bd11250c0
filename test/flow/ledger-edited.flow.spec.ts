import { LogCheck } from '../../src/audit/log-check.service.js';
import type { LogVerdict } from '../../src/ledger/log-walk.js';
import { rows, sql } from '../../src/database/sql.js';
import { atTheDoor, type Door } from '../support/door.js';
import { Forger } from '../support/forger.js';

const SIZE = 300;
const PERSONAL = 40;

/** What somebody with the database may do, and what the check must say of it: kind and first bad index. */
const FORGERIES: [string, (forger: Forger, door: Door) => Promise<unknown>, string, number | null][] = [
  ['the words of a leaf', (f) => f.edit(7, (leaf) => ({ ...leaf, details: { number: 'forged' } })), 'edited', 7],
  ['who acted', (f) => f.edit(0, (leaf) => ({ ...leaf, actor: { id: 'x', name: 'Somebody else' } })), 'edited', 0],
  ['the last leaf', (f) => f.edit(SIZE - 1, (leaf) => ({ ...leaf, reason: 'forged afterwards' })), 'edited', SIZE - 1],
  ['a leaf in the middle deleted', (_, d) => d.tamper('delete from ledger_leaf where position = 120'), 'deleted', 120],
  ['the tail deleted', (_, d) => d.tamper('delete from ledger_leaf where position >= 290'), 'truncated', 290],
  ['the tail deleted and the head made to fit', (f) => f.cut(280), 'truncated', 280],
  ['a leaf put on top', (f, d) => putOnTop(f, d), 'inserted', SIZE],
  [
    'a leaf put on top, with tree and head made to fit',
    async (f, d) => {
      await putOnTop(f, d);
      await d.tamper(`insert into ledger_subject (subject, position) values ('thing:${SIZE - 1}', ${SIZE})`);
      await f.rewrite((all) => all);
    },
    'inserted',
    null,
  ],
  [
    'the whole history rewritten',
    (f) => f.rewrite((all) => all.map((leaf, i) => (i === 5 ? { ...leaf, reason: 'rewritten' } : leaf))),
    'forked',
    null,
  ],
  [
    'a stored hash',
    (_, d) =>
      d.tamper(`update ledger_leaf set hash = (select hash from ledger_leaf where position = 8) where position = 9`),
    'edited',
    9,
  ],
  [
    'the column that actions are found by',
    (_, d) => d.tamper(`update ledger_leaf set action = 'person.list' where position = 11`),
    'edited',
    11,
  ],
  [
    'the column that people are found by',
    (_, d) => d.tamper(`update ledger_leaf set actor_id = 'x' where position = 12`),
    'edited',
    12,
  ],
  [
    'the time that periods are found by',
    (_, d) => d.tamper(`update ledger_leaf set time = '2020-01-01T00:00:00.000Z' where position = 13`),
    'edited',
    13,
  ],
  [
    'a refusal passed off as done',
    (_, d) => d.tamper(`update ledger_leaf set outcome = 'refused' where position = 14`),
    'edited',
    14,
  ],
  [
    'a mark cleared, so that an older version passes for the newest',
    (_, d) => d.tamper('update ledger_leaf set mark = null where position = 20'),
    'edited',
    20,
  ],
  [
    'a mark moved to another row',
    (_, d) => d.tamper(`update ledger_leaf set mark = 'credential:x' where position = 21`),
    'edited',
    21,
  ],
  ['a subject taken off', (_, d) => d.tamper('delete from ledger_subject where position = 30'), 'edited', 30],
  [
    'a subject added',
    (_, d) => d.tamper(`insert into ledger_subject (subject, position) values ('account:x', 31)`),
    'edited',
    31,
  ],
  [
    'a subject of a leaf that is not there',
    (_, d) => d.tamper(`insert into ledger_subject (subject, position) values ('account:x', 999)`),
    'inserted',
    999,
  ],
  [
    'the personal text of a leaf',
    (_, d) => d.tamper(`update ledger_personal set payload = 'other@brevanne.example'`),
    'edited',
    PERSONAL,
  ],
  [
    'a node of the tree',
    (_, d) => d.tamper(`update ledger_node set hash = (select hash from ledger_leaf where position = 3)`),
    'edited',
    0,
  ],
  ['a node of the tree deleted', (_, d) => d.tamper('delete from ledger_node'), 'deleted', null],
  ['the head', (_, d) => d.tamper(`update ledger_head set last_time = '2020-01-01T00:00:00.000Z'`), 'edited', null],
  ['the head deleted', (_, d) => d.tamper('delete from ledger_head'), 'deleted', null],
];

const putOnTop = (forger: Forger, door: Door): Promise<unknown> =>
  forger.bodies().then(async () => {
    await door.tamper(
      `insert into ledger_leaf (position, body, hash, entry_id, time, action, actor_id, outcome)
       select ${SIZE}, body, hash, 'forged', time, action, actor_id, outcome from ledger_leaf where position = ${SIZE - 1}`,
    );
  });

atTheDoor('someone edits the log in the database', (door, replace) => {
  let forger: Forger;
  let note: string;

  const check = (notes: string[] = [note]): Promise<LogVerdict> =>
    door().command('audit.read', (op) =>
      new LogCheck(door().core.keys).run(op, { notes, key: door().core.keeper.verifierKey }),
    );

  beforeAll(async () => {
    for (let i = 0; i < SIZE; i++) {
      await door().run('service.tend', (op) => {
        const personal = i === PERSONAL ? { mail: 'ada@brevanne.example' } : {};
        op.record(
          `thing:${i}`,
          { number: i },
          { personal, ...(i === 20 || i === 21 ? { mark: `credential:${i}` } : {}) },
        );
        return Promise.resolve();
      });
    }
    note = (await door().run('checkpoint.sign', (op) => door().core.keeper.sign(op.db, '2026-11-17'))).note;
    forger = new Forger(door());
    await forger.remember();
  });

  it('finds nothing wrong with a log that nobody touched', async () => {
    expect(await check()).toEqual({ ok: true, size: SIZE, firstBadIndex: null, kind: null });
  });

  it('finds nothing wrong after personal text was erased', async () => {
    await door().tamper('delete from ledger_personal');
    expect(await check()).toMatchObject({ ok: true });
    await forger.restore();
  });

  describe.each(FORGERIES)('%s', (_, forge, kind, firstBadIndex) => {
    beforeAll(() => forge(forger, door()));
    afterAll(() => forger.restore());

    it(`is told as ${kind}${firstBadIndex === null ? '' : ` at ${firstBadIndex}`}`, async () => {
      expect(await check()).toMatchObject({ ok: false, kind, firstBadIndex });
    });
  });

  it('says that a note was not signed by this log', async () => {
    const at = note.length - 20;
    const forged = note.slice(0, at) + (note[at] === 'A' ? 'B' : 'A') + note.slice(at + 1);
    expect(await check([forged])).toMatchObject({ ok: false, kind: 'signature', firstBadIndex: null });
  });

  it('starts read-only when the tail was cut, however well the head was made to fit', async () => {
    await forger.cut(250);
    replace(await door().restarted());
    expect(door().core.complaint).toMatchObject({ code: 'ledger.rolled_back' });
    await expect(door().run('service.tend', (op) => Promise.resolve(op.record('x')))).rejects.toMatchObject({
      code: 'door.read_only',
    });
    expect(await door().run('service.look', (op) => rows(op.db, sql`select 1 as one`))).toHaveLength(1);
    expect(await door().count('ledger_leaf')).toBe(250);
  });

  it('starts read-only on another history of the same length', async () => {
    forger = new Forger(door());
    await forger.restore();
    await forger.rewrite((all) => all.map((leaf, i) => (i === 299 ? { ...leaf, reason: 'rewritten' } : leaf)));
    replace(await door().restarted());
    expect(door().core.complaint).toMatchObject({ code: 'ledger.forked' });
  });

  it('works again on the log as it was', async () => {
    await new Forger(door()).restore();
    replace(await door().restarted());
    expect(door().core.complaint).toBeNull();
    await door().run('service.tend', (op) => Promise.resolve(op.record('back')));
    expect(await check()).toMatchObject({ ok: true, size: SIZE + 1 });
  });

  it('is not fooled by a memory signed with another key', async () => {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${door().core.settings.checkpointDir}/latest.note`, note.replace(/^(\S+)\n/, 'other-log\n'));
    replace(await door().restarted());
    expect(door().core.complaint).toMatchObject({ code: 'ledger.bad_memory' });
  });
});
