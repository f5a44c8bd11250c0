import { loadRunbooks, partsOf } from '../../../src/handover/runbook.js';
import { RunbookError } from '../../../src/handover/runbook.reading.js';
import { accountTasks, caseTasks, dueIn, planTasks, scenarioOf } from '../../../src/handover/runbook.rules.js';
import type { PlanAccount, PlanFacts } from '../../../src/handover/runbook.rules.js';
import type { AccessModel } from '../../../src/platforms/platform.js';
import { runbooks, runbooksText, scenario } from './runbook.shipped.js';

const codes = (tasks: readonly { id: string }[]) => tasks.map((task) => task.id).join(' ');

describe('the shipped runbooks', () => {
  it('hold the eight scenarios and every step with both languages', () => {
    expect([...runbooks.scenarios.keys()]).toEqual([
      'planned',
      'hostile',
      'death_absence',
      'agency_end',
      'role_change',
      'rehire',
      'sole_admin',
      'personal_registration',
    ]);
    expect(runbooks.tasks.size).toBe(17 + 9 + 7 + 6 + 6 + 3 + 6 + 4 + 5 + 2 + 3 + 3 + 3);
    for (const task of runbooks.tasks.values()) expect([task.id, task.en === task.fr]).toEqual([task.id, false]);
  });

  it('mark what the service does, what rotates, who looks twice and what comes after the close', () => {
    const having = (is: (task: { id: string } & Record<string, unknown>) => boolean) =>
      [...runbooks.tasks.values()]
        .filter((task) => is({ ...task }))
        .map((task) => task.id)
        .join(' ');
    expect(having((task) => task['who'] === 'vault')).toBe('C02 C03 C06 C12 C16 C17 N7 B3 R2');
    expect(having((task) => task['who'] === 'vault' && task['does'] === null)).toBe('');
    expect(having((task) => task['rotates'] !== null)).toBe('C13 S4 S5 S6');
    expect(having((task) => task['needsVerification'] === true)).toBe('C10 C15 S9 N5 B5 M5 P2 X2');
    expect(having((task) => task['followUp'] === true)).toBe('C14 C17 N7 P3');
    expect(having((task) => task['followUp'] === true && task['gate'] === true)).toBe('');
  });

  it('are frozen', () => {
    expect(Object.isFrozen(runbooks.common[0])).toBe(true);
    expect(Object.isFrozen(runbooks.models.shared_login)).toBe(true);
  });
});

describe('the steps of a case', () => {
  it.each([
    ['planned', 'C01 C02 C03 C04 C05 C06 C07 C08 C09 C11 C12 C13 C14 C15 C16 C17'],
    ['hostile', 'C01 C02 C03 C05 C06 C08 C09 C11 C12 C13 C14 C15 C16 C17 X1 X2 X3 X4 X5 X6'],
    ['death_absence', 'C01 C02 C03 C05 C06 C08 C09 C12 C13 C14 C15 C16 C17 D1 D2 D3 D4'],
    ['agency_end', 'C01 C02 C03 C04 C05 C06 C07 C08 C09 C12 C13 C14 C15 C16 C17 A1 A2 A3 A4 A5'],
    ['role_change', 'C01 C02 C03 C04 C05 C06 C07 C08 C09 C12 C13 C14 C15 C16 R1 R2'],
    ['rehire', 'C01 C02 C16 H1 H2 H3'],
    ['sole_admin', 'C01 C02 C03 C04 C05 C06 C07 C08 C09 C11 C12 C13 C14 C15 C16 C17 O3'],
    ['personal_registration', 'C01 C02 C03 C04 C05 C06 C07 C08 C09 C11 C12 C13 C14 C15 C16 C17'],
  ])('%s, once per case', (id, expected) => {
    expect(codes(caseTasks(runbooks, scenario(id)))).toBe(expected);
  });

  const shared = 'S1 S2 S3 S4 S5 S6 S7 S8 S9';
  it.each<[AccessModel, boolean, string]>([
    ['shared_login', true, `${shared} C10`],
    ['native_roles', false, 'N1 N2 N3 N5 N6 N7 C10'],
    ['native_roles', true, 'N1 N2 N3 N4 N5 N6 N7 C10'],
    ['hybrid', true, `${shared} N1 N2 N3 N4 N5 N6 N7 C10`],
    ['brand_account', true, 'B1 B2 B3 B4 B5 B6 C10'],
    ['tool_mediated', true, 'M1 M2 M3 M4 M5 M6 C10'],
    ['phone_bound', true, 'P1 P2 P3 C10'],
  ])('%s (primary owner: %s), per account', (model, primaryExists, expected) => {
    expect(codes(accountTasks(runbooks, scenario('planned'), { model, primaryExists, overlays: [] }))).toBe(expected);
  });

  it('adds the per-account steps of a scenario to each account', () => {
    expect(
      codes(
        accountTasks(runbooks, scenario('personal_registration'), {
          model: 'phone_bound',
          primaryExists: true,
          overlays: [],
        }),
      ),
    ).toBe('P1 P2 P3 C10 Q1 Q2 Q3');
  });

  it('joins the steps of what is special about an account to any scenario, once each', () => {
    const overlays = ['sole_admin', 'personal_registration'].map(scenario);
    const account = { model: 'phone_bound', primaryExists: true, overlays } as const;
    expect(codes(accountTasks(runbooks, scenario('planned'), account))).toBe('P1 P2 P3 C10 O1 O2 Q1 Q2 Q3');
    expect(codes(accountTasks(runbooks, scenario('sole_admin'), account))).toBe('P1 P2 P3 C10 O1 O2 Q1 Q2 Q3');
    expect(codes(caseTasks(runbooks, scenario('planned'), overlays)).split(' ')).toContain('O3');
    expect(codes(caseTasks(runbooks, scenario('planned'))).split(' ')).not.toContain('O3');
  });

  it('works a hybrid account as both of its models', () => {
    expect(partsOf('hybrid')).toEqual(['shared_login', 'native_roles']);
  });

  it('refuses an unknown scenario', () => {
    expect(scenarioOf(runbooks, 'sabbatical')).toMatchObject({ code: 'handover.unknown_scenario', kind: 'refused' });
  });
});

