import { failures } from '../kernel/failure.js';

export const DoorFailures = failures('door', {
  NOT_SIGNED_IN: ['unauthenticated', 'Sign in first.'],
  NOT_ALLOWED: ['forbidden', 'Your role does not allow this.'],
  STEP_UP: ['step_up', 'Confirm with a fresh code of your second factor first.'],
  UNAVAILABLE: ['unavailable', 'This cannot be done safely right now; nothing was changed.'],
  SLOW_DOWN: ['busy', 'Too many requests; slow down.'],
  STALE: ['stale', 'Somebody changed this meanwhile. Load it again.'],
  READ_ONLY: ['unavailable', 'The log was rolled back or truncated: the service runs read-only until this is settled.'],
});

export const RequestFailures = failures('request', {
  REASON_NEEDED: ['malformed', 'A reason of 10 to 500 characters is needed.'],
  INVALID: ['malformed', 'Some fields are not valid.'],
  BAD_TEXT: ['malformed', 'Text with NUL characters or half surrogate pairs cannot be kept.'],
  TOO_DEEP: ['malformed', 'The body is nested too deeply.'],
  NOT_AN_OBJECT: ['malformed', 'The body must be a JSON object.'],
  BAD_FORM: ['malformed', 'This is no form with at most one file, named file, beside a few short fields.'],
  BAD_IF_MATCH: ['malformed', 'If-Match must hold the ETag of this resource.'],
  NO_REPLAY: ['malformed', 'A release cannot carry an Idempotency-Key.'],
  BAD_KEY: ['malformed', 'An Idempotency-Key has 1 to 200 printable characters.'],
  KEY_REUSED: ['conflict', 'This Idempotency-Key was used for another request.'],
});
