/** A mail as far as an administrator needs to know it: to whom and about what, never its words. */
export class MailView {
  id: string;
  /** What it is about, such as `request.opened`. */
  topic: string;
  personId: string;
  /** waiting, collected (for the daily mail), sending, sent, refused (by the mail server, for good) or dropped (the person is not to be told any more). */
  state: string;
  attempts: number;
  /** When it is tried, or tried again. */
  dueAt: string;
  createdAt: string;
  settledAt: string | null;
  /** Number or code of the last answer of the mail server. */
  answer: string | null;
}

export class OutboxView {
  /** Is a mail server set? Without one mails wait. */
  mailServer: boolean;
  items: MailView[];
  nextCursor: string | null;
  total: number;
}
