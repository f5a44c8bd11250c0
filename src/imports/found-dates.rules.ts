import { fold } from '../kernel/fold.js';
import { isDay } from '../kernel/zone.js';

export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A date as somebody wrote it: a day, or something that is true and not so exact. */
export type FoundDate = { day: string } | { vague: string };

const MONTHS = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'feb', 'february'],
  ['mars', 'mar', 'march'],
  ['avril', 'avr', 'apr', 'april'],
  ['mai', 'may'],
  ['juin', 'jun', 'june'],
  ['juillet', 'juil', 'jul', 'july'],
  ['aout', 'aug', 'august'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

const PARTED = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ t]\d{1,2}[:h]\d{2}.*)?$/;
const ISO = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ t]\d{1,2}:\d{2}.*)?$/;
const WORDED = /^(?:(\d{1,2})(?:er|st|nd|rd|th)? )?([a-z]+)\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/;
const VAGUE = /^(?:(?:0?[1-9]|1[0-2])[/.-])?(?:19|20)\d{2}$/;

const two = (part: string | number): string => String(part).padStart(2, '0');
/** Two digits of a year are of this century unless that lies ahead by more than a generation. */
const yearOf = (part: string): string => (part.length === 4 ? part : `${Number(part) > 69 ? '19' : '20'}${part}`);

/** Null for what is no date. A month or a year stays what it is: no day is made up. */
export function foundDate(cell: string, order: DateOrder): FoundDate | null {
  const text = fold(cell);
  const iso = ISO.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const parted = PARTED.exec(text);
  if (parted) {
    const [, first = '', second = '', year = ''] = parted;
    return order === 'dmy' ? dayOf(yearOf(year), second, first) : dayOf(yearOf(year), first, second);
  }
  if (VAGUE.test(text)) return { vague: cell.trim() };
  const worded = WORDED.exec(text);
  const month = worded ? MONTHS.findIndex((names) => names.includes(worded[2] ?? '')) + 1 : 0;
  if (!worded || month === 0) return null;
  const on = worded[1] ?? worded[3];
  return on === undefined ? { vague: cell.trim() } : dayOf(worded[4], month, on);
}

function dayOf(year = '', month: string | number = '', on: string | number = ''): FoundDate | null {
  const day = `${year}-${two(month)}-${two(on)}`;
  return isDay(day) ? { day } : null;
}

/** Day before month, unless a number that can only be a day stands in the second place and none in the first. */
export function dateOrderOf(cells: readonly string[]): DateOrder {
  const parted = cells.map((cell) => PARTED.exec(fold(cell))).filter((match) => match !== null);
  const beyond = (place: 1 | 2): boolean => parted.some((match) => Number(match[place]) > 12);
  return beyond(2) && !beyond(1) ? 'mdy' : 'dmy';
}
