import type { EntityManager } from 'typeorm';

/** A message of the outbox as it is handed over: `facts` holds ids, names and links, never a secret or a note. */
export interface Message {
  id: string;
  topic: string;
  facts: Record<string, unknown>;
  /** How often it was tried before; 0 the first time. */
  attempts: number;
}

/** The transaction that marks the message delivered: what a receiver writes there is written once. */
export interface Receiving {
  db: EntityManager;
  now: Date;
}

/**
 * Takes messages after their act was committed. May see one twice after a crash, so `id` is what makes it the same message.
 * Throws when it could not take it; it is then asked again, later and later.
 */
export interface Receiver {
  readonly name: string;
  receive(message: Message, receiving: Receiving): Promise<void> | void;
}
