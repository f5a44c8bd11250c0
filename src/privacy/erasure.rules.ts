import type { Failure } from '../kernel/failure.js';
import { PrivacyFailures } from './privacy.failures.js';

/** The domain of addresses that stand for nobody's: RFC 2606, no mail goes there. */
export const ERASED_DOMAIN = '@erased.invalid';

/** What stands in the place of an erased address: two people of one name stay apart. */
export const pseudonymOf = (personId: string): string => `erased-${personId}${ERASED_DOMAIN}`;

/** Why contact data cannot go yet, in the order of what to do about it. */
export const HOLDS = ['open_case', 'role', 'seat', 'grant', 'standing_right', 'channel', 'exposed'] as const;
export type Hold = (typeof HOLDS)[number];

/** Contact data go once somebody has left and nothing hangs on them any more. */
export function refusalToErase(hasLeft: boolean, holds: readonly Hold[]): Failure | null {
  if (!hasLeft) return PrivacyFailures.STILL_HERE();
  return holds.length > 0 ? PrivacyFailures.STILL_NEEDED({ facts: { holds } }) : null;
}

/** A frozen list without the mailboxes and phones in it: what they were is gone, what hung on them stays. */
export function withoutContacts(frozenList: string): string {
  const list = JSON.parse(frozenList) as { recoveryChannels?: { value?: string | null }[] };
  const recoveryChannels = list.recoveryChannels?.map((channel) => ({ ...channel, value: null }));
  return JSON.stringify({ ...list, ...(recoveryChannels ? { recoveryChannels } : {}) });
}
