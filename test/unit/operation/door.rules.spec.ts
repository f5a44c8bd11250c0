import type { Rule } from '../../../src/operation/actions.js';
import { ANONYMOUS, MACHINE, SYSTEM, type Actor } from '../../../src/operation/actor.js';
import { isFresh, isReason, refusalToAct } from '../../../src/operation/door.rules.js';

const now = new Date('2026-11-17T09:00:00.000Z');
const someone = (callers: string[], freshUntil: string | null = null): Actor => ({
  id: 'p1',
  name: 'Ada',
  callers: new Set(callers) as Actor['callers'],
  session: { id: 's1', freshUntil, factorEvent: null },
});
const member = someone(['member']);
const admin = someone(['member', 'admin']);
const rule = (extra: Partial<Rule>): Rule => ({ by: ['member'], recorded: true, ...extra });
const why = 'because the campaign starts';

describe('the door', () => {
  it.each<[string, Rule, Actor, string | null, string | null]>([
    ['a member where members may', rule({}), member, null, null],
    ['an admin where members may', rule({}), admin, null, null],
    ['a member where only admins may', rule({ by: ['admin'] }), member, null, 'door.not_allowed'],
    ['nobody signed in', rule({}), ANONYMOUS, null, 'door.not_signed_in'],
    ['half signed in', rule({}), someone(['pending']), null, 'door.not_signed_in'],
    ['half signed in where that is enough', rule({ by: ['pending'] }), someone(['pending']), null, null],
    ['a role that is shut out', rule({ not: ['hr'] }), someone(['member', 'hr']), null, 'door.not_allowed'],
    ['a command where only people may', rule({}), MACHINE, null, 'door.not_allowed'],
    ['the system where only people may', rule({}), SYSTEM, null, 'door.not_allowed'],
    ['no reason where one is needed', rule({ reason: true }), member, null, 'request.reason_needed'],
    ['nine characters of reason', rule({ reason: true }), member, 'ninechars', 'request.reason_needed'],
    ['ten characters of reason', rule({ reason: true }), member, 'tencharact', null],
    ['500 characters of reason', rule({ reason: true }), member, 'x'.repeat(500), null],
    ['501 characters of reason', rule({ reason: true }), member, 'x'.repeat(501), 'request.reason_needed'],
    ['no fresh factor', rule({ stepUp: true }), member, null, 'door.step_up'],
    ['a factor fresh until later', rule({ stepUp: true }), someone(['member'], '2026-11-17T09:00:00.001Z'), null, null],
    [
      'a factor fresh until now',
      rule({ stepUp: true }),
      someone(['member'], '2026-11-17T09:00:00.000Z'),
      null,
      'door.step_up',
    ],
  ])('%s', (_, facts, actor, reason, code) => {
    expect(refusalToAct(facts, actor, reason, now)?.code ?? null).toBe(code);
  });

  it('asks for the role before the reason and for the reason before the factor', () => {
    const all = rule({ by: ['admin'], reason: true, stepUp: true });
    expect(refusalToAct(all, member, null, now)?.code).toBe('door.not_allowed');
    expect(refusalToAct(all, admin, null, now)?.code).toBe('request.reason_needed');
    expect(refusalToAct(all, admin, why, now)?.code).toBe('door.step_up');
  });

  it('a missing reason names the field and nothing else', () => {
    const refusal = refusalToAct(rule({ reason: true }), member, 'short', now);
    expect(refusal?.extra.errors?.map((error) => error.field)).toEqual(['reason']);
    expect(JSON.stringify(refusal)).not.toContain('short');
  });

  it('a session that never gave a factor is never fresh', () => {
    expect(isFresh(member, now)).toBe(false);
    expect(isFresh(SYSTEM, now)).toBe(false);
  });

  it.each([null, '', '123456789'])('%j is no reason', (text) => expect(isReason(text)).toBe(false));
});
