import type { EntityManager } from 'typeorm';

/** What the directory must ask of and tell to signing in; identity implements it, so that people know no session. */
export abstract class SignInWatch {
  /** Ends every session of a person at once, in the transaction of the act. */
  abstract endSessions(db: EntityManager, personId: string, reason: string, now: Date): Promise<void>;
  /** No release relies on a second factor given before. */
  abstract voidFreshness(db: EntityManager, personId: string): Promise<void>;
  /** Ends every one-time link that waits for a person. */
  abstract endLinks(db: EntityManager, personId: string, now: Date): Promise<void>;
  /** Which of these people have a password and an authentic second factor. */
  abstract enrolledOf(db: EntityManager, personIds: readonly string[]): Promise<string[]>;
  /** Nothing old revives for somebody hired again: password, factors, links and sessions end. */
  abstract forget(db: EntityManager, personId: string, now: Date): Promise<void>;
}
