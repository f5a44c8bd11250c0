import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { ListQuery } from '../operation/page.dto.js';
import { ImportRunRow } from './import-run.entity.js';
import type { RunKind } from './table-kinds.js';

const COLUMNS = sql`id, kind, file_name as "fileName", file_size as "fileSize", file_mac as "fileMac", shape, mapping,
  row_count as "rowCount", status, failure, result, created_by as "createdBy", created_at as "createdAt",
  touched_at as "touchedAt", started_at as "startedAt", finished_at as "finishedAt", version`;

const ofKinds = (kinds: readonly RunKind[]): Sql => sql`kind in ${list(kinds)}`;

/** Newest first. */
export async function importPage(
  db: EntityManager,
  kinds: readonly RunKind[],
  { limit, cursor }: ListQuery,
): Promise<Page<ImportRunRow>> {
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, 2);
  const after =
    cursor === undefined
      ? sql``
      : sql` and (created_at < ${at ?? ''} or (created_at = ${at ?? ''} and id < ${id ?? ''}))`;
  const found = await rows<ImportRunRow>(
    db,
    sql`select ${COLUMNS} from import_run where ${ofKinds(kinds)}${after} order by created_at desc, id desc limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from import_run where ${ofKinds(kinds)}`,
  );
  return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.createdAt, row.id]);
}

export const importById = (db: EntityManager, id: string): Promise<ImportRunRow | null> =>
  db.findOneBy(ImportRunRow, { id });

/** Held against every other change until this transaction ends. */
export async function heldImport(db: EntityManager, id: string): Promise<ImportRunRow | null> {
  await one(db, sql`select id from import_run where id = ${id}${forUpdate(db)}`);
  return importById(db, id);
}

/** Imports nobody has touched since, with something of the file still kept. */
export const untouchedSince = (db: EntityManager, at: string): Promise<{ id: string }[]> =>
  rows(
    db,
    sql`select id from import_run where touched_at < ${at} and status not in ('running', 'forgotten') order by id limit 100`,
  );

export const runningSince = (db: EntityManager, at: string): Promise<{ id: string }[]> =>
  rows(db, sql`select id from import_run where status = 'running' and started_at < ${at} order by id limit 100`);
