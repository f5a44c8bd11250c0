import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** Read only when the entry is reached. */
  pieces: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** Beyond it an archive needs 64-bit fields; no sheet of a million rows comes near. */
const LARGEST = 0xffffffff;
/** Names are UTF-8, sizes follow the data. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980, midnight: the same content gives the same bytes, whenever it is written. */
const [TIME, DATE] = [0, 0x21];

/** A zip archive piece by piece, with nothing kept but one list of its entries. The same content gives the same bytes. */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
  const done: Written[] = [];
  let offset = 0;
  for (const { name, pieces } of entries) {
    const entry: Written = { name: Buffer.from(name), offset, crc: 0, packed: 0, size: 0 };
    const header = Buffer.concat([fields(0x04034b50, [VERSION, ...facts(entry)]), entry.name]);
    yield header;
    for await (const packed of deflated(pieces, entry)) {
      entry.packed += packed.length;
      yield packed;
    }
    const trailer = longs(0x08074b50, entry.crc, entry.packed, entry.size);
    yield trailer;
    offset += header.length + entry.packed + trailer.length;
    if (offset > LARGEST || entry.size > LARGEST) throw new Error('The archive is larger than 4 GiB');
    done.push(entry);
  }
  const directory = Buffer.concat(done.flatMap(listed));
  const count = [done.length, done.length];
  yield Buffer.concat([directory, fields(0x06054b50, [0, 0, ...count, long(directory.length), long(offset), 0])]);
}

/** One piece is packed while the next is made; never more than these two are held. */
async function* deflated(pieces: ZipEntry['pieces'], tally: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 4 });
  const ready: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => ready.push(chunk));
  // The piece that was being packed says so.
  deflate.on('error', () => undefined);
  try {
    let packing: Promise<void> = Promise.resolve();
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8');
      tally.crc = crc32(bytes, tally.crc);
      tally.size += bytes.length;
      await packing;
      packing = packed(deflate, bytes);
      // A reader that goes away, or a source that fails, leaves it behind.
      packing.catch(() => undefined);
      yield* ready.splice(0);
    }
    await packing;
    const ended = once(deflate, 'end');
    deflate.end();
    await ended;
    yield* ready.splice(0);
  } finally {
    deflate.destroy();
  }
}

const packed = (deflate: DeflateRaw, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => deflate.write(bytes, (error) => (error ? reject(error) : resolve())));

const facts = ({ name, crc, packed: length, size }: Written): (number | Buffer)[] => [
  FLAGS,
  DEFLATED,
  TIME,
  DATE,
  longs(crc, length, size),
  name.length,
  0,
];

/** The entry as the directory at the end lists it. */
const listed = (entry: Written): Buffer[] => [
  fields(0x02014b50, [VERSION, VERSION, ...facts(entry), 0, 0, 0, long(0), long(entry.offset)]),
  entry.name,
];

function fields(signature: number, values: readonly (number | Buffer)[]): Buffer {
  return Buffer.concat([long(signature), ...values.map((value) => (typeof value === 'number' ? short(value) : value))]);
}

const long = (value: number): Buffer => longs(value);

function longs(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32LE(value, i * 4));
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
