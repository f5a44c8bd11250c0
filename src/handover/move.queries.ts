import type { EntityManager } from 'typeorm';
import type { Grant } from '../access/access.entity.js';
import { provenGrants } from '../access/grant.queries.js';
import { list, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { CertifiedMove } from './certified.js';
import type { OffboardingCase } from './handover.entity.js';
import type { MoveDecision } from './move.entity.js';
import { isKept } from './move.rules.js';

type Sealed = Omit<MoveDecision, 'mac' | 'reason' | 'decidedAt'>;
type Moved = Pick<OffboardingCase, 'id' | 'personId' | 'openedAt'>;

const fields = (row: Sealed) =>
  [row.id, row.caseId, row.grantId, row.decision, row.until, row.decidedBy, row.version] as const;

export const moveMac = (keyring: Keyring, row: Sealed): string => keyring.mac('move_decision', fields(row));
export const moveMark = (id: string): string => `move:${id}`;

/** What was decided in a case, as far as somebody with the root key decided it and the log knows nothing newer. */
export async function decisionsOf(
  db: EntityManager,
  keyring: Keyring,
  caseId: string,
  grantIds: readonly string[] | null = null,
): Promise<(MoveDecision & { leaf: string | null })[]> {
  const found = await rows<MoveDecision & { leaf: string | null }>(
    db,
    sql`select d.id, d.case_id as "caseId", d.grant_id as "grantId", d.decision, d.reason, d.until, d.decided_by as "decidedBy",
          d.decided_at as "decidedAt", d.version, d.mac,
          (select l.body from ledger_leaf l where l.mark = 'move:' || d.id order by l.position desc limit 1) as leaf
        from move_decision d where d.case_id = ${caseId}${grantIds === null ? raw('') : sql` and d.grant_id in ${list(grantIds)}`}
        order by d.grant_id`,
  );
  return found.filter((row) => keyring.macMatches('move_decision', fields(row), row.mac));
}

/** Over `g`: what the person held when the move began, written down since at the latest, and lost since at the most. */
export const ofMove = ({ personId, openedAt }: Moved): Sql =>
  sql`g.person_id = ${personId} and (g.created_at <= ${openedAt} or g.since < ${openedAt.slice(0, 10)})
    and (g.ended_at is null or g.ended_at >= ${openedAt})`;

/** What they still hold of it and nobody kept. */
export async function unkeptOf(db: EntityManager, keyring: Keyring, kase: Moved, today: string): Promise<Grant[]> {
  const open = await provenGrants(db, keyring, sql`${ofMove(kase)} and g.ended_on is null`, sql` order by g.id`);
  const kept = new Set(
    (await decisionsOf(db, keyring, kase.id)).filter((row) => isKept(row, today)).map((row) => row.grantId),
  );
  return open.filter((grant) => !kept.has(grant.id));
}

/** Of these accounts, those on which nobody else has full control and nobody else sits as owner. */
export async function aloneOn(
  db: EntityManager,
  keyring: Keyring,
  personId: string,
  accountIds: readonly string[],
  owners: ReadonlyMap<string, { ownerId: string | null; backupId: string | null }>,
): Promise<Set<string>> {
  const held = await provenGrants(
    db,
    keyring,
    sql`g.account_id in ${list(accountIds)} and g.person_id <> ${personId} and g.level = ${'full_control'} and g.status = ${'active'}
        and g.ended_on is null`,
  );
  const others = new Set(held.map((grant) => grant.accountId));
  const isOther = (id: string | null | undefined): boolean => id !== null && id !== undefined && id !== personId;
  return new Set(
    accountIds.filter((id) => !others.has(id) && ![owners.get(id)?.ownerId, owners.get(id)?.backupId].some(isOther)),
  );
}

/** Over case `k`: the person only moved and works on with this account, by a grant that was kept or that is new. */
export const staysOn = (moving: readonly string[], account: Sql): Sql => sql`(k.scenario in ${list(moving)} and exists (
  select 1 from access_grant sg where sg.person_id = k.person_id and sg.account_id = ${account} and sg.ended_on is null
    and (sg.created_at > k.opened_at or exists (select 1 from move_decision sd
      where sd.case_id = k.id and sd.grant_id = sg.id and sd.decision = 'keep'))))`;

/** How a move ended, for its certificate. */
export async function certifiedMove(db: EntityManager, keyring: Keyring, kase: Moved): Promise<CertifiedMove> {
  const grants = await provenGrants(db, keyring, ofMove(kase), sql` order by g.id`);
  const decided = new Map((await decisionsOf(db, keyring, kase.id)).map((row) => [row.grantId, row]));
  const kept = grants.flatMap(({ id, accountId, level, endedOn }) => {
    const word = decided.get(id);
    // One with an earlier end goes on as another grant.
    if (word?.decision !== 'keep' || (endedOn !== null && word.until === null)) return [];
    const { reason, until, decidedBy, decidedAt } = word;
    return [{ grantId: id, accountId, level, reason, until, decidedBy, decidedAt }];
  });
  const ended = grants
    .filter((grant) => grant.endedOn !== null && !kept.some((one) => one.grantId === grant.id))
    .map(({ id, accountId, level, endedOn }) => ({ grantId: id, accountId, level, endedOn }));
  return { kept, ended };
}
