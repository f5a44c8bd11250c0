import { spawnSync } from 'node:child_process';

interface Planted {
  rule: string;
  /** Where the planted text must be refused, how often, and where the same text is allowed. */
  refusedAt: string;
  times: number;
  allowedAt?: string;
  withTypes?: boolean;
}

const FAULTS: Planted[] = [
  { rule: 'house/no-inject-repository', refusedAt: 'src/access/grant.service.ts', times: 2 },
  {
    rule: 'house/no-data-source',
    refusedAt: 'src/vault/reveal.service.ts',
    times: 1,
    allowedAt: 'src/database/reader.ts',
  },
  {
    rule: 'house/no-http-exception',
    refusedAt: 'src/vault/reveal.service.ts',
    times: 1,
    allowedAt: 'src/operation/failure.filter.ts',
  },
  {
    rule: 'house/no-process-env',
    refusedAt: 'src/keyring/root-key.ts',
    times: 4,
    allowedAt: 'src/settings/settings.ts',
  },
  { rule: 'house/no-console', refusedAt: 'src/cli/audit.command.ts', times: 1, allowedAt: 'src/cli/print.ts' },
  { rule: 'house/no-machine-time', refusedAt: 'src/access/grant.rules.ts', times: 5, allowedAt: 'src/kernel/clock.ts' },
  {
    rule: 'pages/no-text-in-pages',
    refusedAt: 'src/web/home/home-page.tsx',
    times: 4,
    allowedAt: 'src/web/texts/home.tsx',
  },
  { rule: 'pages/no-raw-markup', refusedAt: 'src/web/home/home-page.tsx', times: 1 },
  // Type information needs a file the compiler knows.
  { rule: '@typescript-eslint/no-floating-promises', refusedAt: 'src/kernel/clock.ts', times: 1, withTypes: true },
];

function lint(texts: { file: string; as: string; withTypes: boolean }[]): string[][] {
  const { stdout, stderr } = spawnSync(process.execPath, ['test/support/lint-texts.mjs'], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as string[][];
}

const fileOf = ({ rule }: Planted): string =>
  `test/support/sabotage/lint/${rule.slice(rule.lastIndexOf('/') + 1)}.ts${rule.startsWith('pages/') ? 'x' : ''}`;
const hits = (rules: string[] | undefined, rule: string): number =>
  rules?.filter((fired) => fired === rule).length ?? -1;

describe('lint: the rules of the house fire where they must and nowhere else', () => {
  let refused: string[][];
  let allowed: string[][];
  const withRoom = FAULTS.filter((fault) => fault.allowedAt);

  beforeAll(() => {
    const text = (fault: Planted, as: string) => ({ file: fileOf(fault), as, withTypes: fault.withTypes ?? false });
    const answers = lint([
      ...FAULTS.map((f) => text(f, f.refusedAt)),
      ...withRoom.map((f) => text(f, f.allowedAt ?? '')),
    ]);
    refused = answers.slice(0, FAULTS.length);
    allowed = answers.slice(FAULTS.length);
  });

  it.each(FAULTS.map((fault, at) => [fault.rule, fault.refusedAt, fault.times, at] as const))(
    '%s fires in %s',
    (rule, _path, times, at) => {
      expect(hits(refused[at], rule)).toBe(times);
    },
  );

  it.each(withRoom.map((fault, at) => [fault.rule, fault.allowedAt, at] as const))(
    '%s is silent in %s',
    (rule, _path, at) => {
      expect(hits(allowed[at], rule)).toBe(0);
    },
  );
});
