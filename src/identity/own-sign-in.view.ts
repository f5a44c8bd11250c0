import type { Session } from './identity.entity.js';

/** A browser in which you are signed in. */
export class OwnSessionView {
  id: string;
  since: string;
  /** To within some minutes. */
  lastUsedAt: string;
  /** `Firefox, Windows`; null where it did not say, or signed in before this was noted. */
  browser: string | null;
  /** `this_machine`, `private`, or the beginning of the address such as `198.51.0.0/16`; null where it was not noted. */
  network: string | null;
  /** signed-in, or second-factor-required where the password was given and no code yet */
  state: string;
  /** Is it the one that asks? */
  current: boolean;
}

export class OwnSessionsView {
  items: OwnSessionView[];
}

export class EndedSessionsView {
  /** How many ended. */
  ended: number;
}

/** What is left of your recovery codes. */
export class RecoveryCodesView {
  left: number;
  /** When they were made; null while there are none. */
  madeAt: string | null;
}

/** New recovery codes, shown this once; those before work no more. */
export class NewRecoveryCodesView extends RecoveryCodesView {
  codes: string[];
}

/** A new second factor that waits for its first code. */
export class ComingFactorView {
  /** `otpauth://` address to scan, shown this once. */
  totpUri: string;
}

/** What you sign in with, and since when. */
export class OwnSignInView {
  passwordChangedAt: string | null;
  factorSince: string | null;
  recoveryCodes: RecoveryCodesView;
}

export const ownSessionsView = (sessions: readonly Session[], currentId: string): OwnSessionsView => ({
  items: sessions.map((session) => ({
    id: session.id,
    since: session.createdAt,
    lastUsedAt: session.seenAt,
    browser: session.browser,
    network: session.network,
    state: session.state === 'full' ? 'signed-in' : 'second-factor-required',
    current: session.id === currentId,
  })),
});
