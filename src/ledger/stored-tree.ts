import type { EntityManager } from 'typeorm';
import { rows, sql } from '../database/sql.js';
import type { TreeReader } from './proof.js';

/** The tree as stored: leaf hashes, and the roots of complete tiles above them. */
export function storedTree(db: EntityManager): TreeReader {
  return {
    async hashes(level, from, to) {
      const found = await rows<{ hash: string }>(
        db,
        level === 0
          ? sql`select hash from ledger_leaf where position >= ${from} and position < ${to} order by position`
          : sql`select hash from ledger_node where level = ${level} and position >= ${from} and position < ${to} order by position`,
      );
      return found.map((row) => Buffer.from(row.hash, 'base64'));
    },
  };
}
