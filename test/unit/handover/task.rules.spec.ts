import type { TaskTemplate } from '../../../src/handover/runbook.js';
import { gateConditions, liftable } from '../../../src/handover/conditions.rules.js';
import type { TaskRow } from '../../../src/handover/task.queries.js';
import {
  isSettled,
  maySeeTask,
  refusalToVerify,
  refusalToWaive,
  refusalToWork,
  type Doer,
} from '../../../src/handover/task.rules.js';
import { runbooks } from './runbook.shipped.js';

const step = (code: string): TaskTemplate | null => runbooks.tasks.get(code) ?? null;
const doer = (id: string, roles: Partial<Doer> = {}): Doer => ({ id, isAdmin: false, isHr: false, ...roles });
const hr = doer('hr', { isHr: true });
const admin = doer('admin', { isAdmin: true });

const task = (change: Partial<TaskRow> = {}): TaskRow => ({
  id: 't1',
  caseId: 'c1',
  accountId: 'a1',
  code: 'S2',
  who: 'custodian',
  stored: 'open',
  status: 'open',
  assigneeId: 'owner',
  dueAt: '2026-12-01T22:59:59.999Z',
  completedBy: null,
  completedAt: null,
  verifiedBy: null,
  verifiedAt: null,
  blockedReason: null,
  waiveReason: null,
  waivedBy: null,
  reviewOn: null,
  version: 1,
  leaverId: 'leaver',
  scenario: 'planned',
  caseStatus: 'open',
  successorId: 'successor',
  ownerId: 'owner',
  backupId: null,
  handoverId: null,
  isVoid: 0,
  covers: null,
  ...change,
});

describe('who works on a task', () => {
  it.each<[string, Partial<TaskRow>, Doer, string | null]>([
    ['its assignee', {}, doer('owner'), null],
    ['nobody else of the account', {}, doer('successor'), 'handover.not_assignee'],
    ['not even an admin in their place', {}, admin, 'handover.not_assignee'],
    ['HR for the manager', { code: 'C05', who: 'manager', assigneeId: 'boss' }, hr, null],
    ['an admin for finance', { code: 'C08', who: 'finance', assigneeId: null }, admin, null],
    ['no HR for an admin', { code: 'C14', who: 'admin', assigneeId: null }, hr, 'handover.not_assignee'],
    ['staff where nobody is left', { assigneeId: null }, hr, null],
    ['nobody for the service', { code: 'C12', who: 'vault', assigneeId: null }, admin, 'handover.service_task'],
    ['the leaver where the step is theirs', { code: 'C07', who: 'leaver', assigneeId: 'leaver' }, doer('leaver'), null],
    ['the leaver nowhere else', {}, doer('leaver', { isAdmin: true, isHr: true }), 'handover.own_case'],
    [
      'no leaver where a second person must look',
      { code: 'N5', who: 'leaver', assigneeId: 'leaver' },
      doer('leaver'),
      'handover.own_case',
    ],
    ['nobody once it is done', { status: 'done' }, doer('owner'), 'handover.task_over'],
    ['nobody once the case is over', { caseStatus: 'closed' }, doer('owner'), 'handover.case_over'],
    ['but follow-ups', { caseStatus: 'closed', code: 'C14', who: 'admin', assigneeId: null }, admin, null],
  ])('%s', (_, change, who, code) => {
    const row = task(change);
    expect(refusalToWork(row, step(row.code), who)?.code ?? null).toBe(code);
  });
});

describe('who signs what somebody else did', () => {
  it.each<[string, Partial<TaskRow>, Doer, string | null]>([
    ['HR', { status: 'done', completedBy: 'owner' }, hr, null],
    ['an owner of the account', { status: 'done', completedBy: 'x' }, doer('owner'), null],
    ['never its author', { status: 'done', completedBy: 'hr' }, hr, 'handover.own_evidence'],
    ['never who waived it', { status: 'waived', waivedBy: 'admin', completedBy: null }, admin, 'handover.own_evidence'],
    ['never the leaver', { status: 'done', completedBy: 'owner' }, doer('leaver', { isHr: true }), 'handover.own_case'],
    ['no stranger', { status: 'done', completedBy: 'owner' }, doer('x'), 'handover.not_verifying'],
    ['no successor for a waiver', { status: 'waived', waivedBy: 'admin' }, doer('successor'), 'handover.not_verifying'],
    ['nothing without evidence', { status: 'started' }, hr, 'handover.not_done'],
    ['nothing twice', { status: 'waived', waivedBy: 'admin', verifiedBy: 'x' }, hr, 'handover.task_over'],
  ])('%s', (_, change, who, code) => {
    const row = task(change);
    expect(refusalToVerify(row, step(row.code), who)?.code ?? null).toBe(code);
  });
});

