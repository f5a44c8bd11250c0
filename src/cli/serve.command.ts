import type { Command } from 'commander';
import type { CommandContext } from './context.js';

export function add(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('run the service until it is told to stop')
    .option('--demo', 'on its own directory, emptied first and loaded with the sample organisation')
    .action(async ({ demo = false }: { demo?: boolean }) => context.exit(await context.serve(demo)));
}
