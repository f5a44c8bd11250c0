import { allowedActs } from '../operation/allowed.js';
import type { Caller } from '../operation/actions.js';
import { withMember } from '../people/person.view.js';

export class SignedInPerson {
  id: string;
  fullName: string;
  workEmail: string;
  locale: string;
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

export class EnrolmentView {
  /** `otpauth://` address to scan, shown this once. */
  totpUri: string;
  csrf: string;
}

export const pendingView = (csrf: string): PendingSessionView => ({ state: 'second-factor-required', csrf });

export function sessionView(
  csrf: string,
  person: SignedInPerson,
  roles: readonly string[],
  freshUntil: string | null,
): SessionView {
  const { id, fullName, workEmail, locale, timeZone } = person;
  return {
    state: 'signed-in',
    csrf,
    person: { id, fullName, workEmail, locale, timeZone },
    roles: withMember(roles),
    can: allowedActs(new Set(withMember(roles) as Caller[])),
    freshUntil,
  };
}
