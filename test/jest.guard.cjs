// What must stay true of the whole house; each guard has a planted fault that shows it can fail.
module.exports = {
  ...require('./jest.shared.cjs'),
  displayName: 'guard',
  roots: ['<rootDir>/test/guard'],
  testMatch: ['**/*.spec.ts'],
  globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
};
