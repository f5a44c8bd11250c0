import type { Command } from 'commander';
import type { AddCommands, CommandContext } from './context.js';
import { add as addAudit } from './audit.command.js';
import { add as addAdmin } from './admin.command.js';
import { add as addDoctor } from './doctor.command.js';
import { add as addHandover } from './handover.command.js';
import { add as addExport } from './export.command.js';
import { add as addImport } from './import.command.js';
import { add as addKeys } from './keys.command.js';
import { add as addMigrate } from './migrate.command.js';
import { add as addPeople } from './people.command.js';
import { add as addServe } from './serve.command.js';

/** Every file of commands, in the order of `--help`. */
const FILES: readonly AddCommands[] = [
  addServe,
  addMigrate,
  addDoctor,
  addAdmin,
  addPeople,
  addAudit,
  addKeys,
  addImport,
  addExport,
  addHandover,
];

export const addAll = (program: Command, context: CommandContext): void =>
  FILES.forEach((add) => add(program, context));
