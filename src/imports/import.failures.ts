import { failures } from '../kernel/failure.js';

/** Why a whole file is turned down. The detail names line, row or column, never what stands there. */
export const ImportFailures = failures('import', {
  UNREADABLE: ['malformed', 'The file cannot be read.'],
  TOO_LARGE: ['malformed', 'The file is larger than an import takes: at most 50 MB and 200 000 rows.'],
  BAD_MAPPING: ['malformed', 'The mapping cannot be used.'],
  UNKNOWN: ['missing', 'There is no such import.'],
  UNKNOWN_MAPPING: ['missing', 'There is no such mapping.'],
  UNKNOWN_CELL: ['malformed', 'This file has no such row or column.'],
  SECRET_CELL: ['refused', 'A column of secrets is not read: what stands there belongs in the vault.'],
  NO_FILE: ['malformed', 'Choose the file to read.'],
  OTHER_KIND: ['forbidden', 'Your role does not read files of this kind.'],
  RUNNING: ['conflict', 'This import is running.'],
  FORGOTTEN: ['refused', 'What this file said is no longer kept: choose the file again.'],
  COLUMNS_MISSING: ['refused', 'Say first which columns of the file these are.'],
  NOT_RUN: ['conflict', 'This import has not run yet.'],
  INTERRUPTED: ['unavailable', 'The service stopped before this import was done; nothing of it was written.'],
  UNKNOWN_IMPORTER: ['malformed', 'Nobody in the directory has the address given with --by.'],
});

export const unreadable = (detail: string): Error => ImportFailures.UNREADABLE({ detail: `unreadable: ${detail}` });
export const tooLarge = (detail: string): Error => ImportFailures.TOO_LARGE({ detail: `unreadable: ${detail}` });
