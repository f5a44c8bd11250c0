import { kindOfCut, type CutFacts } from '../../../src/handover/cut.rules.js';
import { planTasks } from '../../../src/handover/runbook.rules.js';
import { Failure } from '../../../src/kernel/failure.js';
import type { AccessModel } from '../../../src/platforms/platform.js';
import { runbooks, scenario } from './runbook.shipped.js';

/** Opened on Tuesday 17 November at 10:00 in Paris; the last day is Friday 18 December; the platform takes seven days. */
const facts = {
  openedAt: new Date('2026-11-17T09:00:00.000Z'),
  now: new Date('2026-11-17T09:00:00.000Z'),
  lastDay: '2026-12-18',
  timeZone: 'Europe/Paris',
};

/** One line again. */
const words = (text: TemplateStringsArray): string => (text[0] ?? '').trim().split(/\s+/).join(' ');

/** `code MM-DD`, with the hour in UTC where it is not the end of the day; in the order of the work. */
function planOf(id: string, model: AccessModel): string {
  const account = { accountId: 'a', model, primaryExists: true, leadDays: 7, overlays: [] };
  return planTasks(runbooks, scenario(id), [account], facts)
    .map(({ template, dueAt }) => {
      const at = dueAt.toISOString();
      return `${template.id} ${at.slice(5, 10)}${at.endsWith('22:59:59.999Z') ? '' : ` ${at.slice(11, 16)}`}`;
    })
    .join(', ');
}

