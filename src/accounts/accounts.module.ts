import { Global, Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { Accounts } from './accounts.service.js';
import { BrandsController } from './brands.controller.js';
import { Brands } from './brands.service.js';
import { LifecycleController } from './lifecycle.controller.js';
import { Lifecycle } from './lifecycle.service.js';
import { OwnAddressesController } from './own-addresses.controller.js';
import { OwnAddressList } from './own-addresses.service.js';
import { RecoveryChannels } from './recovery-channels.service.js';
import { Register } from './register.service.js';
import { Seats } from './seats.service.js';

@Global()
@Module({
  controllers: [AccountController, LifecycleController, BrandsController, OwnAddressesController],
  providers: [Accounts, Seats, Lifecycle, Register, RecoveryChannels, Brands, OwnAddressList],
  exports: [Accounts, Seats, Lifecycle, Register, RecoveryChannels, Brands],
})
export class AccountsModule {}
