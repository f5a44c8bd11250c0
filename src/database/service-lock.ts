import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { failures } from '../kernel/failure.js';
import type { Settings } from '../settings/settings.js';
import { sqliteDriver } from './data-source.js';

export const LockFailures = failures('service', {
  ALREADY_RUNNING: ['conflict', 'Another Relève service is running on this data directory.'],
});

/**
 * One service per SQLite directory. The lock is SQLite's own, on a file beside the data: the system drops it with the
 * process, so a killed service leaves nothing stale behind.
 */
export class ServiceLock {
  private constructor(private readonly source: DataSource) {}

  static async take(settings: Settings): Promise<ServiceLock> {
    const source = new DataSource({
      type: 'sqlite',
      database: join(settings.dataDir, 'service.lock'),
      driver: sqliteDriver(settings.home),
      // Long enough for a service that was just told to stop, short enough for a person who waits.
      busyTimeout: 3000,
    });
    await source.initialize();
    try {
      await source.query('BEGIN EXCLUSIVE');
    } catch {
      await source.destroy();
      throw LockFailures.ALREADY_RUNNING();
    }
    return new ServiceLock(source);
  }

  release(): Promise<void> {
    return this.source.destroy();
  }
}
