import { generatePassword } from '../../../src/vault/password-generator.js';

const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789!#$%';

describe('generated passwords', () => {
  it('have the length and the letters of the platform and every class it has', () => {
    for (let i = 0; i < 300; i++) {
      const password = generatePassword({ length: 12, alphabet: ALPHABET });
      expect(password).toHaveLength(12);
      expect([...password].every((letter) => ALPHABET.includes(letter))).toBe(true);
      for (const one of [/[a-z]/, /[A-Z]/, /[0-9]/, /[!#$%]/]) expect(password).toMatch(one);
    }
  });

  it('ask for no class that the alphabet does not have', () => {
    expect(generatePassword({ length: 6, alphabet: '0123456789' })).toMatch(/^\d{6}$/);
  });

  it('favour no letter and no place', () => {
    const seen = new Map<string, number>();
    const draws = 20_000;
    for (let i = 0; i < draws; i++) {
      const [first = ''] = generatePassword({ length: 8, alphabet: 'abcd' });
      seen.set(first, (seen.get(first) ?? 0) + 1);
    }
    // Four letters, 5000 expected each; five standard deviations are about 306.
    for (const count of seen.values()) expect(Math.abs(count - draws / 4)).toBeLessThan(306);
  });

  it('refuse a rule that nothing fits', () => {
    expect(() => generatePassword({ length: 2, alphabet: ALPHABET })).toThrow('No password fits');
    expect(() => generatePassword({ length: 8, alphabet: 'a' })).toThrow('No password fits');
  });
});
