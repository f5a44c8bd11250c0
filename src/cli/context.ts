import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { Database } from '../database/database.js';
import type { Settings } from '../settings/settings.js';

/** What a command may ask for; the doors of the building (`src/house.ts`) provide it. */
export interface CommandContext {
  /** Throws `SettingsError` naming a wrong setting. */
  settings(): Settings;
  /** Opens the house as `npm start` would, without listening, and closes it whatever happens. */
  withHouse<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T>;
  /** The bare database, its schema as it is: for migrations only. */
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** Runs the service until it is told to stop; answers its exit code. */
  serve(demo: boolean): Promise<number>;
  /** Ends the command with this exit code once it is done; without it the code is 0. */
  exit(code: number): void;
}

/** A file of commands adds them to the program. */
export type AddCommands = (program: Command, context: CommandContext) => void;
