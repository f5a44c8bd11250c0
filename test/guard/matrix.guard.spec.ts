import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS, type Caller, type Rule } from '../../src/operation/actions.js';
import type { Actor } from '../../src/operation/actor.js';
import { refusalToAct } from '../../src/operation/door.rules.js';
import { House } from '../support/house.js';
import { BODIES, MatrixWorld, QUERIES, ROLES, type MatrixRole, type Objects } from '../support/matrix-world.js';

/**
 * The reviewed files are read by people: after a change of rights run with REVIEW_MATRIX=1, read the difference line by line
 * and commit it with the change.
 */
const reviewed = (name: string): string => join(__dirname, name);

function expectReviewed(name: string, text: string): void {
  if (process.env['REVIEW_MATRIX'] === '1') writeFileSync(reviewed(name), text);
  expect(text.split('\n')).toEqual(readFileSync(reviewed(name), 'utf8').split('\n'));
}

const WHO: Record<string, Caller[]> = {
  anonymous: ['anonymous'],
  pending: ['pending'],
  member: ['member'],
  admin: ['member', 'admin'],
  hr: ['member', 'hr'],
  auditor: ['member', 'auditor'],
  'admin+hr': ['member', 'admin', 'hr'],
  machine: ['machine'],
  system: ['system'],
};

/** Who may do such a thing at all, given a reason and a fresh factor. */
function actionTable(actions: Record<string, Rule>): string {
  const names = Object.keys(WHO);
  const now = new Date('2026-11-17T09:00:00.000Z');
  const line = (name: string, rule: Rule): string => {
    const cells = names.map((who) => {
      const session = { id: 's', freshUntil: '2026-11-17T09:01:00.000Z', factorEvent: 'e' };
      const actor: Actor = { id: who, name: who, callers: new Set(WHO[who]), session };
      return (refusalToAct(rule, actor, 'a reason that is long enough', now) ? '-' : 'yes').padEnd(
        Math.max(who.length, 3),
      );
    });
    const facts = [
      rule.recorded ? 'recorded' : 'reads',
      rule.reason && 'reason',
      rule.stepUp && 'step-up',
      rule.release && 'release',
      rule.snapshot && 'snapshot',
    ];
    return `${name.padEnd(28)} ${cells.join('  ')}  ${facts.filter(Boolean).join(' ')}`;
  };
  const head = `${'action'.padEnd(28)} ${names.map((who) => who.padEnd(3)).join('  ')}`;
  return `${[head, ...Object.entries(actions).map(([name, rule]) => line(name, rule))].join('\n')}\n`;
}

describe('every role and every action', () => {
  it('is as reviewed', () => expectReviewed('matrix.actions.txt', actionTable(ACTIONS)));

  it.each<[string, Record<string, Rule>]>([
    ['a role that was let in', { ...ACTIONS, 'credential.reveal': { ...ACTIONS['credential.reveal'], not: [] } }],
    ['a reason no longer asked for', { ...ACTIONS, 'case.cut': { ...ACTIONS['case.cut'], reason: false } }],
    [
      'a factor no longer asked for',
      { ...ACTIONS, 'credential.code': { ...ACTIONS['credential.code'], stepUp: false } },
    ],
    ['an act no longer recorded', { ...ACTIONS, 'grant.issue': { ...ACTIONS['grant.issue'], recorded: false } }],
    ['an action nobody reviewed', { ...ACTIONS, 'planted.act': { by: ['member'], recorded: false } }],
  ])('would show %s', (_, planted) => {
    expect(actionTable(planted)).not.toBe(readFileSync(reviewed('matrix.actions.txt'), 'utf8'));
  });
});

/** Their subject is the session itself; told in the stories of signing in. */
const TOLD_ELSEWHERE = /^\S+ \/(session|enrolment)\b|^GET \/(health|metrics)/;
const GATE = 'links_and_legal_notice';
/** Pointed at oneself they would end the story. */
const NEVER_AT_ONESELF = /\/people\/\{id\}\/(freeze|unfreeze)/;

