import { DateTime } from 'luxon';
import type { DueExpression } from './due.expression.js';

/** What a due date is counted from. */
export interface DueFacts {
  readonly openedAt: Date;
  readonly now: Date;
  /** `YYYY-MM-DD` where the person is. */
  readonly lastDay: string;
  /** IANA name of the person's zone. */
  readonly timeZone: string;
  readonly leadDays: number;
  /** Days `YYYY-MM-DD` that are no business days, weekends aside. */
  readonly holidays?: ReadonlySet<string>;
  /** When another task of the same account is due, for expressions such as `B2+7c`. */
  readonly dueOf?: (taskId: string) => Date | undefined;
}

const NO_HOLIDAYS: ReadonlySet<string> = new Set();

/** Slack between the platform's own delay and the last day: source of the rule is requirement 0.3 of the domain research. */
export const SAFETY_DAYS = 3;

/**
 * The instant a task is due, never before now: what should have been done already is due at once. Days are days where the
 * person is, and end at their midnight whatever summer time does.
 */
export function dueAt(due: DueExpression, facts: DueFacts): Date {
  const at = countedFrom(due, facts);
  return at.getTime() < facts.now.getTime() ? facts.now : at;
}

function countedFrom(due: DueExpression, facts: DueFacts): Date {
  const start = anchorOf(due, facts);
  if (due.unit === 'hours') return withLead(start.plus({ hours: due.amount }), due, facts).toJSDate();
  const untouched = due.amount === 0 && due.localTime === null && !due.addsLeadDays;
  if (due.anchor === 'opening' && untouched) return facts.openedAt;
  const moved =
    due.unit === 'days'
      ? start.plus({ days: due.amount })
      : plusBusinessDays(start, due.amount, facts.holidays ?? NO_HOLIDAYS);
  return inDay(withLead(moved, due, facts), due.localTime);
}

function anchorOf(due: DueExpression, facts: DueFacts): DateTime {
  if (due.anchor === 'opening') return local(facts.openedAt, facts.timeZone);
  const lastDay = dayIn(facts.lastDay, facts.timeZone);
  if (due.anchor === 'last_day') return lastDay;
  // A case closes once the day after the last day is over: every rotation is due by then.
  if (due.anchor === 'close') return plusBusinessDays(lastDay, 1, facts.holidays ?? NO_HOLIDAYS);
  const other = facts.dueOf?.(due.anchor.task);
  return other ? local(other, facts.timeZone) : lastDay;
}

const withLead = (at: DateTime, due: DueExpression, facts: DueFacts): DateTime =>
  due.addsLeadDays ? at.plus({ days: facts.leadDays }) : at;

function inDay(day: DateTime, localTime: string | null): Date {
  if (localTime === null) return day.endOf('day').toJSDate();
  const [hour, minute] = localTime.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 }).toJSDate();
}

/** Counts days that are neither Saturday, Sunday nor a holiday; zero leaves the day as it is. */
export function plusBusinessDays(
  start: DateTime,
  amount: number,
  holidays: ReadonlySet<string> = NO_HOLIDAYS,
): DateTime {
  const step = Math.sign(amount);
  let days = 0;
  for (let left = Math.abs(amount); left > 0;) {
    days += step;
    if (isBusinessDay(start, holidays, days)) left -= 1;
  }
  return days === 0 ? start : start.plus({ days });
}

const DAY_MS = 86_400_000;
const [FRIDAY, WEEK] = [5, 7];

/** Is that day, or the one so many days after it? Counted on the calendar: days in a time zone cost a thousand times as much. */
export function isBusinessDay(at: DateTime, holidays: ReadonlySet<string> = NO_HOLIDAYS, days = 0): boolean {
  const weekday = (((at.weekday - 1 + days) % WEEK) + WEEK) % WEEK;
  if (weekday >= FRIDAY) return false;
  const midnight = Date.UTC(at.year, at.month - 1, at.day) + days * DAY_MS;
  return holidays.size === 0 || !holidays.has(new Date(midnight).toISOString().slice(0, 10));
}

/** The last millisecond of the last day where the person is: when access ends by itself. */
export function endOfLastDay(lastDay: string, timeZone: string): Date {
  return dayIn(lastDay, timeZone).endOf('day').toJSDate();
}

/** The first instant of a day where the person is. */
export function startOfDay(day: string, timeZone: string): Date {
  return dayIn(day, timeZone).toJSDate();
}

/** The last millisecond of the day so many days after the last one, counted from today where that is over. */
export function endOfGrace(lastDay: string, timeZone: string, graceDays: number, from: Date): Date {
  const today = localDay(from, timeZone);
  const start = dayIn(lastDay > today ? lastDay : today, timeZone);
  return start.plus({ days: graceDays }).endOf('day').toJSDate();
}

/** When access ends by itself. */
export const endOfAccess = (
  { confirmsKept }: { confirmsKept: boolean },
  lastDay: string,
  timeZone: string,
  graceDays: number,
  from: Date,
): Date => (confirmsKept ? endOfGrace(lastDay, timeZone, graceDays, from) : endOfLastDay(lastDay, timeZone));

/** Was the last day over before today where the person is? A case opened then is cut at once. */
export function isPast(lastDay: string, timeZone: string, now: Date): boolean {
  return endOfLastDay(lastDay, timeZone).getTime() < now.getTime();
}

/** Day `YYYY-MM-DD` on which a transfer must start at the latest: the last day minus the platform's delay minus three calendar days. */
export function latestSafeStart(lastDay: string, leadDays: number): string {
  return isoDay(dayIn(lastDay, 'UTC').minus({ days: leadDays + SAFETY_DAYS }));
}

/** Today `YYYY-MM-DD` where the person is. */
export function localDay(at: Date, timeZone: string): string {
  return isoDay(local(at, timeZone));
}

function dayIn(day: string, timeZone: string): DateTime {
  const start = DateTime.fromISO(day, { zone: timeZone }).startOf('day');
  if (!start.isValid || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError('not a day in a known time zone');
  return start;
}

function local(at: Date, timeZone: string): DateTime {
  const there = DateTime.fromJSDate(at, { zone: timeZone });
  if (!there.isValid) throw new RangeError('not a known time zone');
  return there;
}

function isoDay(at: DateTime): string {
  return at.toISODate() ?? '';
}
