import { Module } from '@nestjs/common';
import { KeysModule } from '../keys/keys.module.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { CredentialsController } from './credentials.controller.js';
import { Credentials } from './credentials.service.js';
import { Releases } from './releases.service.js';
import { ReleasesController } from './releases.controller.js';
import { VersionWriter } from './version-writer.js';

@Module({
  imports: [KeysModule, PlatformModule],
  controllers: [CredentialsController, ReleasesController],
  providers: [Credentials, Releases, VersionWriter],
  exports: [Credentials, Releases, VersionWriter],
})
export class VaultModule {}
