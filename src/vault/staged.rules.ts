/** The newest leaves under the two marks of a credential: what waits to be tried, and what is in use. */
export interface StageLeaves {
  staged: string | null;
  current: string | null;
}

const detailsOf = (leaf: string | null): Record<string, unknown> =>
  leaf === null ? {} : ((JSON.parse(leaf) as { details?: Record<string, unknown> }).details ?? {});

/**
 * Does this version still wait to be tried? The row says so and its MAC proves it; the log can contradict it: it was given up,
 * another one was staged since, or a version of that number or a later one is in use. A leaf that is not written yet, because
 * the act is being committed, contradicts nothing.
 */
export function isOpen({ number, state }: { number: number; state: string }, leaves: StageLeaves): boolean {
  const staged = detailsOf(leaves.staged);
  const last = Number(staged['version'] ?? 0);
  const current = Number(detailsOf(leaves.current)['version'] ?? 0);
  const contradicted = last > number || (last === number && staged['state'] !== 'staged') || current >= number;
  return state === 'staged' && !contradicted;
}

/** Is it in the log already? Only then may it be decided or released. */
export const isFixed = (number: number, stagedLeaf: string | null): boolean =>
  detailsOf(stagedLeaf)['version'] === number;
