import type { HeldKeyring } from '../keyring/held-keyring.js';
import type { Work } from '../database/writer.js';
import { integrateWaiting } from './ledger.js';

/**
 * PostgreSQL: one appender a process. Whoever waits is answered after a round that began after their commit, so their
 * entry is in the tree by then, put there by this process or by another.
 */
export class Appender {
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  constructor(
    private readonly database: { write<T>(work: Work<T, never>): Promise<T> },
    private readonly keys: HeldKeyring,
  ) {}

  /** Resolves when every entry committed before this call has its place in the tree. */
  settled(): Promise<void> {
    if (!this.running) return this.begin();
    this.next ??= this.running.then(
      () => this.begin(),
      () => this.begin(),
    );
    return this.next;
  }

  private begin(): Promise<void> {
    this.next = null;
    const round = this.round().finally(() => {
      if (this.running === round) this.running = null;
    });
    this.running = round;
    return round;
  }

  private async round(): Promise<void> {
    let more = true;
    while (more) {
      const done = await this.database.write(async (db) => ({
        value: await integrateWaiting(db, this.keys.current),
        entries: [],
      }));
      more = done >= 2000;
    }
  }
}
