import { DateTime } from 'luxon';

/** `HH:MM` where somebody is. */
export interface WorkingHours {
  from: string;
  to: string;
}

export interface Place {
  timeZone: string;
  /** Days `YYYY-MM-DD` on which nobody works there. */
  holidays: ReadonlySet<string>;
}

/**
 * The night an instant lies in, named by the day `YYYY-MM-DD` it began on where somebody is; null within working hours. A day
 * of the weekend and a public holiday are nights from their morning on.
 */
export function nightOf(at: Date, { timeZone, holidays }: Place, { from, to }: WorkingHours): string | null {
  const there = DateTime.fromJSDate(at, { zone: timeZone });
  const time = there.toFormat('HH:mm');
  const day = there.toISODate() ?? '';
  const isFree = there.weekday > 5 || holidays.has(day);
  if (!isFree && time >= from && time < to) return null;
  return time < from ? (there.minus({ days: 1 }).toISODate() ?? day) : day;
}
