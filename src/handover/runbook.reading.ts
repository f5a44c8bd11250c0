/** Runbooks that cannot be used; says task or scenario and field. */
export class RunbookError extends Error {}

export type Row = Record<string, unknown>;

export function record(value: unknown, where: string): Row {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RunbookError(`${where} is no mapping`);
  return value as Row;
}

export function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new RunbookError(`${where} is no list`);
  return value;
}

export function text(row: Row, field: string, where: string): string {
  const value = row[field];
  if (typeof value !== 'string' || value.trim() === '') throw new RunbookError(`${where}: ${field} is no text`);
  return value;
}

/** The first of two fields that is there. */
export const either = (row: Row, first: string, second: string, owner: string): string =>
  text(row, row[first] === undefined ? second : first, owner);

export function choice<T extends string>(row: Row, field: string, allowed: readonly T[], where: string): T {
  const value = allowed.find((item) => item === row[field]);
  if (value === undefined) throw new RunbookError(`${where}: ${field} must be one of ${allowed.join(', ')}`);
  return value;
}

export const optional = <T extends string>(row: Row, field: string, allowed: readonly T[], where: string): T | null =>
  row[field] === undefined || row[field] === null ? null : choice(row, field, allowed, where);

export function flag(row: Row, field: string, where: string): boolean {
  const value = row[field] ?? false;
  if (typeof value !== 'boolean') throw new RunbookError(`${where}: ${field} must be true or false`);
  return value;
}

export function ids(value: unknown, where: string): readonly string[] {
  const items = list(value ?? [], where);
  if (!items.every((item): item is string => typeof item === 'string'))
    throw new RunbookError(`${where} must hold task ids`);
  return Object.freeze(items);
}
