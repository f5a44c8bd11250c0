import { beginning, type Bounded } from './bounded.queries.js';
import { latestSafeStart } from './due.rules.js';
import type { HeldChannel } from './holdings.queries.js';
import type { HeldChannelView, LeadTime } from './preview.view.js';

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

export const longestLead = (leadTimes: readonly LeadTime[]): number =>
  leadTimes.reduce((longest, { leadDays }) => Math.max(longest, leadDays), 0);

/** The earliest of the safe starts: the slowest platform decides. */
export function earliestSafeStart(lastDay: string, leadTimes: readonly LeadTime[]): string | null {
  return leadTimes.length === 0 ? null : latestSafeStart(lastDay, longestLead(leadTimes));
}

/** Each mailbox, phone or factor once, with what relies on it. */
export function channelsByValue(channels: readonly HeldChannel[]): HeldChannelView[] {
  const views = new Map<string, HeldChannelView>();
  for (const { kind, value, accountId } of channels) {
    const key = `${kind} ${value}`;
    const view = views.get(key) ?? { kind, value, accountIds: [] };
    view.accountIds.push(accountId);
    views.set(key, view);
  }
  return [...views.values()];
}

/** Rows of a list as they are shown. */
export const shown = <T, V>({ items, total }: Bounded<T>, view: (item: T) => V): Bounded<V> => ({
  items: items.map(view),
  total,
});

export const shownFirst = <T, V>(all: readonly T[], most: number, view: (item: T) => V): Bounded<V> =>
  shown(beginning(all, most), view);
