import { failures } from '../kernel/failure.js';

export const PrivacyFailures = failures('privacy', {
  STILL_HERE: ['refused', 'Contact data go when somebody has left; this person is here.'],
  STILL_NEEDED: ['refused', 'Something still hangs on this person; holds says what. Close their case first.'],
  NOT_YOURS: ['forbidden', 'Only the person, HR and admins take away what is held on somebody.'],
  BUSY: ['busy', 'Enough files are being written; try again in a moment.'],
});
