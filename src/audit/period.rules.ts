import { iso } from '../kernel/clock.js';
import { AuditFailures } from './audit.failures.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** The first instant of a period given as a day (UTC) or an instant. Throws `audit.bad_instant`. */
export const startOf = (text: string | undefined): string | undefined => edge(text, 'T00:00:00.000Z');

/** The last instant of it, itself included. */
export const endOf = (text: string | undefined): string | undefined => edge(text, 'T23:59:59.999Z');

function edge(text: string | undefined, time: string): string | undefined {
  if (text === undefined) return undefined;
  const at = new Date(DAY.test(text) ? `${text}${time}` : text);
  const readable = (DAY.test(text) || INSTANT.test(text)) && !Number.isNaN(at.getTime());
  // The 31st of a short month would silently become the 1st of the next one.
  if (!readable || (DAY.test(text) && !iso(at).startsWith(text))) throw AuditFailures.BAD_INSTANT();
  return iso(at);
}
