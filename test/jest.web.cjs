// Stories in a real browser, on the built pages and a service on a real database.
module.exports = {
  ...require('./jest.shared.cjs'),
  displayName: 'web',
  roots: ['<rootDir>/test/web'],
  testMatch: ['**/*.web.spec.ts'],
  globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
};
