import { Module } from '@nestjs/common';
import { KeysModule } from '../keys/keys.module.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { HandoverModule } from '../handover/handover.module.js';
import { DepartureHookController } from './departure-hook.controller.js';
import { DepartureHook } from './departure-hook.service.js';
import { DepartureImports } from './departures.import.js';
import { ImportMappingsController } from './import-mappings.controller.js';
import { ImportMappings } from './import-mappings.service.js';
import { ImportPreview } from './import-preview.service.js';
import { ImportRunning } from './import-running.service.js';
import { ImportRunsController } from './import-runs.controller.js';
import { ImportReading } from './import-reading.js';
import { ImportRuns } from './import-runs.service.js';
import { Imports } from './imports.service.js';
import { SheetImports } from './sheet-imports.service.js';
import { TableImports } from './table-imports.service.js';
import { SecretFiles } from './secret-files.js';
import { SecretImports } from './secrets.service.js';

@Module({
  imports: [HandoverModule, KeysModule, PlatformModule, VaultModule],
  controllers: [ImportRunsController, ImportMappingsController, DepartureHookController],
  providers: [
    Imports,
    ImportRuns,
    ImportReading,
    SecretFiles,
    ImportPreview,
    ImportRunning,
    ImportMappings,
    TableImports,
    SheetImports,
    DepartureImports,
    SecretImports,
    DepartureHook,
  ],
  exports: [Imports, ImportRunning, SheetImports, DepartureImports, SecretImports, DepartureHook],
})
export class ImportsModule {}
