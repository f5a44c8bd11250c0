import type { Problem } from '../service/problem';
import { fieldTexts } from './field-texts';
import { language, say, section } from './language';
import { french } from './typography';

/** One file an area, `code: French sentence`; English is the sentence the service answers. */
const AREAS = import.meta.glob<Record<string, Record<string, string>>>('./problems/*.ts', { eager: true });
const FRENCH: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(AREAS).flatMap((area) => Object.values(area)),
);

const texts = section('problems', {
  unreachable: [
    'Relève cannot be reached. Check your connection and try again.',
    'Relève est injoignable. Vérifiez votre connexion et réessayez.',
  ],
  unexpected: [
    'Something unexpected happened. Nothing you typed is lost; try again in a moment.',
    'Un incident imprévu est survenu. Rien de ce que vous avez saisi n’est perdu ; réessayez dans un instant.',
  ],
  wait_one: ['Try again in {{count}} second.', 'Réessayez dans {{count}} seconde.'],
  wait_other: ['Try again in {{count}} seconds.', 'Réessayez dans {{count}} secondes.'],
});

/** The sentence for a code: ours for the shape of a field, French by the tables, else what the service said. */
export function reasonOf({ code, detail }: { code: string; detail: string }): string {
  if (code in fieldTexts.texts) return say(fieldTexts, code as keyof typeof fieldTexts.texts);
  return language() === 'fr' && FRENCH[code] !== undefined ? french(FRENCH[code]) : detail;
}

/** What a refusal tells the person who reads it. */
export function problemText(problem: Problem): string {
  if (problem.code === 'request.unreachable') return say(texts, 'unreachable');
  if (problem.status >= 500 && problem.status !== 503) return say(texts, 'unexpected');
  const wait = problem.retryAfter === null ? '' : ` ${say(texts, 'wait', { count: problem.retryAfter })}`;
  return `${reasonOf(problem) || say(texts, 'unexpected')}${wait}`;
}
