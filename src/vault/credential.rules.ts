import { mayRelease, type VaultAct } from '../access/standing.rules.js';
import type { Failure } from '../kernel/failure.js';
import { isOver } from './release.rules.js';
import { VaultFailures } from './vault.failures.js';

export interface WriteFacts {
  act: Extract<VaultAct, 'credential.create' | 'credential.label' | 'credential.rotate' | 'credential.generate'>;
  account: { status: string; accessModel: string; ownershipBasis: string | null };
  kind: string;
  standings: readonly string[];
  /** The account is visible to them whatever they hold on it. */
  seesAll: boolean;
  frozenPerson: boolean;
  /** The assignee of an open rotation task. */
  mayRotate: boolean;
}

/** May something be stored or changed here? A frozen account takes new values: changing them is how it gets safe again. */
export function refusalToWrite(facts: WriteFacts): Failure | null {
  const { act, account, kind, standings, seesAll, mayRotate } = facts;
  const assigned = act === 'credential.rotate' && mayRotate;
  if (standings.length === 0 && !seesAll && !assigned) return VaultFailures.UNKNOWN();
  if (!assigned && !mayRelease(act, kind, account.accessModel, standings)) return VaultFailures.LEVEL();
  if (facts.frozenPerson) return VaultFailures.PERSON_FROZEN();
  if (isOver(account.status)) return VaultFailures.ACCOUNT_CLOSED();
  // A new version of what is there already must stay possible: it is what clears a leaver's exposure.
  if (act === 'credential.create' && account.ownershipBasis === 'disputed') return VaultFailures.DISPUTED_OWNERSHIP();
  return null;
}
