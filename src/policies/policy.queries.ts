import type { EntityManager } from 'typeorm';
import { one, sql } from '../database/sql.js';

/** One version of a policy, in whatever language. */
export interface PolicyNumber {
  policyCode: string;
  number: number;
}

/** The charter everybody has to accept on a day; null when none was in force. */
export const charterOn = (db: EntityManager, day: string): Promise<PolicyNumber | null> =>
  one<PolicyNumber>(
    db,
    sql`select policy_code as "policyCode", number from policy_version
        where kind = 'charter' and requires_acknowledgement = 'yes' and effective_from <= ${day}
          and (effective_to is null or effective_to >= ${day})
        order by effective_from desc, number desc limit 1`,
  );
