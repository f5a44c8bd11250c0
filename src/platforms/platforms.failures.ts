import { failures } from '../kernel/failure.js';

/** Refusals met while naming an account; the area is the account's, because that is what the caller was trying to name. */
export const NamingFailures = failures('account', {
  UNKNOWN_PLATFORM: ['refused', 'This platform is not in the catalogue.'],
  CLOSED_PLATFORM: ['refused', 'This platform has closed: nothing new can be registered on it.'],
  INVALID_HANDLE: ['refused', 'This is not a handle of the platform.'],
  PERSONAL_PROFILE: [
    'refused',
    'This address is the personal profile of somebody. Only official accounts of the organisation are registered; an employer may not ask for personal profiles.',
  ],
  HANDLE_NEEDED: [
    'refused',
    'The platform is known but its handle cannot be read from this address: send platform and handle.',
  ],
  UNKNOWN_URL: ['refused', 'This address is not that of an account on a known platform.'],
});

export const PlatformFailures = failures('platform', {
  UNKNOWN: ['missing', 'There is no such platform.'],
  NOT_CORRECTABLE: ['refused', 'This field of a platform cannot be corrected.'],
  INVALID_CORRECTION: ['refused', 'The corrected value does not fit the field.'],
  UNSAFE_PATTERN: ['refused', 'This pattern could take too long on some inputs or is not a valid one.'],
});
