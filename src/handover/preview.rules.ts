import type { Person } from '../people/person.entity.js';
import { latestSafeStart, localDay } from './due.rules.js';
import type { Holdings } from './holdings.js';
import type { DeparturePreview, HeldChannelView, LeadTime } from './preview.view.js';

/** How long each account takes to hand over, as the catalogue knows; 0 where it says nothing. */
export function leadTimesOf(
  holdings: { accounts: ReadonlyMap<string, { id: string; platform: string }> },
  leadDaysOf: (platform: string) => number,
): LeadTime[] {
  return [...holdings.accounts.values()].map(({ id, platform }) => ({
    accountId: id,
    platform,
    leadDays: leadDaysOf(platform),
  }));
}

/** The earliest of the safe starts: the slowest platform decides. */
export function earliestSafeStart(lastDay: string, leadTimes: readonly LeadTime[]): string | null {
  if (leadTimes.length === 0) return null;
  return latestSafeStart(
    lastDay,
    leadTimes.reduce((longest, { leadDays }) => Math.max(longest, leadDays), 0),
  );
}

export function previewOf(person: Person, holdings: Holdings, leadTimes: LeadTime[], now: Date): DeparturePreview {
  const today = now.toISOString().slice(0, 10);
  const lastDay = person.lastDay ?? localDay(now, person.timeZone);
  return {
    personId: person.id,
    lastDay,
    seats: holdings.seats.map(({ accountId, seat }) => ({ accountId, seat })),
    grants: holdings.grants.map(({ id, accountId, level, since, until }) => ({
      grantId: id,
      accountId,
      level,
      since,
      past: until !== null && until < today,
    })),
    soleControl: holdings.soleControl.map((accountId) => ({ accountId })),
    soleSeat: holdings.soleSeat.map((accountId) => ({ accountId })),
    owedRotations: holdings.seen.map((seen) => ({ ...seen })),
    recoveryChannels: byValue(holdings.channels),
    leadTimes,
    latestSafeStart: earliestSafeStart(lastDay, leadTimes),
  };
}

function byValue(channels: Holdings['channels']): HeldChannelView[] {
  const views = new Map<string, HeldChannelView>();
  for (const { kind, value, accountId } of channels) {
    const key = `${kind} ${value}`;
    const view = views.get(key) ?? { kind, value, accountIds: [] };
    view.accountIds.push(accountId);
    views.set(key, view);
  }
  return [...views.values()];
}