describe('who leaves a task out', () => {
  const today = '2026-11-17';
  it.each<[string, Partial<TaskRow>, Doer, string, string | null]>([
    ['HR, for a time', {}, hr, '2027-03-01', null],
    ['never whose step it is', {}, doer('owner', { isAdmin: true }), '2027-03-01', 'handover.own_task'],
    ['never the leaver', {}, doer('leaver', { isHr: true }), '2027-03-01', 'handover.own_case'],
    ['no successor', {}, doer('successor'), '2027-03-01', 'handover.not_assignee'],
    ['not without an end', {}, hr, '2028-01-01', 'handover.bad_review_day'],
    ['not until today', {}, hr, today, 'handover.bad_review_day'],
    ['not until a day that is none', {}, hr, '2027-02-30', 'handover.bad_review_day'],
    [
      'no work of the service',
      { code: 'C12', who: 'vault', assigneeId: null },
      hr,
      '2027-03-01',
      'handover.service_task',
    ],
    ['but its waiting', { code: 'B3', who: 'vault', assigneeId: null }, hr, '2027-03-01', null],
    ['nothing that is done', { status: 'done' }, hr, '2027-03-01', 'handover.task_over'],
  ])('%s', (_, change, who, reviewOn, code) => {
    const row = task(change);
    expect(refusalToWaive(row, step(row.code), who, { reviewOn, today })?.code ?? null).toBe(code);
  });
});

it.each([
  ['leaver', true, true, false],
  ['leaver', true, false, true],
  ['stranger', false, false, false],
  ['successor', false, true, true],
  ['owner', false, true, true],
])('%s (staff %s, hidden %s) sees the task: %s', (id, seesAll, hidden, sees) => {
  expect(maySeeTask(task(), doer(id), seesAll, hidden)).toBe(sees);
});

describe('what holds a case up', () => {
  const gate = (change: Partial<TaskRow>) =>
    gateConditions([task({ code: 'C10', ...change })], step).map((condition) => condition.detail.split(': ')[1]);

  it.each<[Partial<TaskRow>, string | undefined]>([
    [{ status: 'open' }, 'not done.'],
    [{ status: 'blocked' }, 'not done.'],
    [{ status: 'done' }, 'the evidence needs a second person.'],
    [{ status: 'verified' }, undefined],
    [{ status: 'waived' }, 'the waiver needs a second person.'],
    [{ status: 'waived', verifiedBy: 'hr' }, undefined],
    [{ status: 'open', code: 'S7' }, undefined],
    [{ status: 'open', code: 'C14' }, undefined],
  ])('%j', (change, detail) => expect(gate(change)[0]).toBe(detail));

  it('is settled by being done only where nobody has to look', () => {
    expect([
      isSettled({ status: 'done', verifiedBy: null }, false),
      isSettled({ status: 'done', verifiedBy: null }, true),
    ]).toEqual([true, false]);
  });

  it('is lifted by a waiver two people signed, and only what the waived step is about', () => {
    const lifts = (code: string, verifiedBy: string | null) => {
      const by = liftable([task({ id: code, code, status: 'waived', verifiedBy })], step);
      return {
        seat: by.seat(),
        mail: by.channel('a1', 'registration_email'),
        factor: by.channel('a1', 'second_factor'),
        password: by.secret('a1', 'password'),
        other: by.secret('a2', 'password'),
      };
    };
    const none = { seat: null, mail: null, factor: null, password: null, other: null };
    expect(lifts('S4', null)).toEqual(none);
    expect(lifts('S4', 'hr')).toEqual({ ...none, password: 'S4' });
    expect(lifts('S5', 'hr')).toEqual({ ...none, factor: 'S5' });
    expect(lifts('S2', 'hr')).toEqual({ ...none, mail: 'S2' });
    expect(lifts('C05', 'hr')).toEqual({ ...none, seat: 'C05' });
    expect(lifts('C13', 'hr')).toEqual({ ...none, password: 'C13', other: 'C13' });
    expect(lifts('C15', 'hr')).toEqual({ ...none, mail: 'C15', factor: 'C15' });
    expect(lifts('C10', 'hr')).toEqual(none);
  });
});
