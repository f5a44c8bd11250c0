import { isLiveOn } from '../access/grant.rules.js';
import { owningSeats, type Holdings } from './holdings.js';
import type { ToolFacts } from './preview-things.queries.js';

/** A tool, by what somebody could connect accounts in it. */
export interface HeldTool {
  accountId: string;
  platform: string;
  through: string[];
  connected: number;
}

/** Levels that let their holder connect an account to a tool. */
const CONNECTING = ['full_control', 'publisher'];

/** The tools of what somebody holds; those with most accounts under them first. `facts` is of tools only, by account. */
export function toolsIn(
  personId: string,
  { accounts, seats, grants, channels }: Pick<Holdings, 'accounts' | 'seats' | 'grants' | 'channels'>,
  facts: ReadonlyMap<string, ToolFacts>,
  today: string,
): HeldTool[] {
  const ways = new Map<string, Set<string>>();
  const note = (accountId: string, way: string): void => {
    if (!accounts.has(accountId) || !facts.has(accountId)) return;
    ways.set(accountId, (ways.get(accountId) ?? new Set()).add(way));
  };
  for (const { accountId, seat } of owningSeats(seats)) note(accountId, seat);
  for (const grant of grants)
    if (CONNECTING.includes(grant.level) && isLiveOn(grant, today)) note(grant.accountId, grant.level);
  for (const { accountId, kind } of channels) note(accountId, kind);
  for (const { id, createdById } of facts.values()) if (createdById === personId) note(id, 'creator');
  return [...ways]
    .map(([accountId, through]) => ({
      accountId,
      platform: accounts.get(accountId)?.platform ?? '',
      through: [...through],
      connected: Number(facts.get(accountId)?.connected ?? 0),
    }))
    .sort((a, b) => b.connected - a.connected || (a.accountId < b.accountId ? -1 : 1));
}
