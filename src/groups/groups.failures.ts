import { failures } from '../kernel/failure.js';

export const GroupFailures = failures('groups', {
  UNKNOWN: ['missing', 'There is no such group, or you may not see it.'],
  UNKNOWN_MEMBER: ['missing', 'This person is no member of the group.'],
  NOT_READER: ['forbidden', 'Only admins, hr, auditors and whoever answers for an account see the members.'],
  NAME_TAKEN: ['conflict', 'There is a group of this name.'],
  ENDED: ['conflict', 'This group has ended.'],
  OWN_MEMBERSHIP: ['forbidden', 'Nobody puts themselves into a group that gives access: another admin has to.'],
  ALREADY_MEMBER: ['conflict', 'These people are members already.'],
  PERSON_LEAVING: ['conflict', 'This person is leaving or has left and joins no group.'],
});
