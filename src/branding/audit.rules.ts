/** What is looked at on each account. */
export const POINTS = ['handle', 'name', 'logo', 'bio', 'link', 'badge'] as const;
export type Point = (typeof POINTS)[number];

export const RESULTS = ['ok', 'wrong', 'na'] as const;
export type Result = (typeof RESULTS)[number];

/** Levels with which somebody posts on an account: they do not audit it. */
export const POSTING = ['full_control', 'publisher', 'moderator'] as const;

/** Exactly the points of the checklist, each with one of the answers. */
export function isComplete(results: Readonly<Record<string, unknown>>, checklist: readonly string[]): boolean {
  const answered = Object.entries(results);
  return (
    answered.length === checklist.length &&
    answered.every(([point, result]) => checklist.includes(point) && RESULTS.includes(result as Result))
  );
}
