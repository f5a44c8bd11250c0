import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { house, pages } from './scripts/lint-rules.mjs';

const node = { process: 'readonly', Buffer: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' };
const timers = {
  clearTimeout: 'readonly',
  setInterval: 'readonly',
  clearInterval: 'readonly',
  performance: 'readonly',
};
const web = { fetch: 'readonly' };
const commonjs = { module: 'writable', require: 'readonly', __dirname: 'readonly' };

export default tseslint.config(
  {
    ignores: ['dist/**', 'dist.next/**', 'data/**', 'coverage/**', '.cache/**', 'test/support/sabotage/**'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: { ...node, ...timers, ...web, ...commonjs } } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Control characters are named on purpose where input or cells are cleaned.
      'no-control-regex': 'off',
      // A table of empty shapes is how Nest modules are declared.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    // A promise nobody waits for escapes its transaction: worth the price of type information.
    files: ['src/**/*.ts'],
    ignores: ['src/web/**'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  ...house,
  {
    files: ['src/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  ...pages,
);
