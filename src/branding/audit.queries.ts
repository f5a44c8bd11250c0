import type { EntityManager } from 'typeorm';
import { liveGrant } from '../access/grant.queries.js';
import { OWNER_SEATS } from '../accounts/seat.rules.js';
import { forUpdate, join, list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import { decodeCursor, pageOf, type Page } from '../kernel/page.js';
import type { BrandAuditQuery } from './audit.dto.js';
import { POSTING } from './audit.rules.js';
import type { BrandAudit } from './branding.entity.js';

/** An audit and how far it is; accounts that were closed meanwhile no longer count. */
export interface AuditRow extends BrandAudit {
  assignee: string;
  createdByName: string | null;
  accounts: number | string;
  answered: number | string;
}

const COLUMNS = raw(`b.id, b.brand, b.platform, b.due_on as "dueOn", b.assignee_id as "assigneeId", b.checklist,
  b.created_by as "createdBy", b.created_at as "createdAt", b.cancelled_at as "cancelledAt",
  b.cancelled_by as "cancelledBy", b.cancel_reason as "cancelReason", b.version, p.full_name as assignee,
  (select c.full_name from person c where c.id = b.created_by) as "createdByName",
  (select count(*) from brand_audit_item i join account a on a.id = i.account_id
    where i.audit_id = b.id and (a.status <> 'closed' or i.answered_at is not null)) as accounts,
  (select count(*) from brand_audit_item i where i.audit_id = b.id and i.answered_at is not null) as answered`);

/** An account still waits for its answer. */
export const UNANSWERED = raw(`exists (select 1 from brand_audit_item i join account a on a.id = i.account_id
  where i.audit_id = b.id and i.answered_at is null and a.status <> 'closed')`);

export const findAudit = (db: EntityManager, id: string, visible: Sql): Promise<AuditRow | null> =>
  one(
    db,
    sql`select ${COLUMNS} from brand_audit b join person p on p.id = b.assignee_id where b.id = ${id} and ${visible}`,
  );

export const lockAudit = (db: EntityManager, id: string): Promise<unknown> =>
  one(db, sql`select id from brand_audit where id = ${id}${forUpdate(db)}`);

const STATES = {
  open: sql`b.cancelled_at is null and ${UNANSWERED}`,
  answered: sql`b.cancelled_at is null and not ${UNANSWERED}`,
  cancelled: raw('b.cancelled_at is not null'),
};

/** Whatever is due first, first. */
export async function auditPage(
  db: EntityManager,
  { limit, cursor, state, assigneeId }: BrandAuditQuery,
  visible: Sql,
): Promise<Page<AuditRow>> {
  const parts = [visible];
  if (state !== undefined) parts.push(STATES[state]);
  if (assigneeId !== undefined) parts.push(sql`b.assignee_id = ${assigneeId}`);
  const matching = join(parts, ' and ');
  const [dueOn, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2).map(String);
  const beyond = dueOn && id ? sql` and (b.due_on, b.id) > (${dueOn}, ${id})` : raw('');
  const found = await rows<AuditRow>(
    db,
    sql`select ${COLUMNS} from brand_audit b join person p on p.id = b.assignee_id where ${matching}${beyond}
        order by b.due_on, b.id limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(db, sql`select count(*) as n from brand_audit b where ${matching}`);
  return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.dueOn, row.id]);
}

export interface ItemRow {
  id: string;
  accountId: string;
  platform: string;
  handle: string;
  displayName: string;
  note: string | null;
  evidence: string | null;
  evidenceKind: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
}

const ITEM =
  raw(`i.id, i.account_id as "accountId", a.platform, a.handle, a.display_name as "displayName", i.note, i.evidence,
  i.evidence_kind as "evidenceKind", i.answered_by as "answeredBy", i.answered_at as "answeredAt"
  from brand_audit_item i join account a on a.id = i.account_id`);

export const itemOf = (db: EntityManager, auditId: string, accountId: string): Promise<ItemRow | null> =>
  one(db, sql`select ${ITEM} where i.audit_id = ${auditId} and i.account_id = ${accountId}`);

export async function itemPage(
  db: EntityManager,
  auditId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ItemRow>> {
  const [after] = cursor === undefined ? [''] : decodeCursor(cursor, 1);
  const found = await rows<ItemRow>(
    db,
    sql`select ${ITEM} where i.audit_id = ${auditId} and i.id > ${String(after)} order by i.id limit ${limit + 1}`,
  );
  const count = await one<{ n: number | string }>(
    db,
    sql`select count(*) as n from brand_audit_item where audit_id = ${auditId}`,
  );
  return pageOf(found, limit, Number(count?.n ?? 0), (row) => [row.id]);
}

export interface ResultRow {
  id: string;
  itemId: string;
  accountId: string;
  point: string;
  result: string;
  fixedAt: string | null;
  fixedBy: string | null;
}

const RESULT = raw(`r.id, r.item_id as "itemId", r.account_id as "accountId", r.point, r.result,
  r.fixed_at as "fixedAt", r.fixed_by as "fixedBy" from brand_audit_result r`);

export const resultsOf = (db: EntityManager, itemIds: readonly string[]): Promise<ResultRow[]> =>
  rows(db, sql`select ${RESULT} where r.item_id in ${list([...itemIds])} order by r.item_id, r.id`);

export const lockedResult = (db: EntityManager, id: string): Promise<ResultRow | null> =>
  one(db, sql`select ${RESULT} where r.id = ${id}${forUpdate(db)}`);

/** Accounts in use of a brand, a platform or both, at most one more than fit. */
export const accountsIn = async (
  db: EntityManager,
  { brand, platform }: { brand?: string | undefined; platform?: string | undefined },
  limit: number,
): Promise<string[]> => {
  const parts = [raw(`a.status not in ('closed', 'requested')`)];
  if (brand !== undefined) parts.push(sql`a.brand = ${brand}`);
  if (platform !== undefined) parts.push(sql`a.platform = ${platform}`);
  const found = await rows<{ id: string }>(
    db,
    sql`select a.id from account a where ${join(parts, ' and ')} order by a.id limit ${limit + 1}`,
  );
  return found.map(({ id }) => id);
};

/** Those of these accounts that are there and seen. */
export const accountsAmong = async (db: EntityManager, ids: readonly string[], visible: Sql): Promise<string[]> => {
  const found = await rows<{ id: string }>(
    db,
    sql`select a.id from account a where a.id in ${list([...ids])} and ${visible} order by a.id`,
  );
  return found.map(({ id }) => id);
};

/** Those of these accounts a person answers for or posts on; a forged row keeps somebody from auditing, never the other way round. */
export async function involvedIn(
  db: EntityManager,
  personId: string,
  accountIds: readonly string[],
  today: string,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select s.account_id as id from seat s where s.person_id = ${personId} and s.ended_at is null
          and s.seat in ${list([...OWNER_SEATS])} and s.account_id in ${list([...accountIds])}
        union select g.account_id from access_grant g where g.person_id = ${personId} and ${liveGrant('g', today)}
          and g.level in ${list([...POSTING])} and g.account_id in ${list([...accountIds])}`,
  );
  return found.map(({ id }) => id).sort();
}
