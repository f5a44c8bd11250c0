import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { KeyRenewal } from '../keys/key-renewal.service.js';
import { MACHINE } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import { keyStatus, type KeyStatus } from '../vault/rewrap.queries.js';
import { Rewrap } from '../vault/rewrap.service.js';
import type { CommandContext } from './context.js';
import { answer, complain } from './print.js';

interface Passed {
  rewrapped: number;
  broken: string[];
}

export function add(program: Command, context: CommandContext): void {
  const keys = program.command('keys').description('key-encryption keys: what lies under which, and renewing them');
  keys
    .command('status')
    .description('every key with its state and the number of credential versions under it')
    .option('--json', 'machine-readable')
    .action(({ json }: { json?: boolean }) =>
      context.withHouse(async (app) => {
        const found = await status(app);
        answer(json, { keys: found }, found.map(lineOf));
      }),
    );
  keys
    .command('rotate')
    .description(
      'make a new key and move every version under it; run again after an interruption, it goes on where it stopped',
    )
    .option('--json', 'machine-readable')
    .action(({ json }: { json?: boolean }) => context.withHouse((app) => rotate(app, context, json)));
}

const status = (app: INestApplicationContext): Promise<KeyStatus[]> =>
  app.get(Operations).run(MACHINE, 'key.status', {}, (op) => keyStatus(op.db));

const lineOf = (key: KeyStatus): string =>
  `${key.id}  ${key.state.padEnd(9)}  ${key.versions} versions  since ${key.activatedAt ?? key.createdAt}`;

/** What an interrupted rotation left is finished first; only a rotation that begins makes a key. */
async function rotate(app: INestApplicationContext, context: CommandContext, json: boolean | undefined): Promise<void> {
  const resumed = await rewrapAll(app);
  const isNew = resumed.rewrapped === 0;
  const renewal = app.get(KeyRenewal);
  if (isNew) await app.get(Operations).run(MACHINE, 'key.rotate', {}, (op) => renewal.begin(op));
  const { rewrapped, broken } = isNew ? await rewrapAll(app) : resumed;
  const active = (await status(app)).find((key) => key.state === 'active');
  if (broken.length > 0)
    complain(`${broken.length} versions do not open and stay under their old key: ${broken.join(', ')}`);
  const done = isNew ? 'A new key is active' : 'The interrupted rotation is finished';
  answer(
    json,
    { kekId: active?.id, resumed: !isNew, rewrapped, broken },
    `${done}; ${rewrapped} versions were rewrapped.`,
  );
  context.exit(broken.length > 0 ? 1 : 0);
}

async function rewrapAll(app: INestApplicationContext): Promise<Passed> {
  const passed: Passed = { rewrapped: 0, broken: [] };
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    const batch = await app
      .get(Operations)
      .run(MACHINE, 'key.rewrap', {}, (op) => app.get(Rewrap).rewrapNext(op, from));
    passed.rewrapped += batch.count;
    passed.broken.push(...batch.broken);
    if (batch.count > 0) complain(`${passed.rewrapped} versions rewrapped`);
    after = batch.next;
  }
  return passed;
}
