import type { EntityManager } from 'typeorm';
import { raw, rows, sql, type Sql } from '../database/sql.js';

/** The beginning of a list, and how long it is. */
export interface Bounded<T> {
  items: T[];
  total: number;
}

export const beginning = <T>(all: readonly T[], most: number): Bounded<T> => ({
  items: all.slice(0, most),
  total: all.length,
});

export const nothing = <T>(): Bounded<T> => ({ items: [], total: 0 });

type Ranked<T> = T & { personId: string; place: number | string; total: number | string };

/**
 * Of what `inner` finds, which names its people as `"personId"`, the first `most` of each person in `order` (columns of ours)
 * and how many each has: one statement for everybody.
 */
export async function firstOfEach<T>(
  db: EntityManager,
  inner: Sql,
  order: string,
  most: number,
): Promise<Map<string, Bounded<T>>> {
  const found = await rows<Ranked<T>>(
    db,
    sql`select r.* from (select f.*, row_number() over (partition by f."personId" order by ${raw(order)}) as place,
          count(*) over (partition by f."personId") as total from (${inner}) f) r where r.place <= ${most} order by r.place`,
  );
  const lists = new Map<string, Bounded<T>>();
  for (const { personId, place: _, total, ...item } of found) {
    const list = lists.get(personId) ?? { items: [], total: Number(total) };
    list.items.push(item as T);
    lists.set(personId, list);
  }
  return lists;
}
