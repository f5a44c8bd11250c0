// Stories through HTTP. TEST_DATABASES (default `sqlite,postgres`) says on which databases they run.
module.exports = {
  ...require('./jest.shared.cjs'),
  displayName: 'flow',
  roots: ['<rootDir>/test/flow'],
  testMatch: ['**/*.flow.spec.ts'],
  globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
};
