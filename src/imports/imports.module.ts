import { Module } from '@nestjs/common';
import { KeysModule } from '../keys/keys.module.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { Imports } from './imports.service.js';
import { SecretImports } from './secrets.service.js';

@Module({
  imports: [KeysModule, PlatformModule, VaultModule],
  providers: [Imports, SecretImports],
  exports: [Imports, SecretImports],
})
export class ImportsModule {}
