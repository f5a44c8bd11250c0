import { failures } from '../kernel/failure.js';

export const IncidentFailures = failures('incident', {
  UNKNOWN: ['missing', 'There is no such incident.'],
  UNKNOWN_TASK: ['missing', 'This incident has no such task.'],
  UNKNOWN_KIND: ['refused', 'There is no such kind of incident.'],
  NOT_OWNER: ['forbidden', 'Only an admin or somebody in an owner seat of the account may do this.'],
  NOT_INVOLVED: [
    'forbidden',
    'Only admins, the owner seats of the account and the contacts of the incident work on it.',
  ],
  FROZEN: ['frozen', 'You are frozen: you take no part in an incident until this is lifted.'],
  ALREADY_OPEN: ['conflict', 'There is an open incident on this account already.'],
  NOT_IN_USE: ['conflict', 'This account is not in use: nothing can happen to it.'],
  CLOSED: ['conflict', 'This incident is closed.'],
  STILL_OPEN: ['conflict', 'There is an open incident on this account: it is lifted by its close.'],
  BAD_TIME: ['refused', 'This is in the future, or longer ago than an incident can be told from.'],
  SERVICE_TASK: ['refused', 'The service sees this by itself: store the new values.'],
  TASK_OVER: ['conflict', 'This task is finished.'],
  NOT_DONE: ['conflict', 'There is nothing to confirm yet.'],
  OWN_EVIDENCE: ['forbidden', 'Nobody confirms what they did themselves.'],
  NEEDS_EVIDENCE: ['refused', 'One text or one link is needed as evidence.', 'evidence'],
  BAD_REVIEW_DAY: ['refused', 'The day of the review is after today and within a year.', 'reviewOn'],
  UNKNOWN_PERSON: ['refused', 'A contact is not in the directory, or has left.'],
  NO_PHONE: ['refused', 'No phone numbers here: people are named, organisations have a form or a mailbox.'],
  OWN_INCIDENT: ['forbidden', 'Somebody else than who opened the incident closes it.'],
  CONDITIONS_OPEN: ['refused', 'The incident cannot be closed yet.'],
  NO_REPORT: ['missing', 'There is no report before the close.'],
});
