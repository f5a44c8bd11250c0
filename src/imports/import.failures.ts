import { failures } from '../kernel/failure.js';

/** Why a whole file is turned down. The detail names line, row or column, never what stands there. */
export const ImportFailures = failures('import', {
  UNREADABLE: ['malformed', 'The file cannot be read.'],
  TOO_LARGE: ['malformed', 'The file is larger than an import takes: at most 50 MB and 200 000 rows.'],
  UNKNOWN_IMPORTER: ['malformed', 'Nobody in the directory has the address given with --by.'],
});

export const unreadable = (detail: string): Error => ImportFailures.UNREADABLE({ detail: `unreadable: ${detail}` });
export const tooLarge = (detail: string): Error => ImportFailures.TOO_LARGE({ detail: `unreadable: ${detail}` });
