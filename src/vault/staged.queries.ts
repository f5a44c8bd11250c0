import type { EntityManager } from 'typeorm';
import { endOf } from '../accounts/history.js';
import { list, one, raw, rows, sql, type Sql } from '../database/sql.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Envelope } from '../keyring/seal.js';
import { newestFixed } from '../ledger/newest-fixed.js';
import type { StagedVersion } from './staged.entity.js';
import { isAuthenticStage } from './staged.mac.js';
import { isFixed, isOpen } from './staged.rules.js';

export const stagedMark = (credentialId: string): string => `staged:${credentialId}`;
export const versionMark = (credentialId: string): string => `credential:${credentialId}`;

const newest = (kind: 'staged' | 'credential'): Sql =>
  raw(
    `(select l.body from ledger_leaf l where l.mark = '${kind}:' || t.credential_id order by l.position desc limit 1)`,
  );

type MarkedStage = StagedVersion & { stagedLeaf: string | null; currentLeaf: string | null };

/** What waits to be tried, by credential; forged, restored and decided rows are absent. */
export async function openStages(
  db: EntityManager,
  keyring: Keyring,
  credentialIds: readonly string[],
): Promise<Map<string, StagedVersion>> {
  const found = await rows<MarkedStage>(
    db,
    sql`select t.id, t.credential_id as "credentialId", t.number, t.state, t.origin, t.staged_at as "stagedAt",
          t.staged_by as "stagedBy", t.decided_at as "decidedAt", t.decided_by as "decidedBy", t.tested, t.version, t.mac,
          ${newest('staged')} as "stagedLeaf", ${newest('credential')} as "currentLeaf"
        from staged_version t where t.state = 'staged' and t.credential_id in ${list(credentialIds)} order by t.number`,
  );
  const open = new Map<string, StagedVersion>();
  for (const { stagedLeaf, currentLeaf, ...row } of found)
    if (isAuthenticStage(keyring, row) && isOpen(row, { staged: stagedLeaf, current: currentLeaf }))
      open.set(row.credentialId, row);
  return open;
}

export async function openStage(
  db: EntityManager,
  keyring: Keyring,
  credentialId: string,
): Promise<StagedVersion | null> {
  return (await openStages(db, keyring, [credentialId])).get(credentialId) ?? null;
}

/** The candidate of a credential that the caller holds, once the log has it: only then may it be decided or released. */
export async function fixedStage(
  db: EntityManager,
  keyring: Keyring,
  credentialId: string,
): Promise<StagedVersion | null> {
  const open = await openStage(db, keyring, credentialId);
  const leaf = open && (await newestFixed(db, keyring, stagedMark(credentialId)));
  return open && isFixed(open.number, leaf) ? open : null;
}

/** Numbers are never given twice: a version that was given up keeps its own. */
export async function nextNumber(db: EntityManager, credentialId: string): Promise<number> {
  const row = await one<{ last: number | null }>(
    db,
    sql`select max(number) as last from credential_version where credential_id = ${credentialId}`,
  );
  return (row?.last ?? 0) + 1;
}

export const envelopeOf = (db: EntityManager, credentialId: string, number: number): Promise<Envelope | null> =>
  one(
    db,
    sql`select alg, kek_id as "kekId", wrapped_dek as "wrappedDek", dek_nonce as "dekNonce", nonce, ciphertext
        from credential_version where credential_id = ${credentialId} and number = ${number}`,
  );

/** When version `v` came into use: as it was stored, or as it was promoted. Null for one that never did. */
export const inUseSince = (v: string): Sql =>
  raw(`(select case when count(*) = 0 then ${v}.created_at else max(case when st.state = 'promoted' then st.decided_at end) end
    from staged_version st where st.credential_id = ${v}.credential_id and st.number = ${v}.number)`);

/** Who put version `v` in use: whoever stored it, or whoever promoted it. */
export const putInUseBy = (v: string): Sql =>
  raw(`coalesce((select st.decided_by from staged_version st where st.credential_id = ${v}.credential_id
    and st.number = ${v}.number and st.state = 'promoted'), ${v}.created_by)`);

/** Was version `v` in use, or used before, at the end of a UTC day? What was staged only was not. */
export const wasInUse = (v: string, on: string): Sql => sql`${inUseSince(v)} < ${endOf(on)}`;
