import { mkdirSync } from 'node:fs';
import type { Trace } from './operation/operations.js';
import { Database } from './database/database.js';
import type { GroupLimits } from './database/group-writer.js';
import type { Settle } from './database/writer.js';
import { ServiceLock } from './database/service-lock.js';
import { pendingMigrations, refuseNewerSchema } from './database/schema.js';
import { insertLater } from './database/sql.js';
import { ENTITIES } from './entities.js';
import { Clock, day } from './kernel/clock.js';
import { Failure } from './kernel/failure.js';
import { HeldKeyring } from './keyring/held-keyring.js';
import { openKeys } from './keys/open-keys.js';
import { Appender } from './ledger/appender.js';
import { CheckpointKeeper } from './ledger/checkpoint-keeper.js';
import { append, stage } from './ledger/ledger.js';
import { announceAll } from './outbox/outbox.js';
import { behindSetting } from './settings/setting-problem.js';
import type { Settings } from './settings/settings.js';

/** What stands before any module: database, keys, log. Built once at start, closed last. */
export interface Core {
  settings: Settings;
  clock: Clock;
  database: Database<Trace>;
  keys: HeldKeyring;
  keeper: CheckpointKeeper;
  settled: () => Promise<void>;
  /** What is wrong with the log, when it does not extend its outside checkpoint: the service then only reads. */
  complaint: Failure | null;
  close: () => Promise<void>;
}

export interface CoreOptions {
  /** A service holds the data directory alone on SQLite; commands work beside it. */
  role: 'service' | 'command';
  limits?: GroupLimits;
  /** Tests bring their own, to walk across last days and summer time. */
  clock?: Clock;
}

/** Throws a `SettingsError` where a setting is behind it, a `Failure` where the data is. */
export async function openCore(settings: Settings, options: CoreOptions): Promise<Core> {
  try {
    return await openInOrder(settings, options);
  } catch (error) {
    throw behindSetting(error, settings);
  }
}

/** Opens everything in the order in which it can be trusted: lock, schema, keys, log. */
async function openInOrder(settings: Settings, { role, limits, clock: given }: CoreOptions): Promise<Core> {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const lock = role === 'service' && settings.databaseKind === 'sqlite' ? await ServiceLock.take(settings) : null;
  const clock = given ?? new Clock(settings.clock ? new Date(settings.clock) : null);
  const database = await Database.connect<Trace>(settings, ENTITIES);
  try {
    const { keyring, logKey } = await database.alone(async () => {
      await refuseNewerSchema(database.source);
      if ((await pendingMigrations(database.source)).length > 0) await database.migrate();
      return openKeys(database.source, settings, clock.now().toISOString());
    });
    const keys = new HeldKeyring(keyring);
    const keeper = new CheckpointKeeper(logKey, keys, settings.checkpointDir);
    const sqlite = settings.databaseKind === 'sqlite';
    const settleGroup = settling(append, keys);
    await database.start({ settle: sqlite ? settleGroup : settling(stage, keys), settleGroup, limits });
    const appender = new Appender(database, keys);
    const settled = sqlite ? () => Promise.resolve() : () => appender.settled();
    const complaint = await examine({ database, keeper, settled }, day(clock.now()));
    const close = async (): Promise<void> => {
      await database.close();
      await lock?.release();
    };
    return { settings, clock, database, keys, keeper, settled, complaint, close };
  } catch (error) {
    await database.close();
    await lock?.release();
    throw error;
  }
}

/** What every commit carries beside its acts: rows nobody read, the log, what the outside is told. */
function settling(log: typeof append, keys: HeldKeyring): Settle<Trace> {
  return async (db, traces) => {
    await insertLater(
      db,
      traces.flatMap((trace) => trace.rows),
    );
    await log(
      db,
      keys.current,
      traces.flatMap((trace) => trace.entries),
    );
    for (const trace of traces) await announceAll(db, trace.announcements, trace.now);
  };
}

/** What is wrong with the log; null when it extends its outside memory and its newest head is signed. */
async function examine(
  { database, keeper, settled }: Pick<Core, 'database' | 'keeper' | 'settled'>,
  today: string,
): Promise<Failure | null> {
  try {
    const complaint = await database.read((db) => keeper.complaint(db), true);
    if (complaint) return complaint;
    await settled();
    await database.read((db) => keeper.sign(db, today), true);
    return null;
  } catch (error) {
    if (error instanceof Failure && error.kind === 'unavailable') return error;
    throw error;
  }
}
