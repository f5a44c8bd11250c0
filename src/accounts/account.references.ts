import type { EntityManager } from 'typeorm';
import type { Failure } from '../kernel/failure.js';
import type { PlainFacts } from './account.row.js';
import { AccountFailures } from './accounts.failures.js';
import { ancestryOf } from './account.queries.js';
import { candidates } from './people.queries.js';

/** Whom and what the facts of an account name must be in the directory and in the register. */
export async function refusalToRefer(
  db: EntityManager,
  accountId: string,
  facts: Partial<PlainFacts>,
  now: Date,
): Promise<Failure | null> {
  const people = ['secondFactorHolderId', 'createdById'] as const;
  const known = await candidates(
    db,
    people.map((field) => facts[field] ?? null),
    now,
  );
  const errors = people
    .filter((field) => facts[field] != null && !known.has(facts[field]))
    .map((field) => ({ field, code: 'unknown', detail: 'Not in the directory.' }));
  if (errors.length > 0) return AccountFailures.UNKNOWN_PERSON({ errors });
  if (facts.parentAccountId == null) return null;
  const above = await ancestryOf(db, facts.parentAccountId);
  const named = [{ field: 'parentAccountId', code: 'invalid', detail: 'Not an account this one can stand under.' }];
  if (above.length === 0) return AccountFailures.UNKNOWN_PARENT({ errors: named });
  return above.includes(accountId) ? AccountFailures.PARENT_LOOP({ errors: named }) : null;
}
