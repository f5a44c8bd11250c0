import { DateTime } from 'luxon';
import { iso } from '../kernel/clock.js';
import { both, type Language } from './mail-topic.js';

/** What waits for somebody, in numbers. */
export interface Waiting {
  late: number;
  today: number;
  week: number;
  requests: number;
  reviews: number;
  acknowledgements: number;
  rotations: number;
}

export const NOTHING_WAITS: Waiting = {
  late: 0,
  today: 0,
  week: 0,
  requests: 0,
  reviews: 0,
  acknowledgements: 0,
  rotations: 0,
};

export interface LocalDay {
  /** `YYYY-MM-DD` where they are. */
  day: string;
  hour: number;
  /** Last instants of today and of this week. */
  today: string;
  week: string;
}

export function localDayOf(now: Date, timeZone: string): LocalDay {
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  return {
    day: here.toISODate() ?? '',
    hour: here.hour,
    today: iso(here.endOf('day').toJSDate()),
    week: iso(here.endOf('week').toJSDate()),
  };
}

const LINES: readonly { shown: readonly (keyof Waiting)[]; text: Readonly<Record<Language, string>>; path: string }[] =
  [
    {
      shown: ['late', 'today', 'week'],
      text: both(
        'Tasks of departures: {late} late, {today} due today, {week} more this week',
        'Tâches de départs : {late} en retard, {today} pour aujourd’hui, {week} autres cette semaine',
      ),
      path: '/offboarding-cases',
    },
    {
      shown: ['requests'],
      text: both('Requests for access to decide: {requests}', 'Demandes d’accès à trancher : {requests}'),
      path: '/access-requests?to=me',
    },
    {
      shown: ['reviews'],
      text: both('Questions of a review to answer: {reviews}', 'Questions de revue en attente : {reviews}'),
      path: '/reviews',
    },
    {
      shown: ['acknowledgements'],
      text: both('To read and accept: {acknowledgements}', 'À lire et à accepter : {acknowledgements}'),
      path: '/policies',
    },
    {
      shown: ['rotations'],
      text: both(
        'Secrets of your accounts to change: {rotations}',
        'Secrets de vos comptes à renouveler : {rotations}',
      ),
      path: '/rotations',
    },
  ];

const WAITS = both('This waits for you:', 'Ce qui vous attend :');
const NEWS = both('This happened:', 'Ce qui s’est passé :');
const MORE = both('… and {n} more', '… et {n} autres');
export const DIGEST_SUBJECT = both('What waits for you today', 'Ce qui vous attend aujourd’hui');
export const MOST_NEWS = 30;

/** The words of a daily mail: numbers with links, then what was announced, one line and link each. */
export function digestText(
  language: Language,
  waiting: Waiting,
  { news, left }: { news: readonly { subject: string; link: string }[]; left: number },
  url: string,
): string {
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: keyof Waiting) => String(waiting[name]));
  const waits = LINES.filter(({ shown }) => shown.some((name) => waiting[name] > 0)).map(
    ({ text, path }) => `- ${filled(text[language])}\n  ${url}${path}`,
  );
  const told = news.map(({ subject, link }) => `- ${subject}\n  ${link}`);
  const more = left > 0 ? [MORE[language].replace('{n}', String(left))] : [];
  return [
    ...(waits.length > 0 ? [[WAITS[language], ...waits].join('\n')] : []),
    ...(told.length > 0 ? [[NEWS[language], ...told, ...more].join('\n')] : []),
  ].join('\n\n');
}

export const somethingWaits = (waiting: Waiting): boolean => Object.values(waiting).some((n: number) => n > 0);
