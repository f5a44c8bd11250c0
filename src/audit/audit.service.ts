import { Inject, Injectable } from '@nestjs/common';
import { RunbookShelf } from '../handover/runbook.service.js';
import { day } from '../kernel/clock.js';
import { decodeCursor, decodePosition, pageOf, type Page } from '../kernel/page.js';
import { CheckpointKeeper } from '../ledger/checkpoint-keeper.js';
import type { Leaf } from '../ledger/leaf.js';
import { readHead } from '../ledger/ledger.queries.js';
import { consistencyProof, inclusionProof } from '../ledger/proof.js';
import { storedTree } from '../ledger/stored-tree.js';
import type { Operation } from '../operation/operation.js';
import type { ListQuery } from '../operation/page.dto.js';
import type { ConsistencyQuery, EventQuery, ProofQuery } from './audit.dto.js';
import { AuditFailures } from './audit.failures.js';
import {
  eventView,
  type AuditEvent,
  type ConsistencyProof,
  type InclusionProof,
  type KeptCheckpoint,
} from './audit.view.js';
import { countEvents, eventAt, eventPage, personalOf, type EventFilter, type EventRow } from './event.queries.js';
import { namesFor, namesOf } from './name.queries.js';
import { endOf, startOf } from './period.rules.js';
import { untoldTo, type Untold } from './untold.queries.js';

const base64 = (hash: Buffer): string => hash.toString('base64');

/** Reads the log and proves what it reads. */
@Injectable()
export class Audit {
  constructor(
    @Inject(CheckpointKeeper) private readonly keeper: CheckpointKeeper,
    @Inject(RunbookShelf) private readonly shelf: RunbookShelf,
  ) {}

  /** Whoever must not know of their own departure reads nothing of it. */
  async events(op: Operation, query: EventQuery): Promise<Page<AuditEvent>> {
    const { db } = op;
    const { action, area, q, actor, subject, outcome, limit } = query;
    const { subjects: untold } = await this.untold(op);
    const period = { from: startOf(query.from), to: endOf(query.to) };
    const filter: EventFilter = { action, area, q, actor, subject, outcome, ...period, untold };
    const newestFirst = query.sort !== 'index';
    const after = query.cursor === undefined ? null : decodePosition(query.cursor);
    const found = await eventPage(db, filter, { newestFirst, after, limit });
    const { items, nextCursor, total } = pageOf(found, limit, await countEvents(db, filter), (row) => [row.position]);
    return { items: await this.views(op, items), nextCursor, total };
  }

  /** Throws `audit.out_of_range`, also for what the reader must not know of. */
  async event(op: Operation, index: number): Promise<AuditEvent> {
    const { subjects: untold } = await this.untold(op);
    const row = await eventAt(op.db, index, untold);
    const [event] = row ? await this.views(op, [row]) : [];
    if (!event) throw AuditFailures.NO_EVENT();
    return event;
  }

  /** What is kept outside the database, newest first; without what covers a departure the reader must not know of. */
  async checkpoints(op: Operation, { limit, cursor }: ListQuery): Promise<Page<KeptCheckpoint>> {
    const most = (await this.untold(op)).from ?? Infinity;
    const kept = this.keeper.kept().filter(({ size }) => (size ?? 0) <= most);
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const rest = before === null ? kept : kept.filter((each) => each.day < String(before));
    return pageOf(rest.slice(0, limit + 1), limit, kept.length, (each) => [each.day]);
  }

  /** A signed note of the log as it is now; for whoever must not know of their own departure, as it was before. */
  async checkpoint(op: Operation): Promise<string> {
    const { note, head } = await this.keeper.sign(op.db, day(op.now));
    const { from } = await this.untold(op);
    return from === null || from >= head.size ? note : (await this.keeper.signEarlier(op.db, from)).note;
  }

  /** That a leaf is in the tree of `size` leaves. Throws `audit.out_of_range`. */
  async inclusion(op: Operation, { index, size: wanted }: ProofQuery): Promise<InclusionProof> {
    const newest = await this.keeper.sign(op.db, day(op.now));
    const most = Math.min(newest.head.size, (await this.untold(op)).from ?? newest.head.size);
    const size = wanted ?? most;
    if (size > most || index >= size) throw AuditFailures.OUT_OF_RANGE();
    const tree = storedTree(op.db);
    const [leafHash] = await tree.hashes(0, index, index + 1);
    const hashes = await inclusionProof(tree, index, size);
    const { note } = size === newest.head.size ? newest : await this.keeper.signEarlier(op.db, size);
    return { index, size, leafHash: base64(leafHash as Buffer), hashes: hashes.map(base64), checkpoint: note };
  }

  /** That the tree of `to` leaves extends the tree of `from`. Throws `audit.out_of_range`. */
  async consistency(op: Operation, { from, to: wanted }: ConsistencyQuery): Promise<ConsistencyProof> {
    const { db } = op;
    const { size } = (await readHead(db)).frontier;
    const most = Math.min(size, (await this.untold(op)).from ?? size);
    const to = wanted ?? most;
    if (to > most) throw AuditFailures.OUT_OF_RANGE();
    return { from, to, hashes: (await consistencyProof(storedTree(db), from, to)).map(base64) };
  }

  private async views({ db }: Operation, found: readonly EventRow[]): Promise<AuditEvent[]> {
    const texts = await personalOf(
      db,
      found.map((row) => row.entryId),
    );
    const leaves = found.map(({ body }) => JSON.parse(body) as Leaf);
    const names = await namesOf(db, leaves);
    return found.map((row, at) => {
      const leaf = leaves[at] as Leaf;
      return eventView(leaf, row.hash, texts.get(row.entryId) ?? {}, namesFor(leaf, names));
    });
  }

  private async untold(op: Operation): Promise<Untold> {
    await this.shelf.refresh(op.db);
    return untoldTo(op.db, op.actor.id, this.shelf.hiddenScenarios);
  }

  get key(): string {
    return `${this.keeper.verifierKey}\n`;
  }
}
