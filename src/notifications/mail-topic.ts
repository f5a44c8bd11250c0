import type { EntityManager } from 'typeorm';
import type { Keyring } from '../keyring/keyring.js';

export type Language = 'en' | 'fr';
export type Facts = Readonly<Record<string, unknown>>;

export interface Recipient {
  personId: string;
  /** An address they had before; their present one without it. */
  address?: string;
}

/** What finding out whom to tell may look at. */
export interface Asking {
  db: EntityManager;
  keyring: Keyring;
  now: Date;
}

export interface MailTopic {
  readonly to: (asking: Asking, facts: Facts) => Promise<Recipient[]> | Recipient[];
  /** Some messages of the topic only. */
  readonly when?: (facts: Facts) => boolean;
  /** Goes out by itself even to whoever wants one mail a day. */
  readonly urgent?: true;
  /** A one-time link made at the moment of sending goes into the mail instead of the page. */
  readonly link?: 'invitation';
  readonly subject: Readonly<Record<Language, string>>;
  readonly text: Readonly<Record<Language, string>>;
  /** Page under the public address; `{name}` is a fact of the message. */
  readonly path: string;
}

export const both = (en: string, fr: string): Readonly<Record<Language, string>> => ({ en, fr });
