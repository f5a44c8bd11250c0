import { checkSync } from 'recheck';
import { catalogue } from '../unit/platforms/shipped.js';

/** Counted steps decide, not the clock: on a busy machine a limit in milliseconds calls a sound pattern vulnerable. */
const COUNTED = { timeout: 60_000, attackTimeout: null, incubationTimeout: null };

const all = [...catalogue.platforms.values()];

describe('catastrophic backtracking', () => {
  const patterns = all.flatMap((each) => [
    [`${each.id} handle`, each.handle.pattern] as const,
    ...each.urlPatterns.map((pattern, n) => [`${each.id} url ${n}`, pattern] as const),
  ]);
  const personal = catalogue.personalProfiles.map((pattern, n) => [`personal ${n}`, pattern] as const);

  it.each([...patterns, ...personal])('%s is not vulnerable', (_, pattern) => {
    expect(checkSync(pattern.source, pattern.flags, COUNTED).status).toBe('safe');
  });

  it('would be found', () => {
    expect(checkSync('^(?:a|a.?)+$', 'u', COUNTED).status).toBe('vulnerable');
  });
});
