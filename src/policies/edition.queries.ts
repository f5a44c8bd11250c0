import type { EntityManager } from 'typeorm';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { day } from '../kernel/clock.js';
import { holds } from '../operation/actor.js';
import type { Operation } from '../operation/operation.js';
import { concerns, current, STATE, VERSIONS } from './concerned.queries.js';
import { firstLanguage } from './gate.queries.js';

/** A version of a policy, whatever the language. Imported ones are published and have neither author nor edition. */
export interface EditionRow {
  policyCode: string;
  number: number;
  kind: string;
  appliesTo: string;
  requiresAcknowledgement: string;
  effectiveFrom: string | null;
  /** As set; a newer version ends it without being written here. */
  effectiveTo: string | null;
  /** First day of the next version. */
  nextFrom: string | null;
  reviewDueOn: string | null;
  approvedBy: string | null;
  editionId: string | null;
  state: string;
  platforms: string | null;
  brands: string | null;
  levels: string | null;
  organisations: string | null;
  personKinds: string | null;
  custodians: string;
  requiresTraining: number;
  authorId: string | null;
  commentsUntil: string | null;
  publishedAt: string | null;
  withdrawnAt: string | null;
  version: number;
  /** 1: in force today, or to come. */
  current: number;
}

const COLUMNS = (today: string): Sql => sql`v.policy_code as "policyCode", v.number as number, v.kind as kind,
  v.applies_to as "appliesTo", v.requires_acknowledgement as "requiresAcknowledgement", v.effective_from as "effectiveFrom",
  v.effective_to as "effectiveTo", v.review_due_on as "reviewDueOn", v.approved_by as "approvedBy",
  (select min(n.effective_from) from policy_version n where n.policy_code = v.policy_code and n.number > v.number
    and (n.effective_to is null or n.effective_to >= n.effective_from)) as "nextFrom",
  e.id as "editionId", ${STATE} as state, e.platforms, e.brands, e.levels, e.organisations, e.person_kinds as "personKinds",
  coalesce(e.custodians, 'no') as custodians, coalesce(e.requires_training, 0) as "requiresTraining",
  e.author_id as "authorId", e.comments_until as "commentsUntil", e.published_at as "publishedAt",
  e.withdrawn_at as "withdrawnAt", coalesce(e.version, 1) as version, case when ${current(today)} then 1 else 0 end as current`;

/** Reads every version, drafts included. */
export const isStaff = (op: Operation): boolean => holds(op.actor, 'admin', 'hr', 'auditor', 'machine', 'system');

/** What the actor may read: staff everything; others what is published and theirs, and drafts while they are discussed. */
export function readable(op: Operation): Sql {
  if (isStaff(op)) return raw('1 = 1');
  const today = day(op.now);
  return sql`((${STATE} = 'published' and v.effective_from is not null and exists (
      select 1 from person gp where gp.id = ${op.actor.id} and (${concerns()} or exists (select 1 from acknowledgement k
        where k.person_id = gp.id and k.policy_code = v.policy_code and k.number = v.number))))
    or (${STATE} = 'comment' and e.comments_until >= ${today}))`;
}

/** Versions of some policies, oldest first, as far as the actor may read them. */
export const editionsOf = (op: Operation, codes: readonly string[]): Promise<EditionRow[]> =>
  rows(
    op.db,
    sql`select ${COLUMNS(day(op.now))} from ${VERSIONS}
        where v.policy_code in ${list(codes)} and ${firstLanguage('v')} and ${readable(op)}
        order by v.policy_code, v.number`,
  );

/** One version; null when there is none the actor may read. */
export async function editionOf(op: Operation, code: string, number: number): Promise<EditionRow | null> {
  const found = await rows<EditionRow>(
    op.db,
    sql`select ${COLUMNS(day(op.now))} from ${VERSIONS}
        where v.policy_code = ${code} and v.number = ${number} and ${firstLanguage('v')} and ${readable(op)}`,
  );
  return found[0] ?? null;
}

export interface TextRow {
  language: string;
  title: string;
  summary: string | null;
  body: string | null;
  documentUrl: string | null;
}

export const textsOf = (db: EntityManager, code: string, number: number): Promise<TextRow[]> =>
  rows(
    db,
    sql`select language, title, summary, body, document_url as "documentUrl" from policy_version
        where policy_code = ${code} and number = ${number} order by language`,
  );

export interface TitleRow {
  policyCode: string;
  number: number;
  language: string;
  title: string;
}

/** Titles of versions in every language. */
export function titlesOf(
  db: EntityManager,
  versions: readonly { policyCode: string; number: number }[],
): Promise<TitleRow[]> {
  if (versions.length === 0) return Promise.resolve([]);
  const each = versions.map(({ policyCode, number }) => sql`(policy_code = ${policyCode} and number = ${number})`);
  return rows(
    db,
    sql`select policy_code as "policyCode", number, language, title from policy_version where ${join(each, ' or ')}`,
  );
}
