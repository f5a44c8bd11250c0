import { Failure } from '../../../src/kernel/failure.js';
import { loadCatalogue } from '../../../src/platforms/catalogue.js';
import {
  applyCorrections,
  correct,
  CORRECTABLE_FIELDS,
  correctCatalogue,
} from '../../../src/platforms/corrections.rules.js';
import { nameIn } from '../../../src/platforms/handle.rules.js';
import type { Platform } from '../../../src/platforms/platform.js';
import { catalogue, catalogueText, codeOf, platform } from './shipped.js';

const source = 'help centre, read today';
const corrected = (id: string, field: string, value: unknown): Platform => {
  const result = correct(platform(id), { field, value, source });
  if (result instanceof Failure) throw result;
  return result;
};

describe('correcting a fact of the catalogue', () => {
  it.each<[string, string, unknown, object]>([
    ['x', 'leadDays', 3, { leadDays: 3 }],
    ['x', 'keepAliveDays', 20, { keepAliveDays: 20 }],
    ['x', 'accessModel', 'shared_login', { accessModel: 'shared_login' }],
    [
      'tumblr',
      'primary',
      { exists: true, removableByOthers: false },
      { primary: { exists: true, removableByOthers: false } },
    ],
    ['foursquare', 'closedOn', '2024-12-15', { status: 'closed', closedOn: '2024-12-15' }],
    ['google_plus', 'closedOn', null, { status: 'open', closedOn: null }],
    ['x', 'password', { length: 30, alphabet: 'abcdefghij' }, { password: { length: 30, alphabet: 'abcdefghij' } }],
    ['x', 'roles', { owner: 'all' }, { roles: [{ id: 'owner', meaning: 'all' }] }],
    ['x', 'secondFactors', ['totp'], { secondFactors: ['totp'] }],
    ['x', 'note', null, { note: null }],
    ['x', 'dormancy', { months: 2, effect: 'gone' }, { dormancy: { months: 2, effect: 'gone' } }],
  ])('%s %s', (id, field, value, expected) => {
    expect(corrected(id, field, value)).toMatchObject(expected);
    expect(corrected(id, field, value).unverified).not.toContain(field);
    expect(corrected(id, field, value).sources[field]).toBe(source);
  });

  it('lets a longer handle in after its pattern is corrected', () => {
    const longer = corrected('x', 'handle.pattern', '^[A-Za-z0-9_]{1,15}x?$');
    expect(longer.handle.pattern.test('abcdefghijklmnox')).toBe(true);
    expect(longer.handle.key).toBe('lower');
    expect(longer.unverified).not.toContain('handle');
  });

  it.each<[string, unknown, string]>([
    ['id', 'y', 'platform.not_correctable'],
    ['handle.key', 'exact', 'platform.not_correctable'],
    ['__proto__', {}, 'platform.not_correctable'],
    ['constructor', {}, 'platform.not_correctable'],
    ['leadDays', -1, 'platform.invalid_correction'],
    ['leadDays', '7', 'platform.invalid_correction'],
    ['leadDays', 1.5, 'platform.invalid_correction'],
    ['name', '', 'platform.invalid_correction'],
    ['accessModel', 'psychic', 'platform.invalid_correction'],
    ['canonical', 'javascript:alert(1)', 'platform.invalid_correction'],
    ['canonical', 'https://x.com/{password}', 'platform.invalid_correction'],
    ['urlPatterns', ['^(a+)+$'], 'platform.invalid_correction'],
    ['urlPatterns', 'x', 'platform.invalid_correction'],
    ['handle.pattern', '^(a|aa)+$', 'platform.invalid_correction'],
    ['handle.pattern', '^nothing_fits$', 'platform.invalid_correction'],
    ['handle.pattern', '^.*$', 'platform.invalid_correction'],
    ['closedOn', '2024-13-45', 'platform.invalid_correction'],
    ['password', { length: 3, alphabet: 'abcdefghij' }, 'platform.invalid_correction'],
    ['password', { length: 12, alphabet: 'aaaaaaaaaaaa' }, 'platform.invalid_correction'],
    ['roles', ['owner'], 'platform.invalid_correction'],
  ])('refuses %s = %j', (field, value, code) => {
    expect(codeOf(correct(platform('x'), { field, value, source }))).toBe(code);
  });

  it('outlives a newer file, and never touches the file facts themselves', () => {
    const newer = loadCatalogue(catalogueText.replace('lead_days: 14', 'lead_days: 10'));
    const mine = new Map([
      ['apple_developer', [{ field: 'leadDays', value: 21, source }]],
      ['gone', [{ field: 'name', value: 'x', source }]],
    ]);
    expect(newer.platforms.get('apple_developer')?.leadDays).toBe(10);
    expect(correctCatalogue(newer, mine).platforms.get('apple_developer')?.leadDays).toBe(21);
    expect(correctCatalogue(newer, mine).platforms.size).toBe(newer.platforms.size);
    expect(platform('apple_developer').leadDays).toBe(14);
  });

  it('falls back to the file where a stored correction no longer fits', () => {
    const result = applyCorrections(platform('x'), [
      { field: 'retired', value: 1, source },
      { field: 'leadDays', value: 'seven', source },
      { field: 'badge', value: 'none', source },
    ]);
    expect(result).toMatchObject({ leadDays: 0, badge: 'none' });
  });

  it('closes a platform for registration at once', () => {
    const closed = correctCatalogue(catalogue, new Map([['x', [{ field: 'closedOn', value: '2026-01-01', source }]]]));
    expect(codeOf(nameIn(closed, 'x', 'Brevanne'))).toBe('account.closed_platform');
  });

  it('says which fields can be corrected', () => {
    expect(CORRECTABLE_FIELDS).toContain('leadDays');
    expect(CORRECTABLE_FIELDS).not.toContain('handle.key');
  });
});
