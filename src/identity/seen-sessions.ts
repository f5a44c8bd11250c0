import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { list, run, sql } from '../database/sql.js';
import { SYSTEM } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import { Settings } from '../settings/settings.js';

const GATHER_MS = 5_000;

/**
 * Keeps sessions in use from running idle. Reading leaves no trace, so a sighting is written only when the stored one is
 * older than a sixth of the idle time, for all such sessions together and as one leaf that names nobody: a session ends
 * a little earlier than the setting says, never later.
 */
@Injectable()
export class SeenSessions implements BeforeApplicationShutdown {
  private readonly waiting = new Map<string, string>();
  private timer: NodeJS.Timeout | null = null;
  private readonly graceMs: number;

  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(Settings) settings: Settings,
  ) {
    this.graceMs = (settings.sessionIdleMinutes * 60_000) / 6;
  }

  note(id: string, seenAt: string, now: Date): void {
    if (now.getTime() - new Date(seenAt).getTime() < this.graceMs) return;
    this.waiting.set(id, now.toISOString());
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Writes what was noted. A failure is no harm: the next request notes it again. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const seen = [...this.waiting.entries()];
    this.waiting.clear();
    if (seen.length === 0 || this.operations.readOnly) return;
    const latest = seen.reduce((newest, [, at]) => (at > newest ? at : newest), '');
    try {
      await this.operations.run(SYSTEM, 'service.tend', {}, async (op) => {
        const ids = list(seen.map(([id]) => id));
        const sessions = await run(
          op.db,
          sql`update session set seen_at = ${latest} where id in ${ids} and ended_at is null and seen_at < ${latest}`,
        );
        op.record([], { sessionsSeen: sessions });
      });
    } catch {
      // Said by the door's own log line; the sessions are noted again by their next request.
    }
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }
}
