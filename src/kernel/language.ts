/** What the service writes texts in. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
/** A text of the service in every language. */
export type InLanguages = Readonly<Record<Language, string>>;
