import { failures } from '../kernel/failure.js';

export const PolicyFailures = failures('policies', {
  UNKNOWN: ['missing', 'There is no such policy.'],
  UNKNOWN_VERSION: ['missing', 'There is no such version of this policy.'],
  NO_LANGUAGE: ['missing', 'This version has no text in that language.'],
  EXISTS: ['conflict', 'There is a policy with this code already.'],
  DRAFT_OPEN: ['conflict', 'A draft of this policy is open: publish or withdraw it first.'],
  NOT_AUTHOR: ['forbidden', 'Only the author changes a draft: whoever publishes it must not have written in it.'],
  OWN_TEXT: ['forbidden', 'Nobody publishes or takes back what they wrote: another person decides.'],
  OWN_EXCUSE: ['forbidden', 'Whoever has not accepted this version does not take it out of force.'],
  NOT_DRAFT: ['conflict', 'This version is no draft any more.'],
  ALREADY_WITHDRAWN: ['conflict', 'This version is withdrawn already.'],
  NO_COMMENTS: ['refused', 'This version is not open for comments.'],
  COMMENTS_OPEN: ['refused', 'The comment period is not over yet.'],
  UNTIL_PAST: ['refused', 'A comment period ends today or later.', 'until'],
  BACKDATED: ['refused', 'A version comes into force today or later.', 'effectiveFrom'],
  NOT_AFTER: ['refused', 'A version comes into force after the one before it.'],
  NO_TEXT: ['malformed', 'A draft has a text, in French, in English or in both.'],
  LANGUAGE_MISSING: ['refused', 'A version is published in French and in English.'],
  TEXT_MISSING: ['refused', 'A version is published with its text or a link to it, in each language.'],
  CHANGED: ['stale', 'The draft was changed since the version you read.'],
  NOT_ASKED: ['refused', 'Nobody is asked to accept this version.'],
  NOT_IN_FORCE: ['refused', 'This version is not in force and will not be.'],
  OTHER_TEXT: ['conflict', 'This is not the text of that version: read it again.'],
  NO_CADENCE: ['refused', 'This policy has no rhythm of review: give it a cadence first.'],
});

export const TrainingFailures = failures('training', {
  UNKNOWN: ['missing', 'There is no such training.'],
  NOT_YOURS: ['forbidden', 'You see your own training only.'],
  OWN: ['forbidden', 'Nobody records or withdraws their own training.'],
  FUTURE: ['refused', 'A training is recorded once it is done.', 'completedOn'],
  DATES_REVERSED: ['refused', 'A training ends after it was done.', 'expiresOn'],
  NO_EVIDENCE: ['malformed', 'Say what shows that it was done: a text or a link.', 'evidence'],
  DUPLICATE: ['conflict', 'This course of this day is on record for this person already.'],
  WITHDRAWN: ['conflict', 'This training is withdrawn already.'],
});