describe('every route, every role, own and other objects', () => {
  let house: House;
  let world: MatrixWorld;
  let routes: string[];

  beforeAll(async () => {
    house = await House.open('sqlite');
    world = await MatrixWorld.open(house);
    const { paths } = (await house.browser().get('//api/openapi.json')).body as { paths: Record<string, object> };
    routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
  });
  afterAll(() => house.close());

  const target = (route: string, role: MatrixRole, at: Objects, own: boolean): string => {
    const ids: [RegExp, string][] = [
      [/^\/people/, own && !NEVER_AT_ONESELF.test(route) ? personOf(role) : at.person],
      [/^\/platforms/, 'instagram'],
      [/^\/runbooks\/tasks/, 'C11'],
      [/^\/runbooks\/scenarios/, 'planned'],
      [/^\/incidents/, at.incident],
      [/^\/accounts/, at.account],
      [/^\/credentials.*\/use-code/, at.codes],
      [/^\/credentials.*\/code/, at.totp],
      [/^\/credentials/, at.credential],
      [/^\/grants/, at.grant],
      [/^\/groups/, at.group],
      [/^\/group-grants/, at.groupGrant],
      [/^\/break-glass-rights/, at.breakGlassRight],
      [/^\/break-glass/, at.opening],
      [/^\/access-requests/, at.request],
      [/^\/account-requests/, at.accountRequest],
      [/^\/offboarding-cases/, at.case],
      [/^\/handovers/, at.handover],
      [/^\/tasks/, at.task],
      [/^\/entitlements/, at.entitlement],
      [/^\/campaigns/, at.campaign],
      [/^\/training/, at.training],
      [/^\/captures/, at.capture],
      [/^\/impersonations/, at.impersonation],
      [/^\/brand-audits/, at.audit],
      [/^\/brand-audit-faults/, at.fault],
      [/^\/imports/, at.import],
      [/^\/import-mappings/, at.mapping],
    ];
    const path = route.split(' ')[1] as string;
    const id = ids.find(([prefix]) => prefix.test(path))?.[1] ?? '-';
    const parts = {
      id,
      seat: 'spokesperson',
      item: at.item,
      task: 'evidence',
      code: at.policy,
      n: '1',
      row: '1',
      platform: 'instagram',
      index: '0',
      name: 'Matrix',
      gate: GATE,
      accountId: at.account,
      personId: world.people.engager.id,
    };
    const named = Object.entries(parts).reduce((address, [name, value]) => address.replace(`{${name}}`, value), path);
    return named + (QUERIES[route] ?? '');
  };
  const personOf = (role: MatrixRole): string =>
    role === 'anonymous' || role === 'pending' ? world.people.member.id : world.people[role].id;

  async function answers(route: string): Promise<string> {
    const [method = '', path = ''] = route.split(' ');
    const sides = await world.objects(path);
    const cells: string[] = [];
    for (const role of ROLES) {
      const statuses: number[] = [];
      for (const side of path.includes('{id}') ? (['own', 'other'] as const) : (['own'] as const)) {
        const at = sides[side];
        const body = method === 'GET' ? undefined : BODIES[route]?.(world, at);
        const answer = await world.browsers[role].send(method, target(route, role, at, side === 'own'), body, {});
        statuses.push(answer.status);
      }
      cells.push(statuses.join('/').padEnd(9));
    }
    return `${route.padEnd(46)} ${cells.join(' ')}`.trimEnd();
  }

  it('has a way of being tried', () => {
    const silent = routes.filter(
      (route) => !route.startsWith('GET') && !TOLD_ELSEWHERE.test(route) && !(route in BODIES),
    );
    expect(silent).toEqual([]);
  });

  it('answers as reviewed', async () => {
    const tried = routes.filter((route) => !TOLD_ELSEWHERE.test(route));
    const lines = [`${'route, own/other'.padEnd(46)} ${ROLES.map((role) => role.padEnd(9)).join(' ')}`.trimEnd()];
    for (const route of tried.sort(
      (a, b) => (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '') || a.localeCompare(b),
    ))
      lines.push(await answers(route));
    expect(lines.filter((line) => / 5(?!03)\d\d/.test(line))).toEqual([]);
    expectReviewed('matrix.routes.txt', `${lines.join('\n')}\n`);
  }, 300_000);

  it('everybody is still signed in as they were', async () => {
    for (const role of ROLES.slice(2))
      expect([role, (await world.browsers[role].get('/session')).status]).toEqual([role, 200]);
  });

  it('nobody without a right was answered a secret', () => {
    const table = readFileSync(reviewed('matrix.routes.txt'), 'utf8').split('\n');
    for (const line of table.filter((one) =>
      /^POST \/credentials\/\{id\}\/(staged\/)?(reveal|code|use-code)/.test(one),
    )) {
      const cells = line.slice(46).trim().split(/\s+/);
      const byRole = Object.fromEntries(ROLES.map((role, i) => [role, cells[i]]));
      for (const role of ['anonymous', 'pending', 'member', 'hr', 'auditor', 'admin'])
        expect([line, role, byRole[role]]).toEqual([line, role, expect.not.stringContaining('20')]);
      expect(byRole['owner']).toMatch(/^200\/404$/);
    }
  });
});
