import { failures } from '../kernel/failure.js';

export const PeopleFailures = failures('people', {
  UNKNOWN: ['missing', 'There is no such person.'],
  EMAIL_TAKEN: ['conflict', 'Somebody in the directory has this e-mail address already.'],
  BAD_EMAIL: ['malformed', 'This is no e-mail address.'],
  BAD_TIME_ZONE: ['malformed', 'This is no time zone of the IANA database, such as Europe/Paris.'],
  BAD_LOCALE: ['malformed', 'This is no language tag, such as fr-FR.'],
  BAD_DATE: ['malformed', 'A date is a calendar day written YYYY-MM-DD.'],
  DATES_REVERSED: ['refused', 'The last day lies before the first.'],
  PERIODS_OVERLAP: ['refused', 'A new employment period starts after the last day of the one before.'],
  ERASED: ['refused', 'The contact data of this person were erased: they come back when the person is hired again.'],
  NEEDS_ADDRESS: ['malformed', 'Whose contact data were erased needs an address for the new period.', 'workEmail'],
  OWN_MANAGER: ['refused', 'Nobody is their own manager, not even through others.'],
  UNKNOWN_MANAGER: ['refused', 'The manager is not in the directory.'],
  BAD_ROLE: ['malformed', 'Roles are admin, hr and auditor; everyone is a member.'],
  OWN_ROLES: ['forbidden', 'Nobody changes their own roles.'],
  NO_LONGER_ADMIN: ['forbidden', 'Your role does not allow this any more.'],
  LAST_ADMIN: ['refused', 'The last active admin cannot be removed, demoted or cut.'],
  STILL_HOLDS: [
    'refused',
    'This person still holds access of the period before: end it, or hand their accounts over, before a new period begins.',
  ],
  GONE: ['refused', 'This person has left: no role can be given.'],
  OWN_FREEZE: ['forbidden', 'Nobody lifts their own freeze.'],
});
