import { Global, Module } from '@nestjs/common';
import { ActorSource } from '../operation/actor-source.js';
import { StillHere } from '../operation/still-here.js';
import { SignInWatch } from '../people/sign-in-watch.js';
import { Admins } from './admins.js';
import { Cookies } from './cookies.js';
import { EnrolmentController } from './enrolment.controller.js';
import { EnrolmentService } from './enrolment.service.js';
import { OwnSessions } from './own-sessions.service.js';
import { OwnSignInController } from './own-sign-in.controller.js';
import { OwnSignIn } from './own-sign-in.service.js';
import { SeenSessions } from './seen-sessions.js';
import { SessionActors } from './session-actors.js';
import { SessionController } from './session.controller.js';
import { SignInService } from './session.service.js';
import { StillSignedIn } from './still-signed-in.js';
import { Watch } from './watch.js';

@Global()
@Module({
  controllers: [SessionController, EnrolmentController, OwnSignInController],
  providers: [
    { provide: ActorSource, useClass: SessionActors },
    { provide: SignInWatch, useClass: Watch },
    { provide: StillHere, useClass: StillSignedIn },
    Cookies,
    SeenSessions,
    SignInService,
    EnrolmentService,
    Admins,
    OwnSessions,
    OwnSignIn,
  ],
  exports: [ActorSource, SignInWatch, StillHere, Admins],
})
export class IdentityModule {}
