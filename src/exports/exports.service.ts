import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { personByEmail } from '../people/person.queries.js';
import { accessListing } from './access-list.export.js';
import { ExportFailures } from './exports.failures.js';
import { heldStream } from './held-stream.js';
import { FORMATS, written, type Format, type Listing } from './listing.js';
import type { Manifest } from './manifest.view.js';
import { registerListing, type RegisterFilter } from './register.export.js';

export interface ExportAsked {
  format?: string | undefined;
  /** The UTC day at whose end access is asked for. */
  asOf?: string | undefined;
  platform?: string | undefined;
  brand?: string | undefined;
  /** Id or work address. */
  person?: string | undefined;
  status?: string | undefined;
}

/** What was decided before the first row: recorded, then read. */
export interface Prepared {
  format: Format;
  asOf: string;
  listing: Listing<never>;
}

/** Exports at once in one process: each holds a view of the database as long as its reader takes. */
const AT_ONCE = 2;

/** Lists as files. The act is in the log before the first row leaves; rows stream with flat memory. */
@Injectable()
export class Exports {
  private running = 0;

  constructor(
    @Inject(Operations) private readonly operations: Operations,
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
    @Inject(HeldKeyring) private readonly keys: HeldKeyring,
  ) {}

  /** Records the export of the access list; throws `export.format_not_yet`, `export.busy`. */
  async accessList(op: Operation, asked: ExportAsked): Promise<Prepared> {
    const format = formatOf(asked);
    const asOf = asked.asOf ?? day(op.now);
    const personId = await personIdOf(op, asked.person);
    const { platform, brand } = asked;
    const filter = {
      day: asOf,
      ...(platform === undefined ? {} : { platform }),
      ...(brand === undefined ? {} : { brand }),
      ...(personId === undefined ? {} : { personId }),
    };
    op.record([], { format, asOf, platform: platform ?? null, brand: brand ?? null, person: personId ?? null });
    return { format, asOf, listing: accessListing(this.keys.current, filter) as Listing<never> };
  }

  /** Records the export of the register. */
  register(op: Operation, asked: ExportAsked): Prepared {
    const format = formatOf(asked);
    const { platform, brand, status } = asked;
    const filter: RegisterFilter = Object.fromEntries(
      Object.entries({ platform, brand, status }).filter(([, value]) => value !== undefined),
    );
    op.record([], { format, platform: platform ?? null, brand: brand ?? null, status: status ?? null });
    return { format, asOf: day(op.now), listing: registerListing(this.keys.current, filter) as Listing<never> };
  }

  /** The file as `wrap` hands it out, once its leaf is in the log. */
  file<T>(op: Operation, { listing, format }: Prepared, wrap: (file: Readable) => T): T {
    this.refuseWhenBusy();
    return op.afterCommit(() => {
      this.running++;
      const file = heldStream(this.operations, op.actor, ({ db }) => written(listing, db, format));
      file.once('close', () => this.running--);
      return wrap(file);
    });
  }

  /** What proves a file: its hash and length, the log as it stood, and the signature of the log's key over all of it. */
  manifest(op: Operation, { listing, format, asOf }: Prepared): Manifest {
    this.refuseWhenBusy();
    const proven = async (): Promise<Manifest> => {
      this.running++;
      try {
        return await this.operations.run(op.actor, 'export.read', {}, async ({ db, now }) => {
          const hash = createHash('sha256');
          let rows = 0;
          for await (const piece of written(listing, db, format, (n) => (rows += n))) hash.update(piece);
          const { note } = await this.keeper.sign(db, day(now));
          const facts = { sha256: hash.digest('hex'), rows, asOf, checkpoint: note };
          return { ...facts, signature: this.keeper.signBytes(Buffer.from(canonicalJson(facts))) };
        });
      } finally {
        this.running--;
      }
    };
    return op.afterCommit(proven as unknown as () => Manifest);
  }

  private refuseWhenBusy(): void {
    if (this.running >= AT_ONCE) throw ExportFailures.BUSY({ retryAfter: 5 });
  }
}

function formatOf({ format = 'csv' }: ExportAsked): Format {
  const known = FORMATS.find((each) => each === format);
  if (!known) throw ExportFailures.FORMAT_NOT_YET();
  return known;
}

/** Nobody has the id ''; a person nobody knows gives an empty list. */
async function personIdOf({ db }: Operation, person: string | undefined): Promise<string | undefined> {
  if (person === undefined || !person.includes('@')) return person;
  return (await personByEmail(db, person))?.id ?? '';
}
