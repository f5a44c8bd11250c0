/** Whose a registration address or a recovery phone is. */
export type Holder = 'organisation' | 'other' | 'unknown';

/** Of an account, what its registration relies on; 1 stands for yes. */
export interface Reliance {
  accountId: string;
  registrationEmail: string | null;
  /** On one of the organisation's own mail domains. */
  mailIsOurs: number | string;
  /** The work address of somebody in the directory. */
  mailIsNominal: number | string;
  /** In one of the organisation's own ranges of numbers. */
  phoneIsOurs: number | string;
  mailBelongsTo: string | null;
  phoneBelongsTo: string | null;
}

const holder = (belongsTo: string | null): Holder =>
  belongsTo === null ? 'unknown' : belongsTo === 'organisation' ? 'organisation' : 'other';

/** What was written down about the mailbox counts before its domain. */
export function mailHolder({ registrationEmail, mailIsOurs, mailBelongsTo }: Reliance): Holder {
  if (registrationEmail === null) return 'unknown';
  if (mailBelongsTo !== null) return holder(mailBelongsTo);
  return Number(mailIsOurs) === 1 ? 'organisation' : 'other';
}

/** What was written down about the phone counts before its range. */
export const phoneHolder = ({ phoneBelongsTo, phoneIsOurs }: Reliance): Holder =>
  phoneBelongsTo === null && Number(phoneIsOurs) === 1 ? 'organisation' : holder(phoneBelongsTo);

/** The organisation's, and not the mailbox one of its people gets their own mail in. */
export const isRoleMailbox = (reliance: Reliance): boolean =>
  mailHolder(reliance) === 'organisation' && Number(reliance.mailIsNominal) !== 1;
