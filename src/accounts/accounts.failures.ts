import { failures } from '../kernel/failure.js';

export const AccountFailures = failures('account', {
  INCIDENT_OPEN: [
    'conflict',
    'Something is being dealt with on this account: it is set free by the close of its incident.',
  ],
  UNKNOWN: ['missing', 'There is no such account, or you may not see it.'],
  DUPLICATE: ['conflict', 'This account is registered already.'],
  ADDRESS_NEEDED: ['malformed', 'Send a profileUrl, or platform and handle.'],
  INVALID_HANDLE: ['malformed', 'This is not a handle of the platform.'],
  UNKNOWN_SEAT: ['missing', 'There is no such seat.'],
  REQUIRED: ['malformed', 'This field cannot be emptied.'],
  URL_MISMATCH: ['refused', 'This address is not that of the account.'],
  NEEDS_OWNER: ['refused', 'An active account needs an owner.'],
  SAME_PERSON: ['refused', 'The owner and the backup owner must be two people.'],
  UNKNOWN_PERSON: ['refused', 'This person is not in the directory.'],
  PERSON_LEFT: ['refused', 'This person has left or is leaving and can take no seat.'],
  UNKNOWN_PARENT: ['refused', 'The parent account is not in the register.'],
  PARENT_LOOP: ['refused', 'An account cannot stand under itself.'],
  TRANSITION: ['conflict', 'The account cannot go from its state to this one.'],
  CLOSED: ['conflict', 'This account is closed.'],
  OWN_REQUEST: ['forbidden', 'Nobody decides their own request.'],
  OWN_SEAT: ['forbidden', 'Nobody makes themselves owner or backup owner.'],
  NOT_OWNER: ['forbidden', 'Only an owner of the account or an admin may do this.'],
});
