import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nameAccount, type Called, type Named } from '../../../src/accounts/naming.rules.js';
import { Failure } from '../../../src/kernel/failure.js';
import { loadCatalogue } from '../../../src/platforms/catalogue.js';

const catalogue = loadCatalogue(readFileSync(resolve(__dirname, '../../../config/platforms.yaml'), 'utf8'));
const named = (called: Called, options = {}): Named => {
  const result = nameAccount(catalogue, called, options);
  if (result instanceof Failure) throw result;
  return result;
};
const refused = (called: Called, options = {}): string | undefined => {
  const result = nameAccount(catalogue, called, options);
  return result instanceof Failure ? `${result.kind} ${result.code}` : undefined;
};

describe('what the register calls an account', () => {
  const same: [string, Called, [string, string, string, string | null]][] = [
    [
      'address',
      { profileUrl: 'https://www.instagram.com/Maison_Brevanne/?hl=fr' },
      ['instagram', 'Maison_Brevanne', 'maison_brevanne', 'https://www.instagram.com/Maison_Brevanne/'],
    ],
    ['handle', { platform: 'x', handle: '@Brevanne' }, ['x', 'Brevanne', 'brevanne', 'https://x.com/Brevanne']],
    [
      'old address',
      { profileUrl: 'https://twitter.com/Brevanne' },
      ['x', 'Brevanne', 'brevanne', 'https://x.com/Brevanne'],
    ],
    [
      'dots',
      { platform: 'facebook_page', handle: 'Maison.Brevanne' },
      ['facebook_page', 'Maison.Brevanne', 'maisonbrevanne', 'https://www.facebook.com/Maison.Brevanne'],
    ],
    [
      'all three',
      { platform: 'x', handle: 'brevanne', profileUrl: 'https://x.com/Brevanne' },
      ['x', 'brevanne', 'brevanne', 'https://x.com/brevanne'],
    ],
  ];
  it.each(same)('by %s', (_, called, [platform, handle, key, profileUrl]) => {
    expect(named(called)).toMatchObject({ platform: { id: platform }, handle, key, profileUrl });
  });

  const refusals: [string, Called, string][] = [
    ['nothing', {}, 'malformed account.address_needed'],
    ['a handle alone', { handle: 'brevanne' }, 'malformed account.address_needed'],
    ['a platform alone', { platform: 'x' }, 'malformed account.address_needed'],
    ['an unknown platform', { platform: 'myspace2', handle: 'brevanne' }, 'refused account.unknown_platform'],
    ['a bad handle', { platform: 'x', handle: 'not a handle' }, 'malformed account.invalid_handle'],
    ['a closed platform', { platform: 'google_plus', handle: '+Brevanne' }, 'refused account.closed_platform'],
    ['a personal profile', { profileUrl: 'https://www.linkedin.com/in/claire-m' }, 'refused account.personal_profile'],
    [
      'a personal profile behind a good handle',
      { platform: 'linkedin_page', handle: 'brevanne', profileUrl: 'https://www.linkedin.com/in/claire-m' },
      'refused account.personal_profile',
    ],
    [
      'an address of something else',
      { platform: 'x', handle: 'brevanne', profileUrl: 'https://x.com/lumio' },
      'refused account.url_mismatch',
    ],
    [
      'an address of another platform',
      { platform: 'x', handle: 'brevanne', profileUrl: 'https://www.instagram.com/brevanne/' },
      'refused account.url_mismatch',
    ],
    [
      'an address nobody knows',
      { platform: 'x', handle: 'brevanne', profileUrl: 'https://evil.example/brevanne' },
      'refused account.url_mismatch',
    ],
    [
      'a script',
      { platform: 'x', handle: 'brevanne', profileUrl: 'javascript:alert(1)' },
      'refused account.url_mismatch',
    ],
  ];
  it.each(refusals)('refuses %s', (_, called, code) => expect(refused(called)).toBe(code));

  it('keeps a closed account of a closed platform as a record', () => {
    expect(named({ platform: 'google_plus', handle: '+Brevanne' }, { archived: true }).key).toBe('+brevanne');
  });

  it('takes a personal profile from no import either', () => {
    expect(refused({ profileUrl: 'https://www.linkedin.com/in/claire-m' }, { lenient: true, archived: true })).toBe(
      'refused account.personal_profile',
    );
  });
});
