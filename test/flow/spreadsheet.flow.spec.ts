import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { EntityManager } from 'typeorm';
import type { Listing } from '../../src/exports/listing.js';
import { cellText, letters, sheetRow } from '../../src/exports/sheet-xml.js';
import { spreadsheet } from '../../src/exports/spreadsheet.js';
import { zipped } from '../../src/exports/zip-stream.js';
import { openSheets } from '../support/open-document.js';

type Row = Record<string, string | boolean | null>;

const HEADER = ['handle', 'person', 'reason', 'acknowledged'];
const listingOf = (rows: readonly Row[], pageSize = 2): Listing<Row> => ({
  header: HEADER,
  async *pages() {
    for (let i = 0; i < rows.length; i += pageSize) yield await Promise.resolve(rows.slice(i, i + pageSize));
  },
  csv: () => '',
  json: (row) => row,
});

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
const book = (rows: readonly Row[], count: (n: number) => void = () => undefined, pageSize = 2): Promise<Buffer> =>
  bytesOf(spreadsheet(listingOf(rows, pageSize), null as unknown as EntityManager, 'access-list', count));

const row = (handle: string, person: string, reason: string | null, acknowledged: boolean | null): Row => ({
  handle,
  person,
  reason,
  acknowledged,
});

describe('a spreadsheet', () => {
  it('is read by others cell by cell, with accents, line breaks, markup and control characters', async () => {
    const rows = [
      row('Lumio', 'Chloé Anquetil', 'Première\nligne & <b>', true),
      row('+33639981101', ' Žofia 漢字 🙂 ', null, false),
      row('x', 'a', '_x0041_x0042_', null),
    ];
    let counted = 0;
    const sheets = await openSheets(await book(rows, (n) => (counted += n)));
    expect(counted).toBe(3);
    expect(sheets).toEqual([
      {
        sheet: 'access-list',
        data: [
          HEADER,
          ['Lumio', 'Chloé Anquetil', 'Première\nligne & <b>', 'yes'],
          ['+33639981101', expect.stringContaining('Žofia 漢字 🙂'), null, 'no'],
          ['x', 'a', expect.any(String), null],
        ],
      },
    ]);
  });

  it('types every cell as text and guards what a later CSV would run', async () => {
    const [sheet] = await openSheets(await book([row('=1+1', '=HYPERLINK("http://x")', '@SUM', null)]));
    expect(sheet?.data[1]).toEqual(["'=1+1", `'=HYPERLINK("http://x")`, "'@SUM", null]);
  });

  it('has no formula cell: each is typed as text, an empty one is absent', () => {
    const text = sheetRow(7, ['A', 'B', 'C'], ['=1+1', '', '12']);
    expect(text).toBe(
      '<row r="7"><c r="A7" t="inlineStr"><is><t>=1+1</t></is></c><c r="C7" t="inlineStr"><is><t>12</t></is></c></row>',
    );
  });

  it('has the same bytes for the same rows, however they are paged', async () => {
    const rows = Array.from({ length: 999 }, (_, i) => row(`h${i}`, `Person ${i}`, 'because', i % 2 === 0));
    const first = await book(rows);
    expect((await book(rows)).equals(first)).toBe(true);
    expect((await openSheets(first))[0]?.data).toHaveLength(1000);
    expect((await openSheets(await book(rows, undefined, 500)))[0]?.data).toHaveLength(1000);
  });

  it('is a sheet with a header when there are no rows', async () => {
    expect((await openSheets(await book([])))[0]?.data).toEqual([HEADER]);
  });

  it.each([
    ['a\rb', 'a_x000D_b'],
    ['a\u0000\u001f\uffff', 'a_x0000__x001F__xFFFF_'],
    ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
    ['half \ud800 pair', 'half \ufffd pair'],
    ['whole 😀', 'whole 😀'],
    ['"<&>"', '"&lt;&amp;&gt;"'],
  ])('writes %j as %j', (text, written) => {
    expect(cellText(text)).toBe(written);
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('calls column %i %s', (column, name) => {
    expect(letters(column)).toBe(name);
  });
});

describe('a zip archive', () => {
  it('says the size and the sum of what it holds behind each entry', async () => {
    const bytes = await bytesOf(zipped([{ name: 'é.txt', pieces: ['abc', 'def'] }]));
    const trailer = bytes.indexOf(Buffer.from('504b0708', 'hex'));
    expect(bytes.readUInt32LE(trailer + 4)).toBe(crc32('abcdef'));
    expect(bytes.readUInt32LE(trailer + 12)).toBe(6);
    expect(bytes.readUInt16LE(6)).toBe(0x0808);
  });

  it('leaves nothing behind when its reader goes away', async () => {
    const lost = jest.fn();
    process.on('unhandledRejection', lost);
    const noise = (): string => randomBytes(3 * 1024 * 1024).toString('base64');
    const endless = (function* () {
      for (;;) yield noise();
    })();
    let bytes = 0;
    for await (const piece of zipped([{ name: 'a', pieces: endless }])) if ((bytes += piece.length) > 9e6) break;
    await new Promise((later) => setTimeout(later, 300));
    process.off('unhandledRejection', lost);
    expect(lost).not.toHaveBeenCalled();
    expect(endless.next().done).toBe(true);
  });

  it('ends when its source fails', async () => {
    const failing = (async function* () {
      yield await Promise.resolve('one');
      throw new Error('The source is gone');
    })();
    await expect(bytesOf(zipped([{ name: 'a', pieces: failing }]))).rejects.toThrow('The source is gone');
  });
});
