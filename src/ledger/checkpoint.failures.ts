import { failures } from '../kernel/failure.js';

export const CheckpointFailures = failures('checkpoint', {
  MALFORMED: ['malformed', 'This text is not a signed checkpoint.'],
  UNKNOWN_KEY: ['malformed', 'The checkpoint carries no signature by this key.'],
  BAD_SIGNATURE: ['malformed', 'The signature of the checkpoint does not verify.'],
  WRONG_ORIGIN: ['malformed', 'The checkpoint is of another log.'],
  BAD_SIZE: ['malformed', 'The size in the checkpoint is not a plain decimal number.'],
  BAD_ROOT: ['malformed', 'The root in the checkpoint is not the base64 of a tree hash.'],
  BAD_KEY: ['malformed', 'This text is not an Ed25519 verifier key (name+hash+base64).'],
});
