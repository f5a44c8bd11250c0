/**
 * Is a row at least as new as the newest leaf that fixes its state? A row restored from an older copy of the database carries a
 * good MAC but a version the log has seen replaced. Without a leaf (imported) only the first version is believed.
 */
export function isNewest(version: number, leaf: string | null): boolean {
  if (leaf === null) return version === 1;
  const { details } = JSON.parse(leaf) as { details?: { version?: unknown } };
  return typeof details?.version === 'number' && version >= details.version;
}
