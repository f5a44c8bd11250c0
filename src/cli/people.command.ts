import type { Command } from 'commander';
import { Admins } from '../identity/admins.js';
import { MACHINE } from '../operation/actor.js';
import { Operations } from '../operation/operations.js';
import type { CommandContext } from './context.js';
import { answer } from './print.js';

export function add(program: Command, context: CommandContext): void {
  const people = program.command('people').description('people in the directory');
  people
    .command('invite')
    .argument('<email>', 'the work e-mail address of somebody in the directory')
    .description('print a one-time enrolment link; refused for somebody already enrolled')
    .option('--json', 'machine-readable')
    .action((email: string, options: { json?: boolean }) => invite(context, email, options));
  people
    .command('recover')
    .argument('<email>', 'the work e-mail address of somebody who lost phone and recovery codes')
    .description('print a one-time link for a new password and second factor; the person and all admins are told')
    .option('--json', 'machine-readable')
    .action((email: string, options: { json?: boolean }) => recover(context, email, options));
}

async function recover(context: CommandContext, email: string, { json }: { json?: boolean }): Promise<void> {
  await context.withHouse(async (app) => {
    const { link, token, expiresAt } = await app
      .get(Operations)
      .run(MACHINE, 'person.recover', {}, (op) => app.get(Admins).recoverByHand(op, email));
    answer(json, { link, token, expiresAt }, [link, `Valid once, until ${expiresAt}.`]);
  });
}

async function invite(context: CommandContext, email: string, { json }: { json?: boolean }): Promise<void> {
  await context.withHouse(async (app) => {
    const { link, token, expiresAt } = await app
      .get(Operations)
      .run(MACHINE, 'person.invite', {}, (op) => app.get(Admins).inviteByHand(op, email));
    answer(json, { link, token, expiresAt }, [link, `Valid once, until ${expiresAt}.`]);
  });
}
