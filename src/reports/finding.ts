import type { EntityManager } from 'typeorm';
import { connectionOf } from '../database/connection.js';
import { raw, sql, type Sql } from '../database/sql.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Text = Readonly<Record<Language, string>>;

/**
 * What every search for a shortfall answers, one row each: `subject` is unique within its kind and what pages run by;
 * `note` is what the text says of it (a day, an address, a number).
 */
export interface Shortfall {
  subject: string;
  accountId: string | null;
  personId: string | null;
  since: string | null;
  note: string | null;
}

/** A shortfall with the names a reader needs. */
export interface NamedShortfall extends Shortfall {
  platform: string | null;
  handle: string | null;
  brand: string | null;
  personName: string | null;
  personEmail: string | null;
}

/** Rows that a rule of ours found, as a table: filters, counts and pages are then the same as for the others. */
export function tableOf(db: EntityManager, rows: readonly Shortfall[]): Sql {
  const cells = JSON.stringify(rows.map((r) => [r.subject, r.accountId, r.personId, r.since, r.note]));
  const names = ['subject', 'account_id', 'person_id', 'since', 'note'];
  if (connectionOf(db).kind === 'postgres') {
    const columns = names.map((name, i) => `r.cell->>${i} as ${name}`).join(', ');
    return sql`select ${raw(columns)} from json_array_elements(${cells}::json) as r (cell)`;
  }
  const columns = names.map((name, i) => `json_extract(r.value, '$[${i}]') as ${name}`).join(', ');
  return sql`select ${raw(columns)} from json_each(${cells}) r`;
}
