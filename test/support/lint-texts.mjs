// Lints the planted files as if each stood at another path. Its own process: eslint reads its configuration with a
// dynamic import, which jest's CommonJS mode has not. In: [{file, as}] on stdin. Out: for each, the rules that fired.
import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';

const untyped = new ESLint({
  overrideConfig: {
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { project: null } },
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' },
  },
});
// With CI=true the typed parser would take the file as it lies on the disk, not the text it is given.
const typed = new ESLint({
  overrideConfig: {
    files: ['src/**/*.ts'],
    languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
  },
});

const answers = [];
for (const { file, as, withTypes } of JSON.parse(readFileSync(0, 'utf8'))) {
  const [result] = await (withTypes ? typed : untyped).lintText(readFileSync(file, 'utf8'), { filePath: as });
  answers.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(answers));
