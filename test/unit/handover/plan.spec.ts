import type { Holdings } from '../../../src/handover/holdings.js';
import { overlaysOf, plannedHandovers, plannedTasks, taskRecords } from '../../../src/handover/plan.js';
import { earliestSafeStart } from '../../../src/handover/preview.rules.js';
import { runbooks, scenario } from './runbook.shipped.js';

const account = (id: string, accessModel = 'shared_login', status = 'active') => ({
  id,
  platform: 'instagram',
  status,
  accessModel,
  isPersonal: 0,
  criticality: 'medium',
});

function holdings(change: Partial<Holdings>): Holdings {
  const accounts = new Map(['a', 'b', 'c'].map((id) => [id, account(id)]));
  return { seats: [], grants: [], soleControl: [], soleSeat: [], channels: [], seen: [], accounts, ...change };
}

const seat = (accountId: string, name: string) => ({ accountId, seat: name }) as Holdings['seats'][number];

describe('what must be handed over', () => {
  it('is what the leaver answers for, alone controls, or what hangs on their own things', () => {
    const planned = plannedHandovers(
      holdings({
        seats: [seat('a', 'owner'), seat('a', 'spokesperson'), seat('b', 'validator')],
        soleControl: ['c'],
        channels: [
          { kind: 'second_factor', value: 'totp', accountId: 'a' },
          { kind: 'registration_email', value: 'x', accountId: 'c' },
          { kind: 'registration_email', value: 'y', accountId: 'c' },
        ],
      }),
    );
    expect(planned).toEqual([
      { accountId: 'a', seats: ['owner'], holds: ['second_factor'] },
      { accountId: 'c', seats: [], holds: ['sole_control', 'registration_email'] },
    ]);
  });

  it('is nothing of an account that is closed', () => {
    expect(plannedHandovers(holdings({ seats: [seat('closed', 'owner')] }))).toEqual([]);
  });
});

describe('the tasks of a case', () => {
  const now = new Date('2026-11-17T09:00:00.000Z');
  const plan = (handed: string[], accounts = [account('a'), account('b')]) =>
    plannedTasks(accounts, {
      scenario: scenario('planned'),
      runbooks,
      facts: { openedAt: now, now, lastDay: '2026-12-18', timeZone: 'Europe/Paris' },
      handed: new Set(handed),
      overlays: new Map(),
      platforms: new Map(),
    });
  const codes = (tasks: ReturnType<typeof plan>, accountId: string | null) =>
    tasks
      .filter((task) => task.accountId === accountId)
      .map((task) => task.template.id)
      .sort()
      .join(' ');

  it('are every step of a handed account, and only what keeps the leaver out of the others', () => {
    const tasks = plan(['a']);
    expect(codes(tasks, 'a')).toBe('C10 S1 S2 S3 S4 S5 S6 S7 S8 S9');
    expect(codes(tasks, 'b')).toBe('S4 S5 S6 S7 S8 S9');
  });

  it('are worked out once for each kind of account, however many there are', () => {
    const accounts = Array.from({ length: 5000 }, (_, i) =>
      account(String(i), i % 2 ? 'native_roles' : 'shared_login'),
    );
    const began = performance.now();
    const tasks = plan([], accounts);
    expect(tasks.filter((task) => task.accountId !== null)).toHaveLength(2500 * 6 + 2500 * 2);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('let overlays combine, account by account', () => {
    const accounts = new Map(['a', 'b', 'c'].map((id) => [id, { ...account(id), isPersonal: id === 'b' ? 1 : 0 }]));
    const found = overlaysOf(runbooks, { accounts, soleControl: ['b', 'c'] });
    expect([...found].map(([id, overlays]) => [id, overlays.map((overlay) => overlay.id)])).toEqual([
      ['b', ['sole_admin', 'personal_registration']],
      ['c', ['sole_admin']],
    ]);
  });

  it('begin done where opening the case is the doing', () => {
    const records = taskRecords('case', plan([]), { by: 'hr', at: 'now', stopsGrowth: true });
    const done = records.filter((record) => record[5] === 'done').map((record) => [record[3], record[7]]);
    expect(done.sort()).toEqual([
      ['C01', 'hr'],
      ['C02', 'system'],
      ['C03', 'system'],
      ['C06', 'system'],
    ]);
    const staying = taskRecords('case', plan([]), { by: 'hr', at: 'now', stopsGrowth: false });
    expect(staying.find((record) => record[3] === 'C03')?.[5]).toBe('open');
  });
});

it('the slowest platform says when to begin at the latest', () => {
  const lead = (leadDays: number) => ({ accountId: 'a', platform: 'x', leadDays });
  expect(earliestSafeStart('2026-12-18', [lead(0), lead(7), lead(2)])).toBe('2026-12-08');
  expect(earliestSafeStart('2026-12-18', [])).toBeNull();
});
