import type { EntityManager } from 'typeorm';
import { insertRows, one, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Operation } from '../operation/operation.js';

export async function hasOpenDraft(db: EntityManager, code: string): Promise<boolean> {
  const found = await one(
    db,
    sql`select id from policy_edition where policy_code = ${code} and state in ('draft', 'comment') limit 1`,
  );
  return found !== null;
}

/** 0 where there is none yet. */
export async function newestNumber(db: EntityManager, code: string): Promise<number> {
  const found = await one<{ n: number | null }>(
    db,
    sql`select max(n) as n from (select max(number) as n from policy_version where policy_code = ${code}
        union all select max(number) from policy_edition where policy_code = ${code}) m`,
  );
  return Number(found?.n ?? 0);
}

/** First day of the newest version before `number` that is or comes into force; a later version must begin after it. */
export async function firstDayAfter(db: EntityManager, code: string, number: number): Promise<string | null> {
  const found = await one<{ day: string | null }>(
    db,
    sql`select max(effective_from) as day from policy_version where policy_code = ${code} and number < ${number}
        and (effective_to is null or effective_to >= effective_from)`,
  );
  return found?.day ?? null;
}

interface VersionFacts {
  kind: string;
  appliesTo: string;
  asks: boolean;
}

interface NewText {
  language: string;
  title: string;
  body?: string | null;
  summary?: string | null;
  documentUrl?: string | null;
}

/** Writes the text of a draft in one language, whole. */
export async function replaceText(
  op: Operation,
  { policyCode, number }: { policyCode: string; number: number },
  { kind, appliesTo, asks }: VersionFacts,
  text: NewText,
): Promise<void> {
  await rows(
    op.db,
    sql`delete from policy_version where policy_code = ${policyCode} and number = ${number} and language = ${text.language}`,
  );
  const row = {
    id: newId(),
    policy_code: policyCode,
    number,
    language: text.language,
    title: text.title.trim(),
    kind,
    applies_to: appliesTo,
    requires_acknowledgement: asks ? 'yes' : 'no',
    body: text.body?.trim() || null,
    summary: text.summary?.trim() || null,
    document_url: text.documentUrl?.trim() || null,
    created_at: iso(op.now),
  };
  await insertRows(op.db, 'policy_version', Object.keys(row), [Object.values(row)]);
}
