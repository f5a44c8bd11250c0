import 'reflect-metadata';
import { runCommand } from '../../src/cli/program.js';
import { failures } from '../../src/kernel/failure.js';
import { SettingsError } from '../../src/settings/settings.js';

const Failures = failures('story', { NO: ['refused', 'The rule says no.'] });

function house(error: Error | null) {
  const refuse = (): Promise<never> => Promise.reject(error ?? new Error('not asked for'));
  return {
    settings: () => {
      throw error;
    },
    withHouse: refuse,
    withDatabase: refuse,
    serve: () => Promise.resolve(7),
  };
}

describe('the command line', () => {
  let out: string[];
  let err: string[];
  beforeEach(() => {
    [out, err] = [[], []];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => (out.push(String(text)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => (err.push(String(text)), true));
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [['fly'], /unknown command 'fly'/],
    [['doctor', '--wings'], /unknown option '--wings'/],
    [['people', 'invite'], /missing required argument 'email'/],
    [['admin', 'create', '--email', 'a@b.example'], /required option '--name <name>'/],
    [['migrate'], /Usage: releve migrate/],
    [[], /Usage: releve/],
  ])('%j is wrong usage: 2, said on stderr', async (args, said) => {
    expect(await runCommand(args, house(null))).toBe(2);
    expect(err.join('')).toMatch(said);
    expect(out).toEqual([]);
  });

  it.each([[['--help']], [['people', '--help']], [['people', 'invite', '--help']], [['help']]])(
    '%j helps on stdout: 0',
    async (args) => {
      expect(await runCommand(args, house(null))).toBe(0);
      expect(out.join('')).toMatch(/^Usage: releve/);
    },
  );

  it.each([
    [Failures.NO(), 'The rule says no.\n'],
    [new SettingsError('Setting PORT is not valid'), 'Setting PORT is not valid\n'],
    [Object.assign(new Error(), { code: 'ENOENT', path: 'x.csv' }), 'x.csv cannot be read or written (ENOENT).\n'],
    [new Error('first line\nat stack'), 'Unexpected: first line\n'],
  ])('a refusal is 1 and one line: %#', async (error, line) => {
    expect(await runCommand(['people', 'invite', 'a@b.example'], house(error))).toBe(1);
    expect(err).toEqual([line]);
    expect(out).toEqual([]);
  });

  it('ends with the service’s own code', async () => {
    expect(await runCommand(['serve'], house(null))).toBe(7);
  });
});
