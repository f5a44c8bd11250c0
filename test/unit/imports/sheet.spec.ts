import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSheet, type Row } from '../../../src/imports/sheet.js';

const folder = mkdtempSync(join(tmpdir(), 'releve-sheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const columns = { names: ['name', 'note', 'extra'] as const, optional: ['extra'] as const };
type Column = (typeof columns.names)[number];

async function read(content: string | Buffer): Promise<Row<Column>[]> {
  const file = join(folder, 'file.csv');
  writeFileSync(file, content);
  const found: Row<Column>[] = [];
  for await (const row of (await openSheet<Column>(file, columns)).rows) found.push(row);
  return found;
}

describe('a sheet', () => {
  it('numbers rows as a spreadsheet does, a cell with a line break counting once', async () => {
    const rows = await read('name,note\r\na,"two\r\nlines"\r\n\r\nb,x\r\n');
    expect(rows.map(({ number, cells }) => [number, cells.name, cells.note])).toEqual([
      [2, 'a', 'two\r\nlines'],
      [4, 'b', 'x'],
    ]);
  });

  it('passes over a byte order mark, trims cells, and takes columns in any order', async () => {
    expect((await read('\ufeffnote , name\n x ,  y \n'))[0]?.cells).toEqual({ note: 'x', name: 'y', extra: '' });
  });

  it('takes away the apostrophe that made a formula harmless, and no other', async () => {
    const rows = await read("name,note\n'=1,'word'\n'+33,''-x\n");
    expect(rows.map(({ cells }) => [cells.name, cells.note])).toEqual([
      ['=1', "'word'"],
      ['+33', "'-x"],
    ]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a byte that is not UTF-8', Buffer.from('name,note\na,b\nc,caf\xe9\n', 'latin1'), /line 3 is not UTF-8/],
    [
      'a character cut off at the end',
      Buffer.concat([Buffer.from('name,note\n'), Buffer.from([0xc3])]),
      /line 2 is not UTF-8/,
    ],
    ['a NUL', 'name,note\na,\u0000\n', /line 2 holds a NUL/],
    ['a missing column', 'name\na\n', /column note is missing/],
    ['an unknown column', 'name,note,colour\na,b,c\n', /no column "colour"/],
    ['a column twice', 'name,note,name\na,b,c\n', /name is there twice/],
    ['semicolons', 'name;note\na;b\n', /semicolons/],
    ['a row of another width', 'name,note\na,b\nc\n', /row 3 has 1 cells, the header has 2/],
    ['a quote never closed', 'name,note\na,b\nc,"d\n', /row 3 is not well-formed/],
    ['nothing at all', '', /empty/],
  ])('is unreadable with %s', async (_, content, says) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'import.unreadable',
      detail: expect.stringMatching(says),
    });
  });

  it('is unreadable when it is not there or no file', async () => {
    await expect(openSheet(join(folder, 'none.csv'), columns)).rejects.toMatchObject({ code: 'import.unreadable' });
    await expect(openSheet(folder, columns)).rejects.toMatchObject({ code: 'import.unreadable' });
  });
});