/** Scenario, access model, and every step of a case with one such account. */
const PLANS: [string, AccessModel, string][] = [
  [
    'planned',
    'shared_login',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, C04 12-04, C05 12-04, S1 12-04, C07
      12-11, C08 12-11, S2 12-11, S3 12-11, C09 12-15, C10 12-17, C12 12-18 17:00, C11 12-18, S4 12-18, S5
      12-18, S6 12-18, S7 12-18, S8 12-18, C15 12-21, C16 12-21, S9 12-21, C13 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'planned',
    'native_roles',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, C04 12-04, C05 12-04, N1 12-04, N2
      12-04, C07 12-11, C08 12-11, N3 12-11, C09 12-15, N4 12-16, C10 12-17, C12 12-18 17:00, C11 12-18, N5
      12-18, N6 12-18, C15 12-21, C16 12-21, C13 12-21, C14 01-17, C17 03-18, N7 03-18
    `,
  ],
  [
    'planned',
    'brand_account',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, B1 11-27, B2 12-02, C04 12-04, C05
      12-04, B3 12-09, C07 12-11, C08 12-11, C09 12-15, B4 12-16, C10 12-17, C12 12-18 17:00, C11 12-18, B6
      12-18, B5 12-18, C15 12-21, C16 12-21, C13 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'planned',
    'tool_mediated',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, C04 12-04, C05 12-04, M1 12-09, M2
      12-09, C07 12-11, C08 12-11, C09 12-15, M3 12-15, M4 12-17, C10 12-17, C12 12-18 17:00, C11 12-18, M6
      12-18, M5 12-18, C15 12-21, C16 12-21, C13 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'planned',
    'phone_bound',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, C04 12-04, C05 12-04, C07 12-11, C08
      12-11, C09 12-15, C10 12-17, C12 12-18 17:00, C11 12-18, P1 12-18, P2 12-18, C15 12-21, C16 12-21, C13
      12-21, C14 01-17, P3 01-17, C17 03-18
    `,
  ],
  [
    'planned',
    'hybrid',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, C04 12-04, C05 12-04, S1 12-04, N1
      12-04, N2 12-04, C07 12-11, C08 12-11, S2 12-11, S3 12-11, N3 12-11, C09 12-15, N4 12-16, C10 12-17, C12
      12-18 17:00, C11 12-18, S4 12-18, S5 12-18, S6 12-18, S7 12-18, S8 12-18, N5 12-18, N6 12-18, C15 12-21,
      C16 12-21, S9 12-21, C13 12-21, C14 01-17, C17 03-18, N7 03-18
    `,
  ],
  [
    'hostile',
    'shared_login',
    words`
      C12 11-17 10:00, C13 11-17 13:00, S4 11-17 13:00, S5 11-17 13:00, S6 11-17 13:00, S7 11-17 13:00, S8 11-17
      13:00, C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, X1 11-17 09:00, X2 11-17 10:00,
      X3 11-17 10:00, C09 11-17 13:00, S1 11-17 13:00, S2 11-17 13:00, S3 11-17 13:00, C05 11-18 09:00, C08
      11-18 09:00, C11 11-18 09:00, X5 11-18 09:00, S9 11-18 09:00, C10 11-18 09:00, X4 11-20 09:00, C15 12-21,
      C16 12-21, X6 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'hostile',
    'native_roles',
    words`
      C12 11-17 10:00, C13 11-17 13:00, N5 11-17 13:00, N6 11-17 13:00, C01 11-17 09:00, C02 11-17 09:00, C03
      11-17 09:00, C06 11-17 09:00, X1 11-17 09:00, X2 11-17 10:00, X3 11-17 10:00, C09 11-17 13:00, N1 11-17
      13:00, N2 11-17 13:00, C05 11-18 09:00, C08 11-18 09:00, C11 11-18 09:00, X5 11-18 09:00, C10 11-18 09:00,
      X4 11-20 09:00, N3 11-24, N4 11-25, C15 12-21, C16 12-21, X6 12-21, C14 01-17, C17 03-18, N7 03-18
    `,
  ],
  [
    'hostile',
    'brand_account',
    words`
      C12 11-17 10:00, C13 11-17 13:00, B5 11-17 13:00, C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06
      11-17 09:00, X1 11-17 09:00, X2 11-17 10:00, X3 11-17 10:00, C09 11-17 13:00, B1 11-17 13:00, B2 11-17
      13:00, B6 11-17 13:00, C05 11-18 09:00, C08 11-18 09:00, C11 11-18 09:00, X5 11-18 09:00, C10 11-18 09:00,
      X4 11-20 09:00, B3 11-24, B4 11-25, C15 12-21, C16 12-21, X6 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'hostile',
    'tool_mediated',
    words`
      C12 11-17 10:00, C13 11-17 13:00, M5 11-17 13:00, C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06
      11-17 09:00, X1 11-17 09:00, X2 11-17 10:00, X3 11-17 10:00, C09 11-17 13:00, M1 11-17 13:00, M2 11-17
      13:00, M3 11-17 13:00, M4 11-17 13:00, M6 11-17 13:00, C05 11-18 09:00, C08 11-18 09:00, C11 11-18 09:00,
      X5 11-18 09:00, C10 11-18 09:00, X4 11-20 09:00, C15 12-21, C16 12-21, X6 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'hostile',
    'phone_bound',
    words`
      C12 11-17 10:00, C13 11-17 13:00, P2 11-17 13:00, C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06
      11-17 09:00, X1 11-17 09:00, X2 11-17 10:00, X3 11-17 10:00, C09 11-17 13:00, P1 11-17 13:00, C05 11-18
      09:00, C08 11-18 09:00, C11 11-18 09:00, X5 11-18 09:00, C10 11-18 09:00, X4 11-20 09:00, C15 12-21, C16
      12-21, X6 12-21, C14 01-17, P3 01-17, C17 03-18
    `,
  ],
  [
    'hostile',
    'hybrid',
    words`
      C12 11-17 10:00, C13 11-17 13:00, S4 11-17 13:00, S5 11-17 13:00, S6 11-17 13:00, S7 11-17 13:00, S8 11-17
      13:00, N5 11-17 13:00, N6 11-17 13:00, C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00,
      X1 11-17 09:00, X2 11-17 10:00, X3 11-17 10:00, C09 11-17 13:00, S1 11-17 13:00, S2 11-17 13:00, S3 11-17
      13:00, N1 11-17 13:00, N2 11-17 13:00, C05 11-18 09:00, C08 11-18 09:00, C11 11-18 09:00, X5 11-18 09:00,
      S9 11-18 09:00, C10 11-18 09:00, X4 11-20 09:00, N3 11-24, N4 11-25, C15 12-21, C16 12-21, X6 12-21, C14
      01-17, C17 03-18, N7 03-18
    `,
  ],
  [
    'death_absence',
    'shared_login',
    words`
      C12 11-18, S4 11-24, S5 11-24, S6 11-24, S7 11-24, S8 11-24, C13 11-25, C01 11-17 09:00, C02 11-17 09:00,
      C03 11-17 09:00, C06 11-17 09:00, D1 11-17 09:00, C05 11-18, D2 11-18, D3 11-18, C08 11-24, C09 11-24, S1
      11-24, S2 11-24, S3 11-24, C10 11-24, S9 11-25, D4 12-15, C15 12-21, C16 12-21, C14 01-17, C17 03-18
    `,
  ],
  [
    'agency_end',
    'shared_login',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, A1 11-17 09:00, A3 11-20, C04 12-04,
      C05 12-04, A2 12-04, S1 12-04, C07 12-11, C08 12-11, A4 12-11, S2 12-11, S3 12-11, C09 12-15, C10 12-17,
      C12 12-18 17:00, S4 12-18, S5 12-18, S6 12-18, S7 12-18, S8 12-18, C15 12-21, C16 12-21, S9 12-21, C13
      12-21, A5 12-25, C14 01-17, C17 03-18
    `,
  ],
  [
    'role_change',
    'shared_login',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, C04 12-04, C05 12-04, S1 12-04, C07
      12-11, C08 12-11, S2 12-11, S3 12-11, C09 12-15, C10 12-17, C12 12-18 17:00, S4 12-18, S5 12-18, S6 12-18,
      S7 12-18, S8 12-18, C15 12-21, C16 12-21, S9 12-21, C13 12-21, R1 12-28, R2 12-28, C14 01-17
    `,
  ],
  [
    'rehire',
    'shared_login',
    words`
      C01 11-17 09:00, C02 11-17 09:00, H1 11-17 09:00, H3 11-24, H2 12-01, S1 12-04, S2 12-11, S3 12-11, S4 12-18,
      S5 12-18, S6 12-18, S7 12-18, S8 12-18, C16 12-21, S9 12-21
    `,
  ],
  [
    'sole_admin',
    'native_roles',
    words`
      N2 11-17 09:00, C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, O3 11-17 09:00, O1
      11-18, O2 11-24, C04 12-04, C05 12-04, N1 12-04, C07 12-11, C08 12-11, N3 12-11, C09 12-15, N4 12-16, C10
      12-17, C12 12-18 17:00, C11 12-18, N5 12-18, N6 12-18, C15 12-21, C16 12-21, C13 12-21, C14 01-17, C17
      03-18, N7 03-18
    `,
  ],
  [
    'personal_registration',
    'shared_login',
    words`
      C01 11-17 09:00, C02 11-17 09:00, C03 11-17 09:00, C06 11-17 09:00, Q1 11-17 09:00, C04 12-04, C05 12-04,
      S1 12-04, C07 12-11, C08 12-11, S2 12-11, S3 12-11, C09 12-15, C10 12-17, C12 12-18 17:00, C11 12-18, Q2
      12-18, S4 12-18, S5 12-18, S6 12-18, S7 12-18, S8 12-18, C15 12-21, C16 12-21, S9 12-21, Q3 12-21, C13
      12-21, C14 01-17, C17 03-18
    `,
  ],
];

