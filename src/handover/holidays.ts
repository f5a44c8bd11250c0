import type Holidays from 'date-holidays';
import { dayAfter } from '../kernel/clock.js';

/** The library holds the calendars of two hundred countries in memory: only a house that opens a case loads it. */
const library = async (): Promise<typeof Holidays> => (await import('date-holidays')).default;

const known = new Map<string, ReadonlySet<string>>();

/** `FR`, `GB`, or with a part of the country `GB-SCT`; null when there is no such place in the library. */
export async function countryOf(text: string): Promise<string | null> {
  const shelf = new (await library())();
  const [country, part, ...rest] = text.trim().toUpperCase().split('-');
  if (!country || rest.length > 0 || !Object.hasOwn(shelf.getCountries(), country)) return null;
  if (part === undefined) return country;
  return Object.hasOwn(shelf.getStates(country) ?? {}, part) ? `${country}-${part}` : null;
}

/** The country a locale names (`fr-FR` → `FR`); null for a language alone. */
export async function countryOfLocale(locale: string): Promise<string | null> {
  const { region } = new Intl.Locale(locale);
  return region === undefined ? null : countryOf(region);
}

/**
 * Public holidays `YYYY-MM-DD` of a place in the years around these days; none where the place is not known. Source: the
 * date-holidays library.
 */
export async function publicHolidays(country: string | null, days: readonly string[]): Promise<ReadonlySet<string>> {
  if (country === null) return new Set();
  const years = days.map((day) => Number(day.slice(0, 4)));
  const around = new Set(years.flatMap((year) => [year - 1, year, year + 1]));
  const Calendar = await library();
  return new Set([...around].flatMap((year) => [...inYear(Calendar, country, year)]));
}

/** Enough for every country of an organisation; whoever asks for more waits a few milliseconds again. */
const REMEMBERED = 500;
const DAY_MS = 86_400_000;
/** The day on which summer time ends has an hour more. */
const SUMMER_TIME_MS = 2 * 3_600_000;

function inYear(Calendar: typeof Holidays, country: string, year: number): ReadonlySet<string> {
  const at = `${country} ${year}`;
  const found = known.get(at);
  if (found) return found;
  const [land = '', part] = country.split('-');
  const calendar = part === undefined ? new Calendar(land) : new Calendar(land, part);
  const days = new Set<string>();
  for (const { date, start, end, type } of calendar.getHolidays(year)) {
    if (type !== 'public') continue;
    const first = date.slice(0, 10);
    const length = Math.max(1, Math.ceil((end.getTime() - start.getTime() - SUMMER_TIME_MS) / DAY_MS));
    for (let nth = 0; nth < length; nth++) days.add(dayAfter(first, nth));
  }
  if (known.size >= REMEMBERED) known.clear();
  known.set(at, days);
  return days;
}
