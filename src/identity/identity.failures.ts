import { failures } from '../kernel/failure.js';

export const SessionFailures = failures('session', {
  WRONG_CREDENTIALS: ['unauthenticated', 'This e-mail address and password do not sign anybody in.'],
  WRONG_CODE: ['unauthenticated', 'This code is not right, or was used already.'],
  ENDED: ['unauthenticated', 'This session has ended. Sign in again.'],
  SLOW_DOWN: ['busy', 'Too many attempts. Wait before the next one.'],
  UNKNOWN: ['missing', 'You have no such session, or it has ended.'],
  CSRF: ['forbidden', 'The header X-Releve-CSRF is missing or does not belong to this session.'],
});

export const EnrolmentFailures = failures('enrolment', {
  DEAD_LINK: ['unauthenticated', 'This link was used, has expired or never existed. Ask for a new one.'],
  NOT_BEGUN: ['unauthenticated', 'Open the link again in this browser: no enrolment is in progress here.'],
  WRONG_CODE: ['unauthenticated', 'This code is not right. Wait for the next one and try again.'],
  NAME_NEEDED: ['malformed', 'The first admin gives a name and an e-mail address.'],
  ALREADY_SET_UP: ['conflict', 'Somebody has set up a sign-in already. Use `releve admin create`.'],
  ALREADY_ENROLLED: ['conflict', 'This person has a sign-in already.'],
  GONE: ['refused', 'This person has left: no sign-in can be made.'],
  NOT_ENROLLED: ['refused', 'This person has no sign-in yet: invite them.'],
  NOT_ADMIN: ['refused', 'Only an admin who has a sign-in is recovered this way.'],
  OWN_ADDRESS_CHANGE: ['forbidden', 'You changed this e-mail address: somebody else sends the invitation.'],
  BAD_SEED: ['malformed', 'A second factor needs a base32 seed of at least 16 bytes.'],
});

export const OwnSignInFailures = failures('sign_in', {
  WRONG_PASSWORD: ['refused', 'This is not your present password.', 'current'],
  SAME_PASSWORD: ['refused', 'This is your present password: choose another one.', 'password'],
  NOTHING_BEGUN: ['conflict', 'No new second factor waits in this browser. Begin again.'],
  WRONG_CODE: ['refused', 'This is no code of the new second factor. Wait for the next one and try again.', 'code'],
});
