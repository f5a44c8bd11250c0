// Every suite runs as CommonJS through swc: in ESM mode a CommonJS package that requires an ESM one fails on Node 20.
const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
const swcJs = { ...swc, jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } } };
const esmOnly =
  '@nestjs|otplib|@otplib|@noble|@scure|csv-parse|csv-stringify|canonicalize|yaml|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|pg-cloudflare|uuid|fast-check|pure-rand';

module.exports = {
  rootDir: '..',
  testEnvironment: 'node',
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^canonicalize$': '<rootDir>/node_modules/canonicalize/lib/canonicalize.js',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.m?js$': ['@swc/jest', swcJs] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`, '\\.pnp\\.[^\\/]+$'],
  testTimeout: 60000,
};
