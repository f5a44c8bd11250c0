import type { EntityManager } from 'typeorm';
import { forUpdate, list, one, rows, sql } from '../database/sql.js';
import { iso } from '../kernel/clock.js';
import type { Operation } from '../operation/operation.js';
import { inForce } from './gate.queries.js';
import { PolicyFailures } from './policies.failures.js';
import { Policy } from './policy.entity.js';

/** One version of a policy, in whatever language. */
export interface PolicyNumber {
  policyCode: string;
  number: number;
}

/** The charter everybody has to accept on a day; null when none was in force. */
export const charterOn = (db: EntityManager, day: string): Promise<PolicyNumber | null> =>
  one<PolicyNumber>(
    db,
    sql`select v.policy_code as "policyCode", v.number from policy_version v
        where v.kind = 'charter' and v.requires_acknowledgement = 'yes' and ${inForce('v', day)}
        order by v.effective_from desc, v.number desc limit 1`,
  );

export interface PolicyFacts {
  code: string;
  kind: string;
  cadence: string;
  version: number;
}

/** What is known of policies; one that was imported is what its newest version says, without a rhythm. */
export const policyFacts = (db: EntityManager, codes: readonly string[]): Promise<PolicyFacts[]> =>
  rows(
    db,
    sql`select c.code, coalesce(p.kind, (select v.kind from policy_version v where v.policy_code = c.code
            order by v.number desc, v.language limit 1)) as kind,
          coalesce(p.cadence, 'none') as cadence, coalesce(p.version, 1) as version
        from (select code from policy where code in ${list(codes)}
          union select policy_code from policy_version where policy_code in ${list(codes)}) c
        left join policy p on p.code = c.code`,
  );

/** The policy, held until the transaction ends: whatever changes it or a version of it waits here. Throws `policies.unknown`. */
export async function heldPolicy(op: Operation, code: string): Promise<Policy> {
  op.about(`policy:${code}`);
  const [facts] = await policyFacts(op.db, [code]);
  if (!facts) throw PolicyFailures.UNKNOWN();
  await rows(
    op.db,
    sql`insert into policy (code, kind, cadence, created_by, created_at, version)
        values (${code}, ${facts.kind}, ${facts.cadence}, ${op.actor.id}, ${iso(op.now)}, ${1}) on conflict do nothing`,
  );
  await rows(op.db, sql`select code from policy where code = ${code}${forUpdate(op.db)}`);
  return op.db.findOneByOrFail(Policy, { code });
}
