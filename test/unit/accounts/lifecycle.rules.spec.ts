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
  'dormant closed',
  'suspended active',
  'suspended closed',
  'compromised active',
  'compromised closed',
  'lost active',
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

describe('who decides a request', () => {
  const cases: [string, string, Status, string | undefined][] = [
    ['requested', 'claire', 'approved', undefined],
    ['requested', 'claire', 'closed', undefined],
    ['requested', 'marie', 'approved', 'account.own_request'],
    ['requested', 'marie', 'closed', 'account.own_request'],
    ['active', 'marie', 'approved', 'account.own_request'],
    ['active', 'claire', 'approved', 'account.transition'],
    ['active', 'claire', 'closed', 'account.transition'],
    ['closed', 'claire', 'approved', 'account.transition'],
  ];
  it.each(cases)('asked by marie, now %s: %s deciding %s gives %s', (status, actor, to, code) => {
    expect(refusalToDecide({ status, requestedBy: 'marie' }, actor, to)?.code).toBe(code);
  });
});
