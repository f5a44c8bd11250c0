import type { EntityManager } from 'typeorm';

/**
 * Work inside a writing transaction. `touched()` tells whether anything was written so far. `entries` are handed to
 * `Settle` before the commit.
 */
export type Work<T, Entry> = (db: EntityManager, touched: () => boolean) => Promise<{ value: T; entries: Entry[] }>;

/** Writes what the operations of one commit leave behind (ledger, outbox), in their own transaction. */
export type Settle<Entry> = (db: EntityManager, entries: Entry[]) => Promise<void>;

/**
 * Acts and releases never share a commit: what an act leaves for the commit (`Settle`) is there before a release looks for
 * it. Releases are short and mostly read, so on PostgreSQL, too, many of them share one commit; acts have their own.
 */
export type Lane = 'acts' | 'releases';

/** Runs work in a transaction and answers only after the durable commit. Any failure before leaves nothing behind. */
export interface Writer<Entry> {
  write<T>(work: Work<T, Entry>, lane?: Lane): Promise<T>;
  idle(): Promise<void>;
}

/** Plain statements before the door is open: keys and schema only. */
export interface Groundwork {
  query(text: string): Promise<unknown>;
  transaction(work: (db: { query(text: string): Promise<unknown> }) => Promise<void>): Promise<void>;
}
