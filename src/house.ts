import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import type { CommandContext } from './cli/context.js';
import { openCore } from './core.js';
import { Database } from './database/database.js';
import { ENTITIES } from './entities.js';
import { DoorLogger, loggerOptions } from './logging.js';
import { Operations } from './operation/operations.js';
import { serve } from './serve.js';
import { loadSettings, type Launch, type Settings } from './settings/settings.js';

/** Every room of the house without its front door: what commands work in. */
export async function withHouse<T>(settings: Settings, work: Parameters<CommandContext['withHouse']>[0]): Promise<T> {
  const core = await openCore(settings, { role: 'command' });
  try {
    const log = pino({ ...loggerOptions(settings.logLevel) }, process.stderr);
    const app = await NestFactory.createApplicationContext(AppModule.of(core), {
      logger: new DoorLogger(log),
      abortOnError: false,
    });
    try {
      app.get(Operations).readOnly = core.complaint !== null;
      return (await work(app)) as T;
    } finally {
      await app.close();
    }
  } finally {
    await core.close();
  }
}

/** The context of the command line, from the environment it was started in. */
export function houseOf(launch: Launch): Omit<CommandContext, 'exit'> {
  const settings = (): Settings => loadSettings(launch);
  return {
    settings,
    withHouse: (work) => withHouse(settings(), work),
    withDatabase: async (work) => {
      const database = await Database.connect(settings(), ENTITIES);
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
    serve: (demo) => serve({ ...launch, demo }),
  };
}
