import { dayAfter } from '../kernel/clock.js';

interface Dates {
  absenceFrom: string | null;
  absenceUntil: string | null;
}

interface Span {
  from: string | null;
  until: string | null;
}

/** Away from the day after the last day here, today at the latest; dates the directory knows and that are not over stay. */
export function absenceDuring({ absenceFrom, absenceUntil }: Dates, lastDay: string, today: string): Span {
  const isOver = absenceUntil !== null && absenceUntil < today;
  if (absenceFrom !== null && absenceFrom <= today && !isOver) return { from: absenceFrom, until: absenceUntil };
  const next = dayAfter(lastDay);
  return { from: next < today ? next : today, until: isOver ? null : absenceUntil };
}

/** The absence ended on the day before `on`; one that had not begun by then never was. */
export function absenceAfter({ absenceFrom }: Dates, on: string): Span {
  if (absenceFrom === null || absenceFrom >= on) return { from: null, until: null };
  return { from: absenceFrom, until: dayAfter(on, -1) };
}
