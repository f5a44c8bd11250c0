import type { EntityManager } from 'typeorm';
import { forShare, rows, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { EntitlementRule } from './entitlement.entity.js';
import { isAuthenticRule } from './entitlement.mac.js';
import type { RuleInForce, Where, Who } from './entitlement.rules.js';

export const RULE_COLUMNS = sql`e.id, e.who, e.value, e.levels, e.scopes, e.platform, e.brand, e.reason,
  e.created_at as "createdAt", e.created_by as "createdBy", e.ended_at as "endedAt", e.ended_by as "endedBy",
  e.ended_reason as "endedReason", e.version, e.mac,
  (select p.full_name from person p where p.id = e.value) as "personName",
  (select l.body from ledger_leaf l where l.mark = 'entitlement:' || e.id order by l.position desc limit 1) as leaf`;

export type RuleRow = EntitlementRule & { personName: string | null; leaf: string | null };

/** What the leaf of a rule says about it. */
export interface Logged extends Where {
  who: Who;
  value: string;
  levels: string[];
  scopes: string[];
  endedAt: string | null;
  version: number;
}

interface LoggedLeaf {
  actor: { id: string };
  time: string;
  reason: string | null;
  details: Logged;
}

const read = (body: string): LoggedLeaf => JSON.parse(body) as LoggedLeaf;

/** Made with the root key, and the log knows no newer state. */
export const isProvenRule = (keyring: Keyring, row: RuleRow): boolean =>
  isAuthenticRule(keyring, row) && row.version >= (row.leaf === null ? 1 : read(row.leaf).details.version);

/** Rules the log knows as begun and not as ended, by id: deleting or changing a row takes nothing away from these. */
async function loggedLive(db: EntityManager): Promise<Map<string, LoggedLeaf>> {
  const found = await rows<{ mark: string; body: string }>(
    db,
    sql`select l.mark, l.body from ledger_leaf l
        where l.action = 'entitlement.begin' and l.outcome = 'done' and l.mark is not null
          and not exists (select 1 from ledger_leaf e where e.mark = l.mark and e.action = 'entitlement.end')`,
  );
  return new Map(found.map(({ mark, body }) => [mark.slice(mark.indexOf(':') + 1), read(body)]));
}

/** What the log knows of a live rule, as a row: for one whose own row was changed or is gone. */
export async function loggedRule(db: EntityManager, id: string): Promise<Omit<EntitlementRule, 'mac'> | null> {
  const leaf = (await loggedLive(db)).get(id);
  if (!leaf) return null;
  const { who, value, levels, scopes, platform, brand, version } = leaf.details;
  return {
    ...{ id, who, value, levels: JSON.stringify(levels), scopes: JSON.stringify(scopes), platform, brand, version },
    ...{ reason: leaf.reason ?? '', createdAt: leaf.time, createdBy: leaf.actor.id },
    ...{ endedAt: null, endedBy: null, endedReason: null },
  };
}

/**
 * The rules in force. Rows are compared with the log: one that was forged, put back or deleted opens for nobody and still
 * shuts where the log says it did. With `hold` none of them ends until the transaction does.
 */
export async function rulesInForce(db: EntityManager, keyring: Keyring, { hold = false } = {}): Promise<RuleInForce[]> {
  if (hold) await rows(db, sql`select id from entitlement_rule where ended_at is null order by id${forShare(db)}`);
  const logged = await loggedLive(db);
  const found = await rows<RuleRow>(db, sql`select ${RULE_COLUMNS} from entitlement_rule e where e.ended_at is null`);
  const trusted = found.filter((row) => isProvenRule(keyring, row));
  const ended = await endingNow(db, keyring);
  const fit = new Set([...trusted.map((row) => row.id), ...ended]);
  const planted = found.filter((row) => !fit.has(row.id) && row.leaf === null);
  return [
    ...trusted.map((row) => inForce(row, row.personName, true)),
    ...[...logged].filter(([id]) => !fit.has(id)).map(([id, leaf]) => inForce({ id, ...leaf.details }, null, false)),
    ...planted.map((row) => inForce(row, row.personName, false)),
  ];
}

/** The rules that were in force just before an instant, for reports of the past: as far as their rows are believed. */
export async function rulesThen(db: EntityManager, keyring: Keyring, end: string): Promise<RuleInForce[]> {
  const found = await rows<RuleRow>(
    db,
    sql`select ${RULE_COLUMNS} from entitlement_rule e
        where e.created_at < ${end} and (e.ended_at is null or e.ended_at >= ${end})`,
  );
  return found.filter((row) => isProvenRule(keyring, row)).map((row) => inForce(row, row.personName, true));
}

/** Those whose end is committed while its leaf still waits for its place in the log. */
async function endingNow(db: EntityManager, keyring: Keyring): Promise<string[]> {
  const found = await rows<RuleRow>(
    db,
    sql`select ${RULE_COLUMNS} from entitlement_rule e where e.ended_at is not null
        and exists (select 1 from ledger_leaf l where l.mark = 'entitlement:' || e.id and l.action = 'entitlement.begin')
        and not exists (select 1 from ledger_leaf l where l.mark = 'entitlement:' || e.id and l.action = 'entitlement.end')`,
  );
  return found.filter((row) => isProvenRule(keyring, row)).map((row) => row.id);
}

type Written = Where & { id: string; who: string; value: string; levels: unknown; scopes: unknown };

export function inForce(row: Written, personName: string | null, isTrusted: boolean): RuleInForce {
  const { id, who, value, platform, brand } = row;
  const lists = { levels: wordsOf(row.levels), scopes: wordsOf(row.scopes) };
  return { id, who: who as Who, value, platform, brand, ...lists, personName, isTrusted };
}

/** A list as a leaf holds it or as a row does; a row changed by hand may hold anything. */
function wordsOf(list: unknown): string[] {
  if (Array.isArray(list)) return list.map(String);
  try {
    const read: unknown = JSON.parse(String(list));
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}
