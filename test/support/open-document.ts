import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Pages {
  totalPages: number;
  pages: string[];
  info: Record<string, unknown>;
}

/** The bytes as a reader of spreadsheets sees them: sheets with rows of typed cells, null where empty. */
export const openSheets = (bytes: Uint8Array): Promise<{ sheet: string; data: unknown[][] }[]> =>
  opened('xlsx', bytes) as Promise<{ sheet: string; data: unknown[][] }[]>;

/** The bytes as an extractor of PDF texts sees them. */
export const openPages = (bytes: Uint8Array): Promise<Pages> => opened('pdf', bytes) as Promise<Pages>;

/** In a process of its own: the readers are no part of the tests' module world. */
async function opened(kind: 'xlsx' | 'pdf', bytes: Uint8Array): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'releve-document-'));
  try {
    const file = join(folder, `document.${kind}`);
    writeFileSync(file, bytes);
    const reader = join(__dirname, 'independent-reader.mjs');
    const { stdout } = await run(process.execPath, [reader, kind, file], { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout) as unknown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
