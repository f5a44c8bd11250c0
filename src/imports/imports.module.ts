import { Module } from '@nestjs/common';
import { KeysModule } from '../keys/keys.module.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { HandoverModule } from '../handover/handover.module.js';
import { DepartureHookController } from './departure-hook.controller.js';
import { DepartureHook } from './departure-hook.service.js';
import { DepartureImports } from './departures.import.js';
import { Imports } from './imports.service.js';
import { SecretImports } from './secrets.service.js';

@Module({
  imports: [HandoverModule, KeysModule, PlatformModule, VaultModule],
  controllers: [DepartureHookController],
  providers: [Imports, DepartureImports, SecretImports, DepartureHook],
  exports: [Imports, DepartureImports, SecretImports, DepartureHook],
})
export class ImportsModule {}
