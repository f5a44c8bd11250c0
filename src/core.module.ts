import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Core } from './core.js';
import { Database } from './database/database.js';
import { Clock } from './kernel/clock.js';
import { HeldKeyring } from './keyring/held-keyring.js';
import { CheckpointKeeper } from './ledger/checkpoint-keeper.js';
import { LogSettled } from './operation/operations.js';
import { Settings } from './settings/settings.js';

/** Gives every module what `core` opened. Only the door asks for the database. */
@Global()
@Module({})
export class CoreModule {
  static of(core: Core): DynamicModule {
    const providers = [
      { provide: Settings, useValue: core.settings },
      { provide: Clock, useValue: core.clock },
      { provide: Database, useValue: core.database },
      { provide: HeldKeyring, useValue: core.keys },
      { provide: CheckpointKeeper, useValue: core.keeper },
      { provide: LogSettled, useValue: { settled: core.settled } },
    ];
    return { module: CoreModule, providers, exports: providers.map((provider) => provider.provide) };
  }
}
