import { failures } from '../kernel/failure.js';

export const CampaignFailures = failures('campaign', {
  UNKNOWN: ['missing', 'There is no such campaign, or you have no part in it.'],
  UNKNOWN_ITEM: ['missing', 'One of these items is not there, or is not yours to answer.'],
  EMPTY: ['refused', 'Nothing in the register fits this scope: there would be nothing to review.'],
  STARTS_IN_PAST: ['refused', 'A campaign cannot begin in the past.', 'startsOn'],
  NOT_FOR_REGISTER: [
    'refused',
    'An entry of the register is confirmed or flagged; it has no level, and nothing of it ends.',
  ],
  NOT_FOR_GRANTS: ['refused', 'A grant is certified, revoked or lowered; only entries of the register are flagged.'],
  NOT_OPEN: ['conflict', 'This campaign is not open.'],
  OVER: ['conflict', 'This campaign is over already.'],
  STARTED_LATE: ['conflict', 'The last day for answers is over: close this campaign instead of cancelling it.'],
  UNANSWERED: ['conflict', 'Answers are still missing and the last day for them is not over.'],
  STILL_ENDING: ['conflict', 'What nobody answered for is being ended; close this campaign when that is done.'],
  NO_REPORT: ['conflict', 'This campaign is not closed yet: it has no report.'],
  ALREADY_DECIDED: ['conflict', 'This was answered already; an answer stands.'],
  GONE: ['conflict', 'This access has ended meanwhile: there is nothing left to answer.'],
  OWN_ITEM: ['forbidden', 'Nobody reviews their own access, or chooses who does.'],
  OWN_APPROVAL: ['forbidden', 'Whoever granted this access does not review it.'],
  NOT_REVIEWER: ['forbidden', 'This item is for somebody else to answer.'],
  NO_LONGER_REVIEWER: ['forbidden', 'You no longer hold what made you the reviewer: somebody else will be asked.'],
  NOT_ELIGIBLE: [
    'refused',
    'This person cannot be asked: it is their own access, they granted it, they are leaving, or their role forbids it.',
  ],
  SAME_REVIEWER: ['conflict', 'This person is asked already.'],
  MIXED: ['refused', 'Only items that say the same, of one account or of one person, are answered together.'],
  NOT_LOWER: ['refused', 'A review lowers a level or ends it; it never gives more.'],
});
