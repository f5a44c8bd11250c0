import type { EntityManager } from 'typeorm';
import { one, sql } from '../database/sql.js';
import { inForce } from './gate.queries.js';

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
