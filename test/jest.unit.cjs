module.exports = {
  ...require('./jest.shared.cjs'),
  displayName: 'unit',
  roots: ['<rootDir>/test/unit'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 10000,
};