it.each(PLANS)('%s, %s: these steps, at these instants, in this order', (id, model, expected) => {
  expect(planOf(id, model)).toBe(expected);
});

describe('a cut', () => {
  const asked: CutFacts = {
    actorId: 'hr',
    isPerson: true,
    openedBy: 'hr',
    waitsFor: null,
    askedBy: null,
    takesTwo: false,
    lastDaySetAt: '2026-11-17T09:00:00.000Z',
    cutDueAt: '2026-11-17T22:59:59.999Z',
    recent: 0,
    most: 25,
  };
  const early = { lastDaySetAt: '2026-10-01T09:00:00.000Z' };
  const waits = { waitsFor: 'second_person', askedBy: 'hr' };

  it.each<[string, Partial<CutFacts>, string]>([
    ['by one person', {}, 'sudden'],
    ['by one person, as the last one they may', { recent: 24 }, 'sudden'],
    ['by one person, beyond what they may', { recent: 25 }, 'waits'],
    ['of an old case by hand counts like any other', { ...early, recent: 25 }, 'waits'],
    ['by the clock, of a last day known for long', { ...early, isPerson: false, recent: 500 }, 'ordinary'],
    ['by the clock, of a last day said today', { isPerson: false }, 'sudden'],
    ['by the clock, of too many last days said today', { isPerson: false, recent: 25 }, 'waits'],
    ['by a file, of too many', { isPerson: false, actorId: 'machine', recent: 25 }, 'waits'],
    ['that waits, by the clock', { ...waits, ...early, isPerson: false }, 'waits'],
    ['that waits, by whoever asked', waits, 'handover.second_person'],
    ['that waits, by somebody else, whatever they cut before', { ...waits, actorId: 'admin', recent: 99 }, 'confirmed'],
    ['that takes two, by whoever opened the case', { takesTwo: true }, 'waits'],
    ['that takes two, by somebody else', { takesTwo: true, actorId: 'admin' }, 'confirmed'],
  ])('%s', (_, change, expected) => {
    const kind = kindOfCut({ ...asked, ...change });
    expect(kind instanceof Failure ? kind.code : kind).toBe(expected);
  });
});
