import { Failure } from '../kernel/failure.js';
import { DoorFailures } from './operation.failures.js';

const text = (error: unknown, key: string): string => {
  const carrier = error as Record<string, unknown> | null;
  const inner = carrier?.['driverError'] as Record<string, unknown> | undefined;
  return String(inner?.[key] ?? carrier?.[key] ?? '');
};

const isUnique = (error: unknown): boolean =>
  text(error, 'code') === '23505' ||
  /SQLITE_CONSTRAINT.*UNIQUE|UNIQUE constraint failed/.test(`${text(error, 'code')} ${text(error, 'message')}`);

/** The name of the unique index or column list that was hit, for modules that answer with a code of their own. */
export function violatedUnique(error: unknown): string | null {
  if (!isUnique(error)) return null;
  return text(error, 'constraint') || /constraint failed: (.*)$/.exec(text(error, 'message'))?.[1] || 'unique';
}

/** Deadlocks and serialisation failures of PostgreSQL: nothing happened, trying again is right. */
export const isWorthRetrying = (error: unknown): boolean => ['40P01', '40001'].includes(text(error, 'code'));

const isStorage = (error: unknown): boolean =>
  /^SQLITE_|^(\d\d|P0|XX|HV|F0)[0-9A-Z]{3}$|^ECONN|^EPIPE/.test(text(error, 'code')) ||
  /Connection terminated|not queryable|Cannot use a pool|timeout exceeded when trying to connect/.test(
    text(error, 'message'),
  );

/** A failure to answer with instead of a driver's error; null when the error is none of the storage's. */
export function storageFailure(error: unknown): Failure | null {
  // Two leaves for one place: nothing the caller sent, and nothing that may be answered as settled.
  if (isUnique(error) && /\bledger_/.test(`${text(error, 'table')} ${text(error, 'message')}`))
    return DoorFailures.UNAVAILABLE({ retryAfter: 1 });
  if (isUnique(error)) return new Failure('conflict', 'door.duplicate', 'There is such a record already.');
  return isStorage(error) ? DoorFailures.UNAVAILABLE({ retryAfter: 1 }) : null;
}
