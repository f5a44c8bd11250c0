import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import type { Names } from './mail-text.rules.js';
import type { Facts } from './mail-topic.js';

const text = (fact: unknown): string => (typeof fact === 'string' ? fact : '');

/** The names that each of these messages may say, in their order; two statements whatever their number. */
export async function namesOf(db: EntityManager, messages: readonly Facts[]): Promise<Names[]> {
  const of = (...keys: string[]): string[] => [
    ...new Set(messages.flatMap((facts) => keys.map((key) => text(facts[key])).filter((id) => id !== ''))),
  ];
  type Named = { id: string; name: string };
  const accounts = await rows<Named>(
    db,
    sql`select id, display_name as name from account where id in ${list(of('accountId'))}`,
  );
  const people = await rows<Named>(
    db,
    sql`select id, full_name as name from person where id in ${list(of('personId', 'leaverId'))}`,
  );
  const named = new Map([...accounts, ...people].map(({ id, name }) => [id, name]));
  return messages.map((facts) => {
    const [account, person, leaver] = ['accountId', 'personId', 'leaverId'].map((key) => named.get(text(facts[key])));
    return {
      ...(account ? { account } : {}),
      ...(person ? { person } : {}),
      ...(leaver ? { leaver } : {}),
      ...(typeof facts['tasks'] === 'number' ? { count: facts['tasks'] } : {}),
    };
  });
}
