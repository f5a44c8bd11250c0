import { checkSync } from 'recheck';
import { catalogue } from '../unit/platforms/shipped.js';

const all = [...catalogue.platforms.values()];

describe('catastrophic backtracking', () => {
  const patterns = all.flatMap((each) => [
    [`${each.id} handle`, each.handle.pattern] as const,
    ...each.urlPatterns.map((pattern, n) => [`${each.id} url ${n}`, pattern] as const),
  ]);
  const personal = catalogue.personalProfiles.map((pattern, n) => [`personal ${n}`, pattern] as const);

  it.each([...patterns, ...personal])('%s is not vulnerable', (_, pattern) => {
    expect(checkSync(pattern.source, pattern.flags, { timeout: 5000 }).status).toBe('safe');
  });

  it('would be found', () => {
    expect(checkSync('^(?:a|a.?)+$', 'u', { timeout: 5000 }).status).toBe('vulnerable');
  });
});
