import type { EntityManager } from 'typeorm';
import { join, list, raw, rows, sql, type Sql } from '../database/sql.js';
import { fold } from '../kernel/fold.js';
import type { RuleInForce, Where } from './entitlement.rules.js';

/** The spellings under which departments, organisations and brands are written down: names are compared folded. */
export interface Spellings {
  readonly department: readonly string[];
  readonly organisation: readonly string[];
  readonly brand: readonly string[];
}

export async function spellings(db: EntityManager): Promise<Spellings> {
  const of = async (table: string, column: string): Promise<string[]> =>
    (
      await rows<{ word: string }>(
        db,
        sql`select distinct ${raw(column)} as word from ${raw(table)} where ${raw(column)} is not null`,
      )
    ).map(({ word }) => word);
  return {
    department: await of('person', 'department'),
    organisation: await of('person', 'organisation'),
    brand: await of('account', 'brand'),
  };
}

/** What the condition is over: aliases of account and person, and expressions. */
export interface Over {
  readonly account: string;
  readonly person: string;
  readonly level: Sql;
  readonly scope: Sql;
}

/** `answerTo` as a condition: true where the rules in force do not allow it. Never null, whatever is left empty. */
export function outsideRules(rules: readonly RuleInForce[], known: Spellings, over: Over): Sql {
  const concerned = anyOf(rules.map((rule) => concerning(rule, known, over.account)));
  const allowed = anyOf(
    rules
      .filter((rule) => rule.isTrusted)
      .map((rule) => sql`(${concerning(rule, known, over.account)} and ${covering(rule, known, over)})`),
  );
  return sql`(${concerned} and not ${allowed})`;
}

const anyOf = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('1 = 0') : sql`(${join(conditions, ' or ')})`;

/** An empty list is false, not null: `not` of it must be true. */
const among = (column: Sql, values: readonly string[]): Sql =>
  values.length === 0 ? raw('1 = 0') : sql`coalesce(${column}, '') in ${list(values)}`;

const written = (words: readonly string[], as: string): string[] => words.filter((word) => fold(word) === fold(as));

function concerning({ platform, brand }: Where, known: Spellings, account: string): Sql {
  const onPlatform = platform === null ? raw('1 = 1') : sql`${raw(account)}.platform = ${platform}`;
  return brand === null
    ? onPlatform
    : sql`(${onPlatform} and ${among(raw(`${account}.brand`), written(known.brand, brand))})`;
}

function covering(rule: RuleInForce, known: Spellings, { person, level, scope }: Over): Sql {
  const { who, value, levels, scopes } = rule;
  const about =
    who === 'person'
      ? sql`${raw(person)}.id = ${value}`
      : who === 'person_kind'
        ? sql`${raw(person)}.kind = ${value}`
        : among(raw(`${person}.${who === 'department' ? 'department' : 'organisation'}`), written(known[who], value));
  return sql`(${about} and ${among(level, levels)} and ${among(scope, scopes)})`;
}
