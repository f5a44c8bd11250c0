import { readSecret, type Kind } from '../../../src/vault/credential-kind.rules.js';
import { codeAt, totpFromUri } from '../../../src/vault/totp.rules.js';
import type { Failure } from '../../../src/kernel/failure.js';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return (error as Failure).code;
  }
};

const SEED = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('what each kind keeps', () => {
  const kept: [string, Kind, unknown, unknown][] = [
    ['a password', 'password', { password: ' as typed ' }, { password: ' as typed ' }],
    ['a password with its user', 'password', { username: 'u', password: 'p' }, { username: 'u', password: 'p' }],
    [
      'a seed in any spelling',
      'totp',
      { seed: 'jbsw y3dp-ehpk 3pxp==' },
      { seed: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30 },
    ],
    [
      'a seed with everything said',
      'totp',
      { seed: SEED, algorithm: 'sha-512', digits: 8, period: 60 },
      { seed: SEED, algorithm: 'SHA512', digits: 8, period: 60 },
    ],
    [
      'an otpauth address',
      'totp',
      { uri: `otpauth://totp/X:me?secret=${SEED}&issuer=X&algorithm=SHA256&digits=7&period=15` },
      { seed: SEED, algorithm: 'SHA256', digits: 7, period: 15 },
    ],
    ['codes, trimmed', 'recovery_codes', { codes: [' a1 ', 'b2'] }, { codes: ['a1', 'b2'] }],
    [
      'a token',
      'api_token',
      { token: 't', scopes: ['read'], expiresOn: '2027-02-28' },
      { token: 't', scopes: ['read'], expiresOn: '2027-02-28' },
    ],
    ['a token that never ends', 'api_token', { token: 't' }, { token: 't', scopes: [], expiresOn: null }],
    ['a note', 'note', { text: 'two\nlines' }, { text: 'two\nlines' }],
  ];
  it.each(kept)('%s', (_, kind, value, stored) => expect(readSecret(kind, value).stored).toEqual(stored));

  it('counts recovery codes', () => expect(readSecret('recovery_codes', { codes: ['a', 'b', 'c'] }).codes).toBe(3));
  it('knows when a token ends', () =>
    expect(readSecret('api_token', { token: 't', expiresOn: '2027-01-31' }).expiresOn).toBe('2027-01-31'));
});

describe('what is refused', () => {
  const refused: [string, Kind, unknown, string][] = [
    ['no object', 'password', 'secret', 'vault.bad_value'],
    ['a list', 'note', [], 'vault.bad_value'],
    ['an empty password', 'password', { password: '  ' }, 'vault.bad_value'],
    ['a password of the wrong type', 'password', { password: 7 }, 'vault.bad_value'],
    ['a password without end', 'password', { password: 'x'.repeat(1001) }, 'vault.bad_value'],
    ['half a surrogate pair', 'password', { password: 'a\ud800' }, 'vault.bad_value'],
    ['a field for a personal login', 'password', { password: 'p', personalPassword: 'q' }, 'vault.bad_value'],
    ['a field of another kind', 'note', { text: 't', token: 'x' }, 'vault.bad_value'],
    ['both seed and address', 'totp', { uri: 'otpauth://totp/x?secret=' + SEED, seed: SEED }, 'vault.bad_value'],
    ['a seed under 10 bytes', 'totp', { seed: 'JBSWY3DPEHPK3PX' }, 'vault.bad_seed'],
    ['a seed that is no base32', 'totp', { seed: 'JBSWY3DPEHPK3PX1' }, 'vault.bad_seed'],
    ['an algorithm nobody uses', 'totp', { seed: SEED, algorithm: 'MD5' }, 'vault.bad_seed'],
    ['five digits', 'totp', { seed: SEED, digits: 5 }, 'vault.bad_seed'],
    ['nine digits', 'totp', { seed: SEED, digits: 9 }, 'vault.bad_seed'],
    ['a period of nothing', 'totp', { seed: SEED, period: 0 }, 'vault.bad_seed'],
    ['a period as text', 'totp', { seed: SEED, period: '30' }, 'vault.bad_value'],
    ['a counter instead of a clock', 'totp', { uri: `otpauth://hotp/x?secret=${SEED}&counter=1` }, 'vault.bad_seed'],
    ['an address of something else', 'totp', { uri: `https://totp/x?secret=${SEED}` }, 'vault.bad_seed'],
    ['an address without a seed', 'totp', { uri: 'otpauth://totp/x' }, 'vault.bad_seed'],
    ['no codes', 'recovery_codes', { codes: [] }, 'vault.bad_value'],
    ['51 codes', 'recovery_codes', { codes: Array.from({ length: 51 }, (_, i) => `c${i}`) }, 'vault.bad_value'],
    ['a code twice', 'recovery_codes', { codes: ['a', 'a '] }, 'vault.bad_value'],
    ['codes as text', 'recovery_codes', { codes: 'a b c' }, 'vault.bad_value'],
    ['a day that does not exist', 'api_token', { token: 't', expiresOn: '2027-02-30' }, 'vault.bad_value'],
    ['an instant for a day', 'api_token', { token: 't', expiresOn: '2027-02-01T00:00:00Z' }, 'vault.bad_value'],
  ];
  it.each(refused)('%s', (_, kind, value, code) => expect(codeOf(() => readSecret(kind, value))).toBe(code));

  it('never repeats what was sent', () => {
    for (const [, kind, value] of refused) {
      try {
        readSecret(kind, value);
      } catch (error) {
        expect(JSON.stringify([(error as Failure).message, (error as Failure).extra])).not.toMatch(
          /personalPassword|JBSWY|MD5|secret=/,
        );
      }
    }
  });
});

describe('codes by time', () => {
  // RFC 6238, appendix B: the seeds are the ASCII digits, repeated to the length of the hash.
  const ascii = (length: number): string => {
    const bytes = Buffer.from('1234567890'.repeat(7).slice(0, length));
    let bits = '';
    for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
    return (bits.match(/.{1,5}/g) ?? [])
      .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)])
      .join('');
  };
  it.each([
    [59, 'SHA1', 20, '94287082'],
    [59, 'SHA256', 32, '46119246'],
    [59, 'SHA512', 64, '90693936'],
    [1111111109, 'SHA1', 20, '07081804'],
    [20000000000, 'SHA512', 64, '47863826'],
  ] as const)('at %d with %s', (second, algorithm, length, code) => {
    expect(codeAt({ seed: ascii(length), algorithm, digits: 8, period: 30 }, new Date(second * 1000)).code).toBe(code);
  });

  it('says how long a code still holds', () => {
    const secret = totpFromUri(`otpauth://totp/x?secret=${SEED}&period=40`);
    expect(codeAt(secret, new Date(79_900)).secondsLeft).toBe(1);
    expect(codeAt(secret, new Date(80_000)).secondsLeft).toBe(40);
  });

  it('takes seeds whose last letter says more than whole bytes', () => {
    expect(codeAt({ seed: `${SEED}A7`, algorithm: 'SHA1', digits: 6, period: 30 }, new Date(0)).code).toMatch(
      /^\d{6}$/,
    );
  });
});
