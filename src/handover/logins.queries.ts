import type { EntityManager } from 'typeorm';
import { list, rows, sql } from '../database/sql.js';
import type { Platform } from '../platforms/platform.js';
import { PARENT, PERSONAL_REGISTRATION, type TouchedAccount } from './holdings.queries.js';
import { loginsOf } from './logins.rules.js';
import type { Ground } from './plan.js';

/** What a case is planned on: the leaver's accounts, and those that lend a login to one of them. */
export interface CaseGround {
  accounts: readonly TouchedAccount[];
  ground: Ground;
}

/** Two statements more, whatever the number of accounts. */
export async function groundOf(
  db: EntityManager,
  held: readonly TouchedAccount[],
  platforms: ReadonlyMap<string, Platform>,
): Promise<CaseGround> {
  const logins = loginsOf(held, platforms);
  const known = new Set(held.map((account) => account.id));
  const lenders = [...logins.borrowers.keys()].filter((id) => !known.has(id));
  const above = await rows<TouchedAccount>(
    db,
    sql`select a.id, a.platform, a.status, a.access_model as "accessModel", ${PERSONAL_REGISTRATION}, ${PARENT}
        from account a where a.id in ${list(lenders)}`,
  );
  const tools = held.filter((account) => account.accessModel === 'tool_mediated').map((account) => account.id);
  const connections = apart(
    await rows<{ at: string; id: string }>(
      db,
      sql`select parent_account_id as at, id from account where parent_account_id in ${list(tools)} and status <> 'closed' order by id`,
    ),
  );
  return { accounts: [...held, ...above], ground: { logins, connections, lenders: new Set(lenders) } };
}

/** The same as it was when the case was opened, read from its steps: the register may say something else by now. */
export async function groundThen(
  db: EntityManager,
  caseId: string,
  about: { accounts: readonly TouchedAccount[]; perConnection: readonly string[] },
): Promise<Ground> {
  const covering = await rows<{ at: string; covers: string }>(
    db,
    sql`select distinct account_id as at, covers from task where case_id = ${caseId} and covers is not null`,
  );
  const profiles = await rows<{ id: string }>(
    db,
    sql`select distinct account_id as id from task where case_id = ${caseId} and code in ${list(about.perConnection)}`,
  );
  const borrowers = new Map(covering.map(({ at, covers }) => [at, JSON.parse(covers) as string[]]));
  const lentBy = new Map([...borrowers].flatMap(([at, children]) => children.map((child) => [child, at] as const)));
  const tools = about.accounts.filter((account) => account.accessModel === 'tool_mediated');
  const connections = new Map(tools.map((tool) => [tool.id, profiles.map((profile) => profile.id)]));
  return { logins: { lentBy, borrowers }, connections, lenders: new Set() };
}

function apart(found: readonly { at: string; id: string }[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const { at, id } of found) grouped.set(at, [...(grouped.get(at) ?? []), id]);
  return grouped;
}
