import { TextView } from '../kernel/text.view.js';
/** Something that may go on working although the password is new. */
export class AfterRotationView {
  /** The account it is about: the one the login is kept for, or another that the same login opens. */
  accountId: string;
  platform: string;
  /** sessions, apps, delegates, tokens, and what else the catalogue names for the platform. */
  what: string;
  text: TextView;
  /** `yes`: it goes on working until somebody ends it. `no`. `unknown`: look. */
  survives: string;
  /** Codes of the pages that say so, or where an admin has it from; null where nobody is named. */
  source: string | null;
  /** O official, M mirror of an official page, T third party, U unverified; null for a correction and for what is unknown. */
  mark: string | null;
  /** Where on the platform it is ended; null where that is not known. */
  where: string | null;
  /** Codes of the runbook's steps that end it. */
  tasks: string[];
}
