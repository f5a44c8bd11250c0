import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import type { CommandContext } from './cli/context.js';
import { openCore, type Core } from './core.js';
import { Database } from './database/database.js';
import { ENTITIES } from './entities.js';
import { DoorLogger, loggerOptions } from './logging.js';
import { Operations } from './operation/operations.js';
import { serve } from './serve.js';
import { behindSetting } from './settings/setting-problem.js';
import { loadSettings, type Launch, type Settings } from './settings/settings.js';

type Work = Parameters<CommandContext['withHouse']>[0];

/** Every room of the house without its front door: what commands work in. */
export async function withHouse<T>(settings: Settings, work: Work): Promise<T> {
  const core = await openCore(settings, { role: 'command' });
  try {
    const answer = await inHouse(core, work);
    await core.close();
    return answer as T;
  } catch (error) {
    // What stopped the work is what is told, not what its remains do to the closing.
    await core.close().catch(() => undefined);
    throw error;
  }
}

async function inHouse(core: Core, work: Work): Promise<unknown> {
  const log = pino({ ...loggerOptions(core.settings.logLevel) }, process.stderr);
  const app = await NestFactory.createApplicationContext(AppModule.of(core), {
    logger: new DoorLogger(log),
    abortOnError: false,
  });
  try {
    app.get(Operations).readOnly = core.complaint !== null;
    return await work(app);
  } finally {
    await app.close();
  }
}

/** The context of the command line, from the environment it was started in. */
export function houseOf(launch: Launch): Omit<CommandContext, 'exit'> {
  const settings = (): Settings => loadSettings(launch);
  return {
    settings,
    withHouse: (work) => withHouse(settings(), work),
    withDatabase: async (work) => {
      const database = await connect(settings());
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
    serve: (demo) => serve({ ...launch, demo }),
  };
}

const connect = (settings: Settings): Promise<Database> =>
  Database.connect(settings, ENTITIES).catch((error: unknown) => {
    throw behindSetting(error, settings);
  });
