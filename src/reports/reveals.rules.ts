import type { Shortfall } from './finding.js';

/** How often somebody revealed something within ten minutes: `at` is the beginning of an instant, `2026-11-17T09:4`. */
export interface Burst {
  personId: string;
  timeZone: string;
  at: string;
  n: number | string;
}

export const MANY_A_DAY = 20;
export const REVEAL_DAYS = 30;
const MORNING = 6;
const EVENING = 22;

interface Habit {
  perDay: Map<string, number>;
  atNight: number;
  first: string;
}

/** People who on one of their own days revealed more than 20 times, or at all between 22:00 and 06:00 where they work. */
export function unusualReveals(bursts: readonly Burst[]): Shortfall[] {
  const habits = new Map<string, Habit>();
  for (const burst of bursts) {
    const n = Number(burst.n);
    const { day, hour } = localTime(`${burst.at}0:00.000Z`, burst.timeZone);
    const habit = habits.get(burst.personId) ?? { perDay: new Map<string, number>(), atNight: 0, first: day };
    habit.perDay.set(day, (habit.perDay.get(day) ?? 0) + n);
    if (hour < MORNING || hour >= EVENING) habit.atNight += n;
    if (day < habit.first) habit.first = day;
    habits.set(burst.personId, habit);
  }
  return [...habits].flatMap(([personId, habit]) => {
    const busiest = Math.max(...habit.perDay.values());
    if (busiest <= MANY_A_DAY && habit.atNight === 0) return [];
    const note = `${busiest} / ${habit.atNight}`;
    return [{ subject: `person:${personId}`, accountId: null, personId, since: habit.first, note }];
  });
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(instant: string, timeZone: string): { day: string; hour: number } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(timeZone, clock);
  }
  const [day = '', time = ''] = clock.format(new Date(instant)).split(' ');
  return { day, hour: Number(time.slice(0, 2)) };
}
