import { dayAfter } from '../kernel/clock.js';
import { join, list, raw, sql, type Sql } from '../database/sql.js';
import { compare, type Compared } from '../reconciliation/comparison.queries.js';
import { BY_NATIVE_ROLES } from '../reconciliation/due.rules.js';
import type { DifferenceKind } from '../reconciliation/difference.rules.js';
import { tableOf, type Shortfall } from './finding.js';
import type { Look } from './look.js';

/** One comparison serves the kinds of one look. */
const compared = new WeakMap<Look, Promise<Compared[]>>();

function differences(look: Look): Promise<Compared[]> {
  const known = compared.get(look) ?? compare(look.db, look.keyring, look);
  compared.set(look, known);
  return known;
}

const named = ({ name, role, levels }: Compared): string => `${name ?? ''} (${role ?? (levels.join(', ') || '?')})`;

const SUBJECTS: Record<DifferenceKind, (found: Compared) => [subject: string, note: string]> = {
  ghost: (found) => [`difference:${found.accountId}/${found.key}`, named(found)],
  missing: (found) => [`grant:${found.grantId}`, found.held.join(', ')],
  wrong_role: (found) => [
    `difference:${found.accountId}/${found.key}`,
    `${found.role ?? found.levels.join(', ')} / ${found.held.join(', ')}`,
  ],
  question: (found) => [`capture:${found.captureId}/rows/${found.row}`, named(found)],
};

/** Differences of one kind that nobody explained away. */
export const differing =
  (kind: DifferenceKind) =>
  async (look: Look): Promise<Sql> =>
    tableOf(
      look.db,
      (await differences(look))
        .filter((found) => found.kind === kind && found.accepted === null)
        .map((found): Shortfall => {
          const [subject, note] = SUBJECTS[kind](found);
          return { subject, accountId: found.accountId, personId: found.personId, since: found.capturedOn, note };
        }),
    );

/** Active accounts whose roles the platform keeps, and whose newest list is too old; one just registered has as long as others. */
export function listsDue({ today, settings }: Look): Sql {
  const seen = sql`coalesce(c.newest, substr(a.created_at, 1, 10))`;
  const old = Object.entries(settings.reconciliationDays).map(
    ([criticality, days]) => sql`(a.criticality = ${criticality} and ${seen} < ${dayAfter(today, -Number(days))})`,
  );
  return sql`
    select 'account:' || a.id as subject, a.id as account_id, null as person_id, ${seen} as since,
      coalesce(c.newest, '–') as note
    from account a left join (select account_id, max(captured_on) as newest from native_capture group by account_id) c
      on c.account_id = a.id
    where ${raw(`a.status = 'active'`)} and a.access_model in ${list([...BY_NATIVE_ROLES])} and ${old.length === 0 ? raw('1 = 0') : sql`(${join(old, ' or ')})`}`;
}
