import { failures } from '../kernel/failure.js';

/** A sender learns that it was not done; why is in the log, for those who may read it. */
export const HookFailures = failures('hook', {
  NOT_SIGNED: ['unauthenticated', 'The signature does not hold.'],
  SEEN: ['conflict', 'This event was received before.'],
  UNREADABLE: ['malformed', 'The body is no JSON object.'],
  NOT_DONE: ['refused', 'This was not done. Look into it with somebody who works with departures.'],
  NOT_READY: ['unavailable', 'The secret of this address cannot be read.'],
});

/** Where no secret is set there is no such address, in the words of any other that is not there. */
export const RouteFailures = failures('request', {
  NO_SUCH_ROUTE: ['missing', 'There is nothing at this address.'],
});
