/** Exactly one of `value` and `sealed` is there. */
export class RevealedView {
  /** As stored, by kind: `{username?, password}`, `{seed, algorithm, digits, period}`, `{codes}`, `{token, scopes, expiresOn}`, `{text}`. */
  value?: Record<string, unknown>;
  /** Base64 of the sealed box, when `recipientKey` was given. */
  sealed?: string;
  /** Number of the version. */
  version: number;
  /** How long a page should show it. */
  expiresInSeconds?: number;
}

/** Exactly one of `code` and `sealed` is there. */
export class CodeView {
  code?: string;
  /** Base64 of the sealed box over a value `{code}`, when `recipientKey` was given. */
  sealed?: string;
  /** Whole seconds the code still holds. */
  secondsLeft: number;
}

/** Exactly one of `code` and `sealed` is there. */
export class UsedCodeView {
  code?: string;
  /** Base64 of the sealed box over a value `{code}`, when `recipientKey` was given. */
  sealed?: string;
  /** Codes of this version that are left after this one. */
  codesLeft: number;
  /** Number of the version. */
  version: number;
}
