import { Injectable } from '@nestjs/common';
import { ANONYMOUS, type Actor } from '../operation/actor.js';
import { ActorSource } from '../operation/actor-source.js';

@Injectable()
export class SessionActors extends ActorSource {
  override actorOf(): Promise<Actor> {
    return Promise.resolve(ANONYMOUS);
  }
}
