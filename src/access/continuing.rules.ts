import { dayAfter } from '../kernel/clock.js';
import type { Failure } from '../kernel/failure.js';
import type { ActionName } from '../operation/actions.js';
import type { Grant } from './access.entity.js';
import { AccessFailures } from './access.failures.js';
import { refusalToRevoke } from './grant.rules.js';

/** So many days after its last one a grant may still be extended; later it is asked for anew. */
const LAPSED_DAYS = 30;

/** Later than any last day: whether a day is late enough is asked when it is named. */
const NEVER_ENDS = '9999-12-31';

/** What somebody is to the grant they want to prolong or stop. */
export interface Relation {
  isHolder: boolean;
  /** Sits on an owner seat of the account, or is an admin. */
  hasSay: boolean;
}

type Known = Pick<Grant, 'status' | 'until' | 'groupGrantId'>;

/** May this grant go on after its last day, until `until`? By a new decision, never by its holder. */
export function refusalToExtend(grant: Known, who: Relation, until: string, today: string): Failure | null {
  if (who.isHolder) return AccessFailures.OWN_GRANT();
  if (!who.hasSay) return AccessFailures.NOT_OWNER();
  if (grant.groupGrantId !== null) return AccessFailures.FOLLOWS_GROUP();
  if (grant.status === 'suspended') return AccessFailures.SUSPENDED();
  if (grant.status === 'revoked') return AccessFailures.ALREADY_ENDED();
  if (grant.until === null) return AccessFailures.NO_END();
  if (dayAfter(grant.until, LAPSED_DAYS) < today) return AccessFailures.LAPSED_LONG_AGO();
  return until > grant.until ? null : AccessFailures.NOT_LONGER();
}

/** The first day of the extension of a grant that has a last day: the day after it, or today where that is over. */
export function extendsFrom(until: string, today: string): string {
  return until >= today ? dayAfter(until) : today;
}

/** May this grant be suspended? Its holder gives it back instead. */
export function refusalToSuspend(grant: Known, who: Relation, today: string): Failure | null {
  if (!who.hasSay) return AccessFailures.NOT_OWNER();
  if (grant.status === 'suspended') return AccessFailures.SUSPENDED();
  const isOver = grant.status !== 'active' || (grant.until !== null && grant.until < today);
  return isOver ? AccessFailures.ALREADY_ENDED() : null;
}

/** May this grant come back? Once, by a decision, never by its holder. */
export function refusalToResume(grant: Known, who: Relation, isContinued: boolean): Failure | null {
  if (who.isHolder) return AccessFailures.OWN_GRANT();
  if (!who.hasSay) return AccessFailures.NOT_OWNER();
  if (grant.status !== 'suspended') return AccessFailures.NOT_SUSPENDED();
  return isContinued ? AccessFailures.ALREADY_RESUMED() : null;
}

/** What somebody may do with a grant now, by the rules that will decide it. */
export function allowedOnGrant(
  grant: Known,
  who: Relation & { isContinued: boolean },
  today: string,
): (readonly [ActionName, boolean])[] {
  return [
    ['grant.extend', refusalToExtend(grant, who, NEVER_ENDS, today) === null],
    ['grant.suspend', refusalToSuspend(grant, who, today) === null],
    ['grant.resume', refusalToResume(grant, who, who.isContinued) === null],
    ['grant.revoke', refusalToRevoke(grant, who.isHolder || who.hasSay) === null],
  ];
}
