import { Text } from '@mantine/core';
import { useReader } from '../service/session';
import { useLanguage, useTexts, type Language } from '../texts/language';
import { texts } from '../texts/parts';

const LOCALES: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const INSTANT: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit' };

/** An instant (RFC 3339) in the reader's own time zone. */
export function When({ at }: { at: string | null | undefined }) {
  const format = useFormats();
  const t = useTexts(texts);
  return at ? (
    <Text span inherit component="time" {...{ dateTime: at }}>
      {format.instant(at)}
    </Text>
  ) : (
    <>{t('never')}</>
  );
}

/** A day (YYYY-MM-DD), wherever one reads it. */
export function Day({ on }: { on: string | null | undefined }) {
  const format = useFormats();
  return on ? (
    <Text span inherit component="time" {...{ dateTime: on }}>
      {format.day(on)}
    </Text>
  ) : null;
}

/** A number as the language writes it. */
export function Count({ of, unit }: { of: number | null | undefined; unit?: 'percent' }) {
  const format = useFormats();
  return of === null || of === undefined ? <>–</> : <>{unit === 'percent' ? format.percent(of) : format.number(of)}</>;
}

/** The language's ways of writing days, instants and numbers, for what is no element of its own (labels, charts). */
export function useFormats() {
  const locale = LOCALES[useLanguage()];
  const { person } = useReader();
  const zone = person?.timeZone;
  return {
    day: (on: string): string =>
      new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`)),
    instant: (at: string): string =>
      new Intl.DateTimeFormat(locale, { ...INSTANT, ...(zone ? { timeZone: zone } : {}) }).format(new Date(at)),
    number: (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value),
    /** `value` from 0 to 100. */
    percent: (value: number): string =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value / 100),
  };
}
