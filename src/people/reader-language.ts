import { one, sql } from '../database/sql.js';
import { LANGUAGES, type Language } from '../kernel/language.js';
import type { Operation } from '../operation/operation.js';

/** The language asked for; without one that is known, the language of whoever asks. */
export async function readerLanguage({ db, actor }: Operation, asked: string | undefined): Promise<Language> {
  const known = LANGUAGES.find((each) => each === asked);
  if (known) return known;
  const person = await one<{ locale: string | null }>(db, sql`select locale from person where id = ${actor.id}`);
  return person?.locale?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
