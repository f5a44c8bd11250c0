import { Global, Module } from '@nestjs/common';
import { ActorSource } from '../operation/actor-source.js';
import { SessionActors } from './session-actors.js';

@Global()
@Module({ providers: [{ provide: ActorSource, useClass: SessionActors }], exports: [ActorSource] })
export class IdentityModule {}
