import { DateTime } from 'luxon';

export const DUE = ['late', 'today', 'week', 'open'] as const;
export type Due = (typeof DUE)[number];

/** Instants between which an unfinished task is due: from the first on, before the second. */
export interface DueWindow {
  from: string;
  before: string;
}

const DAYS: Record<Exclude<Due, 'late' | 'open'>, number> = { today: 1, week: 7 };
/** After every instant somebody may write down. */
const ENDLESS = '~';

/** Late is what was due before now; today and this week (seven days) end at midnight in the zone, summer time or not; open never ends. */
export function dueWindow(due: Due, zone: string, now: Date): DueWindow {
  const at = now.toISOString();
  if (due === 'late') return { from: '', before: at };
  if (due === 'open') return { from: '', before: ENDLESS };
  const end = DateTime.fromJSDate(now, { zone }).startOf('day').plus({ days: DAYS[due] });
  return { from: at, before: end.toUTC().toISO() ?? at };
}
