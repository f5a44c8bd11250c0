/**
 * What the newest leaf under a mark says of one field; null where it says nothing. Some states are lifted by clearing a column:
 * the leaf of the act that set them outlives whoever can only write the table.
 */
export function saidBy(leaf: string | null, field: string): string | null {
  if (leaf === null) return null;
  const said = (JSON.parse(leaf) as { details?: Record<string, unknown> }).details?.[field];
  return typeof said === 'string' ? said : null;
}

/** Frozen since, of an account or a person: `frozenAt`. */
export const freezeMark = (id: string): string => `freeze:${id}`;
/** Cut since, of a person: `cutAt`. */
export const cutMark = (personId: string): string => `cut:${personId}`;
/** The access model of an account: `accessModel`. */
export const modelMark = (accountId: string): string => `model:${accountId}`;
