import type { EntityManager } from 'typeorm';
import { guarded, guardedHandle } from '../kernel/formula-guard.js';
import type { Listing } from './listing.js';
import { letters, sheetRow } from './sheet-xml.js';
import { zipped } from './zip-stream.js';

/** As many rows as a sheet can hold under its header. */
export const SHEET_ROWS = 1_048_575;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const BOLD = 1;
const WIDE: readonly string[] = ['profile_url', 'reason', 'purpose', 'notes', 'title', 'detail', 'cure_path'];
const HANDLES: readonly string[] = ['handle', 'parent_handle'];

/** The listing as a spreadsheet of one sheet, its header frozen. */
export function spreadsheet<Row>(
  listing: Listing<Row>,
  db: EntityManager,
  name: string,
  count: (rows: number) => void,
): AsyncGenerator<Buffer> {
  return zipped([
    { name: '[Content_Types].xml', pieces: [CONTENT_TYPES] },
    { name: '_rels/.rels', pieces: [relations([['officeDocument', 'xl/workbook.xml']])] },
    { name: 'xl/workbook.xml', pieces: [book(name)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      pieces: [
        relations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', pieces: [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', pieces: sheet(listing, db, count) },
  ]);
}

async function* sheet<Row>(
  listing: Listing<Row>,
  db: EntityManager,
  count: (rows: number) => void,
): AsyncGenerator<string> {
  const columns = listing.header.map((_, i) => letters(i));
  yield (
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${listing.header.map(width).join('')}</cols><sheetData>` +
    sheetRow(1, columns, listing.header, BOLD)
  );
  let number = 1;
  for await (const page of listing.pages(db)) {
    count(page.length);
    let text = '';
    for (const row of page) text += sheetRow(++number, columns, sheetCells(listing, row));
    yield text;
    // Whoever waits for an answer comes before the next page.
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield '</sheetData></worksheet>\n';
}

/**
 * The cells of a row as the CSV has them, in its order. A typed text runs nothing; the guard stays for whoever saves the sheet as
 * CSV.
 */
export function sheetCells<Row>(listing: Listing<Row>, row: Row): string[] {
  return Object.values(listing.json(row)).map((value, i) => {
    if (typeof value !== 'string') return value === true ? 'yes' : value === false ? 'no' : '';
    return HANDLES.includes(listing.header[i] as string) ? guardedHandle(value) : guarded(value);
  });
}

const width = (name: string, i: number): string =>
  `<col min="${i + 1}" max="${i + 1}" width="${WIDE.includes(name) ? 40 : Math.max(14, name.length + 4)}" customWidth="1"/>`;

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const book = (name: string): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
