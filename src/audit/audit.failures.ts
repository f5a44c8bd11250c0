import { failures } from '../kernel/failure.js';

export const AuditFailures = failures('audit', {
  BAD_INSTANT: ['malformed', 'from and to are dates (YYYY-MM-DD) or RFC 3339 instants.'],
  OUT_OF_RANGE: ['malformed', 'The log has no such index or size.'],
  NO_EVENT: ['missing', 'The log has no event of this number.'],
});