describe('the plan of a case', () => {
  const facts: PlanFacts = {
    openedAt: new Date('2026-11-17T09:00:00.000Z'),
    now: new Date('2026-11-17T09:00:00.000Z'),
    lastDay: '2026-12-31',
    timeZone: 'Europe/Paris',
  };
  const accounts: PlanAccount[] = [
    { accountId: 'a', model: 'shared_login', primaryExists: true, leadDays: 0, overlays: [] },
    { accountId: 'b', model: 'brand_account', primaryExists: true, leadDays: 7, overlays: [] },
    { accountId: 'c', model: 'native_roles', primaryExists: true, leadDays: 14, overlays: [] },
  ];
  it('takes the earlier of two times where something joins the case', () => {
    const days = (overlays: PlanAccount['overlays']) =>
      planTasks(runbooks, scenario('planned'), [{ ...(accounts[2] as PlanAccount), overlays }], facts)
        .filter((task) => ['N1', 'N2'].includes(task.template.id))
        .map((task) => task.dueAt.toISOString().slice(0, 10));
    expect(days([])).toEqual(['2026-12-17', '2026-12-17']);
    expect(days([scenario('sole_admin')])).toEqual(['2026-11-17', '2026-12-17']);
  });

  const due = (id: string, overrides: Partial<PlanFacts> & { scenario?: string } = {}) => {
    const { scenario: name = 'planned', ...rest } = overrides;
    return planTasks(runbooks, scenario(name), accounts, { ...facts, ...rest })
      .find((task) => task.template.id === id)
      ?.dueAt.toISOString();
  };

  it('puts every task once, in order of its date, follow-ups last', () => {
    const plan = planTasks(runbooks, scenario('planned'), accounts, facts);
    expect(plan).toHaveLength(16 + 10 + 7 + 8);
    const dates = plan.filter((task) => !task.template.followUp).map((task) => task.dueAt.getTime());
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
    expect(plan.slice(-3).every((task) => task.template.followUp)).toBe(true);
    expect(plan.filter((task) => task.template.id === 'C10').map((task) => task.accountId)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['C01', '2026-11-17T09:00:00.000Z'],
    ['C04', '2026-12-17T22:59:59.999Z'],
    ['C12', '2026-12-31T17:00:00.000Z'],
    ['S4', '2026-12-31T22:59:59.999Z'],
    ['C13', '2027-01-01T22:59:59.999Z'],
    ['C14', '2027-01-30T22:59:59.999Z'],
    ['C17', '2027-03-31T21:59:59.999Z'],
    ['C16', '2027-01-01T22:59:59.999Z'],
    ['B2', '2026-12-15T22:59:59.999Z'],
    ['B3', '2026-12-22T22:59:59.999Z'],
    ['N3', '2026-12-31T22:59:59.999Z'],
  ])('planned: %s is due %s', (id, expected) => {
    expect(due(id)).toBe(expected);
  });

  it.each([
    ['C12', '2026-11-17T10:00:00.000Z'],
    ['S4', '2026-11-17T13:00:00.000Z'],
    ['N5', '2026-11-17T13:00:00.000Z'],
    ['C13', '2026-11-17T13:00:00.000Z'],
    ['S9', '2026-11-18T09:00:00.000Z'],
    ['C10', '2026-11-18T09:00:00.000Z'],
    ['X4', '2026-11-20T09:00:00.000Z'],
    ['N3', '2026-12-01T22:59:59.999Z'],
    ['B3', '2026-11-24T22:59:59.999Z'],
    ['C14', '2027-01-30T22:59:59.999Z'],
  ])('hostile: %s is due %s, whatever the last day', (id, expected) => {
    expect(due(id, { scenario: 'hostile' })).toBe(expected);
  });

  it('hostile: the cut comes first, and what removes access before what does not', () => {
    const plan = planTasks(runbooks, scenario('hostile'), accounts, facts).filter((task) => !task.template.followUp);
    expect(plan[0]?.template.id).toBe('C12');
    const removes = plan.slice(1).map((task) => task.template.removes);
    expect(removes).toEqual([...removes].sort((a, b) => Number(b) - Number(a)));
    expect(scenario('hostile').hidden).toBe(true);
  });

  it('hostile opened at 23:30 keeps its clocks over midnight', () => {
    const night = new Date('2026-11-17T22:30:00.000Z');
    const late = { scenario: 'hostile', openedAt: night, now: night, lastDay: '2026-11-17' };
    expect(due('C12', late)).toBe('2026-11-17T23:30:00.000Z');
    expect(due('S4', late)).toBe('2026-11-18T02:30:00.000Z');
  });

  it('makes everything due now when the last day is over, save the seven days Google insists on', () => {
    const plan = planTasks(runbooks, scenario('planned'), accounts, { ...facts, lastDay: '2026-09-01' });
    const open = plan.filter((task) => !task.template.followUp && task.template.does !== 'wait');
    expect(new Set(open.map((task) => task.dueAt.toISOString()))).toEqual(new Set(['2026-11-17T09:00:00.000Z']));
  });

  it('starts what a sole administrator needs on the day it is found', () => {
    expect(due('N2', { scenario: 'sole_admin' })).toBe('2026-11-17T09:00:00.000Z');
    expect(due('B2', { scenario: 'sole_admin' })).toBe('2026-11-17T09:00:00.000Z');
    expect(due('B3', { scenario: 'sole_admin' })).toBe('2026-11-24T22:59:59.999Z');
  });

  it('has a case without accounts', () => {
    expect(planTasks(runbooks, scenario('planned'), [], facts)).toHaveLength(16);
  });

  it('leaves tasks counted from the opening out of the clocks', () => {
    const freeze = runbooks.tasks.get('C02');
    if (!freeze) throw new Error('C02');
    expect(dueIn(scenario('hostile'), freeze)).toBe(freeze.due);
  });
});

describe('a runbook that does not fit is refused by name', () => {
  it.each([
    ['an unknown who', 'who: finance', 'who: accounting', 'C08: who must be one of'],
    ['a due date nobody can read', 'due: L+90c', 'due: L+90 days', 'C17: due is no due expression'],
    ['an unknown rotation', 'rotates: totp', 'rotates: fingerprint', 'S5: rotates must be one of'],
    ['an id twice', 'id: S9', 'id: S8', 'S8: this id is there twice'],
    ['a drop of nothing', 'drop: [C04, C07]', 'drop: [C04, Z99]', 'hostile: there is no task Z99'],
    ['a need of nothing', 'needs: [B3]', 'needs: [B33]', 'B4: there is no task B33'],
    ['an unknown order', 'order: cut_first', 'order: maybe', 'hostile: order must be one of'],
    ['no French', 'fr: Ouvrir le dossier de départ', "fr: ''", 'C01: fr is no text'],
  ])('%s', (_, from, to, message) => {
    expect(runbooksText).toContain(from);
    expect(() => loadRunbooks(runbooksText.replace(from, to))).toThrow(
      expect.objectContaining({ constructor: RunbookError, message: expect.stringContaining(message) }),
    );
  });

  it('changes the behaviour when the data changes', () => {
    const changed = loadRunbooks(runbooksText.replace('drop: [C04, C07]', 'drop: [C04, C07, C08]'));
    const hostile = changed.scenarios.get('hostile');
    if (!hostile) throw new Error('hostile');
    expect(codes(caseTasks(changed, hostile))).not.toContain('C08');
  });
});
