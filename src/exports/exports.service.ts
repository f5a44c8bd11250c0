import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { countAccess } from '../access/access-list.queries.js';
import { day } from '../kernel/clock.js';
import { HeldKeyring } from '../keyring/held-keyring.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import { canonicalJson } from '../ledger/leaf-encoding.js';
import type { Operation } from '../operation/operation.js';
import { Operations } from '../operation/operations.js';
import { personByEmail } from '../people/person.queries.js';
import { Catalogue } from '../platforms/catalogue.service.js';
import { Settings } from '../settings/settings.js';
import { countRights } from './access-facts.queries.js';
import { accessListing } from './access-list.export.js';
import { headOf, recorded, type ExportAsked } from './export-asked.js';
import { fileOf, FORMATS, MOST_ROWS, type Format, type Prepared } from './export-file.js';
import type { ExportHead, ListName } from './export-head.js';
import { ExportFailures } from './exports.failures.js';
import { heldStream } from '../operation/held-stream.js';
import type { Listing } from './listing.js';
import type { Manifest } from './manifest.view.js';
import { fontsOf, type Fonts } from '../printing/printed-fonts.js';
import { findingsListing } from './findings.export.js';
import { Findings } from '../reports/findings.service.js';
import { countRegister, registerListing, type RegisterFilter } from './register.export.js';

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
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Findings) private readonly findings: Findings,
    @Inject(Catalogue) private readonly catalogue: Catalogue,
  ) {}

  private headOf(op: Operation, list: ListName, asked: ExportAsked & { asOf: string }): Promise<ExportHead> {
    return headOf(op, { ...asked, list, needsReason: this.settings.exportReasonRequired });
  }

  /** Records the export of the access list; throws `export.unknown_format`, `export.too_long`, `export.busy`. */
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
    const head = await this.headOf(op, 'access-list', { ...asked, asOf });
    await refuseTooLong(
      format,
      () => countRights(op.db),
      () => countAccess(op.db, filter),
    );
    const details = { asOf, platform: platform ?? null, brand: brand ?? null, person: personId ?? null };
    op.record([], { ...details, ...recorded(format, head) });
    const catalogue = await this.catalogue.all(op.db);
    return { format, head, listing: accessListing(this.keys.current, catalogue, filter) as Listing<never> };
  }

  /** Records the export of the register. */
  async register(op: Operation, asked: ExportAsked): Promise<Prepared> {
    const format = formatOf(asked);
    const { platform, brand, status, asOf } = asked;
    const filter: RegisterFilter = Object.fromEntries(
      Object.entries({ platform, brand, status, asOf }).filter(([, value]) => value !== undefined),
    );
    const head = await this.headOf(op, 'register', { ...asked, person: undefined, asOf: asOf ?? day(op.now) });
    await refuseTooLong(format, () => countRegister(op.db, filter));
    const details = { asOf: head.asOf, platform: platform ?? null, brand: brand ?? null, status: status ?? null };
    op.record([], { ...details, ...recorded(format, head) });
    return { format, head, listing: registerListing(this.keys.current, filter) as Listing<never> };
  }

  /** Records the export of the findings; throws as their list does. */
  async findingList(op: Operation, asked: ExportAsked): Promise<Prepared> {
    const format = formatOf(asked);
    const { asOf, platform, brand, kind, severity } = asked;
    const walk = { asOf, platform, brand, kinds: await this.findings.kinds(op, { asOf, kind, severity }) };
    const head = await this.headOf(op, 'findings', {
      ...asked,
      person: undefined,
      status: undefined,
      asOf: asOf ?? day(op.now),
    });
    await refuseTooLong(format, () => this.findings.count(op, walk));
    const narrowed = {
      platform: platform ?? null,
      brand: brand ?? null,
      severity: severity ?? null,
      kinds: walk.kinds,
    };
    op.record([], { asOf: head.asOf, ...narrowed, ...recorded(format, head) });
    return { format, head, listing: findingsListing(this.findings, walk, op.now, head.lang) as Listing<never> };
  }

  /** The file as `wrap` hands it out, once its leaf is in the log. */
  file<T>(op: Operation, prepared: Prepared, wrap: (file: Readable) => T): T {
    this.refuseWhenBusy();
    return op.afterCommit(() => {
      this.running++;
      const file = heldStream(this.operations, op.actor, ({ db }) => fileOf(prepared, db, this.fonts));
      file.once('close', () => this.running--);
      return wrap(file);
    });
  }

  /**
   * What proves a file: its hash and length, what it is a list of, the log as it stood, and the signature of the log's key over
   * all of it. The file is made for it as it would be handed out: the same data gives the same bytes.
   */
  manifest(op: Operation, prepared: Prepared): Manifest {
    this.refuseWhenBusy();
    const { list, asOf, filters } = prepared.head;
    const proven = async (): Promise<Manifest> => {
      this.running++;
      try {
        return await this.operations.run(op.actor, 'export.read', {}, async ({ db, now }) => {
          const hash = createHash('sha256');
          let rows = 0;
          for await (const piece of fileOf(prepared, db, this.fonts, (n) => (rows += n))) hash.update(piece);
          const { note } = await this.keeper.sign(db, day(now));
          const about = { list, format: prepared.format, filters };
          const facts = { sha256: hash.digest('hex'), rows, asOf, ...about, checkpoint: note };
          return { ...facts, signature: this.keeper.signBytes(Buffer.from(canonicalJson(facts))) };
        });
      } finally {
        this.running--;
      }
    };
    return op.afterCommit(proven as unknown as () => Manifest);
  }

  private readonly fonts = (): Fonts => fontsOf(this.settings.home);

  private refuseWhenBusy(): void {
    if (this.running >= AT_ONCE) throw ExportFailures.BUSY({ retryAfter: 5 });
  }
}

function formatOf({ format = 'csv' }: ExportAsked): Format {
  const known = FORMATS.find((each) => each === format);
  if (!known) throw ExportFailures.UNKNOWN_FORMAT();
  return known;
}

/** Said before the first row: a file that breaks off in the middle helps nobody. The cheapest bound comes first. */
async function refuseTooLong(format: Format, ...counts: (() => Promise<number>)[]): Promise<void> {
  const most = MOST_ROWS[format] ?? Infinity;
  if (most === Infinity) return;
  for (const count of counts) if ((await count()) <= most) return;
  throw ExportFailures.TOO_LONG();
}

/** Nobody has the id ''; a person nobody knows gives an empty list. */
async function personIdOf({ db }: Operation, person: string | undefined): Promise<string | undefined> {
  if (person === undefined || !person.includes('@')) return person;
  return (await personByEmail(db, person))?.id ?? '';
}
