import { CHECKS } from '../../../src/reports/continuity-checks.js';
import { continuityOf, type ContinuityFacts } from '../../../src/reports/continuity.rules.js';

const SOUND: ContinuityFacts = {
  controllers: 2,
  registration: 'organisation',
  phone: 'organisation',
  sharesLogin: true,
  secondFactor: 'totp',
  factorIsHeld: true,
  factorInVault: true,
  codesLeft: 8,
  passwordDays: 30,
  rotateAfterDays: 365,
  hasSecrets: true,
  usedDays: 3,
  ownerIsHere: true,
  backupOwnerIsHere: true,
  verifiedDays: 10,
  restDays: 5,
  keepAliveDays: 60,
};

const outcome = (facts: Partial<ContinuityFacts>, code: string): boolean | null | undefined =>
  continuityOf({ ...SOUND, ...facts }, CHECKS).lines.find(({ check }) => check.code === code)?.passed;

describe('continuity', () => {
  it('is 100 when everything holds and says so line by line', () => {
    const { score, lines } = continuityOf(SOUND, CHECKS);
    expect(score).toBe(100);
    expect(lines.map(({ passed }) => passed)).toEqual(CHECKS.map(() => true));
  });

  it.each<[string, Partial<ContinuityFacts>, string, boolean | null]>([
    ['one person with full control', { controllers: 1 }, 'two_full_control', false],
    ['nobody with full control', { controllers: 0 }, 'two_full_control', false],
    ['a private mailbox', { registration: 'other' }, 'organisation_address', false],
    ['no mailbox at all', { registration: 'unknown' }, 'organisation_address', false],
    ['a phone nobody knows', { phone: 'unknown' }, 'organisation_phone', false],
    ['a factor on one phone', { factorInVault: false }, 'second_factor_shared', false],
    [
      'a factor nobody in particular holds',
      { factorInVault: false, factorIsHeld: false },
      'second_factor_shared',
      true,
    ],
    ['no second factor', { secondFactor: 'none' }, 'second_factor_shared', null],
    ['nothing written about a factor', { secondFactor: null }, 'recovery_codes', null],
    ['everybody has a login of their own', { sharesLogin: false, codesLeft: null }, 'recovery_codes', null],
    ['codes never stored', { codesLeft: null }, 'recovery_codes', false],
    ['the last code', { codesLeft: 1 }, 'recovery_codes', false],
    ['two codes left', { codesLeft: 2 }, 'recovery_codes', true],
    ['a password on its last day', { passwordDays: 365 }, 'password_fresh', true],
    ['a password too old', { passwordDays: 366 }, 'password_fresh', false],
    ['passwords that have no age', { passwordDays: 900, rotateAfterDays: 0 }, 'password_fresh', null],
    ['no password', { passwordDays: null }, 'password_fresh', null],
    ['a secret nobody tried', { usedDays: 181 }, 'secret_used', false],
    ['a secret nobody ever used', { usedDays: null }, 'secret_used', false],
    ['no secret', { hasSecrets: false, usedDays: null }, 'secret_used', null],
    ['an owner who left', { ownerIsHere: false }, 'owner_seats', false],
    ['no backup owner', { backupOwnerIsHere: false }, 'owner_seats', false],
    ['verified 180 days ago', { verifiedDays: 180 }, 'verified_recently', true],
    ['verified 181 days ago', { verifiedDays: 181 }, 'verified_recently', false],
    ['never verified', { verifiedDays: null }, 'verified_recently', false],
    ['rests on the last day', { restDays: 60 }, 'keep_alive', true],
    ['rests too long', { restDays: 61 }, 'keep_alive', false],
    ['no sign of life written down', { restDays: null }, 'keep_alive', false],
    ['a platform without a limit', { restDays: null, keepAliveDays: null }, 'keep_alive', null],
  ])('%s', (_, facts, code, passed) => {
    expect(outcome(facts, code)).toBe(passed);
  });

  it('weighs what fails against what applies', () => {
    const total = CHECKS.reduce((sum, { weight }) => sum + weight, 0);
    expect(continuityOf({ ...SOUND, controllers: 1 }, CHECKS).score).toBe(Math.round((100 * (total - 20)) / total));
    const without = { ...SOUND, keepAliveDays: null, controllers: 1 };
    expect(continuityOf(without, CHECKS).score).toBe(Math.round((100 * (total - 25)) / (total - 5)));
  });

  it('has no figure when nothing is asked', () => {
    expect(continuityOf(SOUND, [])).toEqual({ score: null, lines: [] });
  });

  it('says everything in two languages', () => {
    for (const { question, why, todo } of CHECKS)
      for (const text of [question, why, todo])
        expect([text.en, text.fr]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
  });
});
