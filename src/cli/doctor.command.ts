import type { Command } from 'commander';
import { pendingMigrations, refuseNewerSchema } from '../database/schema.js';
import { Failure } from '../kernel/failure.js';
import { DoorFailures } from '../operation/operation.failures.js';
import { Operations } from '../operation/operations.js';
import type { CommandContext } from './context.js';
import { answer } from './print.js';

interface Finding {
  check: 'settings' | 'schema' | 'keys' | 'ledger';
  ok: boolean;
  detail: string;
}

export function add(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check settings, schema, keys and ledger, and say what is wrong')
    .option('--json', 'machine-readable')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(context);
      const ok = findings.every((finding) => finding.ok);
      answer(
        json,
        { ok, findings },
        findings.map((f) => `${f.ok ? 'ok    ' : 'WRONG '} ${f.check}: ${f.detail}`),
      );
      context.exit(ok ? 0 : 1);
    });
}

/** Stops at the first thing wrong: whatever stands on it cannot be examined. */
async function examine(context: CommandContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  const steps: [Finding['check'], () => Promise<string>][] = [
    [
      'settings',
      () => Promise.resolve(`valid; ${context.settings().databaseKind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`),
    ],
    ['schema', () => schema(context)],
    [
      'keys',
      () => context.withHouse(() => Promise.resolve('the root key fits the database and opens every key in use')),
    ],
    ['ledger', () => ledger(context)],
  ];
  for (const [check, step] of steps) {
    try {
      findings.push({ check, ok: true, detail: await step() });
    } catch (error) {
      findings.push({ check, ok: false, detail: error instanceof Failure ? error.detail : (error as Error).message });
      break;
    }
  }
  return findings;
}

const schema = (context: CommandContext): Promise<string> =>
  context.withDatabase(async ({ source }) => {
    await refuseNewerSchema(source);
    const waiting = (await pendingMigrations(source)).length;
    return waiting === 0 ? 'up to date' : `${waiting} migrations run at the next start`;
  });

const ledger = (context: CommandContext): Promise<string> =>
  context.withHouse((app) => {
    if (app.get(Operations).readOnly) return Promise.reject(DoorFailures.READ_ONLY());
    return Promise.resolve('extends its last checkpoint kept outside the database');
  });
