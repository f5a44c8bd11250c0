// Opens what the service wrote with readers that know nothing of it. `xlsx FILE` or `pdf FILE`; answers JSON.
import { readFileSync } from 'node:fs';

const [kind, file] = process.argv.slice(2);
const read = { xlsx: readSheets, pdf: readPages };
process.stdout.write(JSON.stringify(await read[kind](file)));

/** Every sheet with its cells as the reader types them. */
async function readSheets(path) {
  const { default: readExcelFile } = await import('read-excel-file/node');
  return readExcelFile(path);
}

/** The text of each page, the document's facts and the names of its fonts. */
async function readPages(path) {
  const { extractText, getDocumentProxy, getMeta } = await import('unpdf');
  const document = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { totalPages, text } = await extractText(document);
  const { info } = await getMeta(document);
  return { totalPages, pages: text, info };
}
