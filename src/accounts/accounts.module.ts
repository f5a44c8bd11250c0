import { Global, Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { Accounts } from './accounts.service.js';
import { LifecycleController } from './lifecycle.controller.js';
import { Lifecycle } from './lifecycle.service.js';
import { RecoveryChannels } from './recovery-channels.service.js';
import { Register } from './register.service.js';
import { Seats } from './seats.service.js';

@Global()
@Module({
  controllers: [AccountController, LifecycleController],
  providers: [Accounts, Seats, Lifecycle, Register, RecoveryChannels],
  exports: [Accounts, Seats, Lifecycle, Register, RecoveryChannels],
})
export class AccountsModule {}
