import { Module } from '@nestjs/common';
import { KeysModule } from '../keys/keys.module.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { AfterRotation } from './after-rotation.service.js';
import { CheckOutController } from './check-out.controller.js';
import { CheckOuts } from './check-out.service.js';
import { CredentialsController } from './credentials.controller.js';
import { Credentials } from './credentials.service.js';
import { ExposuresController } from './exposures.controller.js';
import { Exposures } from './exposures.service.js';
import { ImportedSecrets } from './imported.service.js';
import { KeysController } from './keys.controller.js';
import { Releases } from './releases.service.js';
import { ReleasesController } from './releases.controller.js';
import { ProvenVersions } from './proven-version.service.js';
import { ReleaseDecisions } from './release-decision.service.js';
import { MyAccounts } from './my-accounts.service.js';
import { VaultReaders } from './readers.service.js';
import { Rewrap } from './rewrap.service.js';
import { SharedLogins } from './shared-login.service.js';
import { StagedController } from './staged.controller.js';
import { Staging } from './staging.service.js';
import { VersionWriter } from './version-writer.js';
import { WritableCredentials } from './writable.service.js';

@Module({
  imports: [KeysModule, PlatformModule],
  controllers: [
    CredentialsController,
    ReleasesController,
    ExposuresController,
    CheckOutController,
    StagedController,
    KeysController,
  ],
  providers: [
    AfterRotation,
    CheckOuts,
    Credentials,
    Exposures,
    ImportedSecrets,
    MyAccounts,
    ProvenVersions,
    ReleaseDecisions,
    Releases,
    Rewrap,
    SharedLogins,
    Staging,
    VaultReaders,
    VersionWriter,
    WritableCredentials,
  ],
  exports: [CheckOuts, Credentials, Exposures, ImportedSecrets, Releases, Rewrap, VersionWriter],
})
export class VaultModule {}
