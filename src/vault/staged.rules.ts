/** The newest leaves under the two marks of a credential: what waits to be tried, and what is in use. */
export interface StageLeaves {
  staged: string | null;
  current: string | null;
}

const detailsOf = (leaf: string | null): Record<string, unknown> =>
  leaf === null ? {} : ((JSON.parse(leaf) as { details?: Record<string, unknown> }).details ?? {});

/**
 * Does this version still wait to be tried? The log decides: it was staged, nobody gave it up, and no version of that number or
 * a later one is in use. A row put back, or made to look decided or undecided by hand, changes nothing.
 */
export function isOpen({ number, state }: { number: number; state: string }, leaves: StageLeaves): boolean {
  const staged = detailsOf(leaves.staged);
  const current = Number(detailsOf(leaves.current)['version'] ?? 0);
  return state === 'staged' && staged['state'] === 'staged' && staged['version'] === number && current < number;
}
