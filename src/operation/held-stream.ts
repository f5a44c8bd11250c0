import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ActionName } from './actions.js';
import type { Actor } from './actor.js';
import type { Operation } from './operation.js';
import type { Operations } from './operations.js';

/** A reader that takes nothing for so long holds a view of the database that others need. */
const PATIENCE_MS = 60_000;
const BUFFERED = 256 * 1024;

/**
 * A stream out of one read-only operation: it is held open until the last piece is taken, under one view of the data. Nothing is
 * read ahead of the reader; one that goes away or stalls ends it.
 */
export function heldStream(
  operations: Operations,
  actor: Actor,
  produce: (op: Operation) => AsyncIterable<string | Buffer>,
  action: ActionName = 'export.read',
): Readable {
  const out = new PassThrough({ highWaterMark: BUFFERED });
  const from = (op: Operation): Readable =>
    Readable.from(impatient(produce(op), out), { objectMode: false, highWaterMark: BUFFERED });
  operations
    .run(actor, action, {}, (op) => pipeline(from(op), out, { end: false }))
    // The last piece is out only when the view is given back: whoever read it may close the house at once.
    .then(() => out.end())
    .catch((error: Error) => void out.destroy(error));
  return out;
}

async function* impatient(pieces: AsyncIterable<string | Buffer>, out: PassThrough): AsyncGenerator<string | Buffer> {
  for await (const piece of pieces) {
    const timer = setTimeout(
      () => out.destroy(new Error('The reader of an export took nothing for too long')),
      PATIENCE_MS,
    );
    try {
      yield piece;
    } finally {
      clearTimeout(timer);
    }
  }
}
