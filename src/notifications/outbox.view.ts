import type { ActionName } from '../operation/actions.js';

/** A mail as far as an administrator needs to know it: to whom and about what, never its words. */
export class MailView {
  id: string;
  /** What it is about, such as `request.opened`. */
  topic: string;
  personId: string;
  /** Of the recipient. */
  fullName: string;
  /** waiting, collected (for the daily mail), sending, sent, refused (by the mail server, for good) or dropped (the person is not to be told any more). */
  state: string;
  attempts: number;
  /** When it is tried, or tried again. */
  dueAt: string;
  createdAt: string;
  settledAt: string | null;
  /** Number or code of the last answer of the mail server. */
  answer: string | null;
  /** What the reader may do: `outbox.retry`. */
  can: ActionName[];
}

/** Messages from inside that nobody has taken yet; mails are made of them. */
export class MessagesView {
  waiting: number;
  /** When the oldest of them was written. */
  oldest: string | null;
}

export class OutboxView {
  /** Is a mail server set? Without one mails wait. */
  mailServer: boolean;
  messages: MessagesView;
  items: MailView[];
  nextCursor: string | null;
  total: number;
}

export class MailServerView {
  host: string;
  port: number;
  /** From the first byte; otherwise as soon as the server offers it. */
  isEncrypted: boolean;
  /** With a user name and a password, which are never shown. */
  signsIn: boolean;
}

/** The mail server as the settings name it, and how the last mails fared. */
export class MailSettingsView {
  /** Null: none is set, and mails wait. */
  server: MailServerView | null;
  from: string;
  waiting: number;
  refused: number;
  /** When a mail was taken last; null before the first. */
  lastSentAt: string | null;
  /** Last answer to a mail that did not go out: a number or a code. */
  lastTrouble: string | null;
}

export class TestMailView {
  reachable: boolean;
  /** Number or code of its answer where it did not let us in. */
  answer: string | null;
}
