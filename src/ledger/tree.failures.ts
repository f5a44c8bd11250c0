import { failures } from '../kernel/failure.js';

export const TreeFailures = failures('audit', {
  OUT_OF_RANGE: ['malformed', 'The log has no such index or size.'],
  BAD_FRONTIER: ['unavailable', 'The stored head of the log cannot be read.'],
  INCOMPLETE: ['unavailable', 'The stored tree of the log has a gap.'],
});
