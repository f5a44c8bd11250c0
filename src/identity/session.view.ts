import { allowedActs } from '../operation/allowed.js';
import type { Caller } from '../operation/actions.js';
import { withMember } from '../people/person.view.js';

export class SignedInPerson {
  id: string;
  fullName: string;
  workEmail: string;
  locale: string;
  /** The one they chose to read by, else where they work. */
  timeZone: string;
}

/** The password was right; the second factor is asked for. */
export class PendingSessionView {
  /** second-factor-required */
  state: string;
  /** For the header `X-Releve-CSRF`. */
  csrf: string;
}

/** Signed in. */
export class SessionView {
  /** signed-in, or second-factor-required for a session that waits for its code (then without person and roles) */
  state: string;
  /** For the header `X-Releve-CSRF`; changes with every code given. */
  csrf: string;
  person?: SignedInPerson;
  /** admin, hr, auditor as far as held, and `member`. */
  roles?: string[];
  /** Acts the roles allow at all, by the names of the action table; each thing says for itself what may be done to it. */
  can?: string[];
  /** Until when sensitive acts need no new code; null when one is needed. */
  freshUntil?: string | null;
}

/** A one-time link that still works. */
export class EnrolmentLinkView {
  /** setup, invite or recover */
  kind: string;
  /** Whose it is; null for a set-up link, whose holder says so. */
  person: { fullName: string; workEmail: string } | null;
  expiresAt: string;
}

export class EnrolmentView {
  /** `otpauth://` address to scan, shown this once. */
  totpUri: string;
  csrf: string;
}

export const enrolmentLinkView = (
  { kind, expiresAt }: { kind: string; expiresAt: string },
  person: { fullName: string; workEmail: string } | null,
): EnrolmentLinkView => ({
  kind,
  person: person && { fullName: person.fullName, workEmail: person.workEmail },
  expiresAt,
});

export const pendingView = (csrf: string): PendingSessionView => ({ state: 'second-factor-required', csrf });

export function sessionView(
  csrf: string,
  person: SignedInPerson & { ownTimeZone: string | null },
  roles: readonly string[],
  freshUntil: string | null,
): SessionView {
  const { id, fullName, workEmail, locale } = person;
  const timeZone = person.ownTimeZone ?? person.timeZone;
  return {
    state: 'signed-in',
    csrf,
    person: { id, fullName, workEmail, locale, timeZone },
    roles: withMember(roles),
    can: allowedActs(new Set(withMember(roles) as Caller[])),
    freshUntil,
  };
}
