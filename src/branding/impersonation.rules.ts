/** How it may end, or go on. */
export const OUTCOMES = ['still_up', 'removed', 'renamed', 'pending', 'blocked', 'not_impersonation'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** On record and not over; `proposed` is what a member told of and nobody who answers for the brand has looked at. */
export const LIVE = ['proposed', 'open', 'still_up', 'pending'] as const;
/** Confirmed and not over: what the public is warned of. One person's word warns nobody of a stranger. */
export const CONFIRMED = ['open', 'still_up', 'pending'] as const;

export const STATES = [...LIVE, 'removed', 'renamed', 'blocked', 'not_impersonation'] as const;

export const isLive = (state: string): boolean => (LIVE as readonly string[]).includes(state);
