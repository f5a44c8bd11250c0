import { failures } from '../kernel/failure.js';

export const ReportFailures = failures('report', {
  VAULT_FACTS: ['forbidden', 'This kind of finding tells of secrets and who saw them, which HR does not see.'],
  BAD_CURSOR: ['malformed', 'This cursor does not belong to this list.'],
  NOT_OWNER: ['forbidden', 'Only those who answer for this account may see how it would go on without them.'],
  FUTURE: ['malformed', 'Nobody knows the figures of a day to come.'],
  UNKNOWN_FIGURE: ['missing', 'There is no such figure, or nothing is listed behind it.'],
  UNDATED: ['refused', 'Nothing says how this kind of finding stood on a past day: ask for it without a day.'],
});
