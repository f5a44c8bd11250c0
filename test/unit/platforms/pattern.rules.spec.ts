import { refusalToPattern } from '../../../src/platforms/pattern.rules.js';

describe('a pattern given by an admin', () => {
  it.each([
    '^[a-z0-9_]{1,30}$',
    '^(?!.*--)[a-z][a-z-]{0,38}(?<!-)$',
    '^https?://(?:www\\.)?example\\.com/(?<h>[^/?#]{1,80})(?=[/?#]|$)',
    '^(?P<h>\\d+)$',
    '^\\p{L}{1,20}\\u{1F600}?$',
    '^[\\]a]+$',
    '^a*?b$',
  ])('%s is taken', (source) => {
    expect(refusalToPattern(source, 320)).toBeNull();
  });

  it.each([
    ['(a+)+', '^(a+)+$'],
    ['a choice that repeats', '^(?:a|ab)*$'],
    ['an optional part that repeats', '^(?:ab?)*$'],
    ['a counted repeat of repeats', '^(?:a{1,30}){1,30}$'],
    ['four stars in a row', '^.*.*.*.*$'],
    ['stars in a lookahead', '^(?=.*a.*b.*c.*d)a$'],
    ['a lookahead that repeats', '^(?:(?=.*a)b)+$'],
    ['a back reference', '^(a)\\1$'],
    ['a named back reference', '^(?<q>a)\\k<q>$'],
    ['no anchor', 'abc$'],
    ['alternatives outside a group', '^a|b$'],
    ['an open group', '^(a$'],
    ['an open class', '^[a$'],
    ['an open repeat', '^a{2$'],
    ['modifiers', '^(?i:a)$'],
    ['nothing', ''],
    ['too long', `^${'a'.repeat(400)}$`],
  ])('%s is refused', (_, source) => {
    expect(refusalToPattern(source, 320)?.code).toBe('platform.unsafe_pattern');
  });

  it('judges by the length of the input', () => {
    expect(refusalToPattern('^.*x.*x.*$', 200)).toBeNull();
    expect(refusalToPattern('^.*x.*x.*$', 2048)).not.toBeNull();
  });
});
