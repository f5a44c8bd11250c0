import { Global, Module } from '@nestjs/common';
import { AccountGates } from '../accounts/account-gates.js';
import { PlatformModule } from '../platforms/platform.module.js';
import { AccountRequestsController } from './account-requests.controller.js';
import { AccountRequests } from './account-requests.service.js';
import { Activation } from './activation.service.js';
import { AskedAccounts } from './asked-accounts.js';
import { Decisions } from './decisions.service.js';
import { Discussions } from './discussion.service.js';
import { Expiries } from './expiries.service.js';
import { SetUpController } from './set-up.controller.js';
import { SetUps } from './set-ups.service.js';

/** Global because the register below asks, without knowing it, before an account goes on. */
@Global()
@Module({
  imports: [PlatformModule],
  controllers: [AccountRequestsController, SetUpController],
  providers: [
    AccountRequests,
    Discussions,
    Decisions,
    Expiries,
    SetUps,
    Activation,
    { provide: AccountGates, useClass: AskedAccounts },
  ],
  exports: [AccountGates, Expiries],
})
export class OnboardingModule {}
