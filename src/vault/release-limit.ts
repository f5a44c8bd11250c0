import { VaultFailures } from './vault.failures.js';

const WINDOW_MS = 60_000;
const MOST_PEOPLE = 10_000;

/** How often one person may release in a minute, in this process. Bounded: the ones longest silent are forgotten first. */
export class ReleaseLimit {
  private readonly windows = new Map<string, { since: number; count: number }>();

  constructor(private readonly perMinute: number) {}

  /** Counts one release. Throws `vault.slow_down` with the seconds until the next minute begins. */
  count(personId: string, now: Date): void {
    const at = now.getTime();
    const known = this.windows.get(personId);
    if (!known || at >= known.since + WINDOW_MS || at < known.since) return this.begin(personId, at);
    if (known.count >= this.perMinute) {
      throw VaultFailures.SLOW_DOWN({ retryAfter: Math.ceil((known.since + WINDOW_MS - at) / 1000) });
    }
    known.count++;
  }

  private begin(personId: string, at: number): void {
    this.windows.delete(personId);
    this.windows.set(personId, { since: at, count: 1 });
    const [oldest] = this.windows.keys();
    if (this.windows.size > MOST_PEOPLE && oldest !== undefined) this.windows.delete(oldest);
  }
}
