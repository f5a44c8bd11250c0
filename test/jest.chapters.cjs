// The flow stories for a whole run: several in one test file, because every test file loads the house anew.
const { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const CHAPTERS = 16;
const flow = require('./jest.flow.cjs');
/** Stories that start the service as a process of its own take longest: one a chapter, and those chapters first. */
const startsProcesses = (file) =>
  /support\/process|child_process/.test(readFileSync(join(__dirname, 'flow', file), 'utf8'));
const stories = readdirSync(join(__dirname, 'flow'))
  .filter((file) => file.endsWith('.flow.spec.ts'))
  .sort((a, b) => startsProcesses(b) - startsProcesses(a) || a.localeCompare(b));
const written = join(__dirname, '..', '.cache', 'chapters');

if (!process.env.JEST_WORKER_ID) {
  rmSync(written, { recursive: true, force: true });
  mkdirSync(written, { recursive: true });
  for (let chapter = 0; chapter < CHAPTERS; chapter++) {
    const told = stories.filter((_, i) => i % CHAPTERS === chapter);
    const text = told.map((file) => {
      const story = basename(file, '.ts');
      return `describe('${story}', () => void require('../../test/flow/${story}'));\n`;
    });
    writeFileSync(join(written, `chapter-${String(chapter + 1).padStart(2, '0')}.spec.ts`), text.join(''));
  }
}

module.exports = {
  ...flow,
  roots: ['<rootDir>/.cache/chapters'],
  testMatch: ['**/*.spec.ts'],
  testSequencer: '<rootDir>/test/support/by-name.cjs',
};
