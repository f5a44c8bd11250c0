import { NEXT, refusalToDecide, refusalToMove, STATUSES, type Status } from '../../../src/accounts/lifecycle.rules.js';

/** The contract, written down once more by hand. */
const ALLOWED = new Set([
  'requested approved',
  'requested closed',
  'approved active',
  'approved closed',
  'active dormant',
  'active suspended',
  'active compromised',
  'active lost',
  'active closed',
  'dormant active',
  'dormant compromised',
  'dormant closed',
  'suspended active',
  'suspended compromised',
  'suspended closed',
  'compromised active',
  'compromised closed',
  'lost active',
  'lost compromised',
  'lost closed',
]);

const pairs = STATUSES.flatMap((from) => STATUSES.map((to) => [from, to, ALLOWED.has(`${from} ${to}`)] as const));

describe('the life of an account', () => {
  it.each(pairs)('%s → %s: %s', (from, to, allowed) => {
    const refusal = refusalToMove(from, to);
    expect(refusal === null).toBe(allowed);
    if (refusal)
      expect(refusal).toMatchObject({ kind: 'conflict', code: 'account.transition', extra: { facts: { from, to } } });
  });

  it('never leads out of closed', () => expect(NEXT.closed).toEqual([]));

  it('leads nowhere from a state nobody knows', () =>
    expect(refusalToMove('forgotten', 'active')?.code).toBe('account.transition'));
});

describe('who decides', () => {
  type Case = [
    status: string,
    requestedBy: string,
    decidedBy: string | null,
    actor: string,
    to: Status,
    code: string | null,
  ];
  const cases: Case[] = [
    ['requested', 'marie', null, 'claire', 'approved', null],
    ['requested', 'marie', null, 'claire', 'closed', null],
    ['requested', 'marie', null, 'marie', 'approved', 'account.own_request'],
    ['requested', 'marie', null, 'marie', 'closed', 'account.own_request'],
    ['requested', 'system', null, 'claire', 'approved', null],
    ['active', 'marie', null, 'marie', 'approved', 'account.own_request'],
    ['active', 'marie', null, 'claire', 'approved', null],
    ['active', 'marie', null, 'claire', 'closed', null],
    ['approved', 'marie', null, 'claire', 'approved', null],
    ['active', 'marie', 'claire', 'claire', 'approved', 'account.transition'],
    ['active', 'marie', 'claire', 'claire', 'closed', 'account.transition'],
    ['active', 'system', null, 'claire', 'approved', 'account.transition'],
    ['active', 'machine', null, 'claire', 'closed', 'account.transition'],
    ['closed', 'marie', null, 'claire', 'approved', 'account.transition'],
  ];
  it.each(cases)('%s, by %s, decided by %s: %s deciding %s', (status, requestedBy, decidedBy, actor, to, code) => {
    expect(refusalToDecide({ status, requestedBy, decidedBy }, actor, to)?.code ?? null).toBe(code);
  });
});
