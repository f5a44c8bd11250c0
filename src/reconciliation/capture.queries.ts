import type { EntityManager } from 'typeorm';
import { list, one, raw, rows, sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { Known, Remembered } from './match.rules.js';
import type { NativeCapture, NativeRow } from './reconciliation.entity.js';

/** A list with its author's present name. */
export interface NamedCapture extends NativeCapture {
  authorName: string;
}

/** A row with the names of whom it means, or may mean. */
export interface NamedRow extends NativeRow {
  personName: string | null;
}

const CAPTURE = raw(`c.id, c.account_id as "accountId", c.captured_on as "capturedOn", c.source,
  c.captured_by as "capturedBy", c.created_at as "createdAt", c.row_count as "rowCount", c.dropped_count as "droppedCount",
  c.hash, c.picture_type as "pictureType", c.picture_hash as "pictureHash", p.full_name as "authorName"
  from native_capture c join person p on p.id = c.captured_by`);

export const captureById = (db: EntityManager, id: string): Promise<NamedCapture | null> =>
  one(db, sql`select ${CAPTURE} where c.id = ${id}`);

interface Asked {
  limit: number;
  cursor?: string | undefined;
}

/** Newest day first. */
export async function capturePage(db: EntityManager, accountId: string, asked: Asked): Promise<Page<NamedCapture>> {
  const [day, id] = asked.cursor === undefined ? [null, null] : decodeCursor(asked.cursor, 2).map(String);
  const beyond = day && id ? sql` and (c.captured_on, c.id) < (${day}, ${id})` : raw('');
  const found = await rows<NamedCapture>(
    db,
    sql`select ${CAPTURE} where c.account_id = ${accountId}${beyond}
        order by c.captured_on desc, c.id desc limit ${asked.limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from native_capture where account_id = ${accountId}`,
  );
  return pageOf(found, asked.limit, Number(count?.n ?? 0), (row) => [row.capturedOn, row.id]);
}

const ROW =
  raw(`r.id, r.capture_id as "captureId", r.number, r.name, r.name_key as "nameKey", r.role, r.levels, r.state,
  r.matched_by as "matchedBy", r.person_id as "personId", r.label, r.candidates, r.resolved_by as "resolvedBy",
  r.resolved_at as "resolvedAt", r.version, p.full_name as "personName"
  from native_row r left join person p on p.id = r.person_id`);

export const rowByNumber = (db: EntityManager, captureId: string, number: number): Promise<NamedRow | null> =>
  one(db, sql`select ${ROW} where r.capture_id = ${captureId} and r.number = ${number}`);

/** In the order of the list; `state` narrows it. */
export async function rowPage(
  db: EntityManager,
  captureId: string,
  { limit, cursor, state }: Asked & { state?: string | undefined },
): Promise<Page<NamedRow>> {
  const [after] = cursor === undefined ? [0] : decodeCursor(cursor, 1);
  const matching = sql`r.capture_id = ${captureId}${state === undefined ? raw('') : sql` and r.state = ${state}`}`;
  const found = await rows<NamedRow>(
    db,
    sql`select ${ROW} where ${matching} and r.number > ${Number(after) || 0} order by r.number limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from native_row r where ${matching}`);
  return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.number]);
}

export interface Candidate {
  id: string;
  name: string;
  email: string;
}

/** Two people of one name are told apart by their work address. */
export async function candidatesById(db: EntityManager, ids: readonly string[]): Promise<Map<string, Candidate>> {
  const found = await rows<Candidate>(
    db,
    sql`select id, full_name as name, work_email as email from person where id in ${list([...new Set(ids)])}`,
  );
  return new Map(found.map((person) => [person.id, person]));
}

export const everybody = (db: EntityManager): Promise<Known[]> =>
  rows(db, sql`select id, full_name as "fullName" from person order by id`);

export const rememberedOn = (db: EntityManager, accountId: string): Promise<Remembered[]> =>
  rows(
    db,
    sql`select name_key as "nameKey", person_id as "personId", label from native_name where account_id = ${accountId}`,
  );

/** Whose the known profile addresses of a platform are, by the address as it is compared. */
export async function holdersByAddress(db: EntityManager, platform: string): Promise<Map<string, string>> {
  const found = await rows<{ key: string; personId: string }>(
    db,
    sql`select address_key as "key", person_id as "personId" from native_identity where platform = ${platform}`,
  );
  return new Map(found.map(({ key, personId }) => [key, personId]));
}
