import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { SignInWatch } from '../people/sign-in-watch.js';
import { enrolledOf, forgetSignIn } from './factors.js';
import { endLinksOf, endSessionsOf, voidFreshnessOf } from './sessions.js';

/** What signing in answers to and does for the directory. */
@Injectable()
export class Watch extends SignInWatch {
  constructor(@Inject(HeldKeyring) private readonly keys: HeldKeyring) {
    super();
  }

  override async endSessions(db: EntityManager, personId: string, reason: string, now: Date): Promise<void> {
    await endSessionsOf(db, personId, reason, now);
  }

  override voidFreshness(db: EntityManager, personId: string): Promise<void> {
    return voidFreshnessOf(db, this.keys.current, personId);
  }

  override async endLinks(db: EntityManager, personId: string, now: Date): Promise<void> {
    await endLinksOf(db, personId, now);
  }

  override enrolledOf(db: EntityManager, personIds: readonly string[]): Promise<string[]> {
    return enrolledOf(db, this.keys.current, personIds);
  }

  override async forget(db: EntityManager, personId: string, now: Date): Promise<void> {
    await forgetSignIn(db, this.keys.current, personId, now);
    await endSessionsOf(db, personId, 'rehired', now);
    await endLinksOf(db, personId, now);
  }
}
