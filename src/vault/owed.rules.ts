import { mayRelease } from '../access/standing.rules.js';

/** A right as recorded, live or over: `owner`, `backup_owner` or a level. */
export interface HeldRight {
  standing: string;
  since: string;
  until: string | null;
  endedOn: string | null;
  endedAt: string | null;
}

const DAY_MS = 86_400_000;
const startOf = (day: string): string => `${day}T00:00:00.000Z`;
const dayAfter = (day: string): string => new Date(Date.parse(startOf(day)) + DAY_MS).toISOString();

/** The instant a right was over, or null while it is live; a right that has not begun counts as over from the start. */
export function overSince(right: HeldRight, today: string): string | null {
  if (right.since > today) return '';
  const ends = [
    right.endedOn !== null && right.endedOn <= today ? (right.endedAt ?? startOf(right.endedOn)) : null,
    right.until !== null && right.until < today ? dayAfter(right.until) : null,
  ].filter((end) => end !== null);
  return ends.sort()[0] ?? null;
}

/** Somebody's first sight of a version in use. */
export interface Sight {
  kind: string;
  accessModel: string;
  firstAt: string;
  /** When they first saw it in an emergency, relying on no other right. */
  emergencyAt: string | null;
  /** When the turn was over in which they saw it, where giving it back asks for a rotation. */
  returnedAt: string | null;
}

/**
 * Since when a version that somebody saw must be changed because of them. What was seen in an emergency is owed from that
 * moment on, whatever right came later, what was seen in a turn that asks for it once the turn is over; anything else once no
 * live right covers it. Null while nothing is owed.
 */
export function owedSince(seen: Sight, rights: readonly HeldRight[], today: string): string | null {
  const since = [seen.emergencyAt, seen.returnedAt, uncoveredSince(seen, rights, today)].filter((at) => at !== null);
  return since.sort()[0] ?? null;
}

/** When the last right to see this kind ended, or when they first saw it, whichever came later; null under a live right. */
function uncoveredSince(seen: Sight, rights: readonly HeldRight[], today: string): string | null {
  let since = seen.firstAt;
  for (const right of rights) {
    if (!mayRelease('credential.reveal', seen.kind, seen.accessModel, [right.standing])) continue;
    const over = overSince(right, today);
    if (over === null) return null;
    if (over > since) since = over;
  }
  return since;
}
