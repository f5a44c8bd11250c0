import { mayRelease, type Held, type VaultAct } from '../access/standing.rules.js';
import type { Failure } from '../kernel/failure.js';
import { isOver, refusalOfResting } from './release.rules.js';
import { VaultFailures } from './vault.failures.js';

export interface WriteFacts {
  act: Extract<VaultAct, 'credential.create' | 'credential.label' | 'credential.rotate' | 'credential.generate'>;
  account: { status: string; accessModel: string; ownershipBasis: string | null };
  kind: string;
  standings: readonly string[];
  /** Rights that allow nothing for now, such as a grant before a closed gate. */
  resting: readonly Held[];
  personId: string;
  /** The account is visible to them whatever they hold on it. */
  seesAll: boolean;
  frozenPerson: boolean;
  /** The assignee of an open rotation task. */
  mayRotate: boolean;
}

const ABOUT_ACCOUNT: readonly VaultAct[] = ['credential.create', 'credential.generate'];

/** May something be stored or changed here? A frozen account takes new values: changing them is how it gets safe again. */
export function refusalToWrite(facts: WriteFacts): Failure | null {
  const { act, account, kind, standings, resting, seesAll, mayRotate } = facts;
  const assigned = act === 'credential.rotate' && mayRotate;
  // In the words used for an account or a credential that does not exist.
  if (standings.length + resting.length === 0 && !seesAll && !assigned)
    return ABOUT_ACCOUNT.includes(act) ? VaultFailures.NOT_VISIBLE() : VaultFailures.UNKNOWN();
  if (!assigned && !mayRelease(act, kind, account.accessModel, standings)) {
    const would = resting.filter(({ standing }) => mayRelease(act, kind, account.accessModel, [standing]));
    return refusalOfResting(would, facts.personId) ?? VaultFailures.LEVEL();
  }
  if (facts.frozenPerson) return VaultFailures.PERSON_FROZEN();
  if (isOver(account.status)) return VaultFailures.ACCOUNT_CLOSED();
  // A new version of what is there already must stay possible: it is what clears a leaver's exposure.
  if (act === 'credential.create' && account.ownershipBasis === 'disputed') return VaultFailures.DISPUTED_OWNERSHIP();
  return null;
}
