import { join, run, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Keyring } from '../keyring/keyring.js';
import type { Operation } from '../operation/operation.js';
import type { Handover } from './handover.entity.js';
import { handoverMac, handoverMark } from './handover.mac.js';
import type { FoundHandover } from './handover.queries.js';
import type { Proposed } from './proposing.rules.js';

/** A handover and who is asked from now on; null asks nobody until somebody is named. */
export interface Renaming {
  found: FoundHandover;
  proposed: Proposed | null;
}

const AT_ONCE = 1000;

/**
 * Names other successors, each with its MAC and its leaf, many in a statement. Rows nobody with the root key wrote stay
 * unbelievable, whoever is named in them. `replacing` keeps in sight who was asked before.
 */
export async function renameAll(
  op: Operation,
  keyring: Keyring,
  renamings: readonly Renaming[],
  { replacing }: { replacing: boolean },
): Promise<Handover[]> {
  const renamed = renamings.map(({ found: { row, isProven }, proposed }) => {
    const named = proposed && (proposed.reason === 'named' ? op.actor.id : 'system');
    const after: Handover = {
      ...row,
      successorId: proposed?.successorId ?? null,
      namedBy: named,
      namedAt: proposed && iso(op.now),
      proposal: proposed?.reason ?? null,
      replacesId: replacing ? row.successorId : null,
      version: row.version + 1,
    };
    return { before: row, after: { ...after, mac: isProven ? handoverMac(keyring, after) : row.mac } };
  });
  for (let from = 0; from < renamed.length; from += AT_ONCE)
    await write(
      op,
      renamed.slice(from, from + AT_ONCE).map(({ after }) => after),
    );
  for (const { before, after } of renamed) {
    const { id, caseId, accountId, successorId, proposal, version } = after;
    op.record(
      [`handover:${id}`, `case:${caseId}`, `account:${accountId}`],
      { case: caseId, account: accountId, successor: successorId, was: before.successorId, proposal, version },
      { action: 'handover.name', mark: handoverMark(id) },
    );
  }
  return renamed.map(({ after }) => after);
}

async function write(op: Operation, handovers: readonly Handover[]): Promise<void> {
  const changes = join(
    handovers.map(
      (row) =>
        sql`(${row.id}, ${row.successorId ?? ''}, ${row.namedBy ?? ''}, ${row.proposal ?? ''}, ${row.replacesId ?? ''}, ${row.mac})`,
    ),
    ', ',
  );
  await run(
    op.db,
    sql`with naming(id, successor_id, named_by, proposal, replaces_id, mac) as (values ${changes})
        update handover set successor_id = nullif(naming.successor_id, ''), named_by = nullif(naming.named_by, ''),
          named_at = case when naming.successor_id = '' then null else ${iso(op.now)} end, proposal = nullif(naming.proposal, ''),
          replaces_id = nullif(naming.replaces_id, ''), mac = naming.mac, version = handover.version + 1
        from naming where handover.id = naming.id`,
  );
}
