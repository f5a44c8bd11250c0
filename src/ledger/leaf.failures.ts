import { failures } from '../kernel/failure.js';

export const LeafFailures = failures('leaf', {
  NOT_JSON: ['malformed', 'A leaf holds something that has no canonical JSON form, such as half a surrogate pair.'],
  TOO_LARGE: ['malformed', 'A leaf is longer than one mebibyte.'],
  MALFORMED: ['malformed', 'This line is not a leaf of the log.'],
  NOT_CANONICAL: ['malformed', 'This line is not in the canonical form of RFC 8785.'],
});
