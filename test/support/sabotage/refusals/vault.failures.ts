export const VaultFailures = failures('vault', { NO_KEY: ['unavailable', 'No key.'] });
throw new Failure('conflict', 'door.duplicate', 'There is such a record already.', {
  errors: [{ code: 'request.required' }],
});
