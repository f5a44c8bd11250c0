import type { EntityManager } from 'typeorm';
import { insertRows, rows, type Sql, type SqlValue } from '../database/sql.js';

const BATCH = 200;

/** Rows on their way into one or several tables, written in batches, tables in the order given (parents first). */
export class Inserts<Table extends string> {
  private readonly waiting = new Map<Table, (readonly SqlValue[])[]>();

  constructor(
    private readonly db: EntityManager,
    private readonly tables: Readonly<Record<Table, readonly string[]>>,
    private readonly write: boolean,
  ) {
    for (const table of Object.keys(tables) as Table[]) this.waiting.set(table, []);
  }

  /** Answers a promise only when a batch is full and must be waited for. */
  add(table: Table, values: readonly SqlValue[]): Promise<void> | void {
    if (!this.write) return;
    const batch = this.waiting.get(table) as (readonly SqlValue[])[];
    batch.push(values);
    if (batch.length >= BATCH) return this.flush();
  }

  async flush(): Promise<void> {
    for (const [table, batch] of this.waiting) {
      if (batch.length > 0) await insertRows(this.db, table, this.tables[table], batch.splice(0));
    }
  }
}

/** Every row of a statement, page by page, so that a large table is never held twice. */
export async function* paged<T extends { id: string }>(
  db: EntityManager,
  pageAfter: (id: string) => Sql,
): AsyncGenerator<T> {
  for (let last = ''; ;) {
    const page = await rows<T>(db, pageAfter(last));
    yield* page;
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
  }
}

export const PAGE = 500;
