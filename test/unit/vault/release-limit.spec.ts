import type { Failure } from '../../../src/kernel/failure.js';
import { ReleaseLimit } from '../../../src/vault/release-limit.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 17, 9) + seconds * 1000);

describe('releases a minute', () => {
  it('lets as many through as promised and says when to come back', () => {
    const limit = new ReleaseLimit(60);
    for (let i = 0; i < 60; i++) limit.count('a', at(i / 2));
    const refused = (): unknown => limit.count('a', at(45));
    expect(refused).toThrow(expect.objectContaining({ kind: 'busy', code: 'vault.slow_down' }));
    try {
      refused();
    } catch (error) {
      expect((error as Failure).extra.retryAfter).toBe(15);
    }
    limit.count('a', at(60));
  });

  it('counts each person alone', () => {
    const limit = new ReleaseLimit(1);
    limit.count('a', at(0));
    limit.count('b', at(0));
    expect(() => limit.count('a', at(1))).toThrow();
  });

  it('remembers no more people than it has room for', () => {
    const limit = new ReleaseLimit(1);
    limit.count('first', at(0));
    for (let i = 0; i < 10_000; i++) limit.count(`p${i}`, at(1));
    limit.count('first', at(2));
    expect(() => limit.count('p9999', at(2))).toThrow();
  });
});
