import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { french } from './typography';

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEPT = 'releve.language';

/** A text in both languages: none can be missing in one. */
type Pair = readonly [en: string, fr: string];
type Pairs = Readonly<Record<string, Pair>>;
/** `rows` for `rows_one` and `rows_other`. */
type KeyOf<T extends Pairs> = keyof T extends infer K
  ? K extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : K
  : never;
export type Section<T extends Pairs = Pairs> = { readonly name: string; readonly texts: T };
export type Values = Readonly<Record<string, string | number | null | undefined>>;
export type Translate<T extends Pairs> = (key: KeyOf<T> & string, values?: Values) => string;

/** Chosen here before, else the browser's; a signed-in person's own language takes its place. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'en' || kept === 'fr') return kept;
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: false,
  resources: {},
  // React escapes.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
document.documentElement.lang = language();

export function language(): Language {
  return i18next.language === 'fr' ? 'fr' : 'en';
}

export function chooseLanguage(chosen: Language): void {
  localStorage.setItem(KEPT, chosen);
  document.documentElement.lang = chosen;
  void i18next.changeLanguage(chosen);
}

/** The texts of one part of the console. */
export function section<const T extends Pairs>(name: string, texts: T): Section<T> {
  LANGUAGES.forEach((lang) => {
    const bundle: Record<string, string> = {};
    for (const [key, pair] of Object.entries(texts)) {
      const text = lang === 'fr' ? french(pair[1]) : pair[0];
      bundle[key] = text;
      // French has a form of its own for millions; ours reads like any other plural.
      if (key.endsWith('_other')) bundle[key.replace(/_other$/, '_many')] = text;
    }
    i18next.addResourceBundle(lang, name, bundle, true, true);
  });
  return { name, texts };
}

/** `const t = useTexts(texts)`: `t('title')`, `t('rows', { count })`. */
export function useTexts<T extends Pairs>({ name }: Section<T>): Translate<T> {
  const { t } = useTranslation(name);
  return (key, values = {}) => t(key, values as Record<string, unknown>) as string;
}

/** Outside a component: for what is said once, such as a notice. */
export const say = <T extends Pairs>({ name }: Section<T>, key: KeyOf<T> & string, values: Values = {}): string =>
  i18next.t(key, { ns: name, ...values }) as string;

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'fr' ? 'fr' : 'en';
}
