import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_ROWS, openSheet } from '../../src/imports/sheet.js';

const folder = mkdtempSync(join(tmpdir(), 'releve-limits-'));
const file = join(folder, 'file.csv');
const columns = { names: ['name', 'note'] as const };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function count(rows: number): Promise<number> {
  writeFileSync(file, `name,note\n${'a,b\n'.repeat(rows)}`);
  let read = 0;
  for await (const row of (await openSheet(file, columns)).rows) if (row) read++;
  return read;
}

describe('an imported file', () => {
  it('has up to 200 000 rows and not one more', async () => {
    expect(await count(MAX_ROWS)).toBe(MAX_ROWS);
    await expect(count(MAX_ROWS + 1)).rejects.toMatchObject({ code: 'import.too_large' });
  });

  it('has up to 50 MB and not a byte more', async () => {
    writeFileSync(file, Buffer.alloc(50 * 1024 * 1024 + 1, 'a'));
    await expect(openSheet(file, columns)).rejects.toMatchObject({ code: 'import.too_large' });
  });
});
