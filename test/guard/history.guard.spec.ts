import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SRC = resolve(__dirname, '../../src');

/** Statements that write a table whose rows are kept with their history, and what keeps it. */
const KEPT = [
  {
    writes:
      /update account set (?!version = version \+ 1 where)|(?:update|insert|save)\(Account[,)]|'account', (?:\[|accounts|ACCOUNT)/,
    keeps: 'keepAccounts(',
  },
  {
    writes: /update recovery_channel set|(?:update|insert|save)\(RecoveryChannel[,)]|table: 'recovery_channel'/,
    keeps: 'keepChannels(',
  },
];

const forgetful = (text: string): string[] =>
  KEPT.filter(({ writes, keeps }) => writes.test(text) && !text.includes(keeps)).map(({ keeps }) => keeps);

describe('whoever changes an account or a recovery channel keeps what it was', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('database') && file !== join('accounts', 'history.ts'),
  );
  const texts = new Map(files.map((file) => [file, readFileSync(join(SRC, file), 'utf8')]));

  it('every writer does', () => {
    expect([...texts].flatMap(([file, text]) => forgetful(text).map((missing) => `${file}: ${missing}`))).toEqual([]);
  });

  it('finds the writers there are', () => {
    const writers = [...texts].filter(([, text]) => KEPT.some(({ writes }) => writes.test(text))).map(([file]) => file);
    expect(writers).toEqual(
      expect.arrayContaining([
        join('accounts', 'accounts.service.ts'),
        join('accounts', 'life.writing.ts'),
        join('accounts', 'recovery-channels.service.ts'),
        join('imports', 'accounts.import.ts'),
        join('imports', 'recovery-channels.import.ts'),
      ]),
    );
  });

  it.each([
    'await op.db.update(Account, { id }, { status });',
    "sql`update account set status = 'closed' where id = ${id}`",
    'await op.db.insert(RecoveryChannel, row);',
  ])('would find %s', (line) => expect(forgetful(line)).toHaveLength(1));
});
