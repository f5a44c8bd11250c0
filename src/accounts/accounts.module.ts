import { Global, Module } from '@nestjs/common';
import { AboutController } from './about.controller.js';
import { AboutAccounts } from './about.service.js';
import { AccountController } from './account.controller.js';
import { Accounts } from './accounts.service.js';
import { BrandsController } from './brands.controller.js';
import { Brands } from './brands.service.js';
import { LifecycleController } from './lifecycle.controller.js';
import { DocumentsController } from './documents.controller.js';
import { Documents } from './documents.service.js';
import { Lifecycle } from './lifecycle.service.js';
import { OwnAddressesController } from './own-addresses.controller.js';
import { OwnAddressList } from './own-addresses.service.js';
import { RecoveryChannels } from './recovery-channels.service.js';
import { Register } from './register.service.js';
import { Seats } from './seats.service.js';

@Global()
@Module({
  // What has a name of its own under `accounts` comes before what is an id.
  controllers: [
    AboutController,
    AccountController,
    LifecycleController,
    DocumentsController,
    BrandsController,
    OwnAddressesController,
  ],
  providers: [Accounts, Seats, Lifecycle, Register, RecoveryChannels, Brands, AboutAccounts, Documents, OwnAddressList],
  exports: [Accounts, Seats, Lifecycle, Register, RecoveryChannels, Brands],
})
export class AccountsModule {}
