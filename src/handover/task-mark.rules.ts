/** Leaves that say whom a task was given to. */
export const taskMark = (taskId: string): string => `task:${taskId}`;

/** Does the newest of these leaves give this very step to this person? `leaf` is its body, null where nobody gave it. */
export function isGivenTo(
  personId: string,
  { accountId, code }: { accountId: string; code: string },
  leaf: string | null,
): boolean {
  if (leaf === null) return false;
  const { details } = JSON.parse(leaf) as { details?: Record<string, unknown> };
  return details?.['assignee'] === personId && details['account'] === accountId && details['code'] === code;
}
