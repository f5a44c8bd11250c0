import { oversized } from '../support/size.js';

/** What may be longer, and why. `path` or `path function`, without the number of lines; a folder ends in `/`. */
const REVIEWED: Record<string, string> = {
  'database/migrations/': 'a migration lists its columns and is never edited again',
  'operation/actions.ts': 'who may do what is one table on one page',
};

const isReviewed = (fault: string): boolean =>
  Object.keys(REVIEWED).some((entry) =>
    entry.endsWith('/') ? fault.startsWith(entry) : fault.startsWith(`${entry}:`),
  );

describe('size: a file has at most 250 lines, a function at most 40', () => {
  it('catches a long file, a long method and a long arrow, and leaves short ones and decorators alone', () => {
    expect(oversized('test/support/sabotage/size')).toEqual([
      'long-file.ts: 251 lines',
      'long-function.ts reveal: 41 lines',
      'long-function.ts sealed: 41 lines',
    ]);
  });

  it('finds none in the house but the reviewed ones', () => {
    expect(oversized('src').filter((fault) => !isReviewed(fault))).toEqual([]);
  });

  it('keeps no exception that is no longer needed', () => {
    const found = oversized('src');
    const needless = Object.keys(REVIEWED).filter(
      (entry) => !entry.endsWith('/') && !found.some((fault) => fault.startsWith(`${entry}:`)),
    );
    expect(needless).toEqual([]);
  });
});
