// Stories for a whole run: several in one test file, because every test file loads the house anew.
const { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join, sep } = require('node:path');

const TEST = join(__dirname, '..');

/** The configuration of a suite with its stories in so many chapters; the longest ones, one a chapter, begin first. */
module.exports = function chapters(suite, count, isLong = () => false) {
  const stories = readdirSync(join(TEST, suite), { recursive: true })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => ({ file, long: isLong(readFileSync(join(TEST, suite, file), 'utf8'), file) }))
    .sort((a, b) => b.long - a.long || a.file.localeCompare(b.file));
  const written = join(TEST, '..', '.cache', `chapters-${suite}`);

  if (!process.env.JEST_WORKER_ID) {
    rmSync(written, { recursive: true, force: true });
    mkdirSync(written, { recursive: true });
    for (let chapter = 0; chapter < count; chapter++) {
      const text = stories
        .filter((_, i) => i % count === chapter)
        .map(({ file }) => file.split(sep).join('/').replace(/\.ts$/, ''))
        .map((story) => `describe('${story}', () => void require('../../test/${suite}/${story}'));\n`);
      writeFileSync(join(written, `chapter-${String(chapter + 1).padStart(2, '0')}.spec.ts`), text.join(''));
    }
  }
  return {
    ...require(`../jest.${suite}.cjs`),
    roots: [`<rootDir>/.cache/chapters-${suite}`],
    testMatch: ['**/*.spec.ts'],
    testSequencer: '<rootDir>/test/support/by-name.cjs',
  };
};
