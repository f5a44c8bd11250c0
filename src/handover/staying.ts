import type { EntityManager } from 'typeorm';
import { provenGrants } from '../access/grant.queries.js';
import { one, sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { OffboardingCase } from './handover.entity.js';
import { unkeptOf } from './move.queries.js';
import type { RunbookShelf } from './runbook.service.js';

/** What somebody who did not go for good rightly has: it holds up no end of their case. */
export interface Staying {
  /** They only moved: nothing of theirs as a person ends. */
  moved: boolean;
  /** Grants of the move that nobody kept. */
  unkept: { id: string; accountId: string }[];
  /** Accounts on which they work on, and those of them over which they have full control. */
  accounts: ReadonlySet<string>;
  controlled: ReadonlySet<string>;
  /** They were hired again: what is theirs from this instant on belongs to the new period. */
  againSince: string | null;
}

const NOBODY = {
  moved: false,
  unkept: [] as Staying['unkept'],
  accounts: new Set<string>(),
  controlled: new Set<string>(),
};

export async function stayingOf(
  db: EntityManager,
  keyring: Keyring,
  shelf: RunbookShelf,
  kase: OffboardingCase,
  today: string,
): Promise<Staying> {
  const againSince = (await supersededAt(db, kase)) ? kase.cutAt : null;
  if (!shelf.confirmsKept(kase.scenario)) return { ...NOBODY, againSince };
  const unkept = await unkeptOf(db, keyring, kase, today);
  const ending = new Set(unkept.map(({ id }) => id));
  const open = await provenGrants(db, keyring, sql`g.person_id = ${kase.personId} and g.ended_on is null`);
  const kept = open.filter((grant) => !ending.has(grant.id));
  const controlled = kept.filter((grant) => grant.level === 'full_control').map((grant) => grant.accountId);
  const accounts = new Set(kept.map((grant) => grant.accountId));
  return {
    moved: true,
    unkept: unkept.map(({ id, accountId }) => ({ id, accountId })),
    accounts,
    controlled: new Set(controlled),
    againSince,
  };
}

/** When the period of this case gave way to a newer one; null while it is the person's last. */
export async function supersededAt(
  db: EntityManager,
  { personId, periodId }: Pick<OffboardingCase, 'personId' | 'periodId'>,
): Promise<string | null> {
  const found = await one<{ endedAt: string | null }>(
    db,
    sql`select o.ended_at as "endedAt" from employment_period o where o.id = ${periodId} and exists (
          select 1 from employment_period n where n.person_id = ${personId} and n.start_date > o.start_date)`,
  );
  return found?.endedAt ?? null;
}
